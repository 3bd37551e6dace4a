"""Where an imported case came from: the line of the log that tells of its part, read for this one case."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select
from sqlalchemy import text as literal

from db import rows, schema
from db.staged import line_at
from dispatch.values import Entry

_log = schema.log.c
# Literal, never bound: a partial index serves only the predicate it was made with.
_IS_IMPORT = literal("step = 'import'")
_SPANS = {
    "sqlite": literal("json_extract(body, '$.first') <= :key AND json_extract(body, '$.last') >= :key"),
    "postgresql": literal("(body::json ->> 'first')::bigint <= :key AND (body::json ->> 'last')::bigint >= :key"),
}


def _line(dialect: str) -> Select[tuple[object, ...]]:
    return (
        select(*rows.ENTRY)
        .where(_log.jurisdiction == bindparam("here"), _IS_IMPORT, _SPANS[dialect])
        .order_by(_log.seq)
        .limit(1)
    )


_LINES = {dialect: _line(dialect) for dialect in _SPANS}


def origin(connection: Connection, here: str, case_id: int) -> tuple[Entry, ...]:
    """Who brought it when, from which `file` and which `row` of it (0 where that is not known); none if not told."""
    found = connection.execute(_LINES[connection.dialect.name], {"here": here, "key": case_id}).one_or_none()
    if found is None:
        return ()
    entry = rows.entry_of(found)
    said = {"file": str(entry.body.get("file", "")), "row": _row_of(entry, case_id), "run": entry.body.get("run", 0)}
    return (replace(entry, case_id=case_id, body=MappingProxyType(said)),)


def _row_of(entry: Entry, case_id: int) -> int:
    """The ids of a part are in the order of its rows; where another writer came between, nobody can tell."""
    said: Mapping[str, Any] = entry.body
    first, last, cases = (said.get(name, 0) for name in ("first", "last", "cases"))
    if last - first + 1 != cases:
        return 0
    return line_at(said.get("lines", ()), case_id - first)
