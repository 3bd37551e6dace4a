"""What others must decide, supervise, share or take up again: stories over a real store, on each engine."""

from datetime import timedelta

import pytest

from dispatch.errors import Invalid, NotAllowed, NotLawful, NotNow, OutOfScope, Owed, Refused, SameHands, UnitBusy
from dispatch.light import used_share
from dispatch.paper_verbs import (
    AnswerReporter,
    AnswerSupervision,
    Apply,
    CancelSupervision,
    Decide,
    Delegate,
    EndDelegation,
    EndRoutine,
    JudgeAnswer,
    Merge,
    PassBack,
    PassDown,
    RaiseRoutine,
    RaiseSupervision,
    RecallSupport,
    RecallTask,
    Reopen,
    Resume,
    ReturnToAccept,
    SetRoutine,
    Settle,
    Supervise,
    Support,
    Unmerge,
    Visit,
    Withdraw,
)
from dispatch.papers import PetitionKind, PetitionState, SupervisionKind, SupervisionState
from dispatch.ports import Log
from dispatch.states import State
from dispatch.values import CaseKind, Closing, EvidenceKind, OrderState, Part, Role, Source, UnitState
from dispatch.verbs import Assign, Check, Close, Outcome, Refuse, Reply, Report, SendCheck, SendVerify, Sign, Verify
from tests.journeys.county import (
    BUREAU,
    CAR,
    CAR_CREW,
    CHEN,
    CITIZEN,
    CLEANERS,
    CODE,
    COLLECTOR,
    COMMANDER,
    HEAD,
    LI,
    SQUAD,
    SUB_DISPATCHER,
    SYSTEM,
    WALKER,
    WALKER_CREW,
    WANG,
    Watch,
    picture,
)

AFTER, CHECKED = picture(EvidenceKind.AFTER, "cd" * 32), picture(EvidenceKind.CHECK, "ef" * 32)
K = PetitionKind


def applied(watch: Watch, case_id: int, kind: PetitionKind, person: int, **more: object) -> int:
    """The id of a petition just made."""
    watch.act(Apply(case_id=case_id, kind=kind, reason="现场条件不具备", **more), person)  # type: ignore[arg-type]
    return watch.board.file(CODE, case_id).petitions[-1].id


def closed(watch: Watch, *, late: bool = False) -> int:
    """A closed case, in time or not."""
    case_id, order_id = watch.signed()
    watch.clock.pass_by(hours=5 if late else 1)
    watch.act(Reply(order_id=order_id, measure="已劝离", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id)))
    watch.act(Check(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.YES, pictures=(CHECKED,)))
    watch.act(Close(case_id=case_id, seen=watch.seen(case_id)))
    return case_id


# Extension.


def test_an_extension_adds_one_whole_limit_to_the_present_deadline_and_two_are_the_most(watch: Watch) -> None:
    case_id, _ = watch.signed()
    first_due = watch.case(case_id).due_at
    assert first_due
    for count in (1, 2):
        petition = applied(watch, case_id, K.EXTENSION, CAR_CREW)
        assert watch.case(case_id).petitions == 1
        watch.act(Decide(petition_id=petition, granted=True), LI if count == 1 else CHEN)
        case = watch.case(case_id)
        assert (case.extensions, case.petitions) == (count, 0)
        assert case.due_at == first_due + count * timedelta(hours=2)
    with pytest.raises(NotNow) as refusal:
        applied(watch, case_id, K.EXTENSION, CAR_CREW)
    assert refusal.value.rule == "max_extensions"


def test_half_of_an_extended_limit_is_half_of_the_light(watch: Watch) -> None:
    case_id, _ = watch.signed()
    watch.act(Decide(petition_id=applied(watch, case_id, K.EXTENSION, CAR_CREW), granted=True), LI)
    watch.clock.pass_by(hours=2)
    assert used_share(watch.case(case_id), watch.clock.now(), watch.dispatcher_clock) == pytest.approx(0.5)


