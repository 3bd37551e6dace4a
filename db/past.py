"""A period of the past as the log, the orders and the tracks remember it."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, and_, bindparam, func, or_, select

from db import rows, schema
from db.packing import joined
from db.tracks import Fixes, milliseconds, rows_of, thinned
from db.transactions import reading
from dispatch.past import Call, Period, Stage
from dispatch.states import State, Step
from dispatch.values import Case

_log, _orders, _cases, _chunks = (
    schema.log.c, schema.dispatch_order.c, schema.case_file.c, schema.track_chunk.c
)  # fmt: skip
_HERE = bindparam("here", type_=_log.jurisdiction.type)
_SINCE, _UNTIL = bindparam("since", type_=_log.at.type), bindparam("until", type_=_log.at.type)
_LAST = (
    select(_log.case_id, func.max(_log.seq).label("seq"))
    .where(_log.jurisdiction == _HERE, _log.at <= _SINCE, _log.case_id.is_not(None))
    .group_by(_log.case_id)
    .subquery()
)
_AT_FIRST = (
    select(_log.case_id, _log.now)
    .join(_LAST, and_(_log.case_id == _LAST.c.case_id, _log.seq == _LAST.c.seq))
    .where(_log.jurisdiction == _HERE, _log.now.in_([str(state) for state in State if state.is_open]))
)
_THEN = (
    select(_log.case_id, _log.at, _log.now)
    .where(_log.jurisdiction == _HERE, _log.at > _SINCE, _log.at <= _UNTIL, _log.case_id.is_not(None))
    .where(_log.now != _log.was)
    .order_by(_log.seq)
)
_CALLS = (
    select(_log.unit_id, _log.at, _log.step, _log.body)
    .where(_log.jurisdiction == _HERE, _log.at <= _UNTIL, _log.unit_id.is_not(None), _log.case_id.is_(None))
    .where(_log.step.in_([str(step) for step in (Step.SOS, Step.CLEAR_SOS, Step.DUTY)]))
    .order_by(_log.seq)
)
_ORDERS = (
    select(*rows.ORDER)
    .where(_orders.jurisdiction == _HERE, _orders.sent_at <= _UNTIL)
    .where(or_(_orders.ended_at.is_(None), _orders.ended_at > _SINCE))
)
_CASES = select(*rows.CASE).where(_cases.jurisdiction == _HERE, _cases.id.in_(bindparam("keys", expanding=True)))
_CHUNKS = (
    select(_chunks.packed)
    .where(_chunks.jurisdiction == _HERE, _chunks.day.between(bindparam("first_day"), bindparam("last_day")))
    .where(_chunks.since <= bindparam("until_ms"), _chunks.until >= bindparam("since_ms"))
    .order_by(_chunks.id)
)
_AT_ONCE = 500


class SqlPast:
    """Over an engine; a long period takes seconds: on a lane of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def period(self, jurisdiction: str, since: datetime, until: datetime) -> Period:
        """Cases, orders and units of a period, both ends included."""
        asked: dict[str, Any] = {"here": jurisdiction, "since": since, "until": until}
        with reading(self._engine) as connection:
            stages = [
                *(Stage(key, since, State(now)) for key, now in connection.execute(_AT_FIRST, asked)),
                *(Stage(key, at, State(now)) for key, at, now in connection.execute(_THEN, asked) if now),
            ]
            calls = tuple(_call(*row) for row in connection.execute(_CALLS, asked))
            orders = tuple(map(rows.order_of, connection.execute(_ORDERS, asked)))
            cases = self._cases(connection, jurisdiction, sorted({stage.case_id for stage in stages}))
        return Period(since, until, cases, tuple(stages), orders, calls)

    def tracks(self, jurisdiction: str, since: datetime, until: datetime, *, every_s: float = 0) -> Fixes:
        """The fixes of all units by unit and time, one of a unit in each `every_s` seconds, as rows of PACKED."""
        first, last = milliseconds(since), milliseconds(until)
        asked = {"here": jurisdiction, "since_ms": first, "until_ms": last,
                 "first_day": since.date(), "last_day": until.date()}  # fmt: skip
        parts = []
        with reading(self._engine) as connection:
            for blob in connection.execute(_CHUNKS, asked).scalars():
                fixes = rows_of(blob)
                parts.append(thinned(fixes[(fixes["at"] >= first) & (fixes["at"] <= last)], int(every_s * 1000)))
        return thinned(joined(parts), int(every_s * 1000))

    def _cases(self, connection: Connection, jurisdiction: str, ids: list[int]) -> tuple[Case, ...]:
        found: list[Case] = []
        for begin in range(0, len(ids), _AT_ONCE):
            asked = {"here": jurisdiction, "keys": ids[begin : begin + _AT_ONCE]}
            found += map(rows.case_of, connection.execute(_CASES, asked))
        return tuple(found)


def _call(unit_id: int, at: datetime, step: str, body: str) -> Call:
    return Call(unit_id, at, Step(step), bool(json.loads(body).get("on_duty", True)))
