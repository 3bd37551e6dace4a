"""The things of a place: written in heaps, found again by box and distance on either engine, changes numbered."""

import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from db.features import SqlFeatures
from dispatch.distance import box_around, metres_between, metres_to
from dispatch.errors import Invalid
from dispatch.features import Box, Feature, Layer, point_feature, points_of, shape_of, shaped_feature
from tests.db.town import CODE, NOW

LON, LAT = 120.735, 28.852


def lamp(number: int, lon: float = LON, lat: float = LAT, **fields: Any) -> Feature:
    held: dict[str, Any] = {
        "jurisdiction": CODE, "layer": Layer.COMPONENT, "source": "路灯.csv", "external_id": f"L{number}",
        "name": f"路灯 {number}", "code": f"3310240102{number:07d}", "state": "完好", "facts": {"owner": "路灯所"},
    }  # fmt: skip
    return point_feature(lon, lat, **{**held, **fields})


def square(name: str, west: float, south: float, wide: float, layer: Layer = Layer.FOCUS) -> Feature:
    ring = [(west, south), (west + wide, south), (west + wide, south + wide), (west, south + wide), (west, south)]
    shape = {"type": "Polygon", "coordinates": [[list(point) for point in ring]]}
    return shaped_feature(shape, jurisdiction=CODE, layer=layer, source="hand", external_id=name, name=name)


def test_what_is_put_is_read_again_word_for_word(any_store: Engine) -> None:
    rang: list[int] = []
    things = SqlFeatures(any_store, lambda: rang.append(1))
    permit = lamp(2, layer=Layer.PERMIT, valid_from=NOW, valid_to=NOW + timedelta(days=30), datum="GCJ-02")
    given_things = [lamp(1), permit, square("校园周边", LON, LAT, 0.004)]
    assert things.put(CODE, given_things) == 3
    held = things.of_layer(CODE, list(Layer))
    assert [replace(row, id=0, change=0) for row in held] == given_things
    assert things.by_id(CODE, [held[1].id]) == (held[1],)
    assert things.of_layer("110000", list(Layer)) == ()
    assert rang == [1]


def test_a_heap_that_is_put_again_changes_nothing_and_a_mended_row_only_itself(any_store: Engine) -> None:
    things = SqlFeatures(any_store)
    heap = [lamp(number) for number in range(50)]
    assert things.put(CODE, heap) == 50
    first = things.of_layer(CODE, [Layer.COMPONENT])
    assert things.put(CODE, heap) == 0
    assert things.of_layer(CODE, [Layer.COMPONENT]) == first
    assert things.put(CODE, [*heap[:-1], replace(heap[-1], state="破损"), heap[0]]) == 1
    again = things.of_layer(CODE, [Layer.COMPONENT])
    assert [row.id for row in again] == [row.id for row in first]
    assert next(row for row in again if row.state == "破损").change == things.changes(CODE)[Layer.COMPONENT]
    assert again[0] == first[0]


def test_each_layer_counts_its_own_changes(any_store: Engine) -> None:
    things = SqlFeatures(any_store)
    things.put(CODE, [lamp(1), square("一", LON, LAT, 0.01)])
    before = things.changes(CODE)
    things.put(CODE, [square("二", LON, LAT, 0.01)])
    after = things.changes(CODE)
    assert after[Layer.COMPONENT] == before[Layer.COMPONENT]
    assert after[Layer.FOCUS] > before[Layer.FOCUS]
    assert Layer.PERMIT not in after


def test_marks_hold_what_is_in_force(any_store: Engine) -> None:
    things = SqlFeatures(any_store)
    ended = lamp(1, valid_to=NOW)
    coming = lamp(2, valid_from=NOW + timedelta(seconds=1))
    old_area = replace(square("旧", LON, LAT, 0.01, Layer.COMPONENT), valid_to=NOW)
    things.put(CODE, [ended, coming, old_area, lamp(3, valid_from=NOW), lamp(4, lon=121.0, state="丢失"),
                      square("绿地", LON, LAT, 0.001, Layer.COMPONENT)])  # fmt: skip
    marks = things.marks(CODE, Layer.COMPONENT, NOW)
    assert (marks.lons, marks.states) == ((LON, 121.0), ("完好", "丢失"))
    assert [shape.name for shape in marks.shapes] == ["绿地"]
    assert marks.change == things.changes(CODE)[Layer.COMPONENT]
    assert things.marks(CODE, Layer.DEPOT, NOW).ids == ()


