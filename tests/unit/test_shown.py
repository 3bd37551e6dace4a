"""What the map shows is remembered, and survives what is broken or unknown."""

from typing import Any

import pytest

from dispatch.values import UnitKind, UnitState
from maps.filtering import Filter
from maps.shown import FIRST, Shown, shown_of


def test_what_was_shown_is_shown_again() -> None:
    shown = Shown(
        layers={**FIRST, "component": True, "cases": False},
        hidden_lights=frozenset({"red"}),
        units=Filter(frozenset({UnitKind.OFFICER}), frozenset({UnitState.OFF_DUTY}), frozenset({3})),
    )
    again = shown_of(shown.row())
    assert dict(again.layers) == dict(shown.layers)
    assert (again.hidden_lights, again.units) == (shown.hidden_lights, shown.units)


@pytest.mark.parametrize(
    "row", [None, [], "x", 3, {}, {"layers": []}, {"lights": "red"}, {"units": 7}, {"layers": {"no such": True}}]
)
def test_broken_memory_shows_what_a_newcomer_sees(row: Any) -> None:
    assert shown_of(row) == Shown()
