"""Many at once: one winner, no gap, nothing done twice."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from db.board import SqlBoard
from db.log import SqlLog
from db.registry import Registry
from db.store import SqlStore
from dispatch.ports import LostRace
from dispatch.values import Case, OrderState, UnitState
from dispatch.verbs import Done
from tests.db.town import CODE, NOW, a_case, a_line, an_order, assign, report, settle


def _together(*moves: Callable[[], object]) -> list[object]:
    """Run the moves at the same moment in threads of their own; their results, or the race they lost."""
    start = threading.Barrier(len(moves))

    def run(move: Callable[[], object]) -> object:
        start.wait()
        try:
            return move()
        except LostRace as race:
            return race

    with ThreadPoolExecutor(len(moves)) as threads:
        return list(threads.map(run, moves))


def _wins(results: list[object]) -> int:
    return sum(not isinstance(result, LostRace) for result in results)


def test_of_two_desks_that_send_units_to_one_case_exactly_one_wins(any_store: Engine) -> None:
    store = settle(any_store)
    for storm in range(10):
        case = report(store, f"c{storm}")

        def send(unit_id: int, storm: int = storm, seen: int = case.id) -> None:
            with store.begin(CODE) as work:
                held = replace(work.case(seen), version=1)  # the version that both desks had on their screens
                order = assign(work, held, unit_id)
                work.append(a_line(f"a{storm}-{unit_id}", seen), Done(seq=0, order_id=order.id))

        assert _wins(_together(lambda: send(7), lambda: send(8))) == 1
        (order,) = SqlBoard(any_store).file(CODE, case.id).orders
        with store.begin(CODE) as work:
            work.save_order(replace(order, state=OrderState.RECALLED, ended_at=NOW))
            work.free_unit(order.unit_id, order.id, NOW)
            assert work.unit(order.unit_id).state is UnitState.FREE


def test_of_two_cases_that_want_one_unit_exactly_one_gets_it(any_store: Engine) -> None:
    store = settle(any_store)
    for unit_id in range(7, 12):
        cases = [report(store, f"c{unit_id}-{n}") for n in range(2)]

        def send(index: int, unit_id: int = unit_id, cases: list[Case] = cases) -> None:
            with store.begin(CODE) as work:
                case = work.case(cases[index].id)
                if work.unit(unit_id).order_id is not None:
                    raise LostRace("unit")
                assign(work, case, unit_id)
                work.append(a_line(f"a{unit_id}-{index}", case.id), Done(seq=0))

        assert _wins(_together(lambda: send(0), lambda: send(1))) == 1
        assert len(SqlBoard(any_store).orders_of(CODE, unit_id)) == 1


def test_a_unit_with_an_order_cannot_be_held_and_an_old_version_cannot_be_saved(any_store: Engine) -> None:
    store = settle(any_store)
    first, second = report(store, "c1"), report(store, "c2")
    with store.begin(CODE) as work:
        order = assign(work, first, 7)
        work.append(a_line("a1", first.id), Done(seq=0))
    with store.begin(CODE) as work:
        with pytest.raises(LostRace):
            work.hold_unit(7, order.id, second.id, UnitState.SENT, NOW)
        with pytest.raises(LostRace):
            work.save_case(first)
        work.free_unit(7, order.id + 1, NOW)
        assert work.unit(7).order_id == order.id


def test_the_second_belt_refuses_a_second_active_order_of_a_unit(any_store: Engine) -> None:
    store = settle(any_store)
    first, second = report(store, "c1"), report(store, "c2")
    with store.begin(CODE) as work:
        work.add_order(an_order(first.id))
    with pytest.raises(Exception, match="in the way"), store.begin(CODE) as work:
        work.add_order(an_order(second.id))


def test_a_repeated_command_says_what_the_first_try_did(any_store: Engine) -> None:
    store = settle(any_store)
    case = report(store, "c1")
    with store.begin(CODE) as work:
        assert work.done("c1") == Done(seq=1, case_id=case.id, version=1)
        assert work.done("c2") is None
    with pytest.raises(LostRace), store.begin(CODE) as work:
        work.append(a_line("c1", case.id), Done(seq=0))
    assert SqlLog(any_store).head(CODE) == 1


def test_one_command_sent_twice_at_the_same_moment_is_done_once(any_store: Engine) -> None:
    store = settle(any_store)

    def send() -> Done:
        with store.begin(CODE) as work:
            if earlier := work.done("same"):
                return earlier
            case = work.add_case(a_case(f"n{work.next_number(NOW.date())}"))
            return work.append(a_line("same", case.id), Done(seq=0, case_id=case.id))

    results = _together(*[send] * 4)
    assert len(set(results)) == 1
    assert len(SqlBoard(any_store).open_cases(CODE)) == 1


def test_numbers_of_eight_writers_are_the_order_of_commits_without_a_gap(any_store: Engine) -> None:
    store, log, stop = settle(any_store), SqlLog(any_store), threading.Event()
    followed: list[int] = []

    def follow() -> None:
        while True:
            over = stop.wait(0.002)
            lines = log.after(CODE, followed[-1] if followed else 0)
            followed.extend(line.seq for line in lines)
            if over and not lines:
                return

    def write(writer: int) -> None:
        for n in range(10):
            report(store, f"w{writer}-{n}")

    follower = threading.Thread(target=follow)
    follower.start()
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(8)))
    stop.set()
    follower.join()
    # A follower that asks only for what lies after its last number would have lost a line numbered before its commit.
    assert followed == list(range(1, 81))
    cases = SqlBoard(any_store).open_cases(CODE)
    assert sorted(case.number for case in cases) == [f"{CODE}-{n:05d}" for n in range(1, 81)]
    assert sorted(case.seq for case in cases) == followed


def test_what_a_follower_gathers_equals_what_is_freshly_read(any_store: Engine) -> None:
    store, log, board = settle(any_store), SqlLog(any_store), SqlBoard(any_store)
    held: dict[int, Case] = {}
    seen = 0
    for n in range(12):
        case = report(store, f"c{n}")
        if n % 3 == 0:
            with store.begin(CODE) as work:
                work.save_case(replace(work.case(case.id), title=f"改 {n}"))
                work.append(a_line(f"m{n}", case.id), Done(seq=0))
        lines = log.after(CODE, seen)
        seen = lines[-1].seq
        ids = {line.case_id for line in lines if line.case_id}
        held |= {case.id: case for case in board.cases(CODE, sorted(ids))}
    assert held == {case.id: case for case in SqlBoard(any_store).open_cases(CODE)}


def test_ids_and_numbers_of_a_rolled_back_command_leave_no_line_and_no_gap(any_store: Engine) -> None:
    store = settle(any_store)
    stale = report(store, "c0")
    with pytest.raises(LostRace), store.begin(CODE) as work:
        work.save_case(replace(work.add_case(a_case(f"n{work.next_number(NOW.date())}")), id=stale.id, version=9))
    assert report(store, "c1").number == f"{CODE}-00002"
    assert SqlLog(any_store).head(CODE) == 2


def test_the_doorbell_rings_after_the_commit_and_only_with_news(any_store: Engine) -> None:
    rung: list[int] = []
    settle(any_store)
    store = SqlStore(any_store, lambda: rung.append(SqlLog(any_store).head(CODE)))
    report(store, "c1")
    with store.begin(CODE) as work:
        work.done("c1")
    with pytest.raises(LostRace), store.begin(CODE) as work:
        work.append(a_line("c1"), Done(seq=0))
    assert rung == [1]


def test_imported_cases_come_once_with_one_line_a_batch(any_store: Engine) -> None:
    settle(any_store)
    registry, board, log = Registry(any_store, lambda: None), SqlBoard(any_store), SqlLog(any_store)
    cases = [a_case(f"B{n:04d}", is_demo=False) for n in range(1200)]
    assert not registry.holds_real_cases()
    assert registry.add_imported(CODE, cases, at=NOW, by_name="导入") == 1200
    assert registry.add_imported(CODE, cases, at=NOW, by_name="导入") == 0
    lines = log.after(CODE, 0)
    assert [line.body["cases"] for line in lines] == [500, 500, 200]
    held = board.open_cases(CODE)
    assert {case.seq for case in held} == {1, 2, 3}
    assert all(case.is_imported and case.version == 1 for case in held)
    assert registry.holds_real_cases()
