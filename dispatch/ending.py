"""From the reply to the closed case, and what may be said on the way: check, close, urge, note, attach."""

from dataclasses import replace

from dispatch.errors import Invalid, Owed, SameHands, TooSoon
from dispatch.intake import send_task
from dispatch.papers import PetitionKind, TaskKind
from dispatch.petitions import open_petition
from dispatch.rework import fail_check
from dispatch.rights import demand_other_department
from dispatch.sampling import is_drawn
from dispatch.states import Step
from dispatch.turn import Turn, demand_reason
from dispatch.values import Case, Closing, EvidenceKind, Person, Role, Urge, UrgeKind
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

_TO_HEAD = frozenset({UrgeKind.DUE})  # of what falls due the head of the department hears, too


def _demand_checker(turn: Turn, case: Case, step: Step, *checkers: Person) -> None:
    if case.department_id is None:
        return
    of = turn.work.department
    handling = of(case.department_id)
    bureau = of(handling.parent_id) if handling.parent_id is not None else None
    for checker in checkers:
        home = of(checker.department_id) if checker.department_id is not None else None
        demand_other_department(checker, handling, step, home=home, bureau=bureau)


def _demand_other_eyes(case: Case, checker: Person) -> None:
    """What was drawn is checked again by somebody else."""
    if case.sampled_from == checker.id:
        raise SameHands(rule="recheck", name=checker.name)


def send_check(turn: Turn, verb: SendCheck) -> Done:
    """派核查: to a collector, or the actor takes the check, by video."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.SEND_CHECK)
    checker = turn.work.person(verb.person_id) if verb.person_id else turn.person
    _demand_checker(turn, case, Step.SEND_CHECK, checker)
    _demand_other_eyes(case, checker)
    moved = turn.move(case, Step.SEND_CHECK, checker_id=checker.id)
    send_task(turn, moved, TaskKind.CHECK, verb.person_id or 0)
    return turn.log(Step.SEND_CHECK, moved, case.state, checker=checker.name)


def check(turn: Turn, verb: Check) -> Done:
    """核查: pass, fail (rework or dispatch anew), or cannot be told."""
    case = turn.case_seen(verb.case_id, verb.seen)
    if verb.outcome is Outcome.YES:
        return _pass(turn, case, verb)
    turn.target(case, Step.CHECK_UNABLE)
    turn.own_task(case, Step.CHECK_UNABLE)
    demand_reason(verb.reason)
    if verb.outcome is Outcome.NO:
        return _fail(turn, case, verb)
    turn.attach(case, verb.pictures, EvidenceKind.CHECK)
    turn.end_task(case, verb.outcome, verb.reason)
    moved = turn.move(case, Step.CHECK_UNABLE, checker_id=None)
    shown = [picture.sha256 for picture in verb.pictures]
    return turn.log(Step.CHECK_UNABLE, moved, case.state, reason=verb.reason, frames=shown)


def _pass(turn: Turn, case: Case, verb: Check) -> Done:
    turn.target(case, Step.CHECK_PASS)
    turn.own_task(case, Step.CHECK_PASS)
    _demand_checker(turn, case, Step.CHECK_PASS, *turn.hands)
    if verb.doubts:
        demand_reason(verb.reason)
    turn.demand_evidence(case, Step.CHECK_PASS, verb.pictures, case.handled_at)
    turn.attach(case, verb.pictures, EvidenceKind.CHECK)
    turn.end_task(case, verb.outcome)
    if case.sampled_from is None and is_drawn(turn):
        step, changes = Step.SAMPLE, {"checker_id": None, "sampled_from": turn.person.id}
    else:
        step, changes = Step.CHECK_PASS, {"checker_id": turn.person.id}
    moved = turn.move(case, step, **changes)
    shown = [picture.sha256 for picture in verb.pictures]
    return turn.log(
        step, moved, case.state, reason=verb.reason, frames=shown, doubts=[str(row) for row in verb.doubts]
    )  # fmt: skip


def _fail(turn: Turn, case: Case, verb: Check) -> Done:
    """An inspector's word sends the case back; a collector's waits for the dispatcher's."""
    _demand_checker(turn, case, Step.REWORK, *turn.hands)
    turn.attach(case, verb.pictures, EvidenceKind.CHECK)
    if turn.carries(Step.REWORK):
        turn.target(case, Step.REWORK)
        return fail_check(turn, case, verb.reason)
    turn.target(case, Step.APPLY_REWORK)
    return open_petition(turn, case, PetitionKind.REWORK, verb.reason)


