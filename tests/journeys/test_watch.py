"""Written stories of the watch: scopes, lent posts, the bureau that may not check itself, roster, holds, unmasking."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from db.registry import Registry
from dispatch.errors import Invalid, NotAllowed, NotNow, OutOfScope, SameHands
from dispatch.light import light_of, used_share
from dispatch.limits import Limit, LimitUnit
from dispatch.paper_verbs import (
    Apply,
    Decide,
    Delegate,
    Reopen,
)
from dispatch.papers import PetitionKind
from dispatch.ports import Log
from dispatch.states import State
from dispatch.values import Department, EvidenceKind, Person, Role
from dispatch.verbs import Assign, Note, RefuseFiling, Reply, SendCheck
from dispatch.watch_verbs import EndShift, HoldCase, Personal, ReleaseHold, SetShift, Unmask
from tests.journeys.county import (
    BUREAU,
    CAR_CREW,
    CHEN,
    CLEANERS,
    CODE,
    DIRECTORY,
    HEAD,
    LI,
    OVERSIGHT,
    SQUAD,
    WALKER,
    WANG,
    Watch,
    picture,
)

AFTER = picture(EvidenceKind.AFTER, "cd" * 32)
NEWCOMER, SECOND_SQUAD = 60, 20


def joined(store: Engine, **person: object) -> int:
    """Somebody new."""
    fields: dict[str, object] = {"id": NEWCOMER, "jurisdiction": CODE, "name": "沈青", "department_id": OVERSIGHT}
    newcomer = Person(**{**fields, **person})  # type: ignore[arg-type]
    squad = Department(id=SECOND_SQUAD, jurisdiction=CODE, name="执法二中队", parent_id=BUREAU)
    directory = replace(DIRECTORY, departments=(*DIRECTORY.departments, squad), people=(newcomer,), units=())
    Registry(store, lambda: None).put_directory(directory)
    return NEWCOMER


def replied(watch: Watch) -> int:
    """A case that its unit has handled."""
    case_id, order_id = watch.signed()
    watch.act(Reply(order_id=order_id, measure="已劝离", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    return case_id


def test_a_post_reaches_the_cases_of_its_departments_and_of_those_below(watch: Watch, any_store: Engine) -> None:
    theirs, _ = watch.assigned()
    posts = frozenset({Role.DISPATCHER})
    joined(any_store, roles=posts, departments=(CLEANERS,))
    with pytest.raises(OutOfScope) as refusal:
        watch.act(Note(case_id=theirs, words="催问"), NEWCOMER)
    assert refusal.value.scope == "执法中队"
    joined(any_store, roles=posts, departments=(BUREAU,))
    watch.act(Note(case_id=theirs, words="催问"), NEWCOMER)
    unheld = watch.filed()
    watch.act(Note(case_id=unheld, words="尚未派遣"), NEWCOMER)


def test_a_head_applies_for_nothing_on_the_cases_of_another_department(watch: Watch) -> None:
    case_id = watch.filed()
    watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=WALKER, reason="就近"))
    with pytest.raises(OutOfScope):
        watch.act(Apply(case_id=case_id, kind=PetitionKind.EXTENSION, reason="等待材料"), HEAD)


def test_no_squad_of_the_bureau_checks_another_squads_case_but_the_supervision_side_does(
    watch: Watch, any_store: Engine
) -> None:
    case_id = replied(watch)
    joined(any_store, roles=frozenset({Role.ACCEPTOR, Role.INSPECTOR}), department_id=SECOND_SQUAD)
    with pytest.raises(SameHands):
        watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id)), NEWCOMER)
    with pytest.raises(SameHands):  # nor is he sent by another hand
        watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id), person_id=NEWCOMER))
    watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id)), WANG)


def test_a_lent_post_does_not_make_two_persons_of_its_lender(watch: Watch) -> None:
    case_id = watch.reported()
    watch.act(Apply(case_id=case_id, kind=PetitionKind.VOID, reason="误报"), CHEN)
    petition = watch.board.file(CODE, case_id).petitions[-1].id
    until = watch.clock.now() + timedelta(hours=8)
    watch.act(Delegate(to_id=LI, roles=frozenset({Role.SUPERVISOR}), until=until, reason="外出"), CHEN)
    with pytest.raises(SameHands) as refusal:
        watch.act(Decide(petition_id=petition, granted=True), LI)
    assert refusal.value.name == "陈洁"


def test_the_roster_says_who_is_on_duty_until_when_and_where_to_call(watch: Watch) -> None:
    now = watch.clock.now()
    turn = SetShift(department_id=SQUAD, name="冯队", post=Role.HEAD, phone="13800001111", begins_at=now,
                    ends_at=now + timedelta(hours=8))  # fmt: skip
    watch.act(turn, HEAD)
    with pytest.raises(OutOfScope):
        watch.act(replace(turn, department_id=CLEANERS), HEAD)
    with pytest.raises(Invalid):
        watch.act(replace(turn, ends_at=now), HEAD)
    with pytest.raises(NotAllowed):
        watch.act(turn, CAR_CREW)
    (shift,) = watch.board.duty_book(CODE, now).shifts
    assert (shift.name, shift.phone, shift.post, shift.by_name) == ("冯队", "13800001111", Role.HEAD, "冯队")
    assert watch.board.duty_book(CODE, now + timedelta(hours=9)).shifts == ()
    watch.act(EndShift(shift_id=shift.id), HEAD)
    assert watch.board.duty_book(CODE, now).shifts == ()


def test_a_hold_is_kept_until_it_is_released_with_a_reason(watch: Watch) -> None:
    case_id = watch.reported()
    watch.act(HoldCase(case_id=case_id, reason="行政诉讼"), CHEN)
    (hold,) = watch.board.file(CODE, case_id).holds
    assert (hold.reason, hold.by_name, hold.ended_at) == ("行政诉讼", "陈洁", None)
    with pytest.raises(NotAllowed):
        watch.act(ReleaseHold(hold_id=hold.id, reason="结束"), LI)
    watch.act(ReleaseHold(hold_id=hold.id, reason="判决生效"), CHEN)
    assert watch.board.file(CODE, case_id).holds[0].ended_at == watch.clock.now()


def test_personal_data_are_shown_to_who_asked_with_a_reason_for_a_minute(watch: Watch, log: Log) -> None:
    case_id = watch.named()
    assert watch.case(case_id).reporter_phone == "138****1234"
    with pytest.raises(Invalid):
        watch.act(Unmask(case_id=case_id, field=Personal.PHONE, reason=" "))
    with pytest.raises(NotAllowed):
        watch.act(Unmask(case_id=case_id, field=Personal.PHONE, reason="好奇"), CAR_CREW)
    seq = watch.act(Unmask(case_id=case_id, field=Personal.PHONE, reason="回访")).seq
    now = watch.clock.now()
    assert watch.board.unmasked(CODE, seq, WANG, now) == "13812341234"
    line = log.after(CODE, seq - 1)[0]
    assert (line.step, line.person_name, line.body["reason"]) == ("unmask", "王敏", "回访")
    assert "13812341234" not in str(dict(line.body))
    for who, what, when in ((LI, seq, now), (WANG, seq - 1, now), (WANG, seq, now + timedelta(seconds=60))):
        with pytest.raises(NotNow):
            watch.board.unmasked(CODE, what, who, when)
    assert watch.case(case_id).version == 1  # looking moves nothing


def test_what_was_not_filed_by_mistake_is_taken_up_again(watch: Watch) -> None:
    case_id = watch.reported()
    watch.act(RefuseFiling(case_id=case_id, seen=watch.seen(case_id), reason="不属城管职责"))
    watch.act(Reopen(case_id=case_id, seen=watch.seen(case_id), reason="权属已查明", anew=True), CHEN)
    case = watch.case(case_id)
    assert (case.state, case.closed_at, case.reopened) == (State.REPORTED, None, 1)


def test_a_stage_may_be_counted_in_working_time(watch_of: Callable[..., Watch]) -> None:
    watch = watch_of(stages={State.REPORTED: Limit(60, LimitUnit.WORK_MINUTE)})
    watch.clock.pass_by(hours=8, minutes=30)  # 17:30 on Monday, in the county
    case_id = watch.reported()
    case = watch.case(case_id)
    assert case.stage_due_at == watch.clock.now() + timedelta(hours=15)  # 08:30 on Tuesday
    watch.clock.pass_by(hours=14, minutes=45)  # 08:15
    assert used_share(case, watch.clock.now(), watch.dispatcher_clock) == pytest.approx(0.75)
    assert light_of(case, watch.clock.now(), watch.dispatcher_clock) == "green"
