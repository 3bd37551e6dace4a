"""Cases that others share: duplicates merged into one, two levels of command, supporting units."""

from dataclasses import replace

from dispatch.errors import Invalid, NotLawful, NotNow, OutOfScope
from dispatch.fieldwork import end_order
from dispatch.limits import Limit, LimitUnit
from dispatch.orders import demand_free, new_order, take_unit
from dispatch.paper_verbs import Merge, PassBack, PassDown, RecallSupport, RecallTask, ReturnToAccept, Support, Unmerge
from dispatch.states import State, Step
from dispatch.turn import Turn, demand_reason
from dispatch.values import OrderState, Part
from dispatch.verbs import Done


def merge(turn: Turn, verb: Merge) -> Done:
    """并案: the parent is open and no duplicate itself; a case that others follow is no duplicate of a third."""
    _pair(turn, verb.case_id, verb.parent_id)
    case, parent = turn.case_seen(verb.case_id, verb.seen), turn.work.case(verb.parent_id)
    turn.target(case, Step.MERGE)
    if case.followers:
        raise NotNow(case_id=case.id, rule="has_followers", bound=str(case.followers))
    if not parent.state.is_open or parent.state is State.DRAFT:
        raise NotLawful(case_id=parent.id, state=parent.state, step=Step.MERGE)
    moved = turn.move(case, Step.MERGE, parent_id=parent.id, closed_at=turn.now)
    turn.work.save_case(replace(parent, followers=parent.followers + 1))
    return turn.log(Step.MERGE, moved, case.state, parent=parent.number, also=[parent.id])


def _pair(turn: Turn, case_id: int, parent_id: int) -> None:
    if case_id == parent_id:
        raise Invalid(field="parent_id", why="the case itself")
    turn.work.cases(case_id, parent_id)


def unmerge(turn: Turn, verb: Unmerge) -> Done:
    """拆案: back to acceptance, as it came."""
    peek = turn.case_seen(verb.case_id, verb.seen)
    turn.target(peek, Step.UNMERGE)
    demand_reason(verb.reason)
    parent = turn.work.case(peek.parent_id or 0)
    moved = turn.move(peek, Step.UNMERGE, parent_id=None, closed_at=None)
    turn.work.save_case(replace(parent, followers=parent.followers - 1))
    return turn.log(Step.UNMERGE, moved, peek.state, parent=parent.number, reason=verb.reason, also=[parent.id])


def pass_down(turn: Turn, verb: PassDown) -> Done:
    """一级派遣: the second level gets a clock of its own for its dispatch."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.PASS_DOWN)
    if not turn.rules.two_level:
        raise NotNow(case_id=case.id, rule="one_level", bound="")
    if case.centre_id is not None:
        raise OutOfScope(case_id=case.id, scope=turn.work.department(case.centre_id).name)
    centre = turn.work.department(verb.department_id)
    moved = turn.move(case, Step.PASS_DOWN, centre_id=centre.id, **turn.stage_clock(case.state, _second_limit(turn)))
    return turn.log(Step.PASS_DOWN, moved, case.state, department=centre.name)


def _second_limit(turn: Turn) -> Limit:
    """The second level dispatches by a limit of its own, counted like the first level's."""
    first = turn.house.standard.stages.get(State.PENDING_DISPATCH)
    works = first is not None and first.unit.works
    return Limit(turn.rules.second_dispatch_minutes, LimitUnit.WORK_MINUTE if works else LimitUnit.URGENT_MINUTE)


def pass_back(turn: Turn, verb: PassBack) -> Done:
    """退回一级: by the second level, or taken back by the first."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.PASS_BACK)
    demand_reason(verb.reason)
    if case.centre_id is None:
        raise NotNow(case_id=case.id, rule="not_passed", bound="")
    centre = turn.work.department(case.centre_id)
    moved = turn.move(case, Step.PASS_BACK, centre_id=None, **turn.stage_clock(case.state))
    return turn.log(Step.PASS_BACK, moved, case.state, department=centre.name, reason=verb.reason)


def return_to_accept(turn: Turn, verb: ReturnToAccept) -> Done:
    """退回受理: what a unit refused for good, or was filed under a wrong class."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.RETURN_TO_ACCEPT)
    moved = turn.move(case, Step.RETURN_TO_ACCEPT, filed_by=None, centre_id=None)
    return turn.log(Step.RETURN_TO_ACCEPT, moved, case.state, reason=demand_reason(verb.reason))


def support(turn: Turn, verb: Support) -> Done:
    """协办: a second unit with its own demand; without a time of its own it has the time of the case."""
    case = turn.work.case(verb.case_id)
    turn.target(case, Step.SUPPORT)
    demand_reason(verb.demand, "demand")
    if verb.due_at is not None and (verb.due_at.tzinfo is None or verb.due_at <= turn.now):
        raise Invalid(field="due_at", why="wants a moment to come")
    unit = turn.work.unit(verb.unit_id)
    demand_free(turn, unit)
    moved = turn.move(case, Step.SUPPORT, supports=case.supports + 1)
    order = replace(new_order(turn, case, unit, is_rework=False, reason=verb.demand), part=Part.SUPPORT)
    order = turn.work.add_order(replace(order, due_at=verb.due_at or case.due_at))
    take_unit(turn, unit, order)
    return turn.log(
        Step.SUPPORT, moved, case.state, unit_id=unit.id, order_id=order.id, unit=unit.name, reason=verb.demand
    )  # fmt: skip


def recall_support(turn: Turn, verb: RecallSupport) -> Done:
    """Take a supporting order back, whatever the unit has done with it so far."""
    order = turn.work.order(verb.order_id)
    case = turn.work.case(order.case_id)
    turn.target(case, Step.SUPPORT_RECALL)
    if order.part is not Part.SUPPORT or not order.state.is_active:
        raise NotLawful(case_id=case.id, state=order.state, step=Step.SUPPORT_RECALL)
    moved = turn.move(case, Step.SUPPORT_RECALL, supports=case.supports - 1)
    end_order(turn, order, OrderState.RECALLED)
    return turn.log(
        Step.SUPPORT_RECALL, moved, case.state, unit_id=order.unit_id, order_id=order.id, reason=verb.reason
    )  # fmt: skip


def recall_task(turn: Turn, verb: RecallTask) -> Done:
    """撤回核实 or 撤回核查: to be sent to somebody else."""
    case = turn.case_seen(verb.case_id, verb.seen)
    step = Step.RECALL_VERIFY if case.state is State.VERIFYING else Step.RECALL_CHECK
    turn.target(case, step)
    moved = turn.move(case, step, checker_id=None)
    turn.end_task(case, "recalled", verb.reason)
    return turn.log(step, moved, case.state, reason=verb.reason)
