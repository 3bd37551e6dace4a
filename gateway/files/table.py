"""Rows of a table become values; a row that cannot be read becomes a refusal with row, field, value and reason."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dispatch.bringing import Kind, RowRefused, TableBroken
from dispatch.errors import Invalid
from dispatch.values import Case
from gateway.files.cases import demand_lawful_states, read_case
from gateway.files.cells import Cells
from gateway.files.csv_rows import WIDTH
from gateway.files.directory import read_camera, read_department, read_person, read_unit
from gateway.files.features import read_feature, read_grid
from gateway.files.fixes import read_fix
from gateway.files.known import Known
from gateway.files.opening import open_table
from gateway.files.profile import Profile
from gateway.files.raw import Raw

WRONG_WIDTH = "another number of cells than the head"
TWICE = "the same one twice in this file"
READERS: Mapping[Kind, Callable[[Cells, Known, str], Any]] = MappingProxyType(
    {
        Kind.CASES: read_case,
        Kind.DEPARTMENTS: read_department,
        Kind.PEOPLE: read_person,
        Kind.UNITS: read_unit,
        Kind.CAMERAS: read_camera,
        Kind.POSITIONS: read_fix,
        Kind.FEATURES: read_feature,
        Kind.GRIDS: read_grid,
    }
)
# The field that names a row: the same name twice in one file is a fault of the file.
_NAMED_BY: Mapping[Kind, str] = MappingProxyType(
    {Kind.CASES: "external_ref", Kind.FEATURES: "external_id", Kind.GRIDS: "code", Kind.DEPARTMENTS: "name"}
)


def read_table(path: Path, profile: Profile, jurisdiction: str) -> Iterator[Any]:
    """The values (cases, units …) and refusals of a file, in its order; raises TableBroken or ProfileBroken."""
    with open_table(path, profile) as raw:
        for _, value in values_of(raw, path, profile, jurisdiction, Known()):
            yield value


def values_of(raw: Raw, path: Path, profile: Profile, jurisdiction: str, known: Known) -> Iterator[tuple[int, Any]]:
    """The values and refusals of an open file, each with the number of its row; raises TableBroken or ProfileBroken."""
    demand_lawful_states(profile)
    demand_columns(raw, path, profile)
    cells, read = Cells(profile, datetime.now(UTC)), READERS[profile.kind]
    name, seen = _NAMED_BY.get(profile.kind), set[int]()
    for number, row in raw.rows:
        try:
            if WIDTH in row:
                raise Invalid(field="", why=WRONG_WIDTH)
            cells.take(row)
            value = read(cells, known, jurisdiction)
            if name is not None:
                _demand_once(cells.raw(name), name, seen)
            yield number, value
        except Invalid as refusal:
            held = row.get(profile.columns.get(refusal.field, ""), "") if refusal.field else row[WIDTH]
            yield number, RowRefused(number, refusal.field, refusal.why, held, row)


def demand_columns(raw: Raw, path: Path, profile: Profile) -> None:
    """Refuse a file without the columns that the profile names; raises TableBroken."""
    missing = sorted(set(profile.columns.values()) - set(raw.columns))
    if missing:
        raise TableBroken(str(path), "columns", f"column missing: {', '.join(missing)}")


def _demand_once(named: str, field: str, seen: set[int]) -> None:
    """By hash, since a million names would fill the memory: at that size two fall together once in 40 million files."""
    key = hash(named)
    if key in seen:
        raise Invalid(field=field, why=TWICE)
    seen.add(key)


def moved_by(case: Case, shift: timedelta) -> Case:
    """The case with all its times moved: old cases practised as if they were of today."""
    fields = ("reported_at", "filed_at", "dispatched_at", "handled_at", "closed_at", "touched_at", "due_at",
              "stage_started_at", "stage_due_at")  # fmt: skip
    times = {name: getattr(case, name) + shift for name in fields if getattr(case, name) is not None}
    return replace(case, **times)
