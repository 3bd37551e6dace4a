"""How the rows of each kind of import are written, within the transaction that publishes them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from db import rows, schema
from db.features import put_heap
from db.packing import chunk
from db.tracks import packed
from db.upsert import insert_into
from dispatch.bringing import Kind
from dispatch.values import Fix

# Of a unit: the work's, not the directory's.
LIVE = frozenset({"state", "order_id", "case_id", "state_since", "called_off_duty"})
_units = schema.unit.c


def put_rows(connection: Connection, table: Table, held: Sequence[Mapping[str, Any]]) -> None:
    """Insert or update by key; units keep their present state and order."""
    if not held:
        return
    keys = [column.name for column in table.primary_key]
    statement = insert_into(table, connection.dialect.name)
    fresh = {name: statement.excluded[name] for name in held[0] if name not in keys and name not in LIVE}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=fresh), list(held))


def _listed(table: Table, row_of: Callable[[Any], Mapping[str, Any]]) -> Callable[[Connection, str, list[Any]], int]:
    def put(connection: Connection, here: str, values: list[Any]) -> int:
        fresh = [{**row_of(value), "jurisdiction": here} for value in values]
        before = _as_they_are(connection, table, here, [row["id"] for row in fresh])
        new = [row for row in fresh if _told(row) != before.get(row["id"])]
        put_rows(connection, table, new)
        return len(new)

    return put


def _as_they_are(connection: Connection, table: Table, here: str, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    held = connection.execute(select(table).where(table.c.jurisdiction == here, table.c.id.in_(list(ids))))
    return {row["id"]: _told(row) for row in held.mappings()}


def _told(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in LIVE}


def _fixes(connection: Connection, here: str, fixes: list[Fix]) -> int:
    """Into the tracks, unit by unit and day by day; the latest known places stay those of today."""
    known = set(connection.execute(select(_units.id).where(_units.jurisdiction == here)).scalars())
    held: dict[tuple[int, Any], list[Fix]] = {}
    for fix in fixes:
        if fix.unit_id in known:
            held.setdefault((fix.unit_id, fix.at.date()), []).append(fix)
    parts = [chunk(here, unit_id, packed(part)) for (unit_id, _), part in sorted(held.items())]
    if parts:
        connection.execute(insert(schema.track_chunk), parts)
    return sum(len(part) for part in held.values())


PUT: Mapping[Kind, Callable[[Connection, str, list[Any]], int]] = MappingProxyType(
    {
        Kind.DEPARTMENTS: _listed(schema.department, rows.plain),
        Kind.PEOPLE: _listed(schema.person, rows.person_row),
        Kind.UNITS: _listed(schema.unit, rows.plain),
        Kind.CAMERAS: _listed(schema.camera, rows.plain),
        Kind.POSITIONS: _fixes,
        Kind.FEATURES: put_heap,
    }
)