@pytest.mark.parametrize("wide", [0.0005, 0.015, 0.05, 8.0])
def test_a_box_finds_what_touches_it_however_large_the_thing(any_store: Engine, wide: float) -> None:
    things = SqlFeatures(any_store)
    things.put(CODE, [square("块", LON, LAT, wide)])
    corners = [(x, y) for x in (-0.001, wide + 0.001) for y in (-0.001, wide + 0.001)]
    for east, north in corners:
        inwards = [-1e-9 if step < 0 else 1e-9 for step in (east, north)]
        lon, lat = LON + east, LAT + north
        near = Box(lon - 0.0011, lat - 0.0011, lon + 0.0011, lat + 0.0011)
        far = Box(lon - 0.0009, lat - 0.0009, lon + 0.0009, lat + 0.0009)
        assert len(things.of_layer(CODE, [Layer.FOCUS], near)) == 1, (east, north, inwards)
        assert things.of_layer(CODE, [Layer.FOCUS], far) == ()
    assert len(things.of_layer(CODE, [Layer.FOCUS], Box(-180, -90, 180, 90))) == 1


def test_within_500_metres_by_true_distance_nearest_first(any_store: Engine) -> None:
    things = SqlFeatures(any_store)
    degree = 1 / 111_195
    things.put(CODE, [lamp(number, lat=LAT + number * 100 * degree) for number in range(-9, 10)])
    things.put(CODE, [square("广场", LON - 0.001, LAT - 0.001, 0.002), lamp(50, valid_to=NOW)])
    near = things.within(CODE, [Layer.COMPONENT, Layer.FOCUS], LON, LAT, 500.5, NOW)
    assert near[0].metres == 0
    assert {row.feature.external_id for row in near} == {"广场", *(f"L{number}" for number in range(-5, 6))}
    assert [row.metres for row in near] == sorted(row.metres for row in near)
    assert near[-1].metres == pytest.approx(500, abs=1)


def test_ten_thousand_rows_a_second_go_in_and_are_read_in_far_less(sqlite_store: Engine) -> None:
    things = SqlFeatures(sqlite_store)
    heap = [lamp(number, LON + number % 300 / 3000, LAT + number // 300 / 3000) for number in range(20_000)]
    began = time.process_time()  # of this process alone: the machine may be busy with others
    assert things.put(CODE, heap) == len(heap)
    assert len(heap) / (time.process_time() - began) > 5_000
    began = time.process_time()
    assert len(things.marks(CODE, Layer.COMPONENT, NOW).ids) == len(heap)
    assert len(things.within(CODE, [Layer.COMPONENT], LON + 0.05, LAT + 0.01, 500, NOW)) == 661
    assert time.process_time() - began < 0.4


PLACES = st.tuples(st.floats(-179, 179), st.floats(-80, 80))


@given(PLACES, st.floats(-2000, 2000), st.floats(-2000, 2000))
@settings(deadline=None)
def test_the_box_around_a_circle_holds_it(place: tuple[float, float], east: float, north: float) -> None:
    lon, lat = place
    step = 1 / 111_195
    other_lat = lat + north * step
    other_lon = lon + east * step
    metres = metres_between(lon, lat, other_lon, other_lat)
    box = box_around(lon, lat, metres + 1)
    assert box.west <= other_lon <= box.east
    assert box.south <= other_lat <= box.north


def test_the_distance_to_a_polygon_a_hole_and_a_line() -> None:
    degree = 1 / 111_195
    outer = square("外", LON - 0.01, LAT - 0.01, 0.02)
    hole = [[LON - 0.002, LAT - 0.002], [LON + 0.002, LAT - 0.002], [LON + 0.002, LAT + 0.002],
            [LON - 0.002, LAT + 0.002], [LON - 0.002, LAT - 0.002]]  # fmt: skip
    rings = [shape_of(outer)["coordinates"][0], hole]
    ring = shaped_feature({"type": "Polygon", "coordinates": rings}, jurisdiction=CODE, layer=Layer.FOCUS,
                          source="", external_id="")  # fmt: skip
    assert metres_to(outer, LON, LAT) == 0
    assert metres_to(ring, LON, LAT) == pytest.approx(0.002 / degree * 0.8759, rel=0.01)
    assert metres_to(ring, LON + 0.005, LAT) == 0
    assert metres_to(outer, LON, LAT + 0.02) == pytest.approx(0.01 / degree, rel=0.01)
    line = shaped_feature({"type": "LineString", "coordinates": [[LON, LAT], [LON, LAT + 0.01]]}, jurisdiction=CODE,
                          layer=Layer.COMPONENT, source="", external_id="")  # fmt: skip
    assert metres_to(line, LON + 0.001, LAT + 0.005) == pytest.approx(0.001 / degree * 0.8759, rel=0.01)


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Circle", "coordinates": [1, 2]}, {"type": "Point", "coordinates": [200, 2]},
        {"type": "Point", "coordinates": ["1", "2"]}, {"type": "Polygon", "coordinates": [[[1, 1], [2, 2]]]},
        {"type": "Point", "coordinates": [float("nan"), 2]}, {"type": "LineString", "coordinates": [[1, 1]]},
        {"type": "Polygon", "coordinates": [[1, 2], [3, 4]]}, {"type": "Point"}, {}, None,
    ],
)  # fmt: skip
def test_what_is_no_geometry_is_refused(geometry: Any) -> None:
    with pytest.raises(Invalid):
        list(points_of(geometry))
