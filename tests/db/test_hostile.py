"""On an engine that promises little, every command still counts once, and what others did is still seen.

CI is gentle with its time (2 ms a statement). `tests/db` as a whole runs on a hostile engine by WATCHFLOOR_HOSTILE=100
(no NOTIFY, 100 ms a statement), as benchmarks.store_soak --long does; it stands for distributed engines.
"""

import random
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.errors import StoreFailed
from db.verify import verify_all
from dispatch.errors import Refused
from tests.crews import HERE, Crew, open_with_crews, there_and_back
from tests.db.hostile import Hostility, hostile

STEPS = ("assign", "deliver", "read", "recall")


@pytest.mark.parametrize(("refused", "lost", "latency_s"), [(0.1, 0.0, 0.002), (0.1, 0.1, 0.0)])
def test_commands_count_once_on_a_hostile_engine(
    pg_store: Engine, tmp_path: Path, refused: float, lost: float, latency_s: float
) -> None:
    how = Hostility(random.Random(7), refused=refused, lost=lost, latency_s=latency_s)
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