def test_a_declined_extension_is_not_counted_and_nothing_of_the_clock_changes(watch: Watch) -> None:
    case_id, _ = watch.signed()
    due = watch.case(case_id).due_at
    petition = applied(watch, case_id, K.EXTENSION, CAR_CREW)
    with pytest.raises(Invalid):
        watch.act(Decide(petition_id=petition, granted=False), LI)
    watch.act(Decide(petition_id=petition, granted=False, reason="人手充足"), LI)
    case = watch.case(case_id)
    assert (case.extensions, case.petitions, case.due_at) == (0, 0, due)
    assert watch.board.file(CODE, case_id).petitions[0].decision == "人手充足"


def test_an_overdue_case_is_not_extended_any_more(watch: Watch) -> None:
    case_id, _ = watch.signed()
    watch.clock.pass_by(hours=3)
    with pytest.raises(NotNow) as refusal:
        applied(watch, case_id, K.EXTENSION, CAR_CREW)
    assert refusal.value.rule == "overdue"


def test_who_applies_never_decides_and_one_application_of_a_kind_waits_at_a_time(watch: Watch) -> None:
    case_id, _ = watch.signed()
    petition = applied(watch, case_id, K.EXTENSION, LI)
    with pytest.raises(SameHands):
        watch.act(Decide(petition_id=petition, granted=True), LI)
    with pytest.raises(NotNow):
        applied(watch, case_id, K.EXTENSION, CAR_CREW)
    with pytest.raises(NotAllowed):
        watch.act(Decide(petition_id=petition, granted=True), CAR_CREW)


def test_an_application_is_withdrawn_by_its_applicant_and_lapses_when_the_case_moves_on(watch: Watch) -> None:
    case_id, order_id = watch.signed()
    petition = applied(watch, case_id, K.EXTENSION, CAR_CREW)
    with pytest.raises(SameHands):
        watch.act(Withdraw(petition_id=petition), LI)
    watch.act(Withdraw(petition_id=petition), CAR_CREW)
    second = applied(watch, case_id, K.EXTENSION, CAR_CREW)
    watch.act(Reply(order_id=order_id, measure="已劝离", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    states = [row.state for row in watch.board.file(CODE, case_id).petitions]
    assert states == [PetitionState.WITHDRAWN, PetitionState.LAPSED]
    assert watch.case(case_id).petitions == 0
    with pytest.raises(NotLawful):
        watch.act(Decide(petition_id=second, granted=True), LI)


def test_another_crew_applies_for_nothing_on_this_case(watch: Watch) -> None:
    case_id, _ = watch.signed()
    with pytest.raises(NotAllowed):
        applied(watch, case_id, K.EXTENSION, WALKER_CREW)


# Suspension and deferral.


def suspended(watch: Watch, days: int = 3) -> int:
    """A case suspended half an hour after its order, by its head and a dispatcher."""
    case_id, _ = watch.signed()
    watch.clock.pass_by(minutes=30)
    until = watch.clock.now() + timedelta(days=days)
    petition = applied(watch, case_id, K.SUSPENSION, CAR_CREW, until=until)
    watch.act(Decide(petition_id=petition, granted=True), HEAD)
    assert watch.case(case_id).state is State.HANDLING
    watch.act(Decide(petition_id=petition, granted=True), LI)
    return case_id


def test_a_suspension_takes_the_head_and_the_dispatcher_and_frees_the_unit(watch: Watch) -> None:
    case_id = suspended(watch)
    case = watch.case(case_id)
    assert (case.state, case.suspensions) == (State.SUSPENDED, 1)
    assert case.used_before == pytest.approx(0.25)
    assert watch.board.file(CODE, case_id).orders[-1].state is OrderState.PAUSED
    assert next(row for row in watch.board.units(CODE) if row.id == CAR).state is UnitState.FREE


def test_a_suspended_case_goes_on_by_itself_at_its_date_with_what_was_left(watch: Watch) -> None:
    case_id = suspended(watch)
    assert watch.board.due_papers(CODE, watch.clock.now()) == ()
    watch.clock.pass_by(days=3)
    (due,) = watch.board.due_papers(CODE, watch.clock.now())
    assert due.id == case_id
    watch.act(Resume(case_id=case_id, seen=watch.seen(case_id)), SYSTEM)
    case = watch.case(case_id)
    assert (case.state, case.unit_id) == (State.HANDLING, CAR)
    assert case.due_at == watch.clock.now() + timedelta(minutes=90)
    assert watch.board.due_papers(CODE, watch.clock.now()) == ()
    watch.clock.pass_by(minutes=90)
    assert used_share(case, watch.clock.now(), watch.dispatcher_clock) == pytest.approx(1.0)


def test_a_resumed_case_whose_unit_is_busy_is_dispatched_anew_and_keeps_its_remainder(watch: Watch) -> None:
    case_id = suspended(watch)
    other, _ = watch.assigned()
    watch.act(Resume(case_id=case_id, seen=watch.seen(case_id)), LI)
    case = watch.case(case_id)
    assert (case.state, case.unit_id) == (State.PENDING_DISPATCH, None)
    watch.clock.pass_by(minutes=10)
    watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=WALKER, reason="代办"))
    assert watch.case(case_id).due_at == watch.clock.now() + timedelta(minutes=90)
    assert watch.case(other).unit_id == CAR


