"""What another person must decide: applying, deciding stage by stage, withdrawing; and what a grant does."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from dispatch.errors import Invalid, NotLawful, NotNow, Owed, SameHands
from dispatch.paper_verbs import Apply, Decide, Withdraw
from dispatch.papers import Petition, PetitionKind, PetitionState
from dispatch.rework import fail_check, release_orders
from dispatch.rights import RIGHTS
from dispatch.scope import demand_scope
from dispatch.states import Step, next_state
from dispatch.turn import Turn, demand_reason
from dispatch.values import Case, Closing, OrderState, Role
from dispatch.verbs import Done

_K = PetitionKind
_DAY = timedelta(days=1)


def apply(turn: Turn, verb: Apply) -> Done:
    """申请: refused at once where the guards of its kind do not hold."""
    case = turn.work.case(verb.case_id)
    turn.target(case, verb.kind.applying)
    demand_reason(verb.reason)
    if turn.person.unit_id is not None:
        turn.own_order(case.unit_id or 0)
    _GUARDS.get(verb.kind, _no_guard)(turn, case, verb)
    return open_petition(turn, case, verb.kind, verb.reason, document=verb.document, until=verb.until)


def open_petition(turn: Turn, case: Case, kind: PetitionKind, reason: str, **more: object) -> Done:
    """Write the petition; raises NotNow when one of its kind is open already."""
    held = turn.work.papers(Petition, case.id) if case.petitions else ()
    if any(row.kind is kind and row.state is PetitionState.OPEN for row in held):
        raise NotNow(case_id=case.id, rule="petition_open", bound=kind)
    petition = turn.work.add_paper(
        Petition(
            case_id=case.id, kind=kind, applicant_id=turn.person.id, applicant_name=turn.person.name, reason=reason,
            at=turn.now, **more,  # type: ignore[arg-type]
        )
    )  # fmt: skip
    moved = turn.move(case, kind.applying, petitions=case.petitions + 1)
    return turn.log(
        kind.applying, moved, case.state, unit_id=case.unit_id, petition=petition.id, reason=reason,
        document=petition.document, until=petition.until.isoformat() if petition.until else "",
    )  # fmt: skip


def _no_guard(_turn: Turn, _case: Case, _verb: Apply) -> None:
    """A kind whose table row is guard enough."""


def _in_time(turn: Turn, case: Case) -> None:
    if case.due_at is not None and turn.now > case.due_at:
        raise NotNow(case_id=case.id, rule="overdue", bound=case.due_at.isoformat())


def _may_extend(turn: Turn, case: Case, _: Apply) -> None:
    _in_time(turn, case)
    if case.limit is None or case.due_at is None:
        raise NotNow(case_id=case.id, rule="no_clock", bound="")
    if case.extensions >= turn.standard_of(case).rules.max_extensions:
        raise NotNow(case_id=case.id, rule="max_extensions", bound=str(turn.standard_of(case).rules.max_extensions))


def _may_suspend(turn: Turn, case: Case, verb: Apply) -> None:
    _in_time(turn, case)
    if case.suspensions:
        raise NotNow(case_id=case.id, rule="suspended_once", bound="1")
    if verb.until is None or verb.until.tzinfo is None or verb.until <= turn.now:
        raise Invalid(field="until", why="wants a moment to come")
    if verb.until > turn.now + turn.standard_of(case).rules.suspend_days * _DAY:
        raise NotNow(case_id=case.id, rule="suspend_days", bound=str(turn.standard_of(case).rules.suspend_days))


def _wants_document(_turn: Turn, _case: Case, verb: Apply) -> None:
    demand_reason(verb.document, "document")


def _may_appeal(turn: Turn, case: Case, _: Apply) -> None:
    if case.closing != Closing.OVERDUE:
        raise NotNow(case_id=case.id, rule="not_overdue", bound="")
    if any(row.kind is _K.APPEAL for row in turn.work.papers(Petition, case.id)):
        raise NotNow(case_id=case.id, rule="appealed_once", bound="1")


_GUARDS: Mapping[PetitionKind, Callable[[Turn, Case, Apply], None]] = MappingProxyType(
    {_K.EXTENSION: _may_extend, _K.SUSPENSION: _may_suspend, _K.FORCE: _wants_document, _K.APPEAL: _may_appeal}
)


def decide(turn: Turn, verb: Decide) -> Done:
    """审批: by other hands than the applicant's and those that agreed before, in a post that this stage names."""
    petition = _open(turn, verb.petition_id)
    case = turn.work.case(petition.case_id)
    stages = _stages(turn, case, petition)
    step = _step(petition, verb, stages)
    if next_state(case.state, petition.kind.granting) is None:
        raise NotLawful(case_id=case.id, state=case.state, step=petition.kind.granting)
    _demand_decider(turn, case, petition, step, stages[petition.stage])
    if not verb.granted:
        demand_reason(verb.reason)
    ended = _decided(turn, petition, verb, step)
    if step in (Step.ENDORSE, Step.DECLINE):
        turn.work.save_paper(ended)
        moved = turn.move(case, step)
        return turn.log(step, moved, case.state, petition=petition.id, kind=petition.kind, reason=verb.reason)
    return _GRANTS[petition.kind](turn, case, ended, verb)


