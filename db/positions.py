"""Where units are and were: the newest fix of each, and every fix packed into the tracks of its day; never logged.

A post writes one packed row for all its fixes, whatever their number. Every ten minutes these are packed anew, unit by
unit, and each night into one row for a unit and day (db.packing): a day of 1,000 units is then 1,000 rows.
"""

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
from sqlalchemy import Connection, Engine, bindparam, insert, select, text

from db import rows, schema
from db.packing import TO_ALL, chunk, joined, pack
from db.tracks import Fixes, fixes_of, milliseconds, packed, rows_of, thinned
from db.transactions import reading, writing
from db.upsert import insert_into
from dispatch.values import Fix

PACK_AFTER_S = 600.0
_fixes, _units, _chunks = schema.unit_fix.c, schema.unit.c, schema.track_chunk.c
_HERE = bindparam("here", type_=schema.unit_fix.c.jurisdiction.type)
_KNOWN = select(_units.id).where(_units.jurisdiction == _HERE)
_LATEST = select(*rows.FIX).where(_fixes.jurisdiction == _HERE).order_by(_fixes.unit_id)
_OVERLAPPING = (
    select(_chunks.packed)
    .where(_chunks.jurisdiction == _HERE)
    .where(_chunks.since <= bindparam("until_ms"), _chunks.until >= bindparam("since_ms"))
    .order_by(_chunks.id)
)
_POSTS = _OVERLAPPING.where(_chunks.unit_id == TO_ALL)
_TRACKS = _OVERLAPPING.where(
    _chunks.unit_id.in_(bindparam("whose", expanding=True)),
    _chunks.day.between(bindparam("first_day"), bindparam("last_day")),
)
_ADD_CHUNK = insert(schema.track_chunk)
_NAMES = [column.name for column in rows.FIX]
# One statement with an array a column: a row a parameter set would cost three times as much.
_UNNEST = text(
    f"INSERT INTO unit_fix (jurisdiction, {', '.join(_NAMES)}) "  # noqa: S608 - our own names
    f"SELECT :here, * FROM unnest(:unit_id ::bigint[], :lon ::float8[], :lat ::float8[], :at ::timestamptz[], "
    f":received_at ::timestamptz[], :speed_mps ::float8[], :heading_deg ::float8[], :accuracy_m ::float8[], "
    f":datum ::text[]) "
    f"ON CONFLICT (jurisdiction, unit_id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _NAMES)} "
    f"WHERE excluded.at > unit_fix.at RETURNING unit_id"
)


class SqlPositions:
    """Positions over an engine. Post in batches: each call is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._packed_at = time.monotonic()

    def post(self, jurisdiction: str, fixes: Sequence[Fix]) -> int:
        """Keep every fix of a known unit in its track, and the newest as the latest; returns how many are newer."""
        newest: dict[int, Fix] = {}
        for fix in sorted(fixes, key=lambda fix: fix.at):
            newest[fix.unit_id] = fix
        with writing(self._engine) as connection:
            known = set(connection.execute(_KNOWN, {"here": jurisdiction}).scalars())
            # By ascending id, so that two posts never wait for each other.
            held = [newest[unit_id] for unit_id in sorted(newest.keys() & known)]
            if not held:
                return 0
            moved = _move(connection, jurisdiction, held)
            post = packed(fix for fix in fixes if fix.unit_id in known)
            connection.execute(_ADD_CHUNK, chunk(jurisdiction, TO_ALL, post))
        self._pack_in_time(jurisdiction)
        return moved

    def latest(self, jurisdiction: str) -> tuple[Fix, ...]:
        """The newest fix of every unit that has one, by unit."""
        with reading(self._engine) as connection:
            return tuple(map(rows.fix_of, connection.execute(_LATEST, {"here": jurisdiction})))

    def track(self, jurisdiction: str, unit_id: int, since: datetime, until: datetime) -> tuple[Fix, ...]:
        """Where a unit was, both ends included, by time: to the millisecond and the centimetre."""
        return fixes_of(self._read(jurisdiction, (unit_id,), since, until))

    def tracks(
        self, jurisdiction: str, unit_ids: Sequence[int], since: datetime, until: datetime, *, every_s: float = 0
    ) -> dict[int, tuple[Fix, ...]]:
        """The tracks of several units read at one moment, thinned to one fix of a unit in each `every_s` seconds."""
        found = thinned(self._read(jurisdiction, unit_ids, since, until), int(every_s * 1000))
        return {unit_id: fixes_of(found[found["unit"] == unit_id]) for unit_id in unit_ids}

    def _read(self, here: str, unit_ids: Sequence[int], since: datetime, until: datetime) -> Fixes:
        first, last = milliseconds(since), milliseconds(until)
        asked: dict[str, Any] = {"here": here, "since_ms": first, "until_ms": last}
        days = {"first_day": since.astimezone(UTC).date(), "last_day": until.astimezone(UTC).date()}
        with reading(self._engine) as connection:
            blobs = [
                *connection.execute(_TRACKS, {**asked, **days, "whose": list(unit_ids)}).scalars(),
                *connection.execute(_POSTS, asked).scalars(),
            ]
        return joined([_between(rows_of(blob), unit_ids, first, last) for blob in blobs])

    def _pack_in_time(self, jurisdiction: str) -> None:
        if time.monotonic() - self._packed_at >= PACK_AFTER_S:
            self._packed_at = time.monotonic()
            pack(self._engine, jurisdiction)


def _move(connection: Connection, here: str, held: Sequence[Fix]) -> int:
    given = [rows.plain(fix) for fix in held]
    if connection.dialect.name == "postgresql":
        columns: dict[str, Any] = {name: [row[name] for row in given] for name in _NAMES}
        return len(connection.execute(_UNNEST, {**columns, "here": here}).all())
    statement = insert_into(schema.unit_fix, "sqlite")
    moved = statement.on_conflict_do_update(
        index_elements=["jurisdiction", "unit_id"],
        set_={name: statement.excluded[name] for name in _NAMES},
        where=statement.excluded.at > _fixes.at,
    ).returning(_fixes.unit_id)
    return len(connection.execute(moved, [{**row, "jurisdiction": here} for row in given]).all())


def _between(fixes: Fixes, unit_ids: Sequence[int], first: int, last: int) -> Fixes:
    fixes = fixes[(fixes["at"] >= first) & (fixes["at"] <= last)]
    return fixes[np.isin(fixes["unit"], unit_ids)]