def test_a_remainder_survives_a_recall(watch: Watch) -> None:
    case_id = suspended(watch)
    watch.assigned()
    watch.act(Resume(case_id=case_id, seen=watch.seen(case_id)), LI)
    done = watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=WALKER, reason="代办"))
    watch.clock.pass_by(minutes=30)
    watch.act(Refuse(order_id=done.order_id or 0, reason="无设备"), WALKER_CREW)
    watch.clock.pass_by(minutes=45)
    watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=WALKER, reason="代办"))
    assert watch.case(case_id).due_at == watch.clock.now() + timedelta(minutes=60)


@pytest.mark.parametrize(("days", "refused"), [(366, NotNow), (-1, Invalid)])
def test_a_suspension_ends_within_a_year_and_not_in_the_past(watch: Watch, days: int, refused: type[Refused]) -> None:
    case_id, _ = watch.signed()
    with pytest.raises(refused):
        applied(watch, case_id, K.SUSPENSION, CAR_CREW, until=watch.clock.now() + timedelta(days=days))


def test_a_case_is_suspended_once_only(watch: Watch) -> None:
    case_id = suspended(watch)
    watch.act(Resume(case_id=case_id, seen=watch.seen(case_id)), LI)
    with pytest.raises(NotNow) as refusal:
        applied(watch, case_id, K.SUSPENSION, CAR_CREW, until=watch.clock.now() + timedelta(days=1))
    assert refusal.value.rule == "suspended_once"


def test_a_deferral_needs_the_commander_and_the_record_of_a_meeting(watch: Watch) -> None:
    case_id, _ = watch.signed()
    petition = applied(watch, case_id, K.DEFERRAL, LI)
    with pytest.raises(NotAllowed):
        watch.act(Decide(petition_id=petition, granted=True, document="会议纪要〔2026〕3号"), CHEN)
    with pytest.raises(Invalid):
        watch.act(Decide(petition_id=petition, granted=True), COMMANDER)
    watch.act(Decide(petition_id=petition, granted=True, document="会议纪要〔2026〕3号"), COMMANDER)
    assert watch.case(case_id).state is State.DEFERRED


# Two persons.


def test_a_void_takes_two_persons_even_in_a_single_manned_shift(watch: Watch) -> None:
    case_id = watch.reported()
    petition = applied(watch, case_id, K.VOID, WANG)
    with pytest.raises(SameHands):
        watch.act(Decide(petition_id=petition, granted=True), WANG)
    watch.act(Decide(petition_id=petition, granted=True), CHEN)
    assert watch.case(case_id).state is State.VOID


