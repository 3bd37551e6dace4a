"""Work that goes back to a unit, or goes on after a pause: rework, resuming, reopening; and letting orders go."""

from dataclasses import replace

from dispatch.errors import NotNow
from dispatch.orders import busy, new_order, take_unit
from dispatch.paper_verbs import Reopen, Resume
from dispatch.states import Step
from dispatch.turn import Turn, demand_reason
from dispatch.values import Case, OrderState, Unit, UnitState
from dispatch.verbs import Done

_WITHOUT_UNIT: dict[str, object] = {"unit_id": None, "order_id": None, "handled_at": None}


def release_orders(turn: Turn, case: Case, state: OrderState) -> None:
    """End every active order of a case, and free its units."""
    for order in turn.work.active_orders(case.id):
        turn.work.save_order(replace(order, state=state, ended_at=turn.now))
        turn.work.free_unit(order.unit_id, order.id, turn.now)


def _is_free(unit: Unit) -> bool:
    return unit.order_id is None and unit.state is UnitState.FREE


def remaining_clock(turn: Turn, case: Case) -> dict[str, object]:
    """The handling clock begun anew with what is left of the limit; what was used stays on the account.

    A deadline that had passed when the clock stopped stays as far in the past.
    """
    stopped = case.handled_at or case.paused_at
    if case.limit is None or case.due_at is None or stopped is None:
        return {"paused_at": None}
    due = turn.house.work_clock.shifted(stopped, case.due_at, turn.now, case.limit)
    used = case.used_before if case.paused_at else turn.used_share(case)
    return {"started_at": turn.now, "due_at": due, "used_before": used, "paused_at": None, "suspended_until": None}


def send_again(turn: Turn, case: Case, step: Step, reason: str, **changes: object) -> Done:
    """Send the case to the unit that had it, by a new order; the unit is free, or UnitBusy is raised."""
    unit = turn.work.unit(case.unit_id or 0)
    moved = turn.move(case, step, handled_at=None, checker_id=None, **changes)
    order = turn.work.add_order(new_order(turn, case, unit, is_rework=True, reason=reason))
    take_unit(turn, unit, order)
    return turn.log(
        step, moved, case.state, unit_id=unit.id, order_id=order.id, reason=reason, unit=unit.name
    )  # fmt: skip


def fail_check(turn: Turn, case: Case, reason: str) -> Done:
    """返工 to the same unit, by the limit that the standard gives; dispatched anew when the unit has other work."""
    turn.end_task(case, "no", reason)
    unit = turn.work.unit(case.unit_id or 0)
    clock = _rework_clock(turn, case)
    if _is_free(unit):
        return send_again(turn, case, Step.REWORK, reason, rework=case.rework + 1, **clock)
    moved = turn.move(case, Step.REDISPATCH, rework=case.rework + 1, **_WITHOUT_UNIT, **clock)
    return turn.log(Step.REDISPATCH, moved, case.state, unit_id=unit.id, reason=reason, unit=unit.name)


def _rework_clock(turn: Turn, case: Case) -> dict[str, object]:
    """What was left of the limit, or a whole new one, as the standard of the case says."""
    if turn.standard_of(case).rules.renews_at_rework:
        return {**turn.whole_clock(case.limit), "used_before": 0.0}
    return remaining_clock(turn, case)


def resume(turn: Turn, verb: Resume) -> Done:
    """恢复: the clock goes on with the remainder, also when another unit must be found."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.RESUME)
    unit = turn.work.unit(case.unit_id or 0)
    clock = remaining_clock(turn, case)
    if _is_free(unit):
        return send_again(turn, case, Step.RESUME, verb.reason, **clock)
    moved = turn.move(case, Step.RESUME_ANEW, **_WITHOUT_UNIT, **clock)
    return turn.log(Step.RESUME_ANEW, moved, case.state, unit_id=unit.id, reason=verb.reason, unit=unit.name)


def reopen(turn: Turn, verb: Reopen) -> Done:
    """重办: within the days that the standard gives; a whole new limit, and one more on the count of 反复."""
    case = turn.case_seen(verb.case_id, verb.seen)
    step = Step.REOPEN_ANEW if verb.anew else Step.REOPEN
    turn.target(case, step)
    demand_reason(verb.reason)
    _demand_recent(turn, case)
    fresh: dict[str, object] = {"closed_at": None, "closing": "", "extensions": 0, "suspensions": 0, "used_before": 0.0,
             "is_exempt": False, "answered_at": None, "reopened": case.reopened + 1}  # fmt: skip
    if verb.anew:
        ends = {"started_at": None, "due_at": None, "checker_id": None, "filed_by": None, "department_id": None}
        moved = turn.move(case, step, **_WITHOUT_UNIT, **ends, **fresh)
        return turn.log(step, moved, case.state, reason=verb.reason)
    return _reopen_with_unit(turn, case, verb.reason, fresh)


def _reopen_with_unit(turn: Turn, case: Case, reason: str, fresh: dict[str, object]) -> Done:
    if case.unit_id is None:
        raise NotNow(case_id=case.id, rule="no_unit", bound="")
    unit = turn.work.unit(case.unit_id)
    if not _is_free(unit):
        raise busy(turn, unit)
    return send_again(turn, case, Step.REOPEN, reason, **fresh, **turn.whole_clock(case.limit))


def _demand_recent(turn: Turn, case: Case) -> None:
    closed_at = case.closed_at
    days = turn.standard_of(case).rules.reopen_days
    if closed_at is None or (turn.now - closed_at).days >= days:
        raise NotNow(case_id=case.id, rule="reopen_days", bound=str(days))
