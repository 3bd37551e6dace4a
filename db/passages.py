"""The moments of the cases that were reported since a moment, for the supervisor's percentiles."""

from datetime import datetime

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from db import schema
from dispatch.overview import Passage
from dispatch.values import Part

MOST = 20_000
_cases, _orders = schema.case_file.c, schema.dispatch_order.c
_HERE: BindParameter[str] = bindparam("here")
_SIGNED = (
    select(func.max(_orders.signed_at))
    .where(_orders.jurisdiction == _HERE, _orders.case_id == _cases.id, _orders.part == Part.LEAD.value)
    .scalar_subquery()
)
_PASSAGES = (
    select(
        _cases.reported_at, _cases.filed_at, _cases.dispatched_at, _SIGNED.label("signed_at"), _cases.handled_at,
        _cases.closed_at,
    )
    .where(_cases.jurisdiction == _HERE, _cases.reported_at >= bindparam("since"), _cases.is_imported.is_(False))
    .order_by(_cases.reported_at.desc(), _cases.id.desc())
    .limit(MOST)
)  # fmt: skip


def passages(connection: Connection, here: str, since: datetime) -> tuple[Passage, ...]:
    """The newest first, at most MOST; imported cases were timed by other clocks and are left out."""
    found = connection.execute(_PASSAGES, {"here": here, "since": since})
    return tuple(Passage(**row) for row in found.mappings())