def test_a_forced_close_takes_two_persons_and_a_paper_and_ends_everything(watch: Watch) -> None:
    case_id, _ = watch.signed()
    watch.act(Support(case_id=case_id, unit_id=WALKER, demand="清运垃圾"))
    with pytest.raises(Invalid):
        applied(watch, case_id, K.FORCE, CHEN)
    petition = applied(watch, case_id, K.FORCE, CHEN, document="县政府批示")
    watch.act(Decide(petition_id=petition, granted=True), COMMANDER)
    case = watch.case(case_id)
    assert (case.state, case.closing) == (State.FORCED_CLOSED, Closing.SPECIAL)
    assert {row.state for row in watch.board.file(CODE, case_id).orders} == {OrderState.VOIDED}
    assert {row.state for row in watch.board.units(CODE)} == {UnitState.FREE}


# Support.


def test_a_supporting_unit_has_its_own_order_and_the_lead_waits_for_it(watch: Watch) -> None:
    case_id, order_id = watch.signed()
    support = watch.act(Support(case_id=case_id, unit_id=WALKER, demand="清运垃圾")).order_id or 0
    orders = watch.board.file(CODE, case_id).orders
    assert [row.part for row in orders] == [Part.LEAD, Part.SUPPORT]
    assert watch.case(case_id).order_id == order_id
    with pytest.raises(Owed) as refusal:
        watch.act(Reply(order_id=order_id, measure="已劝离", closing_met=True), CAR_CREW)
    assert refusal.value.what == "support"
    watch.act(Sign(order_id=support), WALKER_CREW)
    watch.act(Reply(order_id=support, measure="已清运", closing_met=True), WALKER_CREW)
    assert (watch.case(case_id).state, watch.case(case_id).supports) == (State.HANDLING, 0)
    watch.act(Reply(order_id=order_id, measure="已劝离", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    assert watch.case(case_id).state is State.REPLIED


@pytest.mark.parametrize("end", ["recall", "refuse"])
def test_a_support_can_be_recalled_or_refused_and_the_lead_keeps_the_case(watch: Watch, end: str) -> None:
    case_id, _ = watch.signed()
    support = watch.act(Support(case_id=case_id, unit_id=WALKER, demand="清运垃圾")).order_id or 0
    if end == "recall":
        watch.act(RecallSupport(order_id=support))
    else:
        watch.act(Refuse(order_id=support, reason="车辆故障"), WALKER_CREW)
    case = watch.case(case_id)
    assert (case.state, case.unit_id, case.supports, case.returns) == (State.HANDLING, CAR, 0, 0)
    assert next(row for row in watch.board.units(CODE) if row.id == WALKER).state is UnitState.FREE


# Merging.


def test_a_merged_report_follows_its_parent_and_can_be_taken_out_again(watch: Watch) -> None:
    parent, child = watch.reported(), watch.reported(Source.PUBLIC)
    watch.act(Merge(case_id=child, seen=watch.seen(child), parent_id=parent))
    assert (watch.case(child).state, watch.case(child).parent_id) == (State.MERGED, parent)
    assert watch.case(parent).followers == 1
    third = watch.reported()
    with pytest.raises(NotLawful):
        watch.act(Merge(case_id=third, seen=watch.seen(third), parent_id=child))
    with pytest.raises(NotNow):
        watch.act(Merge(case_id=parent, seen=watch.seen(parent), parent_id=third))
    with pytest.raises(Invalid):
        watch.act(Merge(case_id=third, seen=watch.seen(third), parent_id=third))
    watch.act(Unmerge(case_id=child, seen=watch.seen(child), reason="并非同一处"))
    assert (watch.case(child).state, watch.case(child).parent_id) == (State.REPORTED, None)
    assert watch.case(parent).followers == 0


# Two levels, rulings, scopes.


def test_a_case_passed_down_is_dispatched_by_the_second_level_alone(watch_of) -> None:
    watch = watch_of(two_level=True)
    case_id = watch.filed()
    watch.act(PassDown(case_id=case_id, seen=watch.seen(case_id), department_id=BUREAU), LI)
    case = watch.case(case_id)
    assert (case.state, case.centre_id) == (State.PENDING_DISPATCH, BUREAU)
    assert case.stage_due_at == watch.clock.now() + timedelta(minutes=30)
    with pytest.raises(OutOfScope):
        watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=CAR), LI)
    with pytest.raises(OutOfScope):  # not a unit of theirs
        watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=WALKER), SUB_DISPATCHER)
    watch.act(PassBack(case_id=case_id, seen=watch.seen(case_id), reason="非本辖区"), SUB_DISPATCHER)
    watch.act(PassDown(case_id=case_id, seen=watch.seen(case_id), department_id=BUREAU), LI)
    watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=CAR), SUB_DISPATCHER)
    assert watch.case(case_id).state is State.DISPATCHED


