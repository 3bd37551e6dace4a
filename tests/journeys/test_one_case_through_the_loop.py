"""Written stories of a case, on both stores: the ordinary way, the detours, and what is refused on the way."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dispatch.chain import verify as verify_chain
from dispatch.errors import (
    EvidenceMissing,
    Invalid,
    NotAllowed,
    NotLawful,
    Refused,
    SameHands,
    Stale,
    TooSoon,
    UnitBusy,
)
from dispatch.light import Light, light_of
from dispatch.ports import Log
from dispatch.states import State, Step
from dispatch.values import EvidenceKind, OrderState, Source, UnitState, UrgeKind
from dispatch.verbs import (
    Assign,
    Attach,
    Check,
    ClearSos,
    Close,
    Deliver,
    FileCase,
    Note,
    Outcome,
    RaiseSos,
    Read,
    Recall,
    Refuse,
    RefuseFiling,
    Register,
    Reply,
    Report,
    ReturnToCheck,
    SendBack,
    SendCheck,
    SendVerify,
    SetDuty,
    Sign,
    UrgeCase,
    UrgeReceipt,
    Verb,
    Verify,
)
from tests.journeys.county import (
    CAR,
    CAR_CREW,
    CHEN,
    CITIZEN,
    CODE,
    COLLECTOR,
    HEAD,
    LI,
    MEMBER,
    SQUAD,
    SYSTEM,
    WALKER,
    WALKER_CREW,
    WANG,
    Watch,
    picture,
)

AFTER, CHECKED = picture(EvidenceKind.AFTER, "cd" * 32), picture(EvidenceKind.CHECK, "ef" * 32)


def replied(watch: Watch) -> int:
    """A case that its unit has handled, with a picture."""
    case_id, order_id = watch.signed()
    watch.act(Reply(order_id=order_id, measure="已劝离", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    return case_id


def checking(watch: Watch) -> int:
    """A case under check."""
    case_id = replied(watch)
    watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id)))
    return case_id


def passed(watch: Watch) -> int:
    """A case that waits for its closing."""
    case_id = checking(watch)
    check = Check(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.YES, pictures=(CHECKED,))
    watch.act(check)
    return case_id


def test_a_public_report_goes_the_whole_way_and_every_line_is_in_the_chain(watch: Watch, log: Log) -> None:
    case_id = watch.reported(Source.PUBLIC)
    watch.act(SendVerify(case_id=case_id, seen=watch.seen(case_id)))
    watch.act(Verify(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.YES))
    register = Register(case_id=case_id, seen=watch.seen(case_id), class_code="09006", condition_id="09006-1")
    watch.act(register)
    watch.act(FileCase(case_id=case_id, seen=watch.seen(case_id)), CHEN)
    order_id = watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=CAR)).order_id or 0
    for receipt in (Deliver(order_id=order_id), Read(order_id=order_id), Sign(order_id=order_id)):
        watch.act(receipt, CAR_CREW)
    watch.clock.pass_by(minutes=40)
    watch.act(Reply(order_id=order_id, measure="已劝离", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id)))
    watch.act(Check(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.YES, pictures=(CHECKED,)))
    watch.act(Close(case_id=case_id, seen=watch.seen(case_id)))
    case = watch.case(case_id)
    assert case.state is State.CLOSED
    assert case.number == "9900242026112300001"
    entries = log.after(CODE, 0)
    assert [entry.now for entry in entries if entry.was != entry.now] == [
        "R1", "R2", "R3", "D1", "H1", "H2", "C1", "C2", "C3", "E1",
    ]  # fmt: skip
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert verify_chain(entries) is None


def test_the_handling_clock_starts_at_the_order_and_stops_at_the_reply(watch: Watch) -> None:
    case_id, order_id = watch.signed()
    sent = watch.clock.now()
    watch.clock.pass_by(minutes=100)
    case = watch.case(case_id)
    assert light_of(case, watch.clock.now(), watch.dispatcher_clock) is Light.YELLOW
    watch.act(Reply(order_id=order_id, measure="已劝离", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    case = watch.case(case_id)
    assert case.started_at == sent
    assert case.handled_at == watch.clock.now()


def test_an_order_leaves_its_receipts_in_the_file(watch: Watch) -> None:
    case_id, order_id = watch.assigned()
    watch.act(Deliver(order_id=order_id), CAR_CREW)
    watch.clock.pass_by(seconds=30)
    watch.act(Read(order_id=order_id), CAR_CREW)
    (order,) = watch.board.file(CODE, case_id).orders
    assert order.state is OrderState.READ
    assert order.read_at == watch.clock.now()
    assert watch.case(case_id).order_id == order_id


def test_receipts_and_notes_do_not_make_a_colleagues_command_stale(watch: Watch) -> None:
    case_id, order_id = watch.assigned()
    seen = watch.seen(case_id)
    watch.act(Deliver(order_id=order_id), CAR_CREW)
    watch.act(Note(case_id=case_id, words="市民来电催问"), LI)
    watch.act(Recall(case_id=case_id, seen=seen))
    assert watch.case(case_id).state is State.PENDING_DISPATCH


def test_a_recalled_or_refused_order_frees_the_unit(watch: Watch) -> None:
    for end in ("recall", "refuse"):
        case_id, order_id = watch.assigned()
        if end == "recall":
            watch.act(Recall(case_id=case_id, seen=watch.seen(case_id)))
        else:
            watch.act(Refuse(order_id=order_id, reason="非本辖区"), CAR_CREW)
        case = watch.case(case_id)
        assert (case.state, case.unit_id, case.order_id, case.due_at) == (State.PENDING_DISPATCH, None, None, None)
        unit = next(unit for unit in watch.board.units(CODE) if unit.id == CAR)
        assert (unit.state, unit.order_id) == (UnitState.FREE, None)


def test_a_failed_check_is_rework_for_the_same_unit_with_the_time_that_was_left(watch: Watch) -> None:
    case_id, order_id = watch.signed()
    watch.clock.pass_by(minutes=30)
    watch.act(Reply(order_id=order_id, measure="已清理", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    watch.clock.pass_by(minutes=60)
    watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id)))
    fail = Check(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.NO, reason="摊位仍在")
    done = watch.act(fail)
    case = watch.case(case_id)
    assert (case.state, case.unit_id, case.rework) == (State.HANDLING, CAR, 1)
    assert case.due_at is not None
    assert (case.due_at - watch.clock.now()).total_seconds() == 90 * 60
    watch.act(Sign(order_id=done.order_id or 0), CAR_CREW)
    watch.act(Reply(order_id=done.order_id or 0, measure="再次劝离", closing_met=True, pictures=(AFTER,)), CAR_CREW)
    assert watch.case(case_id).state is State.REPLIED
    assert [order.is_rework for order in watch.board.file(CODE, case_id).orders] == [False, True]


def test_rework_is_dispatched_anew_when_the_unit_has_other_work(watch: Watch) -> None:
    first = checking(watch)
    watch.assigned()
    fail = Check(case_id=first, seen=watch.seen(first), outcome=Outcome.NO, reason="未清理")
    watch.act(fail)
    case = watch.case(first)
    assert (case.state, case.unit_id, case.rework) == (State.PENDING_DISPATCH, None, 1)


def test_a_reply_is_refused_without_an_after_picture_and_one_attached_before_counts(watch: Watch) -> None:
    case_id, order_id = watch.signed()
    with pytest.raises(EvidenceMissing) as refusal:
        watch.act(Reply(order_id=order_id, measure="已劝离", closing_met=True), CAR_CREW)
    assert (refusal.value.step, refusal.value.kind) == ("reply", "after")
    assert watch.case(case_id).state is State.HANDLING
    watch.act(Attach(case_id=case_id, pictures=(AFTER,)), CAR_CREW)
    watch.act(Reply(order_id=order_id, measure="已劝离", closing_met=True), CAR_CREW)
    assert watch.case(case_id).state is State.REPLIED


def test_a_county_may_ask_for_the_after_picture_at_the_closing(watch_of: Callable[..., Watch]) -> None:
    watch = watch_of(evidence={Step.CHECK_PASS: EvidenceKind.CHECK, Step.CLOSE: EvidenceKind.AFTER})
    case_id, order_id = watch.signed()
    watch.act(Reply(order_id=order_id, measure="已劝离", closing_met=True), CAR_CREW)
    watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id)))
    watch.act(Check(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.YES, pictures=(CHECKED,)))
    with pytest.raises(EvidenceMissing) as refusal:
        watch.act(Close(case_id=case_id, seen=watch.seen(case_id)))
    assert (refusal.value.step, refusal.value.kind) == ("close", "after")
    assert watch.case(case_id).state is State.PENDING_CLOSE
    watch.act(Attach(case_id=case_id, pictures=(AFTER,)), CAR_CREW)
    watch.act(Close(case_id=case_id, seen=watch.seen(case_id)))
    assert watch.case(case_id).state is State.CLOSED


def test_a_passed_check_needs_the_frame_it_was_made_on(watch: Watch) -> None:
    case_id = checking(watch)
    with pytest.raises(EvidenceMissing):
        watch.act(Check(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.YES))


def test_the_bureau_above_the_handling_unit_neither_checks_nor_closes(watch: Watch) -> None:
    case_id = replied(watch)
    with pytest.raises(SameHands):
        watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id)), MEMBER)
    watch.act(SendCheck(case_id=case_id, seen=watch.seen(case_id)))
    check = Check(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.YES, pictures=(CHECKED,))
    with pytest.raises(SameHands):
        watch.act(check, MEMBER)
    watch.act(check)
    with pytest.raises(SameHands):
        watch.act(Close(case_id=case_id, seen=watch.seen(case_id)), MEMBER)


def test_a_drawn_check_is_made_again_by_other_eyes(
    watch: Watch, watch_of: Callable[..., Watch], log: Log
) -> None:  # fmt: skip
    case_id = replied(watch)
    manned = watch_of(single_manned=False, recheck_percent=100)
    manned.act(SendCheck(case_id=case_id, seen=manned.seen(case_id)))
    passed = Check(case_id=case_id, seen=manned.seen(case_id), outcome=Outcome.YES, pictures=(CHECKED,))
    manned.act(passed)
    assert (manned.case(case_id).state, log.after(CODE, 0)[-1].step) == (State.REPLIED, Step.SAMPLE)
    with pytest.raises(SameHands):
        manned.act(SendCheck(case_id=case_id, seen=manned.seen(case_id)))
    manned.act(SendCheck(case_id=case_id, seen=manned.seen(case_id), person_id=COLLECTOR))
    manned.act(replace(passed, seen=manned.seen(case_id)), COLLECTOR)
    assert manned.case(case_id).state is State.PENDING_CLOSE  # once is enough


def test_in_a_single_manned_shift_nothing_is_drawn(watch_of: Callable[..., Watch]) -> None:
    watch = watch_of(recheck_percent=100)
    case_id = checking(watch)
    watch.act(Check(case_id=case_id, seen=watch.seen(case_id), outcome=Outcome.YES, pictures=(CHECKED,)))
    assert watch.case(case_id).state is State.PENDING_CLOSE


def test_who_filed_does_not_assign_unless_the_shift_is_single_manned_and_then_the_log_says_so(
    watch: Watch, watch_of: Callable[..., Watch], log: Log
) -> None:
    case_id, _ = watch.assigned()
    entry = watch.board.file(CODE, case_id).entries[-1]
    assert entry.body["exceptions"] == ["single_manned"]
    manned = watch_of(single_manned=False)
    other = manned.filed()
    with pytest.raises(SameHands):
        manned.act(Assign(case_id=other, seen=manned.seen(other), unit_id=WALKER, reason="就近"))
    manned.act(Assign(case_id=other, seen=manned.seen(other), unit_id=WALKER, reason="就近"), LI)
    assert "exceptions" not in log.after(CODE, 0)[-1].body


def test_a_busy_unit_is_refused_with_its_case_and_the_dispatcher(watch: Watch) -> None:
    held, _ = watch.assigned()
    case_id = watch.filed()
    with pytest.raises(UnitBusy) as refusal:
        watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=CAR))
    assert (refusal.value.name, refusal.value.by_name) == ("3 号巡查车", "王敏")
    assert refusal.value.case_number == watch.case(held).number


def test_a_second_desk_learns_who_was_quicker_when_and_with_whom(watch: Watch) -> None:
    case_id = watch.filed()
    seen = watch.seen(case_id)
    watch.act(Assign(case_id=case_id, seen=seen, unit_id=CAR))
    taken_at = watch.clock.now()
    watch.clock.pass_by(seconds=2)
    with pytest.raises(Stale) as refusal:
        watch.act(Assign(case_id=case_id, seen=seen, unit_id=WALKER), LI)
    assert (refusal.value.by_name, refusal.value.at, refusal.value.unit_name) == ("王敏", taken_at, "3 号巡查车")


def test_the_same_command_twice_is_one_effect(watch: Watch, log: Log) -> None:
    case_id = watch.filed()
    verb = Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=CAR)
    first = watch.act(verb, command_id="the-same")
    head = log.head(CODE)
    assert watch.act(verb, command_id="the-same") == first
    assert log.head(CODE) == head


def test_urging_by_hand_is_rate_limited_and_its_receipts_are_kept(watch: Watch) -> None:
    case_id, _ = watch.signed()
    watch.act(UrgeCase(case_id=case_id, words="请尽快"))
    with pytest.raises(TooSoon):
        watch.act(UrgeCase(case_id=case_id))
    (urge,) = watch.board.urges_of(CODE, CAR)
    watch.act(UrgeReceipt(urge_id=urge.id, is_read=True), CAR_CREW)
    assert watch.board.urges_of(CODE, CAR) == ()
    watch.clock.pass_by(minutes=11)
    watch.act(UrgeCase(case_id=case_id))
    assert watch.case(case_id).urges == 2


def test_at_the_deadline_the_head_has_an_urge_and_a_receipt_of_the_heads_own(watch: Watch) -> None:
    case_id, _ = watch.signed()
    watch.act(UrgeCase(case_id=case_id, kind=UrgeKind.YELLOW), SYSTEM)
    assert watch.board.urges_to_head(CODE, SQUAD) == ()
    watch.act(UrgeCase(case_id=case_id, kind=UrgeKind.DUE), SYSTEM)
    (due,) = watch.board.urges_to_head(CODE, SQUAD)
    for other in (WALKER_CREW, CHEN):
        with pytest.raises(NotAllowed):
            watch.act(UrgeReceipt(urge_id=due.id, is_read=True), other)
    watch.act(UrgeReceipt(urge_id=due.id), HEAD)
    watch.clock.pass_by(minutes=2)
    watch.act(UrgeReceipt(urge_id=due.id, is_read=True), HEAD)
    assert watch.board.urges_to_head(CODE, SQUAD) == ()
    read = watch.board.file(CODE, case_id).urges[-1]
    assert (read.head_name, read.delivered_at, read.read_at) == ("冯队", None, None)
    assert read.head_delivered_at is not None
    assert read.head_read_at == watch.clock.now()


def test_a_head_hears_nothing_of_other_departments(watch: Watch) -> None:
    case_id = watch.filed()
    watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=WALKER, reason="就近"))
    watch.act(UrgeCase(case_id=case_id, kind=UrgeKind.DUE), SYSTEM)
    assert watch.board.urges_to_head(CODE, SQUAD) == ()
    (urge,) = watch.board.file(CODE, case_id).urges
    with pytest.raises(NotAllowed):
        watch.act(UrgeReceipt(urge_id=urge.id, is_read=True), HEAD)


def test_the_clock_urges_even_when_a_hand_has_just_urged(watch: Watch) -> None:
    case_id, _ = watch.signed()
    watch.act(UrgeCase(case_id=case_id))
    watch.act(UrgeCase(case_id=case_id, kind=UrgeKind.YELLOW), SYSTEM)
    assert watch.case(case_id).urges == 2


def test_a_call_for_help_is_a_state_of_the_unit_and_its_order_stays(watch: Watch) -> None:
    case_id, order_id = watch.signed()
    watch.act(RaiseSos(unit_id=CAR, lon=120.73, lat=28.85), CAR_CREW)
    unit = next(unit for unit in watch.board.units(CODE) if unit.id == CAR)
    assert (unit.state, unit.order_id, unit.case_id) == (UnitState.SOS, order_id, case_id)
    watch.act(ClearSos(unit_id=CAR, words="支援已到"))
    assert next(unit for unit in watch.board.units(CODE) if unit.id == CAR).state is UnitState.HANDLING


def test_a_unit_off_duty_takes_no_order(watch: Watch) -> None:
    watch.act(SetDuty(unit_id=CAR, on_duty=False), CAR_CREW)
    case_id = watch.filed()
    with pytest.raises(UnitBusy):
        watch.act(Assign(case_id=case_id, seen=watch.seen(case_id), unit_id=CAR))


def test_not_filed_sent_back_and_void_end_as_the_field_says(watch: Watch) -> None:
    first = watch.reported()
    watch.act(RefuseFiling(case_id=first, seen=watch.seen(first), reason="不属城管职责"))
    assert watch.case(first).state is State.NOT_FILED
    second = watch.reported()
    register = Register(case_id=second, seen=watch.seen(second), class_code="09006", condition_id="09006-1")
    watch.act(register)
    watch.act(SendBack(case_id=second, seen=watch.seen(second), reason="类别不对"))
    assert watch.case(second).state is State.REPORTED
    third = passed(watch)
    watch.act(ReturnToCheck(case_id=third, seen=watch.seen(third), reason="照片模糊"))
    assert watch.case(third).state is State.REPLIED


REFUSALS: list[tuple[str, Callable[[Watch], Verb], int, type[Refused]]] = [
    ("a report without a place", lambda _: Report(source=Source.DESK, description="路灯不亮"), WANG, Invalid),
    (
        "a report with half a coordinate",
        lambda _: Report(source=Source.DESK, description="路灯不亮", lon=120.7),
        WANG,
        Invalid,
    ),
    (
        "a report from another planet",
        lambda _: Report(source=Source.DESK, description="路灯不亮", lon=120.7, lat=float("nan")),
        WANG,
        Invalid,
    ),
    (
        "a class that the standard does not hold",
        lambda _: Report(source=Source.DESK, description="?", place="?", class_code="77777"),
        WANG,
        Invalid,
    ),
    ("a citizen who files", lambda w: FileCase(case_id=w.reported(), seen=1), CITIZEN, NotAllowed),
    ("a filing of what was not registered", lambda w: FileCase(case_id=w.reported(), seen=1), WANG, NotLawful),
    ("a refusal without a reason", lambda w: RefuseFiling(case_id=w.reported(), seen=1, reason=" "), WANG, Invalid),
    ("another unit's order", lambda w: Sign(order_id=w.assigned()[1]), WALKER_CREW, NotAllowed),
    (
        "a verification of what a desk has seen itself",
        lambda w: SendVerify(case_id=w.reported(), seen=1),
        WANG,
        Invalid,
    ),
    ("a note without words", lambda w: Note(case_id=w.reported(), words=""), WANG, Invalid),
    ("a lone surrogate", lambda w: Note(case_id=w.reported(), words="\ud83d"), WANG, Invalid),
    ("an unknown case", lambda _: Note(case_id=999_999, words="?"), WANG, Refused),
    ("an unknown unit", lambda w: Assign(case_id=w.filed(), seen=3, unit_id=77), WANG, Refused),
]


@pytest.mark.parametrize(("verb", "person", "refusal"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS])
def test_what_is_refused_leaves_nothing_but_a_line_that_says_so(
    watch: Watch, log: Log, verb: Callable[[Watch], Verb], person: int, refusal: type[Refused]
) -> None:
    asked = verb(watch)
    head = log.head(CODE)
    with pytest.raises(refusal) as refused:
        watch.act(asked, person)
    (line,) = log.after(CODE, head)
    assert (line.step, line.person_id, line.case_id) == ("refused", person, None)
    assert (line.body["asked"], line.body["why"]) == (type(asked).__name__, type(refused.value).__name__)


def test_a_call_before_the_order_was_signed_for_ends_as_an_order_that_waits(watch: Watch) -> None:
    watch.assigned()
    watch.act(RaiseSos(unit_id=CAR), CAR_CREW)
    watch.act(ClearSos(unit_id=CAR))
    assert next(unit for unit in watch.board.units(CODE) if unit.id == CAR).state is UnitState.SENT


@pytest.mark.parametrize("calls", [1, 2])
def test_who_calls_for_help_off_duty_is_off_duty_again_when_it_has_been_dealt_with(watch: Watch, calls: int) -> None:
    for on_duty, ends in ((False, UnitState.OFF_DUTY), (True, UnitState.FREE)):
        watch.act(SetDuty(unit_id=CAR, on_duty=on_duty), CAR_CREW)
        for _ in range(calls):
            watch.act(RaiseSos(unit_id=CAR), CAR_CREW)
        watch.act(ClearSos(unit_id=CAR))
        assert next(unit for unit in watch.board.units(CODE) if unit.id == CAR).state is ends
