"""A base map in one go: tiles, search index and road graph of the same streets, published together or not at all."""

import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maps.build.classes import drawn_of
from maps.build.geojson_file import read_geojson, things_of
from maps.build.osm_file import is_osm_file, read_osm
from maps.build.places import write_places
from maps.build.road_graph import gather_roads, write_roads
from maps.build.sea import sea_of
from maps.build.things import Progress, Step, StreetsBroken, Thing
from maps.build.tiles import write_tiles
from maps.tiles import MapBroken, TileFile

TILES, PLACES, ROADS = "base.mbtiles", "places.sqlite", "roads.npz"
STAGE = ".building"
OSM_CREDIT = "© OpenStreetMap contributors (ODbL)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What has been published; 0 for what was not built."""

    things: int = 0
    tiles: int = 0
    names: int = 0
    stretches: int = 0


def read_streets(files: Sequence[Path], progress: Progress) -> list[Thing]:
    """The things of extracts and GeoJSON files; raises StreetsBroken."""
    things: list[Thing] = []
    for file in files:
        things += read_osm(file, progress) if is_osm_file(file) else read_geojson(file)
    return things


def read_collection(name: str, collection: Mapping[str, Any]) -> list[Thing]:
    """The things of a GeoJSON FeatureCollection; raises StreetsBroken."""
    return list(things_of(name, collection))


def build_ground(
    things: Sequence[Thing], folder: Path, *, attribution: str = OSM_CREDIT, progress: Progress = lambda _: None,
    tiles: Path | None = None,
) -> Built:  # fmt: skip
    """Write base.mbtiles, places.sqlite and roads.npz into `folder`; `tiles` is a ready MBTiles taken as it is.

    Each file appears whole, and none before all are whole. Raises StreetsBroken, MapBroken for bad tiles, OSError.
    """
    drawn = [row for thing in (*sea_of(things), *things) for row in drawn_of(thing)]
    if not drawn and tiles is None:
        raise StreetsBroken("nothing that can be drawn: no street, water, green, building or place")
    stage = folder / STAGE
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    try:
        progress(Step(f"{len(drawn)} features"))
        count = _take_tiles(tiles, stage / TILES) if tiles else _draw(drawn, stage / TILES, attribution, progress)
        names = stretches = 0
        if things:
            graph = gather_roads(things)
            names, stretches = write_places(things, graph, stage / PLACES), write_roads(graph, stage / ROADS)
            progress(Step(f"{names} names, {stretches} stretches of road"))
        for name in (ROADS, PLACES, TILES):
            if (stage / name).exists():
                (stage / name).replace(folder / name)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return Built(things=len(things), tiles=count, names=names, stretches=stretches)


def _draw(drawn: Sequence[Any], out: Path, attribution: str, progress: Progress) -> int:
    try:
        return write_tiles(drawn, out, attribution=attribution, progress=progress)
    except sqlite3.Error as error:
        raise OSError(f"{out}: {error}") from error


def _take_tiles(source: Path, out: Path) -> int:
    """A county's own tiles, read through once: what cannot be read is refused before it replaces anything."""
    if not source.is_file():
        raise MapBroken(f"{source}: no such file")
    shutil.copyfile(source, out)
    held = TileFile(out)
    try:
        return held.count()
    finally:
        held.close()