def test_with_one_level_of_command_nothing_is_passed_down(watch: Watch) -> None:
    case_id = watch.filed()
    with pytest.raises(NotNow):
        watch.act(PassDown(case_id=case_id, seen=watch.seen(case_id), department_id=BUREAU), LI)


def test_a_contested_case_goes_to_the_committee_and_its_ruling_binds_the_dispatch(watch: Watch) -> None:
    case_id = watch.filed()
    for unit, crew in ((CAR, CAR_CREW), (WALKER, WALKER_CREW)):
        done = watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=unit, reason="试派"))
        watch.act(Refuse(order_id=done.order_id or 0, reason="非我单位职责"), crew)
    assert watch.case(case_id).returns == 2
    petition = applied(watch, case_id, K.RULING, LI)
    with pytest.raises(Invalid):
        watch.act(Decide(petition_id=petition, granted=True, document="城管委会议纪要"), COMMANDER)
    rule = Decide(petition_id=petition, granted=True, document="城管委会议纪要", department_id=CLEANERS)
    watch.act(rule, COMMANDER)
    with pytest.raises(OutOfScope):
        watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=CAR, reason="仍派"))
    watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=WALKER))
    assert watch.case(case_id).ruled_id == CLEANERS


def test_a_person_of_one_area_leaves_the_cases_of_others_alone(watch: Watch) -> None:
    case_id = watch.filed()
    with pytest.raises(OutOfScope):
        watch.act(ReturnToAccept(case_id=case_id, seen=watch.seen(case_id), reason="类别不对"), SUB_DISPATCHER + 1)


def test_a_case_that_fits_no_unit_goes_back_to_acceptance(watch: Watch) -> None:
    case_id = watch.filed()
    watch.act(ReturnToAccept(case_id=case_id, seen=watch.seen(case_id), reason="类别不对"))
    assert watch.case(case_id).state is State.REPORTED


# Supervision.


def supervised(watch: Watch) -> tuple[int, int]:
    """A case with an open supervision order to be answered within a day."""
    case_id, _ = watch.signed()
    order = Supervise(
        case_id=case_id, kind=SupervisionKind.LEADER, reason="群众反复投诉", demand="今日办结并书面说明",
        reply_by=watch.clock.now() + timedelta(days=1),
    )  # fmt: skip
    watch.act(order, CHEN)
    return case_id, watch.board.file(CODE, case_id).supervisions[-1].id