def return_to_check(turn: Turn, verb: ReturnToCheck) -> Done:
    """退回复核."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.RETURN_TO_CHECK)
    demand_reason(verb.reason)
    moved = turn.move(case, Step.RETURN_TO_CHECK, checker_id=None)
    return turn.log(Step.RETURN_TO_CHECK, moved, case.state, reason=verb.reason)


def close(turn: Turn, verb: Close) -> Done:
    """结案: evidence complete, reporter and supervision orders answered, by hands that did not handle it."""
    case = turn.case_seen(verb.case_id, verb.seen)
    turn.target(case, Step.CLOSE)
    _demand_checker(turn, case, Step.CLOSE, *turn.hands)
    turn.demand_evidence(case, Step.CLOSE, (), case.dispatched_at)
    if case.wants_reply and case.answered_at is None:
        raise Owed(case_id=case.id, what="answer", detail=case.reporter_name)
    in_time = case.due_at is None or case.handled_at is None or case.handled_at <= case.due_at
    closing = _closing(verb, in_time=in_time)
    moved = turn.move(case, Step.CLOSE, closed_at=turn.now, closing=closing)
    return turn.log(Step.CLOSE, moved, case.state, in_time=in_time, closing=closing, reason=verb.reason)


def _closing(verb: Close, *, in_time: bool) -> Closing:
    if verb.closing in (Closing.ERROR, Closing.SPECIAL):
        demand_reason(verb.reason)
        return verb.closing
    return Closing.NORMAL if in_time else Closing.OVERDUE


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
            department_id=case.department_id if verb.kind in _TO_HEAD else None,
        )
    )
    return turn.log(
        Step.URGE, case, case.state, unit_id=case.unit_id, order_id=case.order_id, kind=verb.kind, words=verb.words,
        urge=sent.id, **_to_head(turn, sent),
    )  # fmt: skip


def _to_head(turn: Turn, sent: Urge) -> dict[str, object]:
    """At the deadline the head hears of it, too: whose head, and by which telephone."""
    if sent.department_id is None:
        return {}
    department = turn.work.department(sent.department_id)
    return {"to": "head", "department": department.name, "phone": department.duty_phone}


def urge_receipt(turn: Turn, verb: UrgeReceipt) -> Done:
    """Delivered or read: at the unit, or by the head of its department."""
    is_head = turn.role(Step.URGE_RECEIPT) is Role.HEAD
    sent = turn.work.urge(verb.urge_id)
    if is_head:
        turn.own_department(sent.department_id)
    else:
        turn.own_order(sent.unit_id)
    case = turn.work.case(sent.case_id)
    turn.work.save_urge(_received_by_head(turn, sent, verb) if is_head else _received(turn, sent, verb))
    return turn.log(
        Step.URGE_RECEIPT, case, case.state, unit_id=sent.unit_id, urge=sent.id, is_read=verb.is_read,
        by="head" if is_head else "unit",
    )  # fmt: skip


def _received(turn: Turn, sent: Urge, verb: UrgeReceipt) -> Urge:
    read_at = sent.read_at or (turn.now if verb.is_read else None)
    return replace(sent, delivered_at=sent.delivered_at or turn.now, read_at=read_at)


def _received_by_head(turn: Turn, sent: Urge, verb: UrgeReceipt) -> Urge:
    read_at = sent.head_read_at or (turn.now if verb.is_read else None)
    delivered_at = sent.head_delivered_at or turn.now
    return replace(sent, head_name=turn.person.name, head_delivered_at=delivered_at, head_read_at=read_at)


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
        Step.ATTACH, case, case.state, unit_id=turn.person.unit_id, pictures=len(verb.pictures), kinds=kinds,
        sha256=[picture.sha256 for picture in verb.pictures],
    )  # fmt: skip
