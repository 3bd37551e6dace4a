"""Advice over real values: who is there first, said how; the grids of today."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import shapely

from assembly.grids import GRID_FILE, OUTLINES, OutlinedGrids, grids_of
from assembly.ground import Ground
from dispatch.reach import Way
from dispatch.values import Fix, Unit, UnitKind
from insight.advice import Advisor
from insight.faults import GridsBroken, RoadsBroken
from maps.build.ground import ROADS, build_ground, read_collection
from simulator.streets import CENTRE, build_town, place
from tests.unit.test_insight_grids import block, code, feature, write

NOW = datetime(2026, 6, 1, 4, tzinfo=UTC)


def unit(unit_id: int, kind: UnitKind = UnitKind.VEHICLE) -> Unit:
    return Unit(id=unit_id, jurisdiction="990024", name=f"U{unit_id}", kind=kind, department_id=1)


def fix(unit_id: int, east: float, north: float) -> Fix:
    lon, lat = place(east, north)
    return Fix(unit_id=unit_id, lon=lon, lat=lat, at=NOW, received_at=NOW)


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    """The streets of the demo, loaded."""
    build_ground(read_collection("town", build_town(1).geojson), tmp_path)
    told: list[str] = []
    ground = Ground(tmp_path, told.append)
    ground.take(ground.load())
    return ground


def test_who_is_first_by_road_comes_first_and_the_unplaced_last(ground: Ground) -> None:
    units = [unit(1), unit(2, UnitKind.OFFICER), unit(3), unit(4), unit(5)]
    fixes = {1: fix(1, 900, 0), 2: fix(2, 500, 0), 3: fix(3, 100_000, 0), 4: fix(4, 40, 0)}
    rows = ground.arrivals(*CENTRE, units, fixes)
    assert [row.unit_id for row in rows] == [4, 1, 2, 3, 5]
    assert [row.way for row in rows] == [Way.ROAD, Way.ROAD, Way.ROAD, Way.NO_ROAD, Way.UNPLACED]
    assert rows[2].seconds is not None
    assert rows[2].seconds > 500 / 1.35 - 60  # on foot
    assert rows[3].seconds is None
    assert rows[3].metres == pytest.approx(100_000, rel=0.01)


def test_before_the_streets_are_loaded_ways_are_straight(tmp_path: Path) -> None:
    ground = Ground(tmp_path, lambda _: None)
    assert ground.load() is None
    rows = ground.arrivals(*CENTRE, [unit(1), unit(2)], {1: fix(1, 900, 0), 2: fix(2, 500, 0)})
    assert [(row.unit_id, row.way, row.seconds) for row in rows] == [
        (2, Way.STRAIGHT, None),
        (1, Way.STRAIGHT, None),
    ]
    assert Advisor(None).arrivals(*CENTRE, [unit(1)], {1: fix(1, 900, 0)})[0].way is Way.STRAIGHT
    assert ground.route(*CENTRE, unit(1), fix(1, 900, 0)) == []
    assert ground.reach(*CENTRE, [5]) == {}
    assert ground.search("永安路") == ()


def test_the_way_of_a_unit_begins_where_it_is_and_ends_at_the_place(ground: Ground) -> None:
    way = ground.route(*CENTRE, unit(1), fix(1, 900, 300))
    assert len(way) > 3
    assert way[0] == pytest.approx(place(900, 300), abs=0.002)
    assert way[-1] == pytest.approx(CENTRE, abs=0.002)


def test_what_is_reached_later_is_larger_and_comes_first(ground: Ground) -> None:
    areas = ground.reach(*CENTRE, [2, 5])
    assert list(areas) == [5, 2]
    wide, narrow = (shapely.union_all([shapely.Polygon(*_split(rings)) for rings in areas[limit]]) for limit in (5, 2))
    assert narrow.difference(wide).area < narrow.area * 0.01 < wide.area * 0.005
    assert narrow.contains(shapely.Point(CENTRE))
    far = shapely.Point(build_town(1).crossings[7, 3])
    assert not narrow.contains(far)
    assert wide.contains(far)


def _split(rings: list[list[tuple[float, float]]]) -> tuple[object, list[object]]:
    return rings[0], [*rings[1:]]


def test_a_damaged_road_graph_is_said(tmp_path: Path) -> None:
    (tmp_path / ROADS).write_bytes(b"PK\3\4 not an archive")
    with pytest.raises(RoadsBroken, match=r"roads\.npz"):
        Ground(tmp_path, lambda _: None).load()


def test_a_damaged_index_is_said_once_asked_and_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "places.sqlite").write_bytes(b"\0" * 4096)
    told: list[str] = []
    assert Ground(tmp_path, told.append).search("永安") == ()
    assert "places.sqlite" in told[0]


def test_outlines_replace_square_blocks_where_the_county_has_given_them(tmp_path: Path) -> None:
    assert grids_of(tmp_path)(120.735, 28.852) == ""
    (tmp_path / GRID_FILE).write_text('{"county": "331024", "lon": 120.735, "lat": 28.852}', encoding="utf-8")
    assert len(grids_of(tmp_path)(120.7351, 28.8521)) == 15
    (tmp_path / OUTLINES).parent.mkdir()
    corners = [list(corner) for corner in block(1, 0, 0).outline.exterior.coords]
    write(tmp_path / OUTLINES, feature({"code": code(1)}, corners))
    assert grids_of(tmp_path)(120.7005, 28.8005) == code(1)
    assert grids_of(tmp_path)(120.7351, 28.8521) == ""
    (tmp_path / OUTLINES).write_text("{", encoding="utf-8")
    with pytest.raises(GridsBroken, match=r"grids\.geojson"):
        grids_of(tmp_path)


def test_on_the_day_a_grid_is_split_the_new_one_counts(tmp_path: Path) -> None:
    corners = [list(corner) for corner in block(1, 0, 0).outline.exterior.coords]
    old, new = {"code": code(1), "end": "2026-06-01"}, {"code": code(2), "start": "2026-06-01"}
    file = write(tmp_path / "grids.geojson", feature(old, corners), feature(new, corners))
    days = [date(2026, 5, 31)]
    grids = OutlinedGrids(file, lambda: days[-1])
    assert grids.code_of(120.7005, 28.8005) == code(1)
    days.append(date(2026, 6, 1))
    assert grids.code_of(120.7005, 28.8005) == code(2)
