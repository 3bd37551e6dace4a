"""When the engine gives up, the refusal is worded, nothing is half done, and the same command may be sent again."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import Engine, event, text

from db.again import ATTEMPTS, SteadyCentre
from db.board import SqlBoard
from db.errors import StoreBusy, StoreFailed, StoreFull, StoreLost
from db.log import SqlLog
from db.verify import verify_log
from dispatch.errors import Invalid
from dispatch.values import OrderState, Role, UnitState
from dispatch.verbs import Actor, Done, Note, Verb
from tests.db.town import CODE, NOW, a_line, assign, report, settle

ACTOR = Actor(person_id=1, role=Role.DISPATCHER, workstation="一号台")


def test_a_full_disk_is_told_and_the_store_works_on_when_there_is_space(sqlite_store: Engine) -> None:
    store = settle(sqlite_store)
    with sqlite_store.connect() as connection:
        pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 20}")
    kept: list[int] = []

    def fill() -> None:
        while True:
            kept.append(report(store, f"c{len(kept)}", description="满" * 3000).id)

    with pytest.raises(StoreFull):
        fill()
    assert kept
    held = SqlBoard(sqlite_store).open_cases(CODE)
    assert [case.id for case in held] == kept
    assert SqlLog(sqlite_store).head(CODE) == len(kept)
    with sqlite_store.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2000}")
    assert report(store, f"c{len(kept)}").number.endswith(f"{len(kept) + 1:05d}")
    assert verify_log(sqlite_store, CODE) is None


def test_a_connection_that_breaks_in_the_middle_is_told_and_the_next_command_finds_a_new_one(pg_store: Engine) -> None:
    store = settle(pg_store)

    def interrupted() -> None:
        with store.begin(CODE) as work:
            work.done("c1")
            _end_all_others(pg_store)
            work.directory()

    with pytest.raises(StoreLost):
        interrupted()
    assert report(store, "c1").number.endswith("00001")


def _end_all_others(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )


def test_a_lock_that_is_not_given_up_is_told_as_busy(pg_store: Engine) -> None:
    store = settle(pg_store)
    case = report(store, "c1")
    with pg_store.begin() as connection:
        connection.execute(text("SELECT id FROM case_file FOR UPDATE"))
        event.listen(pg_store, "begin", lambda begun: begun.exec_driver_sql("SET LOCAL lock_timeout = '50ms'"))
        with pytest.raises(StoreBusy), store.begin(CODE) as work:
            work.case(case.id)


def test_a_text_too_long_for_its_column_is_refused_in_words_without_the_text(pg_store: Engine) -> None:
    store = settle(pg_store)
    with pytest.raises(Invalid) as refusal:
        report(store, "c1", title="密" * 5000)
    told: BaseException | None = refusal.value
    while told is not None:
        assert "密密" not in f"{told!r}{told}"
        told = told.__cause__
    assert SqlLog(pg_store).head(CODE) == 0


def test_a_receipt_and_a_recall_at_the_same_moment_leave_the_order_recalled(any_store: Engine) -> None:
    store = settle(any_store)
    case = report(store, "c1")
    with store.begin(CODE) as work:
        order = assign(work, case, 7)
        work.append(a_line("c2", case.id), Done(seq=0))
    has_read = threading.Event()

    def recall() -> None:
        has_read.wait()
        with store.begin(CODE) as work:
            work.case(case.id)
            work.save_order(replace(work.order(order.id), state=OrderState.RECALLED, ended_at=NOW))
            work.append(a_line("recall", case.id), Done(seq=0))

    def receive() -> None:
        with store.begin(CODE) as work:
            read = work.order(order.id)
            has_read.set()
            work.save_order(replace(read, state=OrderState.READ, read_at=NOW))
            work.append(a_line("read", case.id), Done(seq=0))

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(recall), threads.submit(receive)]:
            done.result()
    (held,) = SqlBoard(any_store).file(CODE, case.id).orders
    assert (held.state, held.read_at, held.ended_at) == (OrderState.RECALLED, NOW, NOW)


def test_a_call_for_help_is_not_overwritten_by_a_signature_of_the_same_moment(any_store: Engine) -> None:
    store = settle(any_store)
    has_read = threading.Event()

    def call() -> None:
        has_read.wait()
        with store.begin(CODE) as work:
            work.set_unit(7, UnitState.SOS, NOW)
            work.append(a_line("sos"), Done(seq=0))

    def sign() -> None:
        with store.begin(CODE) as work:
            assert work.unit(7).state is UnitState.FREE
            has_read.set()
            work.set_unit(7, UnitState.HANDLING, NOW)
            work.append(a_line("sign"), Done(seq=0))

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(call), threads.submit(sign)]:
            done.result()
    assert SqlBoard(any_store).units(CODE)[0].state is UnitState.SOS


class _Faltering:
    """A centre that commits at the first call, and fails as often as it is told before it can say so."""

    def __init__(self, *failures: StoreFailed) -> None:
        self.ids: list[str] = []
        self._failures = list(failures)

    def do(self, verb: Verb, *, by: Actor, command_id: str) -> Done:
        self.ids.append(command_id)
        if self._failures:
            raise self._failures.pop(0)
        return Done(seq=1)


def _steady(*failures: StoreFailed) -> tuple[_Faltering, list[float], Callable[[], Done]]:
    centre, pauses = _Faltering(*failures), list[float]()
    steady = SteadyCentre(centre, pauses.append)
    return centre, pauses, lambda: steady.do(Note(case_id=1, words="好"), by=ACTOR, command_id="same")


def test_a_busy_or_lost_store_is_asked_again_under_the_same_command_id() -> None:
    centre, pauses, send = _steady(StoreBusy(), StoreLost())
    assert send() == Done(seq=1)
    assert centre.ids == ["same"] * 3
    assert 0 < pauses[0] < pauses[1] * 3 < 0.2


def test_the_last_failure_is_told_and_a_full_disk_is_not_asked_twice() -> None:
    centre, _, send = _steady(*[StoreBusy() for _ in range(9)])
    with pytest.raises(StoreBusy):
        send()
    assert len(centre.ids) == ATTEMPTS
    centre, _, send = _steady(StoreFull())
    with pytest.raises(StoreFull):
        send()
    assert len(centre.ids) == 1
