"""What desks read: the order of the queue, the search, and nobody's telephone number."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select, text

from db import schema
from db.board import SqlBoard
from db.masks import masked_name, masked_phone
from db.registry import Registry
from dispatch.errors import Unknown
from dispatch.states import State
from tests.db.town import CODE, NOW, a_case, report, settle


def test_open_cases_come_by_the_end_of_the_clock_that_runs(any_store: Engine) -> None:
    store = settle(any_store)
    soon, later = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
    no_clock = report(store, "c1", state=State.SUSPENDED, stage_due_at=None, due_at=soon)
    handling = report(store, "c2", state=State.HANDLING, due_at=later, stage_due_at=None)
    checking = report(store, "c3", state=State.CHECKING, due_at=NOW, stage_due_at=soon)
    report(store, "c4", state=State.CLOSED)
    board = SqlBoard(any_store)
    assert [case.id for case in board.open_cases(CODE)] == [checking.id, handling.id, no_clock.id]
    assert [case.id for case in board.open_cases(CODE, limit=1)] == [checking.id]
    assert [case.id for case in board.due_cases(CODE)] == [handling.id]


def test_a_case_leaves_the_queue_when_it_ends(any_store: Engine) -> None:
    store, board = settle(any_store), SqlBoard(any_store)
    case = report(store, "c1")
    with store.begin(CODE) as work:
        work.save_case(replace(work.case(case.id), state=State.VOID))
    assert board.open_cases(CODE) == ()
    assert board.cases(CODE, [case.id, 404, 2**80])[0].state is State.VOID


def test_the_reporter_is_masked_wherever_a_desk_reads(any_store: Engine) -> None:
    store, board = settle(any_store), SqlBoard(any_store)
    case = report(store, "c1", state=State.HANDLING)
    read = (
        board.open_cases(CODE)[0], board.cases(CODE, [case.id])[0], board.file(CODE, case.id).case,
        board.find(CODE, "路灯")[0], board.due_cases(CODE)[0],
    )  # fmt: skip
    assert {(each.reporter_name, each.reporter_phone) for each in read} == {("张*", "138****1234")}
    with store.begin(CODE) as work:
        assert work.case(case.id).reporter_phone == "13812341234"


@pytest.mark.parametrize(
    ("phone", "shown"), [("13812341234", "138****1234"), ("", ""), ("110", "***"), ("123456", "****56")]
)
def test_short_telephone_numbers_show_even_less(phone: str, shown: str) -> None:
    assert masked_phone(phone) == shown
    assert masked_name("") == ""


@pytest.mark.parametrize("words", ["路灯不亮", "88 号", "解放路交叉", "990024-00001"])
def test_a_case_is_found_by_a_part_of_its_number_title_place_or_description(any_store: Engine, words: str) -> None:
    case = report(settle(any_store), "c1")
    assert [found.id for found in SqlBoard(any_store).find(CODE, f" {words} ")] == [case.id]


def test_signs_of_the_search_language_are_taken_as_they_stand(any_store: Engine) -> None:
    store, board = settle(any_store), SqlBoard(any_store)
    odd = report(store, "c1", title="100%_\\'; drop table case_file;--")
    report(store, "c2", title="100 x")
    for words in ("100%", "%_\\", "'; drop"):
        assert [case.id for case in board.find(CODE, words)] == [odd.id]
    assert board.find(CODE, " ") == board.find(CODE, "\0") == ()


def test_the_newest_are_found_first_and_not_more_than_asked(any_store: Engine) -> None:
    store = settle(any_store)
    ids = [report(store, f"c{n}", reported_at=NOW + timedelta(minutes=n)).id for n in range(3)]
    assert [case.id for case in SqlBoard(any_store).find(CODE, "路灯", limit=2)] == [ids[2], ids[1]]


def test_an_unknown_case_or_jurisdiction_is_said_to_be_unknown(any_store: Engine) -> None:
    settle(any_store)
    board = SqlBoard(any_store)
    for case_id in (404, 2**80, -1):
        with pytest.raises(Unknown):
            board.file(CODE, case_id)
    with pytest.raises(Unknown):
        board.directory("nowhere")


@pytest.mark.keeps_names
def test_the_queue_is_read_by_its_partial_index(any_store: Engine) -> None:
    settle(any_store)
    cases = (a_case(f"B{n}", state=State.PENDING_DISPATCH if n % 10 == 0 else State.CLOSED) for n in range(1500))
    Registry(any_store, lambda: None).add_imported(CODE, cases, at=NOW, by_name="导入")
    with any_store.begin() as connection:
        connection.execute(text("ANALYZE"))
        explain = "EXPLAIN QUERY PLAN " if any_store.dialect.name == "sqlite" else "EXPLAIN "
        queue = (
            "SELECT * FROM case_file WHERE jurisdiction = :here AND urgent_at IS NOT NULL "
            "ORDER BY urgent_at, id LIMIT 50"
        )
        plan = str(connection.execute(text(explain + queue), {"here": CODE}).all())
        assert connection.execute(select(schema.case_file.c.id).limit(1)).scalar()
    assert "ix_case_file_open" in plan
    assert "SORT" not in plan.upper().replace("SORTED", "")


def test_a_receipt_finds_its_case_and_an_empty_one_finds_none(any_store: Engine) -> None:
    store, board = settle(any_store), SqlBoard(any_store)
    case = report(store, "c1", query_code="q-77")
    report(store, "c2", query_code="")
    (found,) = board.by_query_code(CODE, "q-77")
    assert (found.id, found.reporter_name) == (case.id, "张*")
    assert board.by_query_code(CODE, "") == board.by_query_code(CODE, "q") == ()
    assert board.by_query_code("110000", "q-77") == ()
