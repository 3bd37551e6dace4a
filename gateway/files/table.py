"""Rows of a table become cases; a row that cannot be read becomes a refusal with row, field, value and reason."""

import csv
import gzip
import io
import math
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dispatch.errors import Invalid
from dispatch.states import State
from dispatch.texts import LIMITS, clean
from dispatch.values import Case, Source
from gateway.files.masking import mask_contacts
from gateway.files.profile import Profile

# A longer line is not a table: it would have to be held in memory whole.
LINE_LIMIT = 1_000_000


class TableBroken(Exception):  # noqa: N818 - says which file is broken, where and how
    """The file as a whole cannot be read: names file and, where known, the line."""


@dataclass(frozen=True, slots=True)
class RowRefused:
    """One row that was not taken, with the original value, so that it can be mended and imported again."""

    row: int
    field: str
    why: str
    value: str


def read_table(path: Path, profile: Profile, jurisdiction: str) -> Iterator[Case | RowRefused]:
    """The cases of a CSV file (plain or gzip), in the order of the file; raises TableBroken."""
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            stream = gzip.GzipFile(fileobj=raw) if packed else raw
            text = io.TextIOWrapper(stream, encoding=profile.encoding, errors="strict", newline="")
            yield from _rows(
                path, csv.DictReader(_lines(path, text), delimiter=profile.delimiter), profile, jurisdiction
            )
    except (OSError, EOFError, zlib.error, UnicodeError, csv.Error) as error:
        raise TableBroken(f"{path}: {error}") from error


def _lines(path: Path, text: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    while line := text.readline(LINE_LIMIT):
        number += 1
        if len(line) == LINE_LIMIT:
            raise TableBroken(f"{path}: line {number}: longer than {LINE_LIMIT} characters")
        yield line


def _rows(path: Path, table: "csv.DictReader[str]", profile: Profile, jurisdiction: str) -> Iterator[Case | RowRefused]:
    missing = set(profile.columns.values()) - set(table.fieldnames or ())
    if missing:
        raise TableBroken(f"{path}: column missing: {', '.join(sorted(missing))}")
    for row in table:
        try:
            yield _case(row, profile, jurisdiction)
        except Invalid as refusal:
            value = row.get(profile.columns.get(refusal.field, ""), "") or ""
            yield RowRefused(table.line_num, refusal.field, refusal.why, value)


def _case(row: Mapping[str, str | None], profile: Profile, jurisdiction: str) -> Case:
    cell = {field: (row.get(column) or "").strip() for field, column in profile.columns.items()}
    if not cell["external_ref"]:
        raise Invalid(field="external_ref", why="missing")
    state = _state(cell["state"], profile)
    reported, due, closed = (
        _time(name, cell.get(name, ""), profile) for name in ("reported_at", "due_at", "closed_at")
    )
    if reported is None:
        raise Invalid(field="reported_at", why="missing")
    if closed and closed < reported:
        raise Invalid(field="closed_at", why="before reported_at")
    lon, lat = _place(cell, profile)
    notes = [cell.get("description", ""), cell.get("notes", ""), cell.get("owner", "")]
    return Case(
        jurisdiction=jurisdiction,
        number=profile.number_prefix + cell["external_ref"],
        state=state,
        source=Source.IMPORT,
        title=clean("title", cell["title"], LIMITS["title"]),
        description=mask_contacts(clean("description", "\n".join(filter(None, notes)), LIMITS["description"])),
        place=clean("place", cell.get("place", ""), LIMITS["place"]),
        lon=lon,
        lat=lat,
        datum=profile.datum,
        class_code=profile.classes.get(cell["title"], ""),
        external_ref=clean("external_ref", cell["external_ref"], LIMITS["external_ref"]),
        reported_at=reported,
        filed_at=reported,
        closed_at=closed if not state.is_open else None,
        touched_at=reported,
        stage_started_at=reported if state.is_open and due else None,
        stage_due_at=due if state.is_open else None,
        is_imported=True,
    )


def _state(value: str, profile: Profile) -> State:
    if value not in profile.states:
        raise Invalid(field="state", why="no such state in the profile")
    return profile.states[value]


def _time(field: str, value: str, profile: Profile) -> datetime | None:
    if not value:
        return None
    for pattern in profile.time_formats:
        try:
            return datetime.strptime(value, pattern).replace(tzinfo=profile.zone).astimezone(UTC)
        except ValueError:
            continue
    raise Invalid(field=field, why=f"not a time of the form {' or '.join(profile.time_formats)}")


def _place(cell: Mapping[str, str], profile: Profile) -> tuple[float | None, float | None]:
    if not cell.get("lon") or not cell.get("lat"):
        return None, None
    pair = tuple(_degrees(name, cell[name], bound) for name, bound in (("lon", 180.0), ("lat", 90.0)))
    return (None, None) if pair in profile.no_place else (pair[0], pair[1])


def _degrees(field: str, value: str, bound: float) -> float:
    try:
        degrees = float(value)
    except ValueError:
        raise Invalid(field=field, why="not a number") from None
    if not (math.isfinite(degrees) and abs(degrees) <= bound):
        raise Invalid(field=field, why=f"not within ±{bound:.0f}")
    return degrees


def moved_by(case: Case, shift: timedelta) -> Case:
    """The case with all its times moved: old cases practised as if they were of today."""
    fields = ("reported_at", "filed_at", "closed_at", "touched_at", "stage_started_at", "stage_due_at")
    times = {name: getattr(case, name) + shift for name in fields if getattr(case, name) is not None}
    return replace(case, **times)
