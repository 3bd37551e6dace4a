"""The closed loop is the table of the field's canonical set: stories beside the table, so that a lost line shows."""

import pytest

from dispatch.counters import COUNTER_STEPS, FINAL
from dispatch.rights import RIGHTS
from dispatch.states import QUIET, TABLE, State, Step, lawful_steps, next_state

S, T = State, Step

ORDINARY = [
    (S.REPORTED, T.SEND_VERIFY, S.VERIFYING),
    (S.VERIFYING, T.VERIFY_EXISTS, S.PENDING_FILING),
    (S.PENDING_FILING, T.FILE, S.PENDING_DISPATCH),
    (S.PENDING_DISPATCH, T.ASSIGN, S.DISPATCHED),
    (S.DISPATCHED, T.SIGN, S.HANDLING),
    (S.HANDLING, T.REPLY, S.REPLIED),
    (S.REPLIED, T.SEND_CHECK, S.CHECKING),
    (S.CHECKING, T.CHECK_PASS, S.PENDING_CLOSE),
    (S.PENDING_CLOSE, T.CLOSE, S.CLOSED),
]
DETOURS = [
    (S.REPORTED, T.REGISTER, S.PENDING_FILING),
    (S.REPORTED, T.REFUSE_FILING, S.NOT_FILED),
    (S.REPORTED, T.VOID, S.VOID),
    (S.VERIFYING, T.VERIFY_ABSENT, S.NOT_FILED),
    (S.VERIFYING, T.VERIFY_UNABLE, S.REPORTED),
    (S.PENDING_FILING, T.SEND_BACK, S.REPORTED),
    (S.PENDING_FILING, T.REFUSE_FILING, S.NOT_FILED),
    (S.PENDING_DISPATCH, T.VOID, S.VOID),
    (S.DISPATCHED, T.RECALL, S.PENDING_DISPATCH),
    (S.DISPATCHED, T.REFUSE, S.PENDING_DISPATCH),
    (S.HANDLING, T.REFUSE, S.PENDING_DISPATCH),
    (S.DISPATCHED, T.URGE, S.DISPATCHED),
    (S.HANDLING, T.URGE, S.HANDLING),
    (S.CHECKING, T.REWORK, S.HANDLING),
    (S.CHECKING, T.REDISPATCH, S.PENDING_DISPATCH),
    (S.CHECKING, T.CHECK_UNABLE, S.REPLIED),
    (S.CHECKING, T.SAMPLE, S.REPLIED),
    (S.PENDING_CLOSE, T.RETURN_TO_CHECK, S.REPLIED),
    (S.VERIFYING, T.RECALL_VERIFY, S.REPORTED),
    (S.REPORTED, T.MERGE, S.MERGED),
    (S.PENDING_FILING, T.MERGE, S.MERGED),
    (S.MERGED, T.UNMERGE, S.REPORTED),
    (S.PENDING_DISPATCH, T.PASS_DOWN, S.PENDING_DISPATCH),
    (S.PENDING_DISPATCH, T.PASS_BACK, S.PENDING_DISPATCH),
    (S.PENDING_DISPATCH, T.RETURN_TO_ACCEPT, S.REPORTED),
    (S.PENDING_DISPATCH, T.RULE, S.PENDING_DISPATCH),
    (S.DISPATCHED, T.EXTEND, S.DISPATCHED),
    (S.HANDLING, T.EXTEND, S.HANDLING),
    (S.HANDLING, T.SUSPEND, S.SUSPENDED),
    (S.SUSPENDED, T.RESUME, S.HANDLING),
    (S.SUSPENDED, T.RESUME_ANEW, S.PENDING_DISPATCH),
    (S.HANDLING, T.DEFER, S.DEFERRED),
    (S.DEFERRED, T.RESUME, S.HANDLING),
    (S.HANDLING, T.SUPPORT, S.HANDLING),
    (S.CHECKING, T.RECALL_CHECK, S.REPLIED),
    (S.CLOSED, T.REOPEN, S.HANDLING),
    (S.CLOSED, T.REOPEN_ANEW, S.REPORTED),
    (S.NOT_FILED, T.REOPEN_ANEW, S.REPORTED),  # 激活: what was not filed by mistake
    (S.CLOSED, T.ALLOW_APPEAL, S.CLOSED),
    (S.REPORTED, T.SETTLE, S.CLOSED),
    (S.SUSPENDED, T.SUPERVISE, S.SUSPENDED),
    (S.DISPATCHED, T.FORCE_CLOSE, S.FORCED_CLOSED),
    (S.CHECKING, T.FORCE_CLOSE, S.FORCED_CLOSED),
    (S.SUSPENDED, T.FORCE_CLOSE, S.FORCED_CLOSED),
]