def test_a_supervision_order_is_numbered_and_the_case_is_not_closed_before_it_is_answered(watch: Watch) -> None:
    case_id, order = supervised(watch)
    (row,) = watch.board.file(CODE, case_id).supervisions
    assert (row.number, row.level, row.department_id) == ("督办〔2026〕1号", 1, SQUAD)
    lead = watch.case(case_id).order_id or 0
    watch.act(Reply(order_id=lead, measure="已劝离", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id)))
    watch.act(Check(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.YES, pictures=(CHECKED,)))
    with pytest.raises(Owed) as refusal:
        watch.act(Close(case_id=case_id, seen=watch.seen(case_id)))
    assert (refusal.value.what, refusal.value.detail) == ("supervision", row.number)
    watch.act(AnswerSupervision(supervision_id=order, reply="已办结"), HEAD)
    watch.act(JudgeAnswer(supervision_id=order, accepted=True), CHEN)
    watch.act(Close(case_id=case_id, seen=watch.seen(case_id)))
    assert watch.case(case_id).state is State.CLOSED


def test_only_the_addressed_department_answers_and_never_judges_its_own_answer(watch: Watch) -> None:
    case_id, order = supervised(watch)
    with pytest.raises(SameHands):
        watch.act(AnswerSupervision(supervision_id=order, reply="与我无关"), WALKER_CREW)
    watch.act(AnswerSupervision(supervision_id=order, reply="正在办理"), HEAD)
    with pytest.raises(SameHands):
        watch.act(JudgeAnswer(supervision_id=order, accepted=True), HEAD + 1)
    watch.act(JudgeAnswer(supervision_id=order, accepted=False, reason="没有说明原因"), CHEN)
    assert watch.case(case_id).supervisions == 1
    watch.act(CancelSupervision(supervision_id=order, reason="领导已撤回"), CHEN)
    assert watch.case(case_id).supervisions == 0


def test_an_unanswered_order_rises_one_level_when_its_time_is_over(watch: Watch) -> None:
    case_id, order = supervised(watch)
    with pytest.raises(NotNow):
        watch.act(RaiseSupervision(supervision_id=order), SYSTEM)
    watch.clock.pass_by(days=1, minutes=1)
    (due,) = watch.board.due_papers(CODE, watch.clock.now())
    assert due.id == order
    watch.act(RaiseSupervision(supervision_id=order), SYSTEM)
    (row,) = watch.board.file(CODE, case_id).supervisions
    assert (row.level, row.state, row.reply_by) == (2, SupervisionState.OPEN, watch.clock.now() + timedelta(days=1))
    assert watch.board.due_papers(CODE, watch.clock.now()) == ()


# Tasks.


def test_a_task_given_to_a_collector_is_his_until_it_is_recalled(watch: Watch) -> None:
    case_id = watch.reported(Source.PUBLIC)
    watch.act(SendVerify(case_id=case_id, seen=watch.seen(case_id), person_id=COLLECTOR))
    with pytest.raises(NotAllowed):
        watch.act(Verify(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.YES), WANG)
    watch.act(RecallTask(case_id=case_id, seen=watch.seen(case_id), reason="改派"))
    watch.act(SendVerify(case_id=case_id, seen=watch.seen(case_id)))
    watch.act(Verify(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.YES), WANG)
    assert [row.outcome for row in watch.board.file(CODE, case_id).tasks] == ["recalled", "yes"]


def test_a_collectors_nothing_there_waits_for_the_acceptor(watch: Watch) -> None:
    case_id = watch.reported(Source.PUBLIC)
    watch.act(SendVerify(case_id=case_id, seen=watch.seen(case_id), person_id=COLLECTOR))
    absent = Verify(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.NO, reason="现场没有垃圾")
    watch.act(absent, COLLECTOR)
    assert watch.case(case_id).state is State.VERIFYING
    petition = watch.board.file(CODE, case_id).petitions[-1]
    watch.act(Decide(petition_id=petition.id, granted=True), WANG)
    assert watch.case(case_id).state is State.NOT_FILED


def test_a_collectors_not_done_waits_for_the_dispatcher(watch: Watch) -> None:
    case_id, order_id = watch.signed()
    watch.act(Reply(order_id=order_id, measure="已劝离", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id), person_id=COLLECTOR))
    fail = Check(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.NO, reason="仍有残留", pictures=(CHECKED,))
    watch.act(fail, COLLECTOR)
    assert watch.case(case_id).state is State.CHECKING
    petition = watch.board.file(CODE, case_id).petitions[-1]
    watch.act(Decide(petition_id=petition.id, granted=True), LI)
    case = watch.case(case_id)
    assert (case.state, case.rework, case.unit_id) == (State.HANDLING, 1, CAR)


