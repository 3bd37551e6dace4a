"""督办: numbered orders that owe an answer, the clock's proposals for them, and what happens when nobody answers."""

from dataclasses import replace

from dispatch.errors import Invalid, NotLawful, NotNow, SameHands
from dispatch.paper_verbs import (
    AnswerSupervision,
    CancelSupervision,
    JudgeAnswer,
    ProposeSupervision,
    RaiseSupervision,
    Supervise,
)
from dispatch.papers import HIGHEST_LEVEL, Supervision, SupervisionState
from dispatch.states import Step
from dispatch.turn import Turn, demand_reason
from dispatch.values import Case
from dispatch.verbs import Done

_S = SupervisionState


def propose(turn: Turn, verb: ProposeSupervision) -> Done:
    """The clock proposes it, once an order, which its command id sees to."""
    case = turn.work.case(verb.case_id)
    turn.target(case, Step.PROPOSE_SUPERVISION)
    return turn.log(Step.PROPOSE_SUPERVISION, case, case.state, unit_id=case.unit_id, order_id=case.order_id)


def supervise(turn: Turn, verb: Supervise) -> Done:
    """An order with number, level, reason, demand and reply-by to the department that has, or should have, the case."""
    case = turn.work.case(verb.case_id)
    turn.target(case, Step.SUPERVISE)
    demand_reason(verb.reason)
    demand_reason(verb.demand, "demand")
    if not 1 <= verb.level <= HIGHEST_LEVEL:
        raise Invalid(field="level", why=f"1 to {HIGHEST_LEVEL}")
    if verb.reply_by.tzinfo is None or verb.reply_by <= turn.now:
        raise Invalid(field="reply_by", why="wants a moment to come")
    order = turn.work.add_paper(_order(turn, case, verb))
    moved = turn.move(case, Step.SUPERVISE, supervisions=case.supervisions + 1)
    return turn.log(
        Step.SUPERVISE, moved, case.state, unit_id=case.unit_id, supervision=order.id, number=order.number,
        kind=order.kind, level=order.level, reason=order.reason, demand=order.demand,
        reply_by=order.reply_by.isoformat(),
    )  # fmt: skip


def _order(turn: Turn, case: Case, verb: Supervise) -> Supervision:
    year = turn.now.astimezone(turn.house.zone).year
    number = turn.work.next_in(f"supervision-{year}")
    return Supervision(
        case_id=case.id,
        number=f"督办〔{year}〕{number}号",
        kind=verb.kind,
        level=verb.level,
        department_id=case.department_id or case.ruled_id or case.centre_id or turn.person.department_id or 0,
        reason=verb.reason,
        demand=verb.demand,
        by_id=turn.person.id,
        by_name=turn.person.name,
        at=turn.now,
        reply_by=verb.reply_by,
    )


def _held(turn: Turn, supervision_id: int, step: Step, *states: SupervisionState) -> tuple[Supervision, Case]:
    order = turn.work.paper(Supervision, supervision_id)
    case = turn.work.case(order.case_id)
    turn.target(case, step)
    if order.state not in states:
        raise NotLawful(case_id=case.id, state=order.state, step=step)
    return order, case


def answer(turn: Turn, verb: AnswerSupervision) -> Done:
    """The addressed department answers."""
    order, case = _held(turn, verb.supervision_id, Step.SUPERVISE_REPLY, _S.OPEN)
    if turn.acting.department_id != order.department_id:
        raise SameHands(rule="answer", name=turn.person.name)
    demand_reason(verb.reply, "reply")
    turn.work.save_paper(
        replace(
            order, state=_S.REPLIED, reply=verb.reply, replied_by=turn.person.id, replied_by_name=turn.person.name,
            replied_at=turn.now,
        )
    )  # fmt: skip
    moved = turn.move(case, Step.SUPERVISE_REPLY, supervisions=case.supervisions - 1)
    in_time = turn.now <= order.reply_by
    return turn.log(
        Step.SUPERVISE_REPLY, moved, case.state, supervision=order.id, number=order.number, words=verb.reply,
        in_time=in_time,
    )  # fmt: skip


def _demand_others(turn: Turn, order: Supervision) -> None:
    for person in turn.hands:
        if person.id == order.replied_by or person.department_id == order.department_id:
            raise SameHands(rule="answer", name=person.name)


def judge(turn: Turn, verb: JudgeAnswer) -> Done:
    """The answer is accepted or returned, never by the department that gave it."""
    step = Step.SUPERVISE_ACCEPT if verb.accepted else Step.SUPERVISE_RETURN
    order, case = _held(turn, verb.supervision_id, step, _S.REPLIED)
    _demand_others(turn, order)
    if verb.accepted:
        ended = replace(order, state=_S.ACCEPTED, ended_by_name=turn.person.name, ended_at=turn.now)
        turn.work.save_paper(ended)
        moved = turn.move(case, step)
    else:
        demand_reason(verb.reason)
        turn.work.save_paper(replace(order, state=_S.OPEN))
        moved = turn.move(case, step, supervisions=case.supervisions + 1)
    return turn.log(step, moved, case.state, supervision=order.id, number=order.number, reason=verb.reason)


def raise_level(turn: Turn, verb: RaiseSupervision) -> Done:
    """Unanswered at its time: the next level, with as much time again."""
    order, case = _held(turn, verb.supervision_id, Step.SUPERVISE_RAISE, _S.OPEN)
    if turn.now <= order.reply_by:
        raise NotNow(case_id=case.id, rule="reply_by", bound=order.reply_by.isoformat())
    level = min(order.level + 1, HIGHEST_LEVEL)
    span = order.reply_by - order.at
    turn.work.save_paper(replace(order, level=level, reply_by=turn.now + span, at=turn.now))
    moved = turn.move(case, Step.SUPERVISE_RAISE)
    return turn.log(Step.SUPERVISE_RAISE, moved, case.state, supervision=order.id, number=order.number, level=level)


def cancel(turn: Turn, verb: CancelSupervision) -> Done:
    """撤销督办, never by the department that owes the answer."""
    order, case = _held(turn, verb.supervision_id, Step.SUPERVISE_CANCEL, _S.OPEN, _S.REPLIED)
    demand_reason(verb.reason)
    _demand_others(turn, order)
    owed = case.supervisions - (order.state is _S.OPEN)
    turn.work.save_paper(replace(order, state=_S.CANCELLED, ended_by_name=turn.person.name, ended_at=turn.now))
    moved = turn.move(case, Step.SUPERVISE_CANCEL, supervisions=owed)
    return turn.log(
        Step.SUPERVISE_CANCEL, moved, case.state, supervision=order.id, number=order.number, reason=verb.reason
    )  # fmt: skip
