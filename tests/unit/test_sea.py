"""The sea is made of coasts alone: land at the left of each way, water at its right."""

from pathlib import Path

import pytest
import shapely

from maps.build.classes import drawn_of
from maps.build.ground import read_streets
from maps.build.sea import sea_of
from maps.build.things import Thing

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "osm_samples" / "baltimore.osm.pbf"
STREETS = [Thing({"highway": "residential"}, shapely.LineString(line)) for line in
           ([(0, 0), (10, 0)], [(0, 10), (10, 10)])]  # fmt: skip


def coast(*places: tuple[float, float]) -> Thing:
    """A way of a coast."""
    return Thing({"natural": "coastline"}, shapely.LineString(places))


def is_water(things: list[Thing], x: float, y: float) -> bool:
    """Whether a place is drawn as water."""
    drawn = [row for thing in sea_of(things) for row in drawn_of(thing)]
    assert {row.layer for row in drawn} <= {"water"}
    return any(row.outline.contains(shapely.Point(x, y)) for row in drawn)


def test_the_sea_lies_at_the_right_of_a_coast_that_crosses_the_map() -> None:
    north = [*STREETS, coast((-1, 5), (5, 5)), coast((5, 5), (11, 5))]
    assert (is_water(north, 5, 2), is_water(north, 5, 8)) == (True, False)
    south = [*STREETS, coast((11, 5), (-1, 5))]
    assert (is_water(south, 5, 2), is_water(south, 5, 8)) == (False, True)


def test_islands_are_land_in_the_sea_and_a_basin_is_water_in_the_land() -> None:
    ring = [(4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0), (4.0, 4.0)]  # counter-clockwise: land within
    island = [*STREETS, coast(*ring)]
    assert (is_water(island, 5, 5), is_water(island, 1, 1)) == (False, True)
    basin = [*STREETS, coast(*reversed(ring))]
    assert (is_water(basin, 5, 5), is_water(basin, 1, 1)) == (True, False)


def test_nothing_beyond_the_streets_is_filled() -> None:
    things = [*STREETS, coast((-5, 5), (15, 5))]
    assert not is_water(things, 12, 2)


def test_a_coast_that_was_cut_just_inside_reaches_the_edge_and_a_torn_one_fills_nothing() -> None:
    cut = [*STREETS, coast((0.5, 5), (9.5, 5))]
    assert (is_water(cut, 5, 2), is_water(cut, 5, 8)) == (True, False)
    torn = [*STREETS, coast((-1, 5), (5, 5))]
    assert sea_of(torn) == []


@pytest.mark.parametrize("things", [[], STREETS, [coast((0, 0), (1, 1))], [*STREETS, coast((20, 0), (20, 9))]])
def test_without_coast_or_streets_there_is_no_sea(things: list[Thing]) -> None:
    assert sea_of(things) == []


@pytest.mark.skipif(not SAMPLE.exists(), reason="needs the OpenStreetMap extracts beside the project")
def test_the_harbour_of_baltimore_is_water_and_its_fort_is_land() -> None:
    things = read_streets([SAMPLE], lambda _: None)
    assert is_water(things, -76.593, 39.278)
    assert not is_water(things, -76.5798, 39.2633)
    assert not is_water(things, -76.58, 39.29)
