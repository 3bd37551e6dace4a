"""What was before: cases at a place whenever reported, how units have kept their limits, who looks at what now."""

import math
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Engine, bindparam, case, func, select

from db import rows, schema
from db.transactions import reading, writing
from db.upsert import insert_into
from dispatch.records import Presence, UnitRecord
from dispatch.values import Case, OrderState, Part

METRES_A_DEGREE = 111_195.0
_cases, _orders, _seats = schema.case_file.c, schema.dispatch_order.c, schema.presence.c
_HERE: BindParameter[str] = bindparam("here")
_SINCE: BindParameter[datetime] = bindparam("since", type_=_orders.sent_at.type)
_NEAR = (
    select(*rows.CASE)
    .where(_cases.jurisdiction == _HERE, _cases.lat.between(bindparam("south"), bindparam("north")))
    .where(_cases.lon.between(bindparam("west"), bindparam("east")))
    .order_by(_cases.id.desc())
    .limit(bindparam("most"))
)
_IS_HANDLED = _orders.state == OrderState.REPLIED.value
_RECORDS = (
    select(
        _orders.unit_id,
        func.sum(case((_IS_HANDLED, 1), else_=0)),
        func.sum(case((_IS_HANDLED & (_cases.due_at.is_(None) | (_orders.ended_at <= _cases.due_at)), 1), else_=0)),
        func.sum(case((_orders.sent_at >= bindparam("lately", type_=_orders.sent_at.type), 1), else_=0)),
    )
    .join(schema.case_file, (_cases.jurisdiction == _orders.jurisdiction) & (_cases.id == _orders.case_id))
    .where(_orders.jurisdiction == _HERE, _orders.sent_at >= _SINCE, _orders.part == Part.LEAD.value)
    .group_by(_orders.unit_id)
    .order_by(_orders.unit_id)
)
_PRESENT = (
    select(_seats.person_id, _seats.workstation, _seats.case_id, _seats.is_editing, _seats.seen_at)
    .where(_seats.jurisdiction == _HERE, _seats.seen_at >= _SINCE)
    .order_by(_seats.seen_at)
)


def cases_near(engine: Engine, here: str, lon: float, lat: float, metres: float, most: int) -> tuple[Case, ...]:
    """Cases within about some metres of a place in WGS-84, open or ended, the last entered first."""
    high = metres / METRES_A_DEGREE
    wide = high / max(0.01, math.cos(math.radians(lat)))
    box = {"south": lat - high, "north": lat + high, "west": lon - wide, "east": lon + wide}
    with reading(engine) as connection:
        held = connection.execute(_NEAR, {"here": here, "most": most, **box})
        return tuple(map(rows.masked_case_of, held))


def records(engine: Engine, here: str, since: datetime, lately: datetime) -> tuple[UnitRecord, ...]:
    """Of the leading orders sent since a moment: handled, in time, and sent since another; by unit."""
    with reading(engine) as connection:
        held = connection.execute(_RECORDS, {"here": here, "since": since, "lately": lately})
        return tuple(
            UnitRecord(unit_id=unit_id, handled=handled, in_time=in_time, lately=late)
            for unit_id, handled, in_time, late in held
        )


class SqlPresences:
    """Who has which case in hand: one row for a person at a desk, not logged, told by whoever sits there."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def say(self, jurisdiction: str, presence: Presence) -> None:
        """Put or renew it."""
        row = {**rows.plain(presence), "jurisdiction": jurisdiction}
        key = ("jurisdiction", "person_id", "workstation")
        with writing(self._engine) as connection:
            added = insert_into(schema.presence, connection.dialect.name).values(row)
            fresh: dict[str, Any] = {name: value for name, value in row.items() if name not in key}
            connection.execute(added.on_conflict_do_update(index_elements=key, set_=fresh))

    def since(self, jurisdiction: str, moment: datetime) -> Sequence[Presence]:
        """Those that were said since a moment."""
        with reading(self._engine) as connection:
            held = connection.execute(_PRESENT, {"here": jurisdiction, "since": moment})
            return tuple(Presence(**row) for row in held.mappings())
