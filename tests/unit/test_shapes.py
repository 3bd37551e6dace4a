"""Shapes are read from GeoPackage, Shapefile and GeoJSON; metres of a county's own grid become degrees."""

from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
from pyproj import Transformer

from dispatch.bringing import TableBroken
from dispatch.features import Feature, Layer
from gateway.files.profile import Profile, load_profile
from gateway.files.table import read_table

PROFILE = """
name = "井盖"
kind = "features"
layer = "component"
timezone = "Asia/Shanghai"
datum = "CGCS2000"
bounds = [120.0, 28.0, 121.5, 29.5]
[columns]
external_id = "CODE"
name = "NAME"
"""
PLACE = (120.7300, 28.8500)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """A profile of components."""
    (tmp_path / "p.toml").write_text(PROFILE, "utf-8")
    return load_profile(tmp_path / "p.toml")


def _write(path: Path, crs: str, **more: object) -> Path:
    turn = Transformer.from_crs("EPSG:4490", crs, always_xy=True)
    points = [shapely.Point(turn.transform(PLACE[0] + n / 1000, PLACE[1])) for n in range(3)]
    pyogrio.raw.write(
        path, np.array([shapely.to_wkb(point) for point in points]),
        [np.array(["A1", "A2", "A3"], dtype=object), np.array(["雨水井盖"] * 3, dtype=object)],
        np.array(["CODE", "NAME"]), crs=crs, geometry_type="Point", **more,
    )  # fmt: skip
    return path


@pytest.mark.parametrize(
    ("name", "crs", "more"),
    [
        ("a.gpkg", "EPSG:4549", {}),  # CGCS2000, three degrees around 120°: what a county's survey hands over
        ("a.shp", "EPSG:4549", {"encoding": "UTF-8"}),
        ("b.shp", "EPSG:4490", {"encoding": "GB18030"}),
        ("a.geojson", "EPSG:4326", {}),
    ],
)
def test_points_come_to_their_place_with_their_words(
    tmp_path: Path, profile: Profile, name: str, crs: str, more: dict[str, str]
) -> None:  # fmt: skip
    first, *rest = read_table(_write(tmp_path / name, crs, **more), profile, "331024")
    assert isinstance(first, Feature)
    assert (first.layer, first.external_id, first.name) == (Layer.COMPONENT, "A1", "雨水井盖")
    assert (first.lon, first.lat) == pytest.approx(PLACE, abs=1e-6)
    assert len(rest) == 2


@pytest.mark.filterwarnings("ignore:GPKG")  # GDAL's own word for it
def test_a_damaged_file_of_shapes_is_worded(tmp_path: Path, profile: Profile) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    with pytest.raises(TableBroken) as told:
        list(read_table(path, profile, "331024"))
    assert told.value.code == "shapes"
