"""Pages of cases: in order, without a gap or a repeat, by an index, whatever is asked."""

from dataclasses import fields
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from db.board import SqlBoard
from db.registry import Registry
from db.rows import urgent_at
from db.swift import CASE
from dispatch.errors import Invalid
from dispatch.pages import Which
from dispatch.states import State
from dispatch.values import Case
from tests.db.town import CODE, NOW, a_case, report, settle

STATES = (State.PENDING_DISPATCH, State.HANDLING, State.CLOSED, State.SUSPENDED)
WHICH = st.builds(
    Which, states=st.lists(st.sampled_from(STATES), max_size=2, unique=True).map(tuple),
    unit_id=st.sampled_from([None, 7, 8]), department_id=st.sampled_from([None, 1, 2]),
    area=st.sampled_from(["", "990024001", "990024001002", "990024002003004"]), history=st.booleans(),
)  # fmt: skip


def _many() -> list[Case]:
    return [
        a_case(
            f"P{n:03d}", state=STATES[n % 4], unit_id=7 + n % 2, department_id=1 + n % 3,
            grid=f"990024{1 + n % 2:03d}{1 + n % 3:03d}{1 + n % 5:03d}", reported_at=NOW + timedelta(minutes=n % 7),
            due_at=NOW + timedelta(hours=n % 5), stage_due_at=None if n % 4 == 3 else NOW + timedelta(hours=n % 3),
        )
        for n in range(60)
    ]  # fmt: skip


def _wants(which: Which, case: Case) -> bool:
    return (
        (case.state.is_open or which.history)
        and (not which.states or case.state in which.states)
        and which.unit_id in (None, case.unit_id)
        and which.department_id in (None, case.department_id)
        and case.grid.startswith(which.area)
    )


@given(which=WHICH, limit=st.sampled_from([1, 7, 60, 100]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_pages_together_are_what_was_asked_for_in_order(any_store: Engine, which: Which, limit: int) -> None:
    board = SqlBoard(any_store)
    Registry(any_store, lambda: None).add_imported(CODE, _many(), at=NOW, by_name="导入")
    read, after = list[Case](), ""
    while (page := board.page(CODE, which, limit=limit, after=after)).cases:
        read += page.cases
        assert len(page.cases) <= limit
        after = page.after
        if not after:
            break
    every = board.find(CODE, "P", limit=100)
    key = (lambda case: (case.reported_at, case.id)) if which.history else (lambda case: (urgent_at(case), case.id))
    wanted = sorted((case for case in every if _wants(which, case)), key=key, reverse=which.history)
    assert read == wanted


def test_a_case_that_comes_between_two_pages_moves_none_of_those_that_follow(any_store: Engine) -> None:
    store, board = settle(any_store), SqlBoard(any_store)
    ids = [report(store, f"c{n}", stage_due_at=NOW + timedelta(hours=n)).id for n in range(4)]
    first = board.page(CODE, Which(), limit=2)
    report(store, "c9", stage_due_at=NOW - timedelta(hours=1))
    second = board.page(CODE, Which(), limit=2, after=first.after)
    assert [case.id for case in (*first.cases, *second.cases)] == ids
    assert second.after == ""


@pytest.mark.parametrize("after", ["x", "2026-01-01/", "/7", "2026-01-01T00:00:00+00:00/0", "0001-01-01T00:00+14:00/1"])
def test_a_page_that_follows_nothing_is_refused(any_store: Engine, after: str) -> None:
    with pytest.raises(Invalid, match="after"):
        SqlBoard(any_store).page(CODE, Which(), after=after)


def test_open_cases_are_counted_by_state(any_store: Engine) -> None:
    settle(any_store)
    Registry(any_store, lambda: None).add_imported(CODE, _many(), at=NOW, by_name="导入")
    board = SqlBoard(any_store)
    assert board.counts(CODE) == {State.PENDING_DISPATCH: 15, State.HANDLING: 15, State.SUSPENDED: 15}
    assert board.counts("110000") == {}


def test_a_case_read_by_the_short_way_is_the_one_read_by_the_long(any_store: Engine) -> None:
    case = report(settle(any_store), "c1")
    bare = report(settle(any_store), "c2", limit=None, filed_at=None, reporter_name="", lon=None, is_demo=False)
    board = SqlBoard(any_store)
    assert board.open_cases(CODE) == board.cases(CODE, [case.id, bare.id])
    for short, long in zip(board.open_cases(CODE), board.cases(CODE, [case.id, bare.id]), strict=True):
        kinds = [[type(getattr(found, field.name)) for field in fields(Case)] for found in (short, long)]
        assert type(short) is Case
        assert kinds[0] == kinds[1]
    assert len(CASE) == len({column.name for column in CASE})


@pytest.mark.keeps_names
@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ("state = 'H2' AND unit_id = 7", "ix_case_file_unit"),
        ("state = 'H2' AND department_id = 2", "ix_case_file_department"),
        ("grid >= '990024001' AND grid < '9900240011'", "ix_case_file_area"),
        ("state = 'H2'", "ix_case_file_stage"),
    ],
)
def test_each_filter_of_the_queue_has_its_index(any_store: Engine, asked: str, index: str) -> None:
    settle(any_store)
    cases = [a_case(f"B{n}", state=STATES[1 + n % 2], unit_id=n, department_id=n, grid=f"{n}") for n in range(1500)]
    Registry(any_store, lambda: None).add_imported(CODE, cases, at=NOW, by_name="导入")
    explain = "EXPLAIN QUERY PLAN" if any_store.dialect.name == "sqlite" else "EXPLAIN"
    with any_store.begin() as connection:
        connection.execute(text("ANALYZE"))
        question = f"SELECT id FROM case_file WHERE jurisdiction = '{CODE}' AND urgent_at IS NOT NULL AND {asked}"
        plan = str(connection.execute(text(f"{explain} {question} ORDER BY urgent_at, id LIMIT 5")).all())
    assert index in plan