@pytest.mark.parametrize(("state", "step", "after"), ORDINARY + DETOURS)
def test_the_table_holds_every_step_of_the_field(state: State, step: Step, after: State) -> None:
    assert next_state(state, step) is after


@pytest.mark.parametrize(
    ("state", "step"),
    [
        (S.REPORTED, T.FILE),  # nothing is filed that was not registered
        (S.PENDING_FILING, T.ASSIGN),
        (S.HANDLING, T.RECALL),  # a signed order is returned by the unit, not taken away
        (S.HANDLING, T.VOID),
        (S.REPLIED, T.CLOSE),  # nothing is closed unchecked
        (S.CHECKING, T.CLOSE),
        (S.PENDING_DISPATCH, T.URGE),  # nobody holds it whom one could urge
        (S.PENDING_DISPATCH, T.MERGE),  # a filed case has an account of its own
        (S.DISPATCHED, T.SUSPEND),  # what nobody has signed for is not stuck yet
        (S.SUSPENDED, T.EXTEND),
        (S.REPLIED, T.EXTEND),
        (S.VOID, T.REOPEN),
        (S.MERGED, T.SUPERVISE),
        (S.FORCED_CLOSED, T.REOPEN),
        (S.NOT_FILED, T.REOPEN),  # no unit ever had it
    ],
)
def test_what_the_table_does_not_hold_is_refused(state: State, step: Step) -> None:
    assert next_state(state, step) is None


def test_an_ended_case_takes_only_what_is_said_after_the_end() -> None:
    said = {T.VISIT, T.ANSWER}
    appeal = {T.APPLY_APPEAL, T.ALLOW_APPEAL, T.ENDORSE, T.DECLINE, T.WITHDRAW}
    kept = {T.HOLD, T.RELEASE_HOLD, T.UNMASK}
    assert lawful_steps(S.CLOSED) == kept | said | appeal | {T.REOPEN, T.REOPEN_ANEW}
    assert lawful_steps(S.FORCED_CLOSED) == kept | said
    assert lawful_steps(S.NOT_FILED) == kept | said | {T.REOPEN_ANEW}
    assert lawful_steps(S.VOID) == kept
    assert lawful_steps(S.MERGED) == kept | {T.UNMERGE}


def test_every_step_names_what_takes_it_back_or_is_final() -> None:
    assert {*COUNTER_STEPS} | FINAL == {*Step}
    assert not {*COUNTER_STEPS} & FINAL
    assert all(COUNTER_STEPS.values())


def test_the_counter_of_a_step_is_lawful_where_the_step_has_led() -> None:
    for step, counters in COUNTER_STEPS.items():
        ends = {after for (_, taken), after in TABLE.items() if taken is step}
        for end in ends:
            assert not ends or lawful_steps(end) & set(counters), (step, end)


def test_a_quiet_step_never_moves_a_case() -> None:
    assert all(state is after for (state, step), after in TABLE.items() if step in QUIET)


def test_every_open_state_but_the_draft_takes_notes_and_pictures() -> None:
    for state in State:
        if state.is_open and state is not S.DRAFT:
            assert {T.NOTE, T.ATTACH} <= lawful_steps(state)


def test_every_step_has_its_posts() -> None:
    assert set(RIGHTS) == set(Step)
    assert all(RIGHTS.values())
