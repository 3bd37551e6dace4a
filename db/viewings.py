"""Who watched which camera, when, for which case (S106): written in batches, read by the auditor, kept three years."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, select

from db import rows, schema
from db.transactions import reading, writing
from db.work import SqlWork
from dispatch.camera_papers import Viewing
from dispatch.errors import NotAllowed
from dispatch.values import Role

KEPT = timedelta(days=3 * 365 + 1)
READERS = frozenset({Role.AUDITOR})
MOST = 10_000
VIEWING, viewing_of = rows.converter(schema.viewing, Viewing)
_held = schema.viewing.c


class Viewings:
    """The viewings of one jurisdiction. They are no lines of the log: a wall of 25 tiles would drown it."""

    def __init__(self, engine: Engine, jurisdiction: str) -> None:
        self._engine, self._here = engine, jurisdiction

    def put(self, viewings: Sequence[Viewing]) -> None:
        """Add a batch in one transaction."""
        if viewings:
            batch = [{**rows.plain(viewing), "jurisdiction": self._here} for viewing in viewings]
            with writing(self._engine) as connection:
                connection.execute(schema.viewing.insert(), batch)

    def read(
        self, since: datetime, until: datetime, *, by_person: int, camera_id: int | None = None
    ) -> tuple[Viewing, ...]:
        """Those that overlap a time, oldest first; raises NotAllowed for anybody but an auditor."""
        statement = select(*VIEWING).where(
            _held.jurisdiction == self._here, _held.since < until, _held.until >= since
        )  # fmt: skip
        if camera_id is not None:
            statement = statement.where(_held.camera_id == camera_id)
        with reading(self._engine) as connection:
            person = SqlWork(connection, self._here).person(by_person)
            if not person.roles & READERS:
                raise NotAllowed(role=",".join(sorted(person.roles)), step="viewings")
            ordered = statement.order_by(_held.since, _held.id).limit(MOST)
            return tuple(viewing_of(row) for row in connection.execute(ordered))

    def forget(self, now: datetime) -> int:
        """Remove what need not be kept any longer; returns how many rows."""
        old = delete(schema.viewing).where(_held.jurisdiction == self._here, _held.until < now - KEPT)
        with writing(self._engine) as connection:
            return int(connection.execute(old).rowcount)