# The end, and after it.


def test_a_reporter_who_wants_an_answer_has_it_before_the_case_is_closed(watch: Watch) -> None:
    case_id = watch.reported(Source.HOTLINE, wants_reply=True)
    watch.file(case_id)
    order_id = watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=CAR)).order_id or 0
    watch.act(Sign(order_id=order_id), CAR_CREW)
    watch.act(Reply(order_id=order_id, measure="已劝离", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id)))
    watch.act(Check(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.YES, pictures=(CHECKED,)))
    with pytest.raises(Owed):
        watch.act(Close(case_id=case_id, seen=watch.seen(case_id)))
    watch.clock.pass_by(hours=14)  # 23:00 in the county
    with pytest.raises(NotNow) as refusal:
        watch.act(AnswerReporter(case_id=case_id, words="已处理", by_phone=True))
    assert refusal.value.rule == "quiet_hours"
    watch.act(AnswerReporter(case_id=case_id, words="已短信告知"))
    watch.act(Close(case_id=case_id, seen=watch.seen(case_id)))
    watch.act(Visit(case_id=case_id, score=5))
    assert watch.case(case_id).satisfaction == 5


def test_how_a_case_was_closed_is_said_by_the_clock_or_with_a_reason(watch: Watch) -> None:
    assert watch.case(closed(watch)).closing == Closing.NORMAL
    assert watch.case(closed(watch, late=True)).closing == Closing.OVERDUE


def test_a_closed_case_is_reopened_for_its_unit_with_a_whole_limit(watch: Watch) -> None:
    case_id = closed(watch)
    watch.act(Reopen(case_id=case_id, seen=watch.seen(case_id), reason="市民不满意"), CHEN)
    case = watch.case(case_id)
    assert (case.state, case.unit_id, case.reopened, case.closing) == (State.HANDLING, CAR, 1, "")
    assert case.due_at == watch.clock.now() + timedelta(hours=2)


def test_a_reopening_is_refused_when_the_unit_is_busy_or_too_many_days_have_gone(watch: Watch) -> None:
    case_id = closed(watch)
    watch.assigned()
    with pytest.raises(UnitBusy):
        watch.act(Reopen(case_id=case_id, seen=watch.seen(case_id), reason="市民不满意"), CHEN)
    watch.act(Reopen(case_id=case_id, seen=watch.seen(case_id), reason="市民不满意", anew=True), CHEN)
    assert watch.case(case_id).state is State.REPORTED


def test_a_case_closed_too_long_ago_is_reported_anew(watch: Watch) -> None:
    case_id = closed(watch)
    watch.clock.pass_by(days=15)
    with pytest.raises(NotNow):
        watch.act(Reopen(case_id=case_id, seen=watch.seen(case_id), reason="市民不满意"), CHEN)


def test_an_overdue_is_appealed_once_through_two_stages_and_the_fact_stays(watch: Watch) -> None:
    case_id = closed(watch, late=True)
    petition = applied(watch, case_id, K.APPEAL, CAR_CREW)
    watch.act(Decide(petition_id=petition, granted=True), LI)
    assert not watch.case(case_id).is_exempt
    with pytest.raises(NotAllowed):
        watch.act(Decide(petition_id=petition, granted=True), SUB_DISPATCHER)
    watch.act(Decide(petition_id=petition, granted=True), WANG)
    case = watch.case(case_id)
    assert (case.is_exempt, case.closing) == (True, Closing.OVERDUE)
    with pytest.raises(NotNow):
        applied(watch, case_id, K.APPEAL, CAR_CREW)


