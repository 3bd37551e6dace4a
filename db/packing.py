"""Turning posts into tracks: a post holds all units at a moment, a track one unit over a day."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select

from db import schema
from db.tracks import PACKED, Fixes, blob_of, rows_of, tidy
from db.transactions import reading, writing

TO_ALL = 0  # in the place of a unit's id: a post, not yet packed
_MOST = 2000  # posts or rows at once
_DAY_MS = 86_400_000
_chunks = schema.track_chunk.c
_HERE = bindparam("here", type_=_chunks.jurisdiction.type)
_OF = select(_chunks.id, _chunks.packed).where(_chunks.jurisdiction == _HERE, _chunks.unit_id == bindparam("unit"))
_POSTS = _OF.order_by(_chunks.id).limit(_MOST).with_for_update()
_OF_DAY = _OF.where(_chunks.day == bindparam("day")).order_by(_chunks.id).with_for_update()
_IN_PIECES = (
    select(_chunks.unit_id, _chunks.day)
    .where(_chunks.jurisdiction == _HERE, _chunks.unit_id != TO_ALL, _chunks.day < bindparam("before"))
    .group_by(_chunks.unit_id, _chunks.day)
    .having(func.count() > 1)
)
_ADD = insert(schema.track_chunk)
_DROP = delete(schema.track_chunk).where(_chunks.jurisdiction == _HERE, _chunks.id == bindparam("key"))
_DROP_BEFORE = delete(schema.track_chunk).where(_chunks.jurisdiction == _HERE, _chunks.day < bindparam("before"))


def pack(engine: Engine, here: str) -> int:
    """Turn the posts that are there into a row for each unit and day, and say how many; several may run at once."""
    done = 0
    while True:
        with writing(engine) as connection:
            held = connection.execute(_POSTS, {"here": here, "unit": TO_ALL}).all()
            if held:
                _replace(connection, here, [row.id for row in held], joined([rows_of(row.packed) for row in held]))
        done += len(held)
        if len(held) < _MOST:
            return done


def settle(engine: Engine, here: str, before: date) -> int:
    """Put the pieces of each unit's past day into one row; returns how many days of units."""
    with reading(engine) as connection:
        days = connection.execute(_IN_PIECES, {"here": here, "before": before}).all()
    for row in days:
        with writing(engine) as connection:
            held = connection.execute(_OF_DAY, {"here": here, "unit": row.unit_id, "day": row.day}).all()
            _replace(connection, here, [piece.id for piece in held], joined([rows_of(piece.packed) for piece in held]))
    return len(days)


def drop_tracks(engine: Engine, here: str, before: date) -> int:
    """Remove the tracks of the days before one; returns how many rows went."""
    with writing(engine) as connection:
        return connection.execute(_DROP_BEFORE, {"here": here, "before": before}).rowcount


def chunk(here: str, unit_id: int, fixes: Fixes) -> dict[str, Any]:
    """The row that holds some fixes, entered under the day (UTC) of the last."""
    until = int(fixes["at"].max())
    return {
        "jurisdiction": here, "unit_id": unit_id, "day": datetime.fromtimestamp(until / 1000, UTC).date(),
        "since": int(fixes["at"].min()), "until": until, "packed": blob_of(fixes),
    }  # fmt: skip


def joined(parts: Sequence[Fixes]) -> Fixes:
    """All rows of several, of each unit and moment the one that came last."""
    return tidy(np.concatenate([np.empty(0, dtype=PACKED), *parts]))


def _replace(connection: Connection, here: str, ids: Sequence[int], fixes: Fixes) -> None:
    connection.execute(_DROP, [{"here": here, "key": key} for key in ids])
    connection.execute(_ADD, [chunk(here, int(part["unit"][0]), part) for part in _by_unit_and_day(fixes)])


def _by_unit_and_day(fixes: Fixes) -> Iterator[Fixes]:
    days = fixes["at"] // _DAY_MS
    edges = np.flatnonzero((fixes["unit"][1:] != fixes["unit"][:-1]) | (days[1:] != days[:-1])) + 1
    return iter(np.split(fixes, edges))
