"""Who is near and what sees it: the index against counting by hand, and cameras by bearing, field of view and range."""

import math
from dataclasses import replace
from random import Random

import pytest

from dispatch.reach import Sight, opens_unasked
from dispatch.values import Camera, Fix
from insight.nearby import Nearby
from insight.sight import cameras_that_see, seen_by, where_now
from tests.fakes import NOON

HERE = (120.735, 28.852)
METRE = (1 / (111_195 * math.cos(math.radians(HERE[1]))), 1 / 111_195)


def at(east: float, north: float) -> tuple[float, float]:
    """Degrees of a place in metres."""
    return HERE[0] + east * METRE[0], HERE[1] + north * METRE[1]


def camera(camera_id: int, east: float, north: float, bearing: float, kind: str = "fixed") -> Camera:
    lon, lat = at(east, north)
    return Camera(id=camera_id, jurisdiction="1", name="C", url_main="", lon=lon, lat=lat, bearing=bearing, kind=kind)


def test_the_nearest_are_those_that_counting_finds() -> None:
    dice = Random(3)
    spots = [(number, dice.uniform(-5000, 5000), dice.uniform(-5000, 5000)) for number in range(500)]
    index = Nearby([(number, *at(east, north)) for number, east, north in spots])
    by_hand = sorted((math.hypot(east - 400, north + 300), number) for number, east, north in spots)
    found = index.nearest(*at(400, -300), 10)
    assert [row for row, _ in found] == [number for _, number in by_hand[:10]]
    assert [far for _, far in found] == pytest.approx([far for far, _ in by_hand[:10]], rel=0.005)
    within = [number for far, number in by_hand if far <= 1000]
    assert [row for row, _ in index.within(*at(400, -300), 1000)] == within


def test_an_index_of_nothing_finds_nothing_and_one_of_few_all() -> None:
    assert Nearby([]).nearest(*HERE, 5) == []
    assert Nearby([]).within(*HERE, 100) == []
    assert [row for row, _ in Nearby([(7, *at(5, 0))]).nearest(*HERE, 5)] == [7]


@pytest.mark.parametrize(
    ("bearing", "kind", "is_off", "sight"),
    [
        (0, "fixed", False, Sight.SEES),
        (29, "fixed", False, Sight.SEES),
        (31, "fixed", False, Sight.AWAY),
        (331, "fixed", False, Sight.SEES),
        (329, "fixed", False, Sight.AWAY),
        (180, "ptz", False, Sight.MAY_SEE),
        (0, "ptz", False, Sight.SEES),
        (0, "ptz", True, Sight.MAY_SEE),
        (180, "fixed", True, Sight.MAY_SEE),
        (0, "vehicle", False, Sight.MAY_SEE),
        (180, "drone", False, Sight.MAY_SEE),
    ],
)
def test_a_camera_sees_what_lies_in_its_wedge(bearing: float, kind: str, is_off: bool, sight: Sight) -> None:
    assert seen_by(camera(1, 0, -100, bearing, kind), *HERE, is_off=is_off).sight is sight


def test_no_camera_sees_beyond_its_range_however_it_turns() -> None:
    assert seen_by(camera(1, 0, -121, 0), *HERE).sight is Sight.AWAY
    assert seen_by(camera(1, 0, -121, 0, "ptz"), *HERE, is_off=True).sight is Sight.AWAY
    assert seen_by(camera(1, 0, -119, 0), *HERE).metres == pytest.approx(119, abs=0.5)


def test_what_a_unit_carries_is_where_the_unit_is_and_nowhere_before_the_unit_has_told() -> None:
    fixed, carried = camera(1, 0, 20, 0), replace(camera(2, 5000, 5000, 0), unit_id=7)
    assert where_now([fixed, carried], {}) == (fixed,)
    near = Fix(unit_id=7, lon=HERE[0], lat=HERE[1], at=NOON, received_at=NOON)
    rows = where_now([carried, fixed], {7: near})
    assert [row.id for row in rows] == [2, 1]
    assert seen_by(rows[0], *HERE).sight is Sight.MAY_SEE


def test_what_an_officer_wears_opens_unasked_for_the_officer_who_was_sent_alone() -> None:
    worn = replace(camera(1, 0, 0, 0, "body"), unit_id=7)
    assert [opens_unasked(worn, sent) for sent in (None, 6, 7)] == [False, False, True]
    assert not opens_unasked(replace(worn, unit_id=None))
    assert opens_unasked(camera(2, 0, 0, 0, "vehicle"))


def test_those_that_see_come_first_then_those_that_may_then_the_rest_by_distance() -> None:
    rows = [camera(1, 0, 20, 0), camera(2, 0, -90, 0), camera(3, 0, -50, 180, "ptz"), camera(4, 0, -40, 0)]
    seen = cameras_that_see(*HERE, rows)
    assert [row.camera_id for row in seen] == [4, 2, 3, 1]
    assert [row.camera_id for row in cameras_that_see(*HERE, rows, off_preset={4}, limit=2)] == [2, 4]
