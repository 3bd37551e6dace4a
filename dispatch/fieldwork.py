"""From the order to the reply: assigning, recalling, receipts, refusing, replying; of leading and supporting units."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from dispatch.disposals import demand_disposal
from dispatch.errors import NotLawful, OutOfScope, Owed, SameHands
from dispatch.orders import demand_free, new_order, take_unit
from dispatch.states import Step
from dispatch.turn import Turn, demand_reason
from dispatch.values import Case, EvidenceKind, Order, OrderState, Part, Unit, UnitState
from dispatch.verbs import Assign, Deliver, Done, Read, Recall, Refuse, Reply, Sign

# What a supporting unit does with its order leaves the case where it is.
_SUPPORTING: Mapping[Step, Step] = MappingProxyType(
    {Step.SIGN: Step.SUPPORT_SIGN, Step.REPLY: Step.SUPPORT_REPLY, Step.REFUSE: Step.SUPPORT_REFUSE}
)


def assign(turn: Turn, verb: Assign) -> Done:
    """派遣: case and unit are both taken by compare-and-set; the handling clock starts here, or goes on."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.ASSIGN)
    _demand_other_hands(turn, case)
    unit = turn.work.unit(verb.unit_id)
    demand_free(turn, unit)
    _demand_department(turn, case, unit, verb.reason)
    return place_order(turn, case, unit, verb)


def _demand_department(turn: Turn, case: Case, unit: Unit, reason: str) -> None:
    """A ruling binds; the centre of the second level sends its own; else the matrix may be set aside with a reason."""
    department = turn.work.department(unit.department_id)
    above = {department.id, department.parent_id}
    if case.ruled_id is not None and case.ruled_id not in above:
        raise OutOfScope(case_id=case.id, scope=turn.work.department(case.ruled_id).name)
    if case.centre_id is not None and (turn.person.department_id != case.centre_id or case.centre_id not in above):
        raise OutOfScope(case_id=case.id, scope=turn.work.department(case.centre_id).name)
    if case.ruled_id is not None or reason:
        return
    named = turn.work.departments_named(turn.rules.responsible(case.class_code, case.grid))
    if named and above.isdisjoint(row.id for row in named):
        raise Owed(case_id=case.id, what="override", detail="、".join(row.name for row in named))


def place_order(turn: Turn, case: Case, unit: Unit, verb: Assign) -> Done:
    """Write the order and take the unit; raises Stale or UnitBusy when somebody was quicker."""
    moved = turn.move(
        case, Step.ASSIGN, dispatched_at=turn.now, unit_id=unit.id, department_id=unit.department_id, handled_at=None,
        checker_id=None, **_clock(turn, case),
    )  # fmt: skip
    order = turn.work.add_order(new_order(turn, case, unit, is_rework=False, reason=verb.reason))
    take_unit(turn, unit, order)
    rank = verb.suggested.index(unit.id) + 1 if unit.id in verb.suggested else None
    return turn.log(
        Step.ASSIGN, moved, case.state, unit_id=unit.id, order_id=order.id, reason=verb.reason, unit=unit.name,
        suggested=list(verb.suggested), rank=rank,
    )  # fmt: skip


def _clock(turn: Turn, case: Case) -> dict[str, object]:
    if turn.standard_of(case).rules.clock_from_filing and case.started_at is not None:
        return {}
    if case.limit and case.used_before and case.started_at and case.due_at:
        due = turn.house.work_clock.shifted(case.started_at, case.due_at, turn.now, case.limit)
        return {"started_at": turn.now, "due_at": due}
    return turn.whole_clock(case.limit)


def _demand_other_hands(turn: Turn, case: Case) -> None:
    if case.filed_by not in {person.id for person in turn.hands}:
        return
    if not turn.directory.single_manned:
        raise SameHands(rule="assign", name=turn.person.name)
    turn.exceptions.append("single_manned")


def end_order(turn: Turn, order: Order, state: OrderState) -> None:
    """End an order and free its unit."""
    turn.work.save_order(replace(order, state=state, ended_at=turn.now))
    turn.work.free_unit(order.unit_id, order.id, turn.now)


