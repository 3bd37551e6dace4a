"""Base maps: what an extract and GeoJSON become, what a damaged one is told, and that nothing is half published."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import mapbox_vector_tile
import numpy as np
import osmium
import pytest

from maps.build.ground import PLACES, ROADS, TILES, build_ground, read_collection, read_streets
from maps.build.things import Step, StreetsBroken
from maps.places import PlaceIndex
from maps.tiles import MapBroken, TileFile
from simulator.streets import build_town

SAMPLES = Path(__file__).parents[3] / "shared" / "data" / "osm_samples"
X, Y = 120.735, 28.852


def write_extract(path: Path) -> Path:
    """Two streets that cross, one of them one-way, a building with an address, a pond with an island, a motorway."""
    spots = {1: (0, 0), 2: (0.001, 0), 3: (0.002, 0), 4: (0.001, 0.001), 5: (0.001, -0.001), 11: (0.003, 0),
             12: (0.004, 0), 13: (0.004, 0.001), 14: (0.003, 0.001), 21: (0.0033, 0.0003), 22: (0.0036, 0.0003),
             23: (0.0036, 0.0006), 31: (0.0012, 0.0002), 32: (0.0014, 0.0002), 33: (0.0014, 0.0004)}  # fmt: skip
    ways = {
        1: ([1, 2, 3], {"highway": "primary", "name": "人民路", "name:en": "Renmin Road"}),
        2: ([4, 2, 5], {"highway": "residential", "name": "永安路", "oneway": "yes"}),
        3: ([31, 32, 33, 31], {"building": "yes", "addr:street": "人民路", "addr:housenumber": "12"}),
        4: ([11, 12, 13, 14, 11], {}),
        5: ([21, 22, 23, 21], {}),
    }
    with osmium.SimpleWriter(str(path)) as file:
        for number, (east, north) in spots.items():
            file.add_node(osmium.osm.mutable.Node(id=number, location=(X + east, Y + north)))
        place = {"place": "town", "name": "云溪县"}
        file.add_node(osmium.osm.mutable.Node(id=99, location=(X, Y + 0.002), tags=place))
        for number, (nodes, tags) in ways.items():
            file.add_way(osmium.osm.mutable.Way(id=number, nodes=nodes, tags=tags))
        pond = {"type": "multipolygon", "natural": "water", "name": "月湖"}
        members = [("w", 4, "outer"), ("w", 5, "inner")]
        file.add_relation(osmium.osm.mutable.Relation(id=1, members=members, tags=pond))
    return path


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    return write_extract(tmp_path / "town.osm.pbf")


def tile_at(folder: Path, zoom: int) -> dict[str, Any]:
    """The layers of the tile that holds the crossing."""
    held = TileFile(folder / TILES)
    count = 2**zoom
    x = int((X + 0.001) / 360 * count + count / 2)
    for y in range(int(count * 0.41), int(count * 0.42) + 1):
        data = held.tile(zoom, x, y)
        if data:
            held.close()
            return dict(mapbox_vector_tile.decode(data))
    raise AssertionError("no tile")


def test_an_extract_becomes_tiles_names_and_roads(extract: Path, tmp_path: Path) -> None:
    steps: list[Step] = []
    built = build_ground(read_streets([extract], steps.append), tmp_path / "maps", progress=steps.append)
    layers = tile_at(tmp_path / "maps", 14)
    roads = [row["properties"] for row in layers["roads"]["features"]]
    assert {"name": "人民路", "name_en": "Renmin Road", "rank": 2} in roads
    assert "water" in layers
    assert [row["properties"]["name"] for row in layers["grounds"]["features"]] == ["月湖"]
    assert built.stretches == 4
    assert steps[-2].done == steps[-2].total > 0
    assert TileFile(tmp_path / "maps" / TILES).facts.attribution.startswith("© OpenStreetMap")


def test_an_island_is_no_water(extract: Path) -> None:
    pond = next(thing for thing in read_streets([extract], lambda _: None) if thing.tag("natural") == "water")
    assert len(pond.outline.geoms[0].interiors) == 1


def test_a_one_way_is_closed_against_it_and_open_on_foot(extract: Path, tmp_path: Path) -> None:
    build_ground(read_streets([extract], lambda _: None), tmp_path / "maps")
    with np.load(tmp_path / "maps" / ROADS) as held:
        names = bytes(held["names"]).decode().split("\n")
        lanes = [index for index, name in enumerate(held["name"]) if names[name] == "永安路"]
        assert len(lanes) == 2
        assert np.isinf(held["against"][lanes]).all()
        assert np.isfinite(held["along"][lanes]).all()
        assert np.isfinite(held["walk"][lanes]).all()
        assert held["metres"][lanes].sum() == pytest.approx(222.4, abs=1)
        assert np.isfinite(held["against"]).sum() == 2


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("永安", "永安路"),
        ("ren", "人民路"),
        ("rml", "人民路"),
        ("永安路人民路", "人民路 / 永安路"),
        ("人民路永安路", "人民路 / 永安路"),
        ("人民路12号", "人民路12号"),
        ("月", "月湖"),
        ("云溪", "云溪县"),
        ("yxx", "云溪县"),
    ],
)
def test_names_are_found_by_pairs_beginnings_and_pinyin(extract: Path, tmp_path: Path, text: str, first: str) -> None:
    build_ground(read_streets([extract], lambda _: None), tmp_path / "maps")
    with closing(PlaceIndex(tmp_path / "maps" / PLACES)) as index:
        assert index.search(text)[0].name == first


@pytest.mark.parametrize("text", ["", "  ", '"', "NEAR(", "人民西", "*", "a" * 5000, "\x00"])
def test_a_question_that_fits_nothing_finds_nothing(extract: Path, tmp_path: Path, text: str) -> None:
    build_ground(read_streets([extract], lambda _: None), tmp_path / "maps")
    with closing(PlaceIndex(tmp_path / "maps" / PLACES)) as index:
        assert index.search(text) == ()


def test_of_two_streets_of_one_name_the_nearer_comes_first(tmp_path: Path) -> None:
    lines = [[[8.0, 47.0], [8.001, 47.0]], [[9.0, 47.0], [9.001, 47.0]]]
    features = [
        {"properties": {"highway": "service", "name": "Café Way"}, "geometry": {"type": "LineString", "coordinates": l}}
        for l in lines  # noqa: E741 - a line
    ]
    build_ground(read_collection("two", {"features": features}), tmp_path)
    with closing(PlaceIndex(tmp_path / PLACES)) as index:
        assert [round(row.lon) for row in index.search("cafe w", near=(9, 47))] == [9, 8]
        assert [round(row.lon) for row in index.search("cafe w", near=(8, 47))] == [8, 9]


def test_a_damaged_extract_is_refused_in_words_and_the_old_map_stays(extract: Path, tmp_path: Path) -> None:
    folder = tmp_path / "maps"
    build_ground(read_streets([extract], lambda _: None), folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    whole = extract.read_bytes()
    for number, data in enumerate((whole[: len(whole) // 2], b"\0" * 400, b"", whole[:60] + b"\xff" * 90)):
        broken = tmp_path / f"broken{number}.osm.pbf"
        broken.write_bytes(data)
        with pytest.raises(StreetsBroken, match=broken.name) if number != 2 else pytest.raises(StreetsBroken):
            build_ground(read_streets([broken], lambda _: None), folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_a_build_that_fails_on_the_way_publishes_nothing(
    extract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError("No space left on device")

    monkeypatch.setattr("maps.build.ground.write_roads", full)
    with pytest.raises(OSError, match="No space"):
        build_ground(read_streets([extract], lambda _: None), tmp_path / "maps")
    assert list((tmp_path / "maps").iterdir()) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not GeoJSON"),
        ("[]", "features: not a list"),
        ('{"features": [{"geometry": null}]}', "feature 0: geometry"),
        ('{"features": [{"geometry": {"type": "LineString", "coordinates": [[1]]}}]}', "feature 0: geometry"),
        (
            '{"features": [{"geometry": {"type": "LineString", "coordinates": [[42.3, -171], [42.4, -271]]}}]}',
            "feature 0: geometry: not in WGS-84",
        ),
        ('{"features": []}', "nothing that can be drawn"),
    ],
)
def test_bad_geojson_is_named_by_feature_and_field(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "streets.geojson"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(StreetsBroken, match=said):
        build_ground(read_streets([file], lambda _: None), tmp_path / "maps")


def test_a_countys_own_tiles_are_taken_as_they_are_and_broken_ones_refused(extract: Path, tmp_path: Path) -> None:
    own = tmp_path / "county.mbtiles"
    with closing(sqlite3.connect(own)) as file:
        file.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        file.execute("CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB)")
        file.execute("INSERT INTO tiles VALUES (3, 1, 2, ?)", (b"\x89PNG",))
        file.commit()
    folder = tmp_path / "maps"
    built = build_ground(read_streets([extract], lambda _: None), folder, tiles=own)
    assert (built.tiles, built.stretches) == (1, 4)
    assert (folder / TILES).read_bytes() == own.read_bytes()
    own.write_bytes(own.read_bytes()[:5000])
    with pytest.raises(MapBroken):
        build_ground([], folder, tiles=own)
    assert TileFile(folder / TILES).tile(3, 1, 5) == b"\x89PNG"


def test_the_town_of_the_demo_can_be_searched_and_driven(tmp_path: Path) -> None:
    built = build_ground(read_collection("town", build_town(1).geojson), tmp_path, attribution="演练")
    assert built.stretches > 150
    with closing(PlaceIndex(tmp_path / PLACES)) as index:
        assert index.search("rmyy")[0].name == "县人民医院"


def test_a_damaged_index_is_said_and_an_absent_one_finds_nothing(tmp_path: Path) -> None:
    assert PlaceIndex(tmp_path / "none.sqlite").search("永安") == ()
    (tmp_path / "broken.sqlite").write_bytes(b"\0" * 5000)
    with pytest.raises(MapBroken, match=r"broken\.sqlite"):
        PlaceIndex(tmp_path / "broken.sqlite")


def test_the_real_extract_of_boston_becomes_a_map_and_a_cut_copy_does_not(tmp_path: Path) -> None:
    file = SAMPLES / "boston.osm.pbf"
    if not file.exists():
        pytest.skip("needs the OpenStreetMap extracts beside the project (shared/data/osm_samples)")
    built = build_ground(read_streets([file], lambda _: None), tmp_path / "maps")
    assert built.tiles > 10
    assert built.stretches > 300
    with closing(PlaceIndex(tmp_path / "maps" / PLACES)) as index:
        assert index.search("myrtle str")[0].name == "Myrtle Street"
    cut = tmp_path / "cut.osm.pbf"
    cut.write_bytes(file.read_bytes()[:40_000])
    with pytest.raises(StreetsBroken, match=r"cut\.osm\.pbf"):
        read_streets([cut], lambda _: None)
