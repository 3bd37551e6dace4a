"""Place to grid to area: one grid for every place, edges to the lowest code, and what is wrong with a set of grids."""

import json
from datetime import date
from pathlib import Path
from random import Random

import numpy as np
import pytest
import shapely

from assembly.basemap import lay_grids
from gateway.datum import to_wgs84, wgs_to_gcj
from insight.faults import GridsBroken
from insight.grid_file import load_cells
from insight.grids import Cell, GridIndex, area_code

DAY = date(2026, 6, 1)
STEP = 0.001


def code(row: int) -> str:
    return f"331024001002{row:03d}"


def block(number: int, x: float, y: float, size: float = STEP) -> Cell:
    """A square with its low left corner in steps from 120.7, 28.8."""
    left, low = round(120.7 + x * STEP, 7), round(28.8 + y * STEP, 7)
    return Cell(code(number), f"格{number}", shapely.box(left, low, round(left + size, 7), round(low + size, 7)))


@pytest.fixture
def four() -> GridIndex:
    """Four blocks that meet in one corner, listed out of order."""
    return GridIndex([block(4, 1, 1), block(1, 0, 0), block(3, 0, 1), block(2, 1, 0)])


def test_a_place_inside_has_the_grid_around_it(four: GridIndex) -> None:
    assert four.code_of(120.7005, 28.8005) == code(1)
    assert four.code_of(120.7015, 28.8015) == code(4)
    assert four.code_of(120.71, 28.8) == ""
    found = four.cell_of(120.7015, 28.8005)
    assert found is not None
    assert found.name == "格2"


def test_a_place_on_an_edge_belongs_to_the_lowest_code(four: GridIndex) -> None:
    assert four.code_of(120.701, 28.8005) == code(1)
    assert four.code_of(120.701, 28.8015) == code(3)
    assert four.code_of(120.701, 28.801) == code(1)


def test_many_places_at_once_have_the_grids_that_each_has_alone(four: GridIndex) -> None:
    dice = Random(1)
    lon = np.array([*(dice.uniform(120.6995, 120.7025) for _ in range(400)), 120.701])
    lat = np.array([*(dice.uniform(28.7995, 28.8025) for _ in range(400)), 28.801])
    assert four.codes_of(lon, lat) == [four.code_of(*place) for place in zip(lon, lat, strict=True)]
    assert GridIndex([]).codes_of(lon[:1], lat[:1]) == [""]


def test_a_grid_says_its_areas_by_its_digits() -> None:
    assert [area_code(code(7), level) for level in ("county", "office", "community")] == [
        "331024", "331024001", "331024001002",
    ]  # fmt: skip
    assert area_code("3310", "office") == ""


def test_a_whole_set_has_no_faults_and_touching_edges_are_none(four: GridIndex) -> None:
    found = four.coverage()
    assert (found.overlaps, found.gaps, found.doubled, found.mended) == ((), (), (), ())


def test_overlaps_holes_doubled_codes_and_crossed_outlines_are_reported() -> None:
    ring = [block(number, *spot) for number, spot in enumerate(
        [(0, 0), (1, 0), (2, 0), (0, 1), (2, 1), (0, 2), (1, 2), (2, 2)], 1)]  # fmt: skip
    bow = Cell(code(9), "", shapely.Polygon([(121, 29), (121.001, 29.001), (121.001, 29), (121, 29.001)]))
    found = GridIndex([*ring, block(10, 2.5, 0), block(1, 50, 50), bow]).coverage()
    assert [(fault.code, fault.other) for fault in found.overlaps] == [(code(3), code(10))]
    assert found.overlaps[0].square_metres == pytest.approx(0.5 * 97.5 * 111.2, rel=0.02)
    assert [fault.code for fault in found.gaps] == [code(1)[:12]]
    assert (found.gaps[0].lon, found.gaps[0].lat) == pytest.approx((120.7015, 28.8015), abs=1e-4)
    assert found.doubled == (code(1),)
    assert found.mended == (code(9),)


def feature(said: dict[str, str], corners: object = ((0, 0), (1, 0), (1, 1), (0, 0))) -> dict[str, object]:
    return {"type": "Feature", "properties": said, "geometry": {"type": "Polygon", "coordinates": [corners]}}


def write(path: Path, *features: object) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def test_a_split_grid_counts_until_the_day_of_its_end(tmp_path: Path) -> None:
    file = write(
        tmp_path / "grids.geojson",
        feature({"code": code(1), "end": "2026-06-01"}),
        feature({"code": code(2), "start": "2026-06-01", "name": "东门"}),
    )
    assert [cell.code for cell in load_cells(file, date(2026, 5, 31))] == [code(1)]
    assert [(cell.code, cell.name) for cell in load_cells(file, DAY)] == [(code(2), "东门")]


def test_grids_in_another_datum_are_brought_into_wgs84(tmp_path: Path) -> None:
    corners = [list(wgs_to_gcj(*corner)) for corner in block(1, 0, 0).outline.exterior.coords]
    file = tmp_path / "grids.geojson"
    file.write_text(json.dumps({"datum": "GCJ-02", "features": [feature({"code": code(1)}, corners)]}))
    (cell,) = load_cells(file, DAY, to_wgs84)
    assert cell.outline.equals_exact(block(1, 0, 0).outline, 1e-7)
    with pytest.raises(GridsBroken, match="GCJ-02"):
        load_cells(file, DAY)


def test_the_outlines_of_a_county_are_published_with_a_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = [block(1, 0, 0), block(2, 0.5, 0)]
    features = [
        feature({"code": cell.code}, [list(corner) for corner in cell.outline.exterior.coords]) for cell in cells
    ]
    place = tmp_path / "maps" / "grids.geojson"
    lay_grids(write(tmp_path / "own.geojson", *features), place)
    said = capsys.readouterr().out
    assert "2 in force today; 1 overlaps, 0 gaps" in said
    assert f"{code(1)} overlaps {code(2)}" in said
    before = place.read_bytes()
    with pytest.raises(GridsBroken):
        lay_grids(write(tmp_path / "own.geojson", feature({"code": "x"})), place)
    assert place.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "grids.geojson"),
        (b'{"features": 3}', "grids.geojson"),
        (json.dumps({"features": [feature({"code": "A1"})]}).encode(), "feature 0: code"),
        (json.dumps({"features": [feature({"code": "1" * 16})]}).encode(), "feature 0: code"),
        (json.dumps({"features": [feature({"code": "1", "end": "soon"})]}).encode(), r"feature 0 \(1\)"),
        (b'{"features": [{"properties": {"code": "1"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]}',
         "wants a polygon"),
    ],
)  # fmt: skip
def test_a_bad_file_of_grids_is_named_by_feature_and_field(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "grids.geojson"
    file.write_bytes(content)
    with pytest.raises(GridsBroken, match=said):
        load_cells(file, DAY)
