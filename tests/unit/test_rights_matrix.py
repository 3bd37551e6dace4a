"""Default deny: role × verb × state × scope, each pair asked of a real dispatcher over a county in memory."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dispatch.area_verbs import CrossFence, DrawArea, EndArea, Spot
from dispatch.camera_papers import Lease
from dispatch.camera_verbs import LeaveCamera, PlaceCamera, ShareCameras, ShareLayout, TakeCamera, TurnCamera
from dispatch.errors import NotAllowed, OutOfScope, Refused
from dispatch.features import Layer, point_feature
from dispatch.paper_verbs import (
    AnswerReporter,
    AnswerSupervision,
    Apply,
    CancelSupervision,
    Decide,
    JudgeAnswer,
    Merge,
    PassBack,
    PassDown,
    ProposeSupervision,
    RaiseSupervision,
    RecallTask,
    Reopen,
    Resume,
    ReturnToAccept,
    Settle,
    Supervise,
    Support,
    Unmerge,
    Visit,
    Withdraw,
)
from dispatch.papers import (
    Hold,
    Message,
    MessageKind,
    Petition,
    PetitionKind,
    Shift,
    Supervision,
    SupervisionKind,
    SupervisionState,
)
from dispatch.rights import EXCLUSIVE, RIGHTS, demand_lawful_posts
from dispatch.states import TABLE, State, Step, lawful_steps
from dispatch.values import EvidenceKind, Order, OrderState, Person, Picture, Role, UnitState
from dispatch.verbs import (
    Actor,
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
    ReturnToCheck,
    SendBack,
    SendCheck,
    SendVerify,
    SetDuty,
    Sign,
    UrgeCase,
    Verb,
    Verify,
)
from dispatch.watch_verbs import (
    EndShift,
    HoldCase,
    MessageReceipt,
    Personal,
    ReleaseHold,
    SendMessage,
    SetShift,
    Unmask,
)
from tests.fakes import (
    BUREAU,
    CENTRE,
    JURISDICTION,
    NOON,
    SQUAD,
    STANDARD,
    HandClock,
    MemoryCounty,
    centre_of,
    some_case,
)
from tests.fakes import small_directory as directory

S, T, K = State, Step, PetitionKind
ONE, PETITION, SUPERVISION = 77, 1, 1
SHOT = Picture(sha256="ab" * 32, kind=EvidenceKind.CHECK)
AFTER = replace(SHOT, kind=EvidenceKind.AFTER)
LATER = NOON + timedelta(days=1)

# Each verb with the steps that it may take, asked with everything that it needs.
VERBS: list[tuple[Verb, frozenset[Step]]] = [
    (SendVerify(case_id=1, seen=1), frozenset({T.SEND_VERIFY})),
    (Verify(case_id=1, seen=1, outcome=Outcome.YES), frozenset({T.VERIFY_EXISTS})),
    (Verify(case_id=1, seen=1, outcome=Outcome.NO, reason="无"), frozenset({T.APPLY_ABSENT})),
    (Verify(case_id=1, seen=1, outcome=Outcome.UNABLE, reason="进不去"), frozenset({T.VERIFY_UNABLE})),
    (Register(case_id=1, seen=1, class_code="09006", condition_id="09006-1"), frozenset({T.REGISTER})),
    (FileCase(case_id=1, seen=1), frozenset({T.FILE})),
    (SendBack(case_id=1, seen=1, reason="x"), frozenset({T.SEND_BACK})),
    (RefuseFiling(case_id=1, seen=1, reason="x"), frozenset({T.REFUSE_FILING})),
    (Merge(case_id=1, seen=1, parent_id=2), frozenset({T.MERGE})),
    (Unmerge(case_id=1, seen=1, reason="x"), frozenset({T.UNMERGE})),
    (PassDown(case_id=1, seen=1, department_id=BUREAU), frozenset({T.PASS_DOWN})),
    (PassBack(case_id=1, seen=1, reason="x"), frozenset({T.PASS_BACK})),
    (ReturnToAccept(case_id=1, seen=1, reason="x"), frozenset({T.RETURN_TO_ACCEPT})),
    (Assign(case_id=1, seen=1, unit_id=2, reason="x"), frozenset({T.ASSIGN})),
    (Recall(case_id=1, seen=1), frozenset({T.RECALL})),
    (Deliver(order_id=1), frozenset({T.DELIVER})),
    (Read(order_id=1), frozenset({T.READ})),
    (Sign(order_id=1), frozenset({T.SIGN})),
    (Refuse(order_id=1, reason="x"), frozenset({T.REFUSE})),
    (Reply(order_id=1, measure="x", closing_met=True, pictures=(AFTER,)), frozenset({T.REPLY})),
    (Support(case_id=1, unit_id=2, demand="x"), frozenset({T.SUPPORT})),
    (Resume(case_id=1, seen=1), frozenset({T.RESUME})),
    (SendCheck(case_id=1, seen=1), frozenset({T.SEND_CHECK})),
    (RecallTask(case_id=1, seen=1), frozenset({T.RECALL_VERIFY, T.RECALL_CHECK})),
    (Check(case_id=1, seen=1, outcome=Outcome.YES, pictures=(SHOT,)), frozenset({T.CHECK_PASS})),
    (Check(case_id=1, seen=1, outcome=Outcome.NO, reason="x"), frozenset({T.CHECK_UNABLE})),
    (Check(case_id=1, seen=1, outcome=Outcome.UNABLE, reason="x"), frozenset({T.CHECK_UNABLE})),
    (ReturnToCheck(case_id=1, seen=1, reason="x"), frozenset({T.RETURN_TO_CHECK})),
    (Close(case_id=1, seen=1), frozenset({T.CLOSE})),
    (Reopen(case_id=1, seen=1, reason="x"), frozenset({T.REOPEN})),
    (Reopen(case_id=1, seen=1, reason="x", anew=True), frozenset({T.REOPEN_ANEW})),
    (AnswerReporter(case_id=1, words="x"), frozenset({T.ANSWER})),
    (Visit(case_id=1, score=5), frozenset({T.VISIT})),
    (Settle(case_id=1, seen=1, adopted=True), frozenset({T.SETTLE})),
    (UrgeCase(case_id=1), frozenset({T.URGE})),
    (ProposeSupervision(case_id=1), frozenset({T.PROPOSE_SUPERVISION})),
    (Supervise(case_id=1, kind=SupervisionKind.LEADER, reason="x", demand="x", reply_by=LATER),
     frozenset({T.SUPERVISE})),
    (AnswerSupervision(supervision_id=SUPERVISION, reply="x"), frozenset({T.SUPERVISE_REPLY})),
    (JudgeAnswer(supervision_id=SUPERVISION, accepted=True), frozenset({T.SUPERVISE_ACCEPT})),
    (JudgeAnswer(supervision_id=SUPERVISION, accepted=False, reason="x"), frozenset({T.SUPERVISE_RETURN})),
    (RaiseSupervision(supervision_id=SUPERVISION), frozenset({T.SUPERVISE_RAISE})),
    (CancelSupervision(supervision_id=SUPERVISION, reason="x"), frozenset({T.SUPERVISE_CANCEL})),
    (Withdraw(petition_id=PETITION), frozenset({T.WITHDRAW})),
    (Note(case_id=1, words="x"), frozenset({T.NOTE})),
    (Attach(case_id=1, pictures=(SHOT,)), frozenset({T.ATTACH})),
    (HoldCase(case_id=1, reason="x"), frozenset({T.HOLD})),
    (ReleaseHold(hold_id=1, reason="x"), frozenset({T.RELEASE_HOLD})),
    (Unmask(case_id=1, field=Personal.PHONE, reason="x"), frozenset({T.UNMASK})),
    *((Apply(case_id=1, kind=kind, reason="x", document="文件", until=LATER), frozenset({kind.applying}))
      for kind in (K.EXTENSION, K.SUSPENSION, K.DEFERRAL, K.VOID, K.FORCE, K.APPEAL, K.RULING)),
]  # fmt: skip


def _county(role: Role, state: State, *, kind: PetitionKind = K.APPEAL, **scope: tuple[Any, ...]) -> MemoryCounty:
    """A case in a state with an order, a petition and a supervision order, and one person with one post."""
    here = directory()
    unit_id = 1 if role is Role.UNIT else None
    home = SQUAD if role in (Role.UNIT, Role.HEAD) else CENTRE
    person = Person(id=ONE, jurisdiction=JURISDICTION, name="某人", roles=frozenset({role}), department_id=home,
                    unit_id=unit_id, **scope)  # fmt: skip
    here = replace(here, people=(*here.people, person), single_manned=False)
    held = state in (S.DISPATCHED, S.HANDLING)
    case = some_case(
        1, state=state, unit_id=1, department_id=SQUAD, order_id=1, started_at=NOON, due_at=LATER, petitions=1,
        grid="990024001001001", condition_id="09006-1", limit=STANDARD.conditions["09006-1"].limit,
    )  # fmt: skip
    county = MemoryCounty(here, cases=[case, some_case(2)])
    order = Order(id=1, case_id=1, unit_id=1, department_id=SQUAD, sent_at=NOON, state=OrderState.SIGNED,
                  ended_at=None if held else NOON)  # fmt: skip
    county.tables.orders[1] = order if held else replace(order, state=OrderState.REPLIED)
    if held:
        unit = county.tables.units[1]
        county.tables.units[1] = replace(unit, order_id=1, case_id=1, state=UnitState.HANDLING)
    petition = Petition(id=1, case_id=1, kind=kind, applicant_id=99, applicant_name="他人", reason="x", at=NOON)
    county.tables.papers = {
        Hold: {1: Hold(id=1, case_id=1, reason="x", by_name="他人", at=NOON)},
        Petition: {1: petition},
        Supervision: {1: Supervision(id=1, case_id=1, number="1", kind=SupervisionKind.LEADER, department_id=SQUAD,
                                     reason="x", demand="x", by_id=99, by_name="他人", at=NOON, reply_by=LATER,
                                     state=SupervisionState.OPEN)},
    }  # fmt: skip
    return county


def _asked(county: MemoryCounty, verb: Verb, role: Role) -> Refused | None:
    """The refusal, None when it was done; of a refused verb nothing remains but the line that says so."""
    before = county.tables.copy()
    try:
        actor = Actor(person_id=ONE, role=role, workstation="test")
        centre_of(county, HandClock()).do(verb, by=actor, command_id="one")
    except Refused as refusal:
        lines = [(line.step, line.person_id, line.case_id) for line in county.tables.entries]
        assert lines == ([] if role is Role.SYSTEM else [("refused", ONE, None)])
        county.tables.entries.clear()
        county.tables.done.clear()
        assert county.tables == before, "a refused command left a trace"
        return refusal
    return None


def _pairs() -> Iterator[tuple[Verb, frozenset[Step], Role]]:
    for verb, steps in VERBS:
        for role in Role:
            yield verb, steps, role


def test_a_post_without_the_right_is_refused_in_every_state_and_with_it_only_what_the_table_holds() -> None:
    done: set[Step] = set()
    asked = 0
    for verb, steps, role in _pairs():
        for state in State:
            asked += 1
            refusal = _asked(_county(role, state), verb, role)
            if not any(role in RIGHTS[step] for step in steps):
                assert isinstance(refusal, NotAllowed), (verb, role, state, refusal)
            elif not steps & lawful_steps(state):
                assert refusal is not None, (verb, role, state)
            elif refusal is None:
                done.update(steps)
    assert asked == len(VERBS) * len(Role) * len(State)
    never = {T.SETTLE, T.SUPERVISE_ACCEPT, T.SUPERVISE_RETURN, T.SUPERVISE_RAISE, T.WITHDRAW, T.APPLY_APPEAL, T.CLOSE}
    everything = {step for _, steps in VERBS for step in steps}
    # Those few want more of a case than this county has; their stories stand in the journeys.
    assert everything - done <= never | {T.PASS_DOWN, T.PASS_BACK, T.SEND_VERIFY, T.UNMERGE, T.REOPEN, T.REOPEN_ANEW}


@pytest.mark.parametrize("kind", PetitionKind)
def test_a_petition_is_decided_only_in_the_posts_of_its_stage(kind: PetitionKind) -> None:
    state = next(state for state in State if kind.granting in lawful_steps(state))
    for role in Role:
        county = _county(role, state, kind=kind)
        refusal = _asked(county, Decide(petition_id=PETITION, granted=False, reason="x"), role)
        stages = _stages(kind)
        assert (refusal is None) == (role in stages), (kind, role, refusal)


def _stages(kind: PetitionKind) -> frozenset[Role]:

    return STANDARD.rules.stages(kind, 1, 0)[0] & RIGHTS[Step.DECLINE]


@pytest.mark.parametrize("scope", [{"areas": ("330999",)}, {"departments": (CENTRE,)}], ids=["area", "department"])
def test_a_person_of_another_scope_is_refused_everything_about_a_case(scope: dict[str, tuple[Any, ...]]) -> None:
    for verb, steps, role in _pairs():
        if not any(role in RIGHTS[step] for step in steps):
            continue
        if role is Role.HEAD and "departments" in scope:
            continue  # a head reaches his own department, whatever else is said
        for state in State:
            refusal = _asked(_county(role, state, **scope), verb, role)  # type: ignore[arg-type]
            assert refusal is not None, (verb, role, state)
            if steps & lawful_steps(state) and not isinstance(verb, Deliver | Read | Sign | Refuse | Reply):
                assert isinstance(refusal, OutOfScope | NotAllowed) or _guarded(refusal), (verb, refusal)


def _guarded(refusal: Refused) -> bool:
    """Refused for a reason that is asked before the area is."""
    return type(refusal).__name__ in ("Invalid", "NotLawful")


@pytest.mark.parametrize("role", sorted(EXCLUSIVE))
def test_who_keeps_the_system_holds_no_other_post(role: Role) -> None:
    alone = Person(id=1, jurisdiction=JURISDICTION, name="管理员", roles=frozenset({role}))
    demand_lawful_posts(alone)
    for other in Role:
        if other is not role:
            with pytest.raises(Refused):
                demand_lawful_posts(replace(alone, roles=frozenset({role, other})))


BOX = (Spot(lon=120.0, lat=28.0), Spot(lon=120.1, lat=28.0), Spot(lon=120.1, lat=28.1))
# What is about no case: each verb, its step, and whether it wants more than the right (a lease of one's own, a unit).
ELSEWHERE: list[tuple[Verb, Step, bool]] = [
    (TakeCamera(camera_id=1), T.TAKE_CAMERA, False), (TakeCamera(camera_id=2, is_over=True), T.TAKE_OVER_CAMERA, False),
    (LeaveCamera(camera_id=1), T.LEAVE_CAMERA, True), (TurnCamera(camera_id=1), T.TURN_CAMERA, True),
    (ShareCameras(owner_id=SQUAD, department_id=BUREAU), T.SHARE_CAMERAS, False),
    (ShareLayout(name="早班", drawing="4"), T.SHARE_LAYOUT, False),
    (PlaceCamera(name="C-90", url_main="rtsp://127.0.0.1/90", lon=120.0, lat=28.0), T.PLACE_CAMERA, False),
    (SendMessage(unit_id=1, words="x"), T.MESSAGE, False), (MessageReceipt(message_id=1), T.MESSAGE_RECEIPT, False),
    (DrawArea(layer=Layer.FOCUS, name="重点区域", outline=BOX), T.DRAW, False),
    (EndArea(feature_id=1), T.END_DRAWING, False),
    (CrossFence(feature_id=2, unit_id=1, is_inside=True, at=NOON), T.CROSS_FENCE, False),
    (RaiseSos(unit_id=1), T.SOS, False), (ClearSos(unit_id=1), T.CLEAR_SOS, False),
    (SetDuty(unit_id=1, on_duty=True), T.DUTY, False),
    (SetShift(department_id=SQUAD, name="冯队", post=Role.HEAD, phone="0576", begins_at=NOON, ends_at=LATER),
     T.ROSTER, False),
    (EndShift(shift_id=1), T.ROSTER, False),
]  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_cameras_drawings_units_and_the_roster_are_refused_to_every_post_without_the_right(role: Role) -> None:
    for verb, step, wants_more in ELSEWHERE:
        county = _county(role, S.REPORTED)
        area = point_feature(120.0, 28.0, jurisdiction=JURISDICTION, layer=Layer.FOCUS, source="hand", external_id="a")
        fence = replace(area, id=2, layer=Layer.GEOFENCE)
        county.tables.features.update({1: replace(area, id=1), 2: fence})
        county.tables.leases[2] = Lease(camera_id=2, person_id=99, person_name="他人", until=LATER)
        county.tables.papers[Shift] = {
            1: Shift(id=1, department_id=SQUAD, name="x", post=Role.HEAD, phone="1", begins_at=NOON, ends_at=LATER,
                     by_name="x")
        }  # fmt: skip
        county.tables.papers[Message] = {
            1: Message(id=1, unit_id=1, kind=MessageKind.WORDS, words="x", by_name="x", at=NOON)
        }
        refusal = _asked(county, verb, role)
        if role not in RIGHTS[step]:
            assert isinstance(refusal, NotAllowed), (verb, role, refusal)
        else:
            assert (refusal is not None) == wants_more, (verb, role, refusal)


def test_every_step_that_somebody_may_take_is_asked_of_every_post() -> None:
    asked = {step for _, steps in VERBS for step in steps} | {step for _, step, _ in ELSEWHERE}
    asked |= {kind.granting for kind in K} | {kind.applying for kind in K}
    # Given by the clock or by other ways in, each with stories of its own; supporting orders follow their lead.
    others = {T.SUBMIT, T.URGE_RECEIPT, T.ROUTINE, T.RAISE, T.DELEGATE, T.END_DELEGATION, T.IMPORT, T.EXPORT,
              T.EXPORT_PLAIN, T.ENDORSE, T.DECLINE, T.SAMPLE, T.REDISPATCH, T.RESUME_ANEW}  # fmt: skip
    supporting = {T.SUPPORT_SIGN, T.SUPPORT_REPLY, T.SUPPORT_REFUSE, T.SUPPORT_RECALL}
    assert set(RIGHTS) - asked == others | supporting


def test_no_step_on_a_case_is_open_to_administrators_and_auditors() -> None:
    on_cases = {step for held, step in TABLE}
    assert [step for step in on_cases if RIGHTS[step] & EXCLUSIVE] == []
    assert {step for step, roles in RIGHTS.items() if roles & EXCLUSIVE} == {T.IMPORT, T.EXPORT, T.EXPORT_PLAIN}
