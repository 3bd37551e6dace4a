"""From the reply to the closed case, and what may be said on the way: check, close, urge, note, attach."""

from dataclasses import replace

from dispatch.errors import Invalid, TooSoon
from dispatch.fieldwork import new_order, take_unit
from dispatch.rights import demand_other_department
from dispatch.states import Step
from dispatch.turn import Turn
from dispatch.values import Case, EvidenceKind, UnitState, Urge, UrgeKind
from dispatch.verbs import (
    Attach,
    Check,
    Close,
    Done,
    Note,
    Outcome,
    ReturnToCheck,
    SendCheck,
    UrgeCase,
    UrgeReceipt,
)


def _demand_checker(turn: Turn, case: Case, step: Step) -> None:
    if case.department_id is not None:
        demand_other_department(turn.person, turn.work.department(case.department_id), step)


def send_check(turn: Turn, verb: SendCheck) -> Done:
    """派核查: the actor takes the check."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.SEND_CHECK)
    _demand_checker(turn, case, Step.SEND_CHECK)
    moved = turn.move(case, Step.SEND_CHECK, checker_id=turn.person.id)
    return turn.log(Step.SEND_CHECK, moved, case.state, checker=turn.person.name)


def check(turn: Turn, verb: Check) -> Done:
    """核查: pass, fail (rework or dispatch anew), or cannot be told."""
    case = turn.case_seen(verb.case_id, verb.seen)
    if verb.outcome is Outcome.YES:
        return _pass(turn, case, verb)
    if not verb.reason:
        turn.target(case, Step.CHECK_UNABLE)
        raise Invalid(field="reason", why="missing")
    if verb.outcome is Outcome.UNABLE:
        turn.target(case, Step.CHECK_UNABLE)
        moved = turn.move(case, Step.CHECK_UNABLE, checker_id=None)
        return turn.log(Step.CHECK_UNABLE, moved, case.state, reason=verb.reason)
    return _fail(turn, case, verb)


def _pass(turn: Turn, case: Case, verb: Check) -> Done:
    turn.target(case, Step.CHECK_PASS)
    _demand_checker(turn, case, Step.CHECK_PASS)
    turn.demand_evidence(case, Step.CHECK_PASS, verb.pictures, case.handled_at)
    turn.attach(case, verb.pictures, EvidenceKind.CHECK)
    moved = turn.move(case, Step.CHECK_PASS, checker_id=turn.person.id)
    shown = [picture.sha256 for picture in verb.pictures]
    return turn.log(Step.CHECK_PASS, moved, case.state, reason=verb.reason, frames=shown)


def _fail(turn: Turn, case: Case, verb: Check) -> Done:
    """返工 to the same unit with what was left of its time; dispatched anew when the unit has other work."""
    turn.target(case, Step.REWORK)
    _demand_checker(turn, case, Step.REWORK)
    turn.attach(case, verb.pictures, EvidenceKind.CHECK)
    unit = turn.work.unit(case.unit_id or 0)
    if unit.order_id is not None or unit.state is not UnitState.FREE:
        moved = turn.move(case, Step.REDISPATCH, rework=case.rework + 1, unit_id=None, order_id=None, handled_at=None)
        return turn.log(Step.REDISPATCH, moved, case.state, unit_id=unit.id, reason=verb.reason, unit=unit.name)
    due = turn.now + (case.due_at - case.handled_at) if case.due_at and case.handled_at else case.due_at
    started = case.started_at + (turn.now - case.handled_at) if case.started_at and case.handled_at else turn.now
    moved = turn.move(
        case, Step.REWORK, rework=case.rework + 1, due_at=due, started_at=started, handled_at=None, checker_id=None
    )  # fmt: skip
    order = turn.work.add_order(new_order(turn, case, unit, is_rework=True, reason=verb.reason))
    take_unit(turn, unit, order)
    return turn.log(
        Step.REWORK, moved, case.state, unit_id=unit.id, order_id=order.id, reason=verb.reason, unit=unit.name
    )  # fmt: skip


def return_to_check(turn: Turn, verb: ReturnToCheck) -> Done:
    """退回复核."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.RETURN_TO_CHECK)
    if not verb.reason:
        raise Invalid(field="reason", why="missing")
    moved = turn.move(case, Step.RETURN_TO_CHECK, checker_id=None)
    return turn.log(Step.RETURN_TO_CHECK, moved, case.state, reason=verb.reason)


def close(turn: Turn, verb: Close) -> Done:
    """结案: only with the evidence complete, by hands that did not handle it."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.CLOSE)
    _demand_checker(turn, case, Step.CLOSE)
    turn.demand_evidence(case, Step.CLOSE, (), case.dispatched_at)
    moved = turn.move(case, Step.CLOSE, closed_at=turn.now)
    in_time = case.due_at is None or case.handled_at is None or case.handled_at <= case.due_at
    return turn.log(Step.CLOSE, moved, case.state, in_time=in_time)


def urge(turn: Turn, verb: UrgeCase) -> Done:
    """催办: by hand within the rate limit; by the clock once each, which its command id sees to."""
    case = turn.work.case(verb.case_id)
    turn.target(case, Step.URGE)
    last = turn.work.last_urge(case.id)
    again_at = last.at + turn.house.standard.urge_every if last and last.kind is UrgeKind.HAND else turn.now
    if verb.kind is UrgeKind.HAND and again_at > turn.now:
        raise TooSoon(case_id=case.id, again_at=again_at)
    sent = turn.work.add_urge(
        Urge(
            case_id=case.id,
            order_id=case.order_id or 0,
            unit_id=case.unit_id or 0,
            kind=verb.kind,
            words=verb.words,
            by_name=turn.person.name,
            at=turn.now,
        )
    )
    return turn.log(
        Step.URGE, case, case.state, unit_id=case.unit_id, order_id=case.order_id, kind=verb.kind, words=verb.words,
        urge=sent.id,
    )  # fmt: skip


def urge_receipt(turn: Turn, verb: UrgeReceipt) -> Done:
    """Delivered or read at the unit."""
    turn.role(Step.URGE_RECEIPT)
    sent = turn.work.urge(verb.urge_id)
    turn.own_order(sent.unit_id)
    case = turn.work.case(sent.case_id)
    read_at = sent.read_at or (turn.now if verb.is_read else None)
    turn.work.save_urge(replace(sent, delivered_at=sent.delivered_at or turn.now, read_at=read_at))
    return turn.log(Step.URGE_RECEIPT, case, case.state, unit_id=sent.unit_id, urge=sent.id, is_read=verb.is_read)


def note(turn: Turn, verb: Note) -> Done:
    """备注: kept in the log and nowhere else."""
    case = turn.work.case(verb.case_id)
    turn.target(case, Step.NOTE)
    if not verb.words:
        raise Invalid(field="words", why="missing")
    return turn.log(Step.NOTE, case, case.state, words=verb.words)


def attach(turn: Turn, verb: Attach) -> Done:
    """补充图片: a unit only to its own case, and only what it did."""
    case = turn.work.case(verb.case_id)
    turn.target(case, Step.ATTACH)
    if not verb.pictures:
        raise Invalid(field="pictures", why="missing")
    if turn.person.unit_id is not None:
        turn.own_order(case.unit_id or 0)
        turn.attach(case, verb.pictures, EvidenceKind.BEFORE, EvidenceKind.AFTER)
    else:
        turn.attach(case, verb.pictures)
    kinds = sorted({str(picture.kind) for picture in verb.pictures})
    return turn.log(
        Step.ATTACH, case, case.state, unit_id=turn.person.unit_id, pictures=len(verb.pictures), kinds=kinds
    )
