"""What the case file says by itself: help for every state, and where a chosen unit stood among those suggested."""

import re

import pytest

from console.action_table import ACTIONS
from dispatch.states import State, lawful_steps
from dispatch.values import Entry
from tests.fakes import JURISDICTION, NOON, some_case
from widgets.entry_words import entry_words
from widgets.state_help import HELP, help_words


@pytest.mark.parametrize("state", [state for state in State if state is not State.DRAFT])
def test_every_state_says_what_is_to_be_done(state: State) -> None:
    assert help_words(some_case(1, state=state))


@pytest.mark.parametrize("state", [state for state in State if state is not State.DRAFT])
def test_the_keys_that_the_help_names_can_be_pressed_in_that_state(state: State) -> None:
    rows = {row.key: row for row in ACTIONS if row.key}
    named = re.findall(r"\(((?:Shift\+|Ctrl\+)?[A-Z])\)", HELP[state])
    unlawful = [key for key in named if rows[key].steps and lawful_steps(state).isdisjoint(rows[key].steps)]
    assert unlawful == []


@pytest.mark.parametrize(
    ("suggested", "rank", "said"),
    [([7, 8, 9], 2, "suggestion 2 of 3"), ([7, 8], None, "not among the 2 suggested"), ([], None, "")],
)
def test_the_timeline_says_where_the_chosen_unit_stood_among_those_suggested(
    suggested: list[int], rank: int | None, said: str
) -> None:
    entry = Entry(
        seq=1, jurisdiction=JURISDICTION, at=NOON, command_id="a", step="assign", person_id=1, person_name="王敏",
        role="dispatcher", workstation="t",
        body={"unit": "3 号巡查车", "suggested": suggested, "rank": rank, "reason": "就近"},
    )  # fmt: skip
    words = entry_words(entry)
    assert said in words
    assert words.endswith("就近")
    assert ("suggest" in words) == bool(said)
