"""What is deleted when its time has come (保存期限), but for cases that are held; each batch is a line of the log."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, exists, func, or_, select, update

from db import schema
from db.transactions import reading, writing
from db.work import SqlWork
from dispatch.retention import Retention
from dispatch.values import Entry
from dispatch.verbs import Done

BATCH = 500
STEP = "retain"
_cases, _holds, _orders, _chunks = schema.case_file.c, schema.hold.c, schema.dispatch_order.c, schema.track_chunk.c


@dataclass(frozen=True, slots=True)
class Retained:
    """How many cases lost their reporter, and how many packed tracks went."""

    reporters: int
    tracks: int


class Keeper:
    """Carries out the policy of one jurisdiction. Cases, their pictures and the log itself are kept for ever."""

    def __init__(self, engine: Engine, jurisdiction: str, policy: Retention, now: Callable[[], datetime]) -> None:
        self._engine, self._here, self._policy, self._now = engine, jurisdiction, policy, now

    def due(self) -> Retained:
        """What would go now."""
        with reading(self._engine) as connection:
            found = select(func.count()).select_from(self._reporters(BATCH * 1_000_000).subquery())
            tracks = select(func.count()).select_from(schema.track_chunk).where(*self._old_tracks())
            return Retained(int(connection.execute(found).scalar_one()), int(connection.execute(tracks).scalar_one()))

    def carry_out(self) -> Retained:
        """Delete what is due; an interrupted run is simply run again."""
        reporters = 0
        while found := self._forget_reporters():
            reporters += found
        return Retained(reporters, self._drop_tracks())

    def _forget_reporters(self) -> int:
        with writing(self._engine) as connection:
            due = self._reporters(BATCH).with_for_update(of=schema.case_file)  # of two that do it, one finds nothing
            ids = [int(row.id) for row in connection.execute(due)]
            if ids:
                forget = update(schema.case_file).where(_cases.jurisdiction == self._here, _cases.id.in_(ids))
                connection.execute(forget.values(reporter_name="", reporter_phone=""))
                self._say(connection, reporters=len(ids), first=ids[0], last=ids[-1])
        return len(ids)

    def _drop_tracks(self) -> int:
        with writing(self._engine) as connection:
            gone = connection.execute(delete(schema.track_chunk).where(*self._old_tracks())).rowcount
            if gone:
                self._say(connection, tracks=gone)
        return gone

    def _reporters(self, most: int) -> Select[tuple[int]]:
        """Ended long enough ago, somebody named, and not held."""
        before = self._now() - timedelta(days=self._policy.reporter_days)
        return (
            select(_cases.id)
            .where(_cases.jurisdiction == self._here, _cases.urgent_at.is_(None), _cases.closed_at < before)
            .where(or_(_cases.reporter_name != "", _cases.reporter_phone != ""), ~_held(_cases))
            .order_by(_cases.id)
            .limit(most)
        )

    def _old_tracks(self) -> tuple[Any, ...]:
        """Packed by unit, old enough, and not of a day on which the unit worked on a case that is held."""
        before = (self._now() - timedelta(days=self._policy.track_days)).date()
        worked = (
            select(_orders.unit_id)
            .join(schema.hold, (_holds.jurisdiction == _orders.jurisdiction) & (_holds.case_id == _orders.case_id))
            .where(_orders.jurisdiction == self._here, _holds.ended_at.is_(None))
        )
        return (_chunks.jurisdiction == self._here, _chunks.day < before, _chunks.unit_id != 0,
                _chunks.unit_id.not_in(worked))  # fmt: skip

    def _say(self, connection: Connection, **body: int) -> None:
        entry = Entry(
            seq=0, jurisdiction=self._here, at=self._now(), command_id=uuid.uuid4().hex, step=STEP, person_id=0,
            person_name="", role="system", workstation="retention", body=dict(body),
        )  # fmt: skip
        SqlWork(connection, self._here).append(entry, Done(seq=0))


def _held(cases: Any) -> Any:
    own = (_holds.jurisdiction == cases.jurisdiction, _holds.case_id == cases.id, _holds.ended_at.is_(None))
    return exists().where(*own)
