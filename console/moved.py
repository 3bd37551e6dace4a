"""What lines of the log have moved: only that is read anew."""

from collections.abc import Iterable, Sequence

from dispatch.ports import Board
from dispatch.states import QUIET
from dispatch.values import Case, Entry, Unit


def moved_cases(board: Board, jurisdiction: str, entries: Iterable[Entry]) -> tuple[Case, ...]:
    """The cases of some lines, and those that a line says it has moved with its own."""
    ids = {case_id for entry in entries for case_id in _cases_of(entry)}
    return board.cases(jurisdiction, sorted(ids)) if ids else ()


def moved_units(board: Board, jurisdiction: str, entries: Iterable[Entry]) -> tuple[Unit, ...]:
    """Units that may have moved. Notes and receipts leave all alone; a line that names nothing may mean any."""
    loud = [entry for entry in entries if entry.step not in QUIET]
    if any(entry.case_id is None and entry.unit_id is None for entry in loud):
        return board.units(jurisdiction)
    cases = {case_id for entry in loud for case_id in _cases_of(entry)}
    units = {entry.unit_id for entry in loud if entry.unit_id is not None}
    return board.touched_units(jurisdiction, sorted(cases), sorted(units)) if loud else ()


def _cases_of(entry: Entry) -> Sequence[int]:
    also = entry.body.get("also", ())
    others = also if isinstance(also, list | tuple) else ()
    return [*([] if entry.case_id is None else [entry.case_id]), *others]
