"""Fifty at once over whole verbs, on both engines: one winner, every loser told by whom, and the log says all of it."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine

from assembly.centre import OpenCentre
from db.again import SteadyCentre
from db.errors import StoreBusy
from db.verify import verify_all
from dispatch.errors import Refused, Stale, UnitBusy
from dispatch.states import State
from dispatch.values import Role
from dispatch.verbs import Actor, Assign, Done
from tests.crews import DISPATCHER, HERE, Crew, open_with_crews, recall, there_and_back

MANY = 50
DESK = Actor(person_id=DISPATCHER, role=Role.DISPATCHER, workstation="desk")
VERBS = 2500  # on each engine; ten times ten thousand in benchmarks.store_soak --long
WRITERS = 16
STEPS = ("assign", "deliver", "read", "recall")


@pytest.fixture
def centre_of(any_store: Engine, tmp_path: Path) -> Iterator[Callable[[int], tuple[OpenCentre, list[Crew]]]]:
    """A centre with crews over each engine in turn."""
    made: list[OpenCentre] = []

    def make(count: int) -> tuple[OpenCentre, list[Crew]]:
        centre, crews = open_with_crews(tmp_path, any_store.url.render_as_string(hide_password=False), count)
        made.append(centre)
        return centre, crews

    yield make
    for centre in made:
        centre.close()


def steps_in(centre: OpenCentre) -> list[str]:
    """What the log tells was done, refusals among it."""
    return [line.step for line in centre.log.after(HERE, 0, limit=10 * VERBS)]


def storm(centre: OpenCentre, verbs: list[Assign]) -> list[Done | Refused]:
    """All verbs at the same moment, each from a thread of its own; what each was told."""
    start, steady = threading.Barrier(len(verbs)), SteadyCentre(centre.dispatcher)

    def send(nth: int, verb: Assign) -> Done | Refused:
        start.wait()
        try:
            return steady.do(verb, by=DESK, command_id=f"storm-{verb.case_id}-{verb.unit_id}-{nth}")
        except Refused as refused:
            return refused

    with ThreadPoolExecutor(len(verbs)) as threads:
        return list(threads.map(send, range(len(verbs)), verbs))


def test_of_fifty_desks_at_one_case_one_wins_and_the_others_learn_who(
    centre_of: Callable[[int], tuple[OpenCentre, list[Crew]]],
) -> None:
    centre, crews = centre_of(MANY)
    told = storm(centre, [Assign(case_id=crews[0].case_id, seen=1, unit_id=crew.unit_id) for crew in crews])
    assert sum(isinstance(each, Done) for each in told) == 1
    for each in told:
        assert isinstance(each, Done | Stale)
        if isinstance(each, Stale):
            assert (each.by_name, each.state) == ("王敏", State.DISPATCHED)
            assert each.unit_name.endswith("号车")
    assert sum(unit.order_id is not None for unit in centre.board.units(HERE)) == 1


def test_of_fifty_cases_that_want_one_unit_one_gets_it_and_the_others_learn_what_it_does(
    centre_of: Callable[[int], tuple[OpenCentre, list[Crew]]],
) -> None:
    centre, crews = centre_of(MANY)
    told = storm(centre, [Assign(case_id=crew.case_id, seen=1, unit_id=7) for crew in crews])
    assert sum(isinstance(each, Done) for each in told) == 1
    assert {type(each) for each in told} == {Done, UnitBusy}
    (order,) = centre.board.orders_of(HERE, 7)
    numbers = {case.id: case.number for case in centre.board.open_cases(HERE)}
    assert {each.case_number for each in told if isinstance(each, UnitBusy)} == {numbers[order.case_id]}
    assert steps_in(centre).count("assign") == 1


def test_thousands_of_verbs_at_once_are_each_done_once_or_refused_and_the_log_tells_which(
    centre_of: Callable[[int], tuple[OpenCentre, list[Crew]]],
) -> None:
    centre, crews = centre_of(WRITERS // 2)  # two writers for each crew, who get in each other's way
    left, lock, done = [VERBS], threading.Lock(), [0] * WRITERS

    def take() -> bool:
        with lock:
            left[0] -= 1
            return left[0] >= 0

    def write(writer: int) -> None:
        crew, steps = crews[writer % len(crews)], None
        while take():
            try:
                steps = steps or there_and_back(centre, crew)
                next(steps)
                done[writer] += 1
            except (Refused, StoreBusy):
                steps = None  # the other was quicker: look again

    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(write, range(WRITERS)))
    assert sum(done) > VERBS / 10
    assert sum(step in STEPS for step in steps_in(centre)) == sum(done)
    assert verify_all(centre.engine) == {HERE: None}
    units = {unit.id: unit for unit in centre.board.units(HERE)}
    for crew in crews:
        file = centre.board.file(HERE, crew.case_id)
        moves = [line for line in file.entries if line.step in ("assign", "recall")]
        assert file.case.version == 1 + len(moves)
        assert [line.step for line in moves] == ["assign", "recall"] * (len(moves) // 2) + ["assign"] * (len(moves) % 2)
        active = [order for order in file.orders if order.ended_at is None]
        assert units[crew.unit_id].order_id == (active[0].id if active else None)
        assert len(active) == len(moves) % 2
        if active:
            recall(centre, crew)
    assert all(unit.order_id is None for unit in centre.board.units(HERE))
