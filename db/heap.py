"""Entering cases by the heap: the driver is given whole rows at once, some ten times as quick as a row at a time."""

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, text

from db import schema, search
from db.columns import Moment
from db.rows import urgent_at
from db.search import texts_of
from dispatch.errors import Invalid
from dispatch.limits import Limit
from dispatch.values import Case

_FIELDS = tuple(field.name for field in fields(Case) if field.name not in ("id", "jurisdiction", "limit"))
_READ = attrgetter(*_FIELDS)
_COLUMNS = ("id", "jurisdiction", *_FIELDS, "limit_number", "limit_unit", "urgent_at")
_FRESH = {_COLUMNS.index(name): value for name, value in (("version", 1), ("seq", 0), ("is_imported", True))}
_HELD = {
    "sqlite": text("SELECT number FROM case_file WHERE jurisdiction = :here AND number IN "
                   "(SELECT value FROM json_each(:numbers))"),
    "postgresql": text("SELECT number FROM case_file WHERE jurisdiction = :here AND number = ANY(:numbers)"),
}  # fmt: skip
_LAST_ID = text("SELECT seq FROM sqlite_sequence WHERE name = 'case_file'")
_NEXT_IDS = text("SELECT nextval(pg_get_serial_sequence('case_file', 'id')) FROM generate_series(1, :most)")


def _moment_text(moment: datetime) -> str:
    return (moment if moment.tzinfo is UTC else moment.astimezone(UTC)).isoformat(timespec="microseconds")


# Where what the driver does not take as it is stands in a row.
_ENUMS = tuple(_COLUMNS.index(name) for name in ("state", "source", "kind"))
_MOMENTS = tuple(_COLUMNS.index(column.name) for column in schema.case_file.c if isinstance(column.type, Moment))


def put_cases(connection: Connection, here: str, cases: Sequence[Case]) -> tuple[int, ...]:
    """Insert as imported the cases whose number is not held yet, with their words; returns their ids, ascending.

    Their `seq` is 0 until a line of the log tells of them. Raises Invalid for a case without a number.
    """
    if any(not case.number for case in cases):
        raise Invalid(field="number", why="missing")
    fresh = list({case.number: case for case in reversed(cases)}.values())[::-1]
    held = _held(connection, here, [case.number for case in fresh])
    new = [case for case in fresh if case.number not in held] if held else fresh
    if not new:
        return ()
    ids = _new_ids(connection, len(new))
    connection.exec_driver_sql(_statement(connection), [tuple(row) for row in _rows(connection, here, new, ids)])
    search.add(connection, here, [(key, texts_of(case)) for key, case in zip(ids, new, strict=True)])
    return tuple(ids)


def _held(connection: Connection, here: str, numbers: list[str]) -> set[str]:
    dialect = connection.dialect.name
    asked = numbers if dialect == "postgresql" else json.dumps(numbers)
    return set(connection.execute(_HELD[dialect], {"here": here, "numbers": asked}).scalars())


def _new_ids(connection: Connection, most: int) -> Sequence[int]:
    if connection.dialect.name == "postgresql":
        return list(connection.execute(_NEXT_IDS, {"most": most}).scalars())
    last = connection.execute(_LAST_ID).scalar() or 0  # within BEGIN IMMEDIATE nobody else takes one
    return range(last + 1, last + most + 1)


def _statement(connection: Connection) -> str:
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    return f"INSERT INTO {schema.case_file.name} ({', '.join(_COLUMNS)}) VALUES ({', '.join([mark] * len(_COLUMNS))})"  # noqa: S608 - our own names


def _rows(connection: Connection, here: str, cases: Sequence[Case], ids: Sequence[int]) -> list[list[Any]]:
    has_texts = connection.dialect.name != "postgresql"
    made = []
    for key, case in zip(ids, cases, strict=True):
        plain = [key, here, *_READ(case), *_limit(case.limit), urgent_at(case)]
        for at, value in _FRESH.items():
            plain[at] = value
        for at in _ENUMS:
            plain[at] = plain[at].value
        if has_texts:
            for at in _MOMENTS:
                if plain[at] is not None:
                    plain[at] = _moment_text(plain[at])
        made.append(plain)
    return made


def _limit(limit: Limit | None) -> tuple[int | None, str | None]:
    return (limit.number, limit.unit.value) if limit else (None, None)
