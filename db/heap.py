"""Entering cases by the heap: made ready as whole rows beforehand, so that the transaction only hands them over."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, text, update

from db import schema, search
from db.columns import Moment
from db.grams_heap import Grams, grams_of_heap
from db.rows import urgent_at
from dispatch.errors import Invalid
from dispatch.limits import Limit
from dispatch.values import Case

_GIVEN = ("id", "jurisdiction", "seq")  # by the transaction
_FIELDS = tuple(field.name for field in fields(Case) if field.name not in (*_GIVEN, "limit"))
_READ = attrgetter(*_FIELDS)
_ROW = (*_FIELDS, "limit_number", "limit_unit", "urgent_at")
_FRESH = {_ROW.index(name): value for name, value in (("version", 1), ("is_imported", True))}
_NUMBER = _ROW.index("number")
_HELD = {
    "sqlite": text("SELECT number FROM case_file WHERE jurisdiction = :here AND number IN "
                   "(SELECT value FROM json_each(:numbers))"),
    "postgresql": text("SELECT number FROM case_file WHERE jurisdiction = :here AND number = ANY(:numbers)"),
}  # fmt: skip
_LAST_ID = text("SELECT seq FROM sqlite_sequence WHERE name = 'case_file'")
_NEXT_IDS = text("SELECT nextval(pg_get_serial_sequence('case_file', 'id')) FROM generate_series(1, :most)")
_HEAD = text("SELECT seq FROM head WHERE jurisdiction = :here")
_JSON = msgspec.json.Encoder().encode
_cases = schema.case_file.c


def _moment_text(moment: datetime) -> str:
    """As db.columns stores it; by msgspec, since `isoformat` takes twenty times as long."""
    text = str(_JSON(moment if moment.tzinfo is UTC else moment.astimezone(UTC))[1:-2], "ascii")
    return text + ("+00:00" if moment.microsecond else ".000000+00:00")


# Where what the driver does not take as it is stands in a row.
_ENUMS = tuple(_ROW.index(name) for name in ("state", "source", "kind"))
_MOMENTS = tuple(_ROW.index(column.name) for column in schema.case_file.c if isinstance(column.type, Moment))


@dataclass(frozen=True, slots=True)
class Heap:
    """Cases ready to be entered: rows as the driver takes them, their grams, and which line of a file each was."""

    rows: list[list[Any]]
    grams: Grams
    lines: list[int]


def heap_of(dialect: str, cases: Sequence[Case], lines: Sequence[int] = ()) -> Heap:
    """Make cases ready, of a doubled number the first one; raises Invalid for a case without a number."""
    if any(not case.number for case in cases):
        raise Invalid(field="number", why="missing")
    lines = lines or [0] * len(cases)
    once = {case.number: (case, line) for case, line in reversed(list(zip(cases, lines, strict=True)))}
    fresh = list(once.values())[::-1]
    grams = grams_of_heap([search.texts_of(case) for case, _ in fresh])
    return Heap([_row(dialect, case) for case, _ in fresh], grams, [line for _, line in fresh])


def enter_heap(connection: Connection, here: str, heap: Heap) -> tuple[Sequence[int], list[int]]:
    """Insert as imported the cases whose number is not held yet, with their words; their ids, ascending, and lines.

    On SQLite they bear the number of the line of the log that this transaction ends with, elsewhere 0: see `number`.
    """
    rows, lines, tokens = heap.rows, heap.lines, search.ready(connection.dialect.name, heap.grams)
    held = _held(connection, here, [row[_NUMBER] for row in rows])
    if held:
        new = [at for at, row in enumerate(rows) if row[_NUMBER] not in held]
        rows, lines, tokens = [rows[at] for at in new], [lines[at] for at in new], [tokens[at] for at in new]
    if not rows:
        return (), []
    ids, seq = _new_ids(connection, len(rows)), _next_seq(connection, here)
    entered = [(key, here, seq, *row) for key, row in zip(ids, rows, strict=True)]
    connection.exec_driver_sql(_statement(connection), entered)
    search.enter(connection, here, ids, tokens)
    return ids, lines


def put_cases(connection: Connection, here: str, cases: Sequence[Case]) -> Sequence[int]:
    """Make ready and enter at once; the ids, ascending. Raises Invalid for a case without a number."""
    return enter_heap(connection, here, heap_of(connection.dialect.name, cases))[0]


def number(connection: Connection, here: str, ids: Sequence[int], seq: int) -> None:
    """The line of the log that tells of them, where it was not known before."""
    if connection.dialect.name == "postgresql":
        fresh = (_cases.jurisdiction == here, _cases.id.between(ids[0], ids[-1]), _cases.seq == 0)
        connection.execute(update(schema.case_file).where(*fresh).values(seq=seq))


def _held(connection: Connection, here: str, numbers: list[str]) -> set[str]:
    dialect = connection.dialect.name
    asked = numbers if dialect == "postgresql" else json.dumps(numbers)
    return set(connection.execute(_HELD[dialect], {"here": here, "numbers": asked}).scalars())


def _new_ids(connection: Connection, most: int) -> Sequence[int]:
    if connection.dialect.name == "postgresql":
        return list(connection.execute(_NEXT_IDS, {"most": most}).scalars())
    last = connection.execute(_LAST_ID).scalar() or 0  # within BEGIN IMMEDIATE nobody else takes one
    return range(last + 1, last + most + 1)


def _next_seq(connection: Connection, here: str) -> int:
    """Within BEGIN IMMEDIATE nobody else takes it; on PostgreSQL the head is locked last of all."""
    if connection.dialect.name == "postgresql":
        return 0
    return int(connection.execute(_HEAD, {"here": here}).scalar() or 0) + 1


def _statement(connection: Connection) -> str:
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    columns = (*_GIVEN, *_ROW)
    return f"INSERT INTO {schema.case_file.name} ({', '.join(columns)}) VALUES ({', '.join([mark] * len(columns))})"  # noqa: S608 - our own names


def _row(dialect: str, case: Case) -> list[Any]:
    plain = [*_READ(case), *_limit(case.limit), urgent_at(case)]
    for at, value in _FRESH.items():
        plain[at] = value
    for at in _ENUMS:
        plain[at] = plain[at].value
    if dialect != "postgresql":
        for at in _MOMENTS:
            if plain[at] is not None:
                plain[at] = _moment_text(plain[at])
    return plain


def _limit(limit: Limit | None) -> tuple[int | None, str | None]:
    return (limit.number, limit.unit.value) if limit else (None, None)
