"""The closed loop is the table of the field's canonical set: stories beside the table, so that a lost line shows."""

import pytest

from dispatch.rights import RIGHTS
from dispatch.states import State, Step, lawful_steps, next_state

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
    (S.PENDING_CLOSE, T.RETURN_TO_CHECK, S.REPLIED),
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
    ],
)
def test_what_the_table_does_not_hold_is_refused(state: State, step: Step) -> None:
    assert next_state(state, step) is None


def test_an_ended_case_takes_no_step_at_all() -> None:
    for state in State:
        if not state.is_open:
            assert lawful_steps(state) == frozenset()


def test_every_open_state_but_the_draft_takes_notes_and_pictures() -> None:
    for state in State:
        if state.is_open and state is not S.DRAFT:
            assert {T.NOTE, T.ATTACH} <= lawful_steps(state)


def test_every_step_has_its_posts() -> None:
    assert set(RIGHTS) == set(Step)
    assert all(RIGHTS.values())
