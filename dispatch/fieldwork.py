"""From the order to the reply: assigning, recalling, receipts, refusing, replying, and calls for help."""

from dataclasses import replace

from dispatch.errors import Invalid, NotLawful, SameHands, UnitBusy
from dispatch.ports import LostRace
from dispatch.states import Step
from dispatch.turn import Turn
from dispatch.values import Case, EvidenceKind, Order, OrderState, Unit, UnitState
from dispatch.verbs import (
    Assign,
    ClearSos,
    Deliver,
    Done,
    RaiseSos,
    Read,
    Recall,
    Refuse,
    Reply,
    SetDuty,
    Sign,
)


def assign(turn: Turn, verb: Assign) -> Done:
    """派遣: case and unit are both taken by compare-and-set; the handling clock starts here."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.ASSIGN)
    _demand_other_hands(turn, case)
    unit = turn.work.unit(verb.unit_id)
    if unit.order_id is not None or unit.state is not UnitState.FREE:
        raise _busy(turn, unit)
    return place_order(turn, case, unit, verb)


def place_order(turn: Turn, case: Case, unit: Unit, verb: Assign) -> Done:
    """Write the order and take the unit; raises Stale or UnitBusy when somebody was quicker."""
    due = turn.house.work_clock.deadline(turn.now, case.limit) if case.limit else None
    moved = turn.move(
        case, Step.ASSIGN, dispatched_at=turn.now, started_at=turn.now if due else None, due_at=due, unit_id=unit.id,
        department_id=unit.department_id, handled_at=None, checker_id=None,
    )  # fmt: skip
    order = turn.work.add_order(new_order(turn, case, unit, is_rework=False, reason=verb.reason))
    take_unit(turn, unit, order)
    rank = verb.suggested.index(unit.id) + 1 if unit.id in verb.suggested else None
    return turn.log(
        Step.ASSIGN, moved, case.state, unit_id=unit.id, order_id=order.id, reason=verb.reason, unit=unit.name,
        suggested=list(verb.suggested), rank=rank,
    )  # fmt: skip


def new_order(turn: Turn, case: Case, unit: Unit, *, is_rework: bool, reason: str) -> Order:
    """An order about to be sent."""
    return Order(
        case_id=case.id,
        unit_id=unit.id,
        department_id=unit.department_id,
        is_rework=is_rework,
        reason=reason,
        sent_at=turn.now,
    )


def take_unit(turn: Turn, unit: Unit, order: Order) -> None:
    """Compare-and-set the unit onto the order; raises UnitBusy."""
    try:
        turn.work.hold_unit(unit.id, order.id, order.case_id, UnitState.SENT, turn.now)
    except LostRace as race:
        raise _busy(turn, turn.work.unit(unit.id)) from race


def _demand_other_hands(turn: Turn, case: Case) -> None:
    if case.filed_by != turn.person.id:
        return
    if not turn.directory.single_manned:
        raise SameHands(rule="assign", name=turn.person.name)
    turn.exceptions.append("single_manned")


def _busy(turn: Turn, unit: Unit) -> UnitBusy:
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


def _end_order(turn: Turn, order: Order, state: OrderState) -> None:
    turn.work.save_order(replace(order, state=state, ended_at=turn.now))
    turn.work.free_unit(order.unit_id, order.id, turn.now)


def recall(turn: Turn, verb: Recall) -> Done:
    """撤回: before the unit has signed."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.RECALL)
    order = turn.work.order(case.order_id or 0)
    moved = turn.move(case, Step.RECALL, **_without_unit())
    _end_order(turn, order, OrderState.RECALLED)
    return turn.log(
        Step.RECALL, moved, case.state, unit_id=order.unit_id, order_id=order.id, reason=verb.reason
    )  # fmt: skip


def _without_unit() -> dict[str, None]:
    return {"unit_id": None, "department_id": None, "order_id": None, "started_at": None, "due_at": None}


def _own_order(turn: Turn, order_id: int, step: Step) -> tuple[Order, Case]:
    order = turn.work.order(order_id)
    turn.role(step)
    turn.own_order(order.unit_id)
    case = turn.work.case(order.case_id)
    turn.target(case, step)
    if not order.state.is_active:
        raise NotLawful(case_id=case.id, state=order.state, step=step)
    return order, case


