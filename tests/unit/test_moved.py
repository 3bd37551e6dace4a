"""What lines of the log have moved is read anew, and no more; that nothing is missed, journeys in any order show."""

import pytest

from console.moved import moved_cases, moved_units
from dispatch.states import Step
from dispatch.values import Entry
from tests.fakes import JURISDICTION, NOON, MemoryCounty, some_case


@pytest.fixture
def board() -> MemoryCounty:
    """Two units, three cases; nobody was sent anywhere."""
    return MemoryCounty(cases=[some_case(case_id) for case_id in (1, 2, 3)])


def line(step: Step, *, case_id: int | None = None, unit_id: int | None = None, **body: object) -> Entry:
    return Entry(seq=1, jurisdiction=JURISDICTION, at=NOON, command_id="c", step=step, person_id=1, person_name="",
                 role="", workstation="", case_id=case_id, unit_id=unit_id, body=body)  # fmt: skip


def test_the_case_that_another_was_merged_into_is_read_with_it(board: MemoryCounty) -> None:
    held = moved_cases(board, JURISDICTION, [line(Step.MERGE, case_id=1, also=[3])])
    assert [case.id for case in held] == [1, 3]


def test_notes_and_receipts_move_no_unit(board: MemoryCounty) -> None:
    lines = [line(Step.NOTE, case_id=1, unit_id=1), line(Step.READ, case_id=1, unit_id=2)]
    assert moved_units(board, JURISDICTION, lines) == ()
    assert moved_cases(board, JURISDICTION, lines) == (some_case(1),)


def test_a_line_that_names_a_unit_moves_that_one_and_a_line_that_names_nothing_may_move_all(
    board: MemoryCounty,
) -> None:
    assert [unit.id for unit in moved_units(board, JURISDICTION, [line(Step.DUTY, unit_id=2)])] == [2]
    assert moved_units(board, JURISDICTION, [line(Step.IMPORT)]) == board.units(JURISDICTION)
