"""Orders as such: writing one, taking its unit, finding it busy."""

from dispatch.errors import UnitBusy
from dispatch.ports import LostRace
from dispatch.turn import Turn
from dispatch.values import Case, Order, Unit, UnitState


def new_order(turn: Turn, case: Case, unit: Unit, *, is_rework: bool, reason: str) -> Order:
    """A leading order about to be sent."""
    return Order(
        case_id=case.id,
        unit_id=unit.id,
        department_id=unit.department_id,
        is_rework=is_rework,
        reason=reason,
        sent_at=turn.now,
    )


def demand_free(turn: Turn, unit: Unit) -> None:
    """Refuse a unit that has an order or is not free; raises UnitBusy."""
    if unit.order_id is not None or unit.state is not UnitState.FREE:
        raise busy(turn, unit)


def take_unit(turn: Turn, unit: Unit, order: Order) -> None:
    """Compare-and-set the unit onto the order; raises UnitBusy."""
    try:
        turn.work.hold_unit(unit.id, order.id, order.case_id, UnitState.SENT, turn.now)
    except LostRace as race:
        raise busy(turn, turn.work.unit(unit.id)) from race


def busy(turn: Turn, unit: Unit) -> UnitBusy:
    """The refusal that says on what the unit works, and who sent it."""
    held = turn.work.case(unit.case_id) if unit.case_id else None
    entry = turn.work.last_entry(held.id) if held else None
    return UnitBusy(
        unit_id=unit.id,
        name=unit.name,
        state=unit.state,
        case_number=held.number if held else "",
        by_name=entry.person_name if entry else "",
        at=entry.at if entry else None,
    )