def recall(turn: Turn, verb: Recall) -> Done:
    """撤回: before the unit has signed."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.RECALL)
    order = turn.work.order(case.order_id or 0)
    moved = turn.move(case, Step.RECALL, **_without_unit(turn, case))
    end_order(turn, order, OrderState.RECALLED)
    return turn.log(
        Step.RECALL, moved, case.state, unit_id=order.unit_id, order_id=order.id, reason=verb.reason
    )  # fmt: skip


def _without_unit(turn: Turn, case: Case) -> dict[str, object]:
    """No unit and no clock; but a remainder of the limit stays what it is, whoever gets the case next."""
    left: dict[str, object] = {"unit_id": None, "department_id": None, "order_id": None}
    if turn.standard_of(case).rules.clock_from_filing and case.started_at is not None:
        return left
    if case.used_before:
        return {**left, "started_at": turn.now, "used_before": turn.used_share(case)}
    return {**left, "started_at": None, "due_at": None}


def _own_order(turn: Turn, order_id: int, step: Step) -> tuple[Order, Case, Step]:
    order = turn.work.order(order_id)
    taken = _SUPPORTING.get(step, step) if order.part is Part.SUPPORT else step
    turn.role(taken)
    turn.own_order(order.unit_id)
    case = turn.work.case(order.case_id)
    turn.target(case, taken)
    if not order.state.is_active:
        raise NotLawful(case_id=case.id, state=order.state, step=taken)
    return order, case, taken


def deliver(turn: Turn, verb: Deliver) -> Done:
    """The order has reached the terminal; a receipt, the case does not move."""
    order, case, _ = _own_order(turn, verb.order_id, Step.DELIVER)
    state = OrderState.DELIVERED if order.state is OrderState.SENT else order.state
    turn.work.save_order(replace(order, state=state, delivered_at=order.delivered_at or turn.now))
    return turn.log(Step.DELIVER, case, case.state, unit_id=order.unit_id, order_id=order.id)


def read(turn: Turn, verb: Read) -> Done:
    """The unit has opened the order."""
    order, case, _ = _own_order(turn, verb.order_id, Step.READ)
    state = order.state if order.state is OrderState.SIGNED else OrderState.READ
    turn.work.save_order(
        replace(order, state=state, delivered_at=order.delivered_at or turn.now, read_at=order.read_at or turn.now)
    )
    return turn.log(Step.READ, case, case.state, unit_id=order.unit_id, order_id=order.id)


def sign(turn: Turn, verb: Sign) -> Done:
    """签收."""
    order, case, step = _own_order(turn, verb.order_id, Step.SIGN)
    moved = turn.move(case, step) if step is Step.SIGN else case
    turn.work.save_order(replace(order, state=OrderState.SIGNED, signed_at=order.signed_at or turn.now))
    unit = turn.work.unit(order.unit_id)
    if unit.state is UnitState.SENT:
        turn.work.set_unit(unit.id, UnitState.HANDLING, turn.now)
    return turn.log(step, moved, case.state, unit_id=order.unit_id, order_id=order.id)


def refuse(turn: Turn, verb: Refuse) -> Done:
    """退回 by the unit: the case waits for a dispatcher again, and the refusals are counted."""
    order, case, step = _own_order(turn, verb.order_id, Step.REFUSE)
    demand_reason(verb.reason)
    changes = {"supports": case.supports - 1} if step is Step.SUPPORT_REFUSE else _refused(turn, case)
    moved = turn.move(case, step, **changes)
    end_order(turn, replace(order, reason=verb.reason), OrderState.REFUSED)
    return turn.log(
        step, moved, case.state, unit_id=order.unit_id, order_id=order.id, reason=verb.reason
    )  # fmt: skip


def _refused(turn: Turn, case: Case) -> dict[str, object]:
    return {**_without_unit(turn, case), "returns": case.returns + 1}


def reply(turn: Turn, verb: Reply) -> Done:
    """处置完成: the handling clock stops here, the unit is free again; supporters must have finished before."""
    order, case, step = _own_order(turn, verb.order_id, Step.REPLY)
    demand_reason(verb.measure, "measure")
    if step is Step.REPLY and case.supports:
        raise Owed(case_id=case.id, what="support", detail=str(case.supports))
    demand_disposal(turn, case, verb.disposal)
    if step is Step.REPLY:
        _demand_closing(turn, case, verb)
    turn.demand_evidence(case, step, verb.pictures, order.sent_at)
    turn.attach(case, verb.pictures, EvidenceKind.AFTER, EvidenceKind.BEFORE)
    changes = {"supports": case.supports - 1} if step is Step.SUPPORT_REPLY else {"handled_at": turn.now}
    moved = turn.move(case, step, **changes)
    end_order(turn, order, OrderState.REPLIED)
    return turn.log(
        step, moved, case.state, unit_id=order.unit_id, order_id=order.id, measure=verb.measure, disposal=verb.disposal,
        closing_met=verb.closing_met or None, is_rework=order.is_rework or None, pictures=len(verb.pictures),
    )  # fmt: skip


def _demand_closing(turn: Turn, case: Case, verb: Reply) -> None:
    """The closing condition of the version under which the case was filed is ticked (结案条件)."""
    standard = turn.standard_of(case)
    condition = standard.conditions.get(case.condition_id)
    if standard.rules.closing_ticked and condition is not None and not verb.closing_met:
        raise Owed(case_id=case.id, what="closing", detail=condition.closing_zh)