def _open(turn: Turn, petition_id: int) -> Petition:
    petition = turn.work.paper(Petition, petition_id)
    if petition.state is not PetitionState.OPEN:
        raise NotLawful(case_id=petition.case_id, state=petition.state, step=petition.kind.granting)
    return petition


def _stages(turn: Turn, case: Case, petition: Petition) -> tuple[frozenset[Role], ...]:
    nth = case.extensions + 1 if petition.kind is _K.EXTENSION else 1
    days = (petition.until - petition.at) / _DAY if petition.until else 0
    return turn.rules.stages(petition.kind, nth, days) or (RIGHTS[petition.kind.granting],)


def _step(petition: Petition, verb: Decide, stages: tuple[frozenset[Role], ...]) -> Step:
    if not verb.granted:
        return Step.DECLINE
    return petition.kind.granting if petition.stage + 1 == len(stages) else Step.ENDORSE


def _demand_decider(turn: Turn, case: Case, petition: Petition, step: Step, posts: frozenset[Role]) -> None:
    role = turn.role(step, posts)
    for person in turn.hands:
        if person.id == petition.applicant_id or person.id in petition.decided_by:
            raise SameHands(rule="decide", name=person.name)
    if role is Role.HEAD and turn.acting.department_id != case.department_id:
        raise SameHands(rule="head", name=turn.acting.name)
    demand_scope(turn.acting, role, case, turn.work.department)


def _decided(turn: Turn, petition: Petition, verb: Decide, step: Step) -> Petition:
    agreed = replace(
        petition,
        stage=petition.stage + 1,
        decided_by=(*petition.decided_by, *(person.id for person in turn.hands)),
        decided_by_name=", ".join(part for part in (petition.decided_by_name, turn.person.name) if part),
        decision=verb.reason,
    )
    if step is Step.ENDORSE:
        return agreed
    state = PetitionState.GRANTED if verb.granted else PetitionState.DECLINED
    return replace(agreed, state=state, ended_at=turn.now)


def _grant(turn: Turn, case: Case, petition: Petition, **changes: object) -> Done:
    turn.work.save_paper(petition)
    step = petition.kind.granting
    moved = turn.move(case, step, **changes)
    return turn.log(
        step, moved, case.state, unit_id=case.unit_id, petition=petition.id, reason=petition.reason,
        decision=petition.decision, document=petition.document, applicant=petition.applicant_name,
        until=petition.until.isoformat() if petition.until else "",
    )  # fmt: skip