def test_what_was_in_time_cannot_be_appealed(watch: Watch) -> None:
    case_id = closed(watch)
    with pytest.raises(NotNow):
        applied(watch, case_id, K.APPEAL, CAR_CREW)


def test_a_suggestion_ends_with_its_answer_and_a_complaint_never_that_way(watch: Watch) -> None:
    report = Report(source=Source.PUBLIC, description="建议增设休息座椅", place="城西公园", kind=CaseKind.SUGGESTION)
    case_id = watch.act(report, CITIZEN).case_id or 0
    settle = Settle(case_id=case_id, seen=watch.seen(case_id), adopted=True)
    with pytest.raises(Owed):
        watch.act(settle)
    watch.act(AnswerReporter(case_id=case_id, words="已列入明年计划"))
    watch.act(Settle(case_id=case_id, seen=watch.seen(case_id), adopted=True))
    assert watch.case(case_id).state is State.CLOSED
    other = watch.reported()
    with pytest.raises(Invalid):
        watch.act(Settle(case_id=other, seen=watch.seen(other), adopted=True))


# Routines and delegations.


def test_a_routine_raises_a_filed_case_when_it_falls_due_and_only_once(watch: Watch) -> None:
    routine = SetRoutine(
        name="餐厨垃圾清运", class_code="06010", condition_id="06010-1", place="南门中转站", every_days=1,
        next_at=watch.clock.now() + timedelta(hours=1),
    )  # fmt: skip
    watch.act(routine, CHEN)
    assert watch.board.due_papers(CODE, watch.clock.now()) == ()
    watch.clock.pass_by(days=2, hours=2)
    (due,) = watch.board.due_papers(CODE, watch.clock.now())
    case_id = watch.act(RaiseRoutine(routine_id=due.id), SYSTEM).case_id or 0
    case = watch.case(case_id)
    assert (case.state, case.source, case.title) == (State.PENDING_DISPATCH, Source.ROUTINE, "餐厨垃圾清运")
    with pytest.raises(NotNow):
        watch.act(RaiseRoutine(routine_id=due.id), SYSTEM)
    watch.act(EndRoutine(routine_id=due.id), CHEN)
    watch.clock.pass_by(days=2)
    assert watch.board.due_papers(CODE, watch.clock.now()) == ()


def test_lent_posts_carry_until_their_end_and_every_use_says_whose_they_are(watch: Watch, log: Log) -> None:
    case_id = watch.reported()
    petition = applied(watch, case_id, K.VOID, WANG)
    with pytest.raises(NotAllowed):
        watch.act(Decide(petition_id=petition, granted=True), LI)
    until = watch.clock.now() + timedelta(hours=8)
    watch.act(Delegate(to_id=LI, roles=frozenset({Role.SUPERVISOR}), until=until, reason="外出开会"), CHEN)
    watch.act(Decide(petition_id=petition, granted=True), LI)
    line = log.after(CODE, 0)[-1]
    assert (line.person_name, line.role, line.body["for"]) == ("李强", "supervisor", ["陈洁"])
    watch.clock.pass_by(hours=9)
    second = applied(watch, watch.reported(), K.VOID, WANG)
    with pytest.raises(NotAllowed):
        watch.act(Decide(petition_id=second, granted=True), LI)


def test_only_posts_of_ones_own_are_lent_and_a_loan_can_be_ended(watch: Watch) -> None:
    until = watch.clock.now() + timedelta(hours=8)
    with pytest.raises(Invalid):
        watch.act(Delegate(to_id=LI, roles=frozenset({Role.COMMANDER}), until=until, reason="外出"), CHEN)
    watch.act(Delegate(to_id=LI, roles=frozenset({Role.SUPERVISOR}), until=until, reason="外出"), CHEN)
    watch.act(EndDelegation(delegation_id=1), LI)
    petition = applied(watch, watch.reported(), K.VOID, WANG)
    with pytest.raises(NotAllowed):
        watch.act(Decide(petition_id=petition, granted=True), LI)
