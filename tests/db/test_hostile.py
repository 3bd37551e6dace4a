"""On an engine that promises little, every command still counts once, and what others did is still seen.

CI is gentle with its time (2 ms a statement). `tests/db` as a whole runs on a hostile engine by WATCHFLOOR_HOSTILE=100
(no NOTIFY, no names of constraints, 100 ms a statement), as benchmarks.store_soak --long does; it stands for
distributed engines.
"""

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.errors import StoreBusy, StoreFailed
from db.registry import Registry
from db.verify import verify_all
from dispatch.errors import Refused
from tests.crews import HERE, Crew, open_with_crews, there_and_back
from tests.db.hostile import Hostility, hide_names, hostile
from tests.db.town import CODE, DIRECTORY, an_order, report, settle

STEPS = ("assign", "deliver", "read", "recall")


@pytest.mark.keeps_names
@pytest.mark.parametrize(("refused", "lost", "latency_s"), [(0.1, 0.0, 0.002), (0.1, 0.1, 0.0)])
def test_commands_count_once_on_a_hostile_engine(
    pg_store: Engine, tmp_path: Path, refused: float, lost: float, latency_s: float
) -> None:
    how = Hostility(random.Random(7), refused=refused, lost=lost, latency_s=latency_s)
    hide_names(pg_store)
    address = pg_store.url.render_as_string(hide_password=False)
    centre, crews = open_with_crews(tmp_path, address, 4)
    acknowledged, lock = 0, threading.Lock()

    def work(crew: Crew) -> None:
        nonlocal acknowledged
        steps, left = there_and_back(centre, crew), 24
        while left:
            left -= 1
            try:
                next(steps)
                with lock:
                    acknowledged += 1
            except (Refused, StoreFailed, StopIteration):
                steps = there_and_back(centre, crew)  # three times in a row: the desk looks again

    with closing(centre), hostile(centre.engine, how), ThreadPoolExecutor(len(crews)) as threads:
        list(threads.map(work, crews))
    lines = [line for line in centre.log.after(HERE, 0) if line.step in STEPS]
    assert how.strikes > 3
    assert how.notified > 10
    assert len({line.command_id for line in lines}) == len(lines)
    assert acknowledged <= len(lines) <= acknowledged + how.strikes
    assert verify_all(pg_store) == {HERE: None}
    held = {unit.id: unit.order_id for unit in centre.board.units(HERE) if unit.order_id}
    active = {order.unit_id: order.id for unit_id in held for order in centre.board.orders_of(HERE, unit_id)}
    assert held == active
    centre.close()


@pytest.mark.keeps_names
def test_an_engine_that_hides_the_names_of_its_constraints_is_still_told_what_was_in_the_way(pg_store: Engine) -> None:
    """The second belt, reached past the first: busy, and no name in the words."""
    store = settle(pg_store)
    case = report(store, "c1")
    hide_names(pg_store)

    def send_twice() -> None:
        with store.begin(CODE) as work:
            assert work.done("c2") is None
            for _ in range(2):
                work.add_order(an_order(case.id))

    with pytest.raises(StoreBusy) as failure:
        send_twice()
    assert "x_" not in str(failure.value)
    assert "order" not in str(failure.value)
    Registry(pg_store, lambda: None).put_directory(DIRECTORY)  # what is put on conflict names no constraint either
    assert report(store, "c3").id > case.id
