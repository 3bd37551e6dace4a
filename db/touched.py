"""Which units the lines of the log may have moved, so that four lines a second do not read a thousand units."""

from collections.abc import Sequence

from sqlalchemy import BindParameter, Engine, bindparam, or_, select

from db import rows, schema
from db.transactions import reading
from dispatch.values import Unit

_units, _orders = schema.unit.c, schema.dispatch_order.c
_HERE: BindParameter[str] = bindparam("here")
_SENT = select(_orders.unit_id).where(
    _orders.jurisdiction == _HERE, _orders.case_id.in_(bindparam("cases", expanding=True))
)
_TOUCHED = (
    select(*rows.UNIT)
    .where(_units.jurisdiction == _HERE, or_(_units.id.in_(bindparam("units", expanding=True)), _units.id.in_(_SENT)))
    .order_by(_units.id)
)


def touched_units(
    engine: Engine, jurisdiction: str, cases: Sequence[int], units: Sequence[int]
) -> tuple[Unit, ...]:  # fmt: skip
    """Units by number, with all that were ever sent to one of some cases, by id."""
    with reading(engine) as connection:
        held = connection.execute(_TOUCHED, {"here": jurisdiction, "cases": cases, "units": units})
        return tuple(map(rows.unit_of, held))
