"""Who can go: ranked as the ways say, worded by road, straight or unplaced, and the first row is what is sent."""

import math
from collections.abc import Mapping, Sequence

import pytest
from PySide6.QtCore import QCoreApplication

from console.spine import Spine
from console.theme import Theme
from dispatch.reach import Arrival, Way
from dispatch.values import Fix, Unit
from tests.fakes import some_case
from widgets.suggestion_words import arrival_words
from widgets.suggestions import Suggestions


@pytest.mark.parametrize(
    ("arrival", "said"),
    [
        (Arrival(1, 200.0, 1234.0, Way.ROAD), "4 min by road · 1.2 km"),
        (Arrival(1, 3.0, 40.0, Way.ROAD), "1 min by road · 40 m"),
        (Arrival(1, None, 880.0, Way.NO_ROAD), "no road · 880 m straight"),
        (Arrival(1, None, 880.0, Way.STRAIGHT), "880 m straight"),
        (Arrival(1, None, math.inf, Way.UNPLACED), "place unknown"),
    ],
)
def test_a_straight_line_is_never_said_to_be_a_road(qapp: QCoreApplication, arrival: Arrival, said: str) -> None:
    assert arrival_words(arrival) == said


def test_the_quickest_by_road_is_offered_first_although_another_is_nearer(spine: Spine, dark: Theme, qtbot) -> None:
    def ways(_lon: float, _lat: float, units: Sequence[Unit], _: Mapping[int, Fix]) -> tuple[Arrival, ...]:
        rows = [Arrival(unit.id, 1000.0 / unit.id, 100.0 * unit.id, Way.ROAD) for unit in units]
        return tuple(sorted(rows, key=lambda row: row.seconds or 0))

    suggestions = Suggestions(dark, spine)
    qtbot.addWidget(suggestions)
    suggestions.ways = ways
    suggestions.rank(some_case(1))
    assert suggestions.offered() == (2, 1)
    assert suggestions.chosen() == 2
    assert "9 min by road · 200 m" in suggestions.item(0).text()


def test_a_case_without_a_place_offers_units_by_their_number(spine: Spine, dark: Theme, qtbot) -> None:
    suggestions = Suggestions(dark, spine)
    qtbot.addWidget(suggestions)
    suggestions.rank(some_case(1, lon=None, lat=None))
    assert suggestions.offered() == (1, 2)
    assert "place unknown" in suggestions.item(0).text()