def _extend(turn: Turn, case: Case, petition: Petition, _: Decide) -> Done:
    """One whole limit more, from the present deadline on."""
    if case.limit is None or case.due_at is None:
        raise NotNow(case_id=case.id, rule="no_clock", bound="")
    due = turn.house.work_clock.deadline(case.due_at, case.limit)
    return _grant(turn, case, petition, extensions=case.extensions + 1, due_at=due)


def _suspend(turn: Turn, case: Case, petition: Petition, _: Decide) -> Done:
    pause = _pause(turn, case)
    suspended = {"suspended_until": petition.until, "suspensions": case.suspensions + 1}
    return _grant(turn, case, petition, **pause, **suspended)


def _defer(turn: Turn, case: Case, petition: Petition, verb: Decide) -> Done:
    document = demand_reason(verb.document or petition.document, "document")
    return _grant(turn, case, replace(petition, document=document), **_pause(turn, case))


def _pause(turn: Turn, case: Case) -> dict[str, object]:
    """Stop the clock with what it has used; the unit is free for other work meanwhile."""
    if case.supports:
        raise Owed(case_id=case.id, what="support", detail=str(case.supports))
    release_orders(turn, case, OrderState.PAUSED)
    return {"paused_at": turn.now, "used_before": turn.used_share(case)}


def _void(turn: Turn, case: Case, petition: Petition, _: Decide) -> Done:
    return _grant(turn, case, petition, closed_at=turn.now)


def _force(turn: Turn, case: Case, petition: Petition, _: Decide) -> Done:
    release_orders(turn, case, OrderState.VOIDED)
    turn.end_task(case, "force_close")
    return _grant(turn, case, petition, closed_at=turn.now, closing=Closing.SPECIAL, supports=0)


def _allow(turn: Turn, case: Case, petition: Petition, _: Decide) -> Done:
    return _grant(turn, case, petition, is_exempt=True)


def _rule(turn: Turn, case: Case, petition: Petition, verb: Decide) -> Done:
    """裁定: the named department must take the case."""
    document = demand_reason(verb.document or petition.document, "document")
    if verb.department_id is None:
        raise Invalid(field="department_id", why="missing")
    department = turn.work.department(verb.department_id)
    words = " · ".join(part for part in (department.name, petition.decision) if part)
    return _grant(turn, case, replace(petition, document=document, decision=words), ruled_id=department.id)


def _absent(turn: Turn, case: Case, petition: Petition, _: Decide) -> Done:
    turn.end_task(case, "no", petition.reason)
    return _grant(turn, case, petition, closed_at=turn.now)


def _rework(turn: Turn, case: Case, petition: Petition, _: Decide) -> Done:
    turn.work.save_paper(petition)
    return fail_check(turn, case, petition.reason)


_GRANTS: Mapping[PetitionKind, Callable[[Turn, Case, Petition, Decide], Done]] = MappingProxyType(
    {
        _K.EXTENSION: _extend,
        _K.SUSPENSION: _suspend,
        _K.DEFERRAL: _defer,
        _K.VOID: _void,
        _K.FORCE: _force,
        _K.APPEAL: _allow,
        _K.RULING: _rule,
        _K.ABSENT: _absent,
        _K.REWORK: _rework,
    }
)


def withdraw(turn: Turn, verb: Withdraw) -> Done:
    """撤回申请: only by who applied."""
    petition = _open(turn, verb.petition_id)
    case = turn.work.case(petition.case_id)
    turn.target(case, Step.WITHDRAW)
    if petition.applicant_id != turn.person.id:
        raise SameHands(rule="withdraw", name=petition.applicant_name)
    turn.work.save_paper(replace(petition, state=PetitionState.WITHDRAWN, ended_at=turn.now))
    moved = turn.move(case, Step.WITHDRAW)
    return turn.log(Step.WITHDRAW, moved, case.state, petition=petition.id, kind=petition.kind)