def deliver(turn: Turn, verb: Deliver) -> Done:
    """The order has reached the terminal; a receipt, the case does not move."""
    order, case = _own_order(turn, verb.order_id, Step.DELIVER)
    state = OrderState.DELIVERED if order.state is OrderState.SENT else order.state
    turn.work.save_order(replace(order, state=state, delivered_at=order.delivered_at or turn.now))
    return turn.log(Step.DELIVER, case, case.state, unit_id=order.unit_id, order_id=order.id)


def read(turn: Turn, verb: Read) -> Done:
    """The unit has opened the order."""
    order, case = _own_order(turn, verb.order_id, Step.READ)
    state = order.state if order.state is OrderState.SIGNED else OrderState.READ
    turn.work.save_order(
        replace(order, state=state, delivered_at=order.delivered_at or turn.now, read_at=order.read_at or turn.now)
    )
    return turn.log(Step.READ, case, case.state, unit_id=order.unit_id, order_id=order.id)


def sign(turn: Turn, verb: Sign) -> Done:
    """签收."""
    order, case = _own_order(turn, verb.order_id, Step.SIGN)
    moved = turn.move(case, Step.SIGN)
    turn.work.save_order(replace(order, state=OrderState.SIGNED, signed_at=order.signed_at or turn.now))
    unit = turn.work.unit(order.unit_id)
    if unit.state is UnitState.SENT:
        turn.work.set_unit(unit.id, UnitState.HANDLING, turn.now)
    return turn.log(Step.SIGN, moved, case.state, unit_id=order.unit_id, order_id=order.id)


def refuse(turn: Turn, verb: Refuse) -> Done:
    """退回 by the unit: the case waits for a dispatcher again."""
    order, case = _own_order(turn, verb.order_id, Step.REFUSE)
    if not verb.reason:
        raise Invalid(field="reason", why="missing")
    moved = turn.move(case, Step.REFUSE, **_without_unit())
    _end_order(turn, replace(order, reason=verb.reason), OrderState.REFUSED)
    return turn.log(
        Step.REFUSE, moved, case.state, unit_id=order.unit_id, order_id=order.id, reason=verb.reason
    )  # fmt: skip


def reply(turn: Turn, verb: Reply) -> Done:
    """处置完成: the handling clock stops here, the unit is free again."""
    order, case = _own_order(turn, verb.order_id, Step.REPLY)
    if not verb.measure:
        raise Invalid(field="measure", why="missing")
    turn.demand_evidence(case, Step.REPLY, verb.pictures, order.sent_at)
    turn.attach(case, verb.pictures, EvidenceKind.AFTER, EvidenceKind.BEFORE)
    moved = turn.move(case, Step.REPLY, handled_at=turn.now)
    _end_order(turn, order, OrderState.REPLIED)
    return turn.log(
        Step.REPLY, moved, case.state, unit_id=order.unit_id, order_id=order.id, measure=verb.measure,
        is_rework=order.is_rework or None, pictures=len(verb.pictures),
    )  # fmt: skip


def raise_sos(turn: Turn, verb: RaiseSos) -> Done:
    """求助: the unit's order stays, its state calls."""
    turn.role(Step.SOS)
    turn.own_order(verb.unit_id)
    unit = turn.work.set_unit(verb.unit_id, UnitState.SOS, turn.now)
    return turn.log(Step.SOS, None, "", unit_id=unit.id, unit=unit.name, lon=verb.lon, lat=verb.lat)


def clear_sos(turn: Turn, verb: ClearSos) -> Done:
    """The call has been dealt with."""
    turn.role(Step.CLEAR_SOS)
    unit = turn.work.unit(verb.unit_id)
    if unit.state is UnitState.SOS:
        turn.work.set_unit(unit.id, UnitState.HANDLING if unit.order_id else UnitState.FREE, turn.now)
    return turn.log(Step.CLEAR_SOS, None, "", unit_id=unit.id, unit=unit.name, words=verb.words)


def set_duty(turn: Turn, verb: SetDuty) -> Done:
    """On or off duty; a unit with an order stays on."""
    turn.role(Step.DUTY)
    unit = turn.work.unit(verb.unit_id)
    if turn.person.unit_id is not None:
        turn.own_order(unit.id)
    if unit.order_id is not None:
        raise _busy(turn, unit)
    turn.work.set_unit(unit.id, UnitState.FREE if verb.on_duty else UnitState.OFF_DUTY, turn.now)
    return turn.log(Step.DUTY, None, "", unit_id=unit.id, unit=unit.name, on_duty=verb.on_duty)
