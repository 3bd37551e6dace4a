"""GeoJSON streets, water, parks and places to vector tiles (MVT 2) in an MBTiles 1.3 file."""

import json
import math
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mapbox_vector_tile
import shapely
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

from maps.build.mercator import tiles_of, to_world

ZOOMS = range(10, 15)
EXTENT = 4096
SIMPLER = 2.0  # in units of a tile: half a screen pixel at twice the size
LAYERS = ("roads", "water", "parks", "places")
# Names and strokes reach over the edge of a tile.
MARGIN = 0.03
_RANKS = {
    "motorway": 1, "trunk": 1, "primary": 2, "secondary": 3, "tertiary": 4, "unclassified": 5, "residential": 5,
    "living_street": 6, "service": 7, "pedestrian": 6, "footway": 8, "path": 8,
}  # fmt: skip
_FIRST_ZOOM = {1: 10, 2: 10, 3: 11, 4: 12, 5: 13, 6: 14, 7: 14, 8: 14}


class StreetsBroken(Exception):  # noqa: N818 - says which feature of which file is broken
    """Streets cannot be read: names file, feature and field."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One feature in world fractions."""

    layer: str
    outline: BaseGeometry
    properties: Mapping[str, str | int]
    first_zoom: int


def build_base_map(
    sources: Sequence[tuple[str, Mapping[str, Any]]],
    out: Path,
    *,
    attribution: str,
    progress: Callable[[str], None] = lambda _: None,
) -> int:
    """Write the base map of named GeoJSON FeatureCollections; returns the number of tiles. Raises StreetsBroken.

    The file appears whole or not at all.
    """
    features = [drawn for name, collection in sources for drawn in _read(name, collection)]
    if not features:
        raise StreetsBroken(f"{', '.join(name for name, _ in sources)}: no feature that can be drawn")
    progress(f"{len(features)} features")
    beside = out.with_name(out.name + ".part")
    beside.unlink(missing_ok=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(beside)) as file:
        count = _write(file, features, attribution, progress)
        file.commit()
    beside.replace(out)
    return count


def _read(name: str, collection: Mapping[str, Any]) -> Iterator[Drawn]:
    listed = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(listed, list):
        raise StreetsBroken(f"{name}: features: not a list")
    for index, feature in enumerate(listed):
        try:
            outline = shape(feature["geometry"])
            properties = {key: str(value) for key, value in (feature.get("properties") or {}).items()}
            world = shapely.transform(outline, _to_world)
        except (KeyError, TypeError, ValueError, AttributeError, shapely.errors.ShapelyError) as error:
            raise StreetsBroken(f"{name}: feature {index}: geometry: {error}") from error
        drawn = _drawn(world, properties)
        if drawn is not None:
            yield drawn


def _to_world(points: Any) -> Any:
    return [to_world(lon, lat) for lon, lat in points]


def _drawn(outline: BaseGeometry, properties: Mapping[str, str]) -> Drawn | None:
    named = {"name": properties["name"]} if properties.get("name") else {}
    if "highway" in properties:
        rank = _RANKS.get(properties["highway"].removesuffix("_link"), 6)
        return Drawn("roads", outline, {**named, "rank": rank}, _FIRST_ZOOM[rank])
    if properties.get("natural") == "water" or "waterway" in properties:
        return Drawn("water", outline, named, ZOOMS.start)
    if properties.get("leisure") in ("park", "garden", "pitch") or "landuse" in properties:
        return Drawn("parks", outline, named, 12)
    if "place" in properties and outline.geom_type == "Point":
        return Drawn(
            "places", outline, {**named, "kind": properties["place"]}, 11 if properties["place"] == "town" else 13
        )
    return None


def _write(file: sqlite3.Connection, features: list[Drawn], attribution: str, progress: Callable[[str], None]) -> int:
    file.execute("CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT)")
    file.execute("CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB, "
                 "PRIMARY KEY (zoom_level, tile_column, tile_row))")  # fmt: skip
    left, top, right, low = shapely.total_bounds([drawn.outline for drawn in features])
    corners = [_to_degrees(left, low), _to_degrees(right, top)]
    facts = {
        "name": "Watchfloor base map", "format": "pbf", "type": "baselayer", "version": "1",
        "minzoom": ZOOMS.start, "maxzoom": ZOOMS.stop - 1, "attribution": attribution,
        "bounds": ",".join(f"{edge:.6f}" for corner in corners for edge in corner),
        "json": json.dumps({"vector_layers": [{"id": name, "fields": {}} for name in LAYERS]}),
    }  # fmt: skip
    file.executemany("INSERT INTO metadata VALUES (?, ?)", [(name, str(value)) for name, value in facts.items()])
    count = 0
    for zoom in ZOOMS:
        for (x, y), held in _by_tile(features, zoom).items():
            data = _tile(held, zoom, x, y)
            if data:
                file.execute("INSERT INTO tiles VALUES (?, ?, ?, ?)", (zoom, x, 2**zoom - 1 - y, data))
                count += 1
        progress(f"zoom {zoom}: {count} tiles")
    return count


def _to_degrees(x: float, y: float) -> tuple[float, float]:
    return (x - 0.5) * 360, math.degrees(2 * math.atan(math.exp((0.5 - y) * 2 * math.pi)) - math.pi / 2)


def _by_tile(features: list[Drawn], zoom: int) -> dict[tuple[int, int], list[Drawn]]:
    held: dict[tuple[int, int], list[Drawn]] = defaultdict(list)
    for drawn in features:
        if zoom >= drawn.first_zoom:
            for tile in tiles_of(drawn.outline.bounds, zoom):
                held[tile].append(drawn)
    return held


def _tile(held: list[Drawn], zoom: int, x: int, y: int) -> bytes:
    size = 2.0**-zoom
    left, top = x * size, y * size
    reach = box(left - size * MARGIN, top - size * MARGIN, left + size * (1 + MARGIN), top + size * (1 + MARGIN))
    layers: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for drawn in held:
        cut = shapely.intersection(drawn.outline, reach)
        placed = shapely.transform(cut, lambda points: (points - (left, top)) / size * EXTENT)
        simple = shapely.simplify(placed, SIMPLER)
        if not simple.is_empty:
            layers[drawn.layer].append({"geometry": simple, "properties": dict(drawn.properties)})
    if not layers:
        return b""
    content = [{"name": name, "features": features} for name, features in layers.items()]
    options = {"y_coord_down": True, "extents": EXTENT}
    return bytes(mapbox_vector_tile.encode(content, default_options=options))
