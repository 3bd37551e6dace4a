"""Things of the ground to vector tiles (MVT 2) in an MBTiles 1.3 file."""

import gzip
import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import mapbox_vector_tile
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from maps.build.classes import Drawn
from maps.build.mercator import to_degrees, to_world
from maps.build.things import Progress, Step

ZOOMS = range(8, 16)
EXTENT = 4096
# In units of a tile of 4096: half a screen pixel at twice the size; what is smaller than a pixel is not drawn.
SIMPLER = 3.0
LEAST_AREA = 150.0
LAYERS = ("blocks", "green", "water", "rivers", "squares", "buildings", "rails", "roads", "grounds", "places",
          "pois", "numbers")  # fmt: skip
# Names and strokes reach over the edge of a tile.
MARGIN = 0.02
Outlines = npt.NDArray[Any]


def write_tiles(drawn: Sequence[Drawn], out: Path, *, attribution: str, progress: Progress) -> int:
    """Write an MBTiles file; returns the number of tiles. Raises OSError and sqlite3.Error of a full disk."""
    with closing(sqlite3.connect(out)) as file:
        file.execute("PRAGMA synchronous = OFF")  # a file that is published only when it is whole
        count = _write(file, drawn, attribution, progress)
        file.commit()
    return count


def _write(file: sqlite3.Connection, drawn: Sequence[Drawn], attribution: str, progress: Progress) -> int:
    file.execute("CREATE TABLE metadata (name TEXT PRIMARY KEY, value TEXT)")
    file.execute("CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB, "
                 "PRIMARY KEY (zoom_level, tile_column, tile_row))")  # fmt: skip
    outlines = shapely.transform(np.array([row.outline for row in drawn], dtype=object), _project)
    streets = [outline for row, outline in zip(drawn, outlines, strict=True) if row.layer == "roads"]
    # Where the streets are: a river of an extract may reach far beyond its cut, and a view opens in the middle.
    facts = _facts(np.array(streets or outlines, dtype=object), attribution)
    file.executemany("INSERT INTO metadata VALUES (?, ?)", facts.items())
    count = 0
    for number, zoom in enumerate(ZOOMS, 1):
        rows = [(zoom, x, 2**zoom - 1 - y, tile) for (x, y), tile in _tiles(drawn, outlines, zoom)]
        file.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
        count += len(rows)
        progress(Step(f"zoom {zoom}: {count} tiles", number, len(ZOOMS)))
    return count


def _project(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.column_stack(to_world(points[:, 0], points[:, 1]))


def _facts(outlines: Outlines, attribution: str) -> dict[str, str]:
    left, top, right, low = shapely.total_bounds(outlines)
    corners = [to_degrees(left, low), to_degrees(right, top)]
    return {
        "name": "Watchfloor base map", "format": "pbf", "type": "baselayer", "version": "2",
        "minzoom": str(ZOOMS.start), "maxzoom": str(ZOOMS.stop - 1), "attribution": attribution,
        "bounds": ",".join(f"{edge:.6f}" for corner in corners for edge in corner),
        "json": json.dumps({"vector_layers": [{"id": name, "fields": {}} for name in LAYERS]}),
    }  # fmt: skip


def _tiles(drawn: Sequence[Drawn], outlines: Outlines, zoom: int) -> list[tuple[tuple[int, int], bytes]]:
    """Every tile of a zoom that holds something; outlines are simplified once for all tiles."""
    scale = 2.0**zoom
    shown = np.array([index for index, row in enumerate(drawn) if zoom >= row.first_zoom], dtype=np.int64)
    if not len(shown):
        return []
    shapes = shapely.transform(outlines[shown], lambda points: points * (scale * EXTENT))
    if zoom < ZOOMS.stop - 1:
        shapes = shapely.simplify(shapes, SIMPLER)
    is_flat = shapely.get_dimensions(shapes) == 2
    seen = ~shapely.is_empty(shapes) & ~(is_flat & (shapely.area(shapes) < LEAST_AREA) & (zoom < ZOOMS.stop - 1))
    held: dict[tuple[int, int], list[tuple[Drawn, BaseGeometry]]] = defaultdict(list)
    for index, outline in zip(shown[seen], shapes[seen], strict=True):
        for tile in _touched(outline.bounds, zoom):
            held[tile].append((drawn[index], outline))
    made = [(tile, _tile(rows, *tile)) for tile, rows in held.items()]
    return [(tile, data) for tile, data in made if data]


def _touched(bounds: tuple[float, float, float, float], zoom: int) -> list[tuple[int, int]]:
    last, margin = 2**zoom - 1, EXTENT * MARGIN
    left, top = (min(last, max(0, int((edge - margin) // EXTENT))) for edge in bounds[:2])
    right, low = (min(last, max(0, int((edge + margin) // EXTENT))) for edge in bounds[2:])
    return [(x, y) for x in range(left, right + 1) for y in range(top, low + 1)]


def _tile(rows: Sequence[tuple[Drawn, BaseGeometry]], x: int, y: int) -> bytes:
    corner = np.array((x * EXTENT, y * EXTENT), dtype=np.float64)
    margin = EXTENT * MARGIN
    reach = box(*(corner - margin), *(corner + EXTENT + margin))
    outlines = np.array([outline for _, outline in rows], dtype=object)
    crossing = ~shapely.within(outlines, reach)
    outlines[crossing] = shapely.intersection(outlines[crossing], reach)
    placed = shapely.transform(outlines, lambda points: points - corner)
    layers: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (row, _), outline in zip(rows, placed, strict=True):
        if not outline.is_empty:
            layers[row.layer].append({"geometry": outline, "properties": dict(row.properties)})
    if not layers:
        return b""
    content = [{"name": name, "features": layers[name]} for name in LAYERS if name in layers]
    options = {"y_coord_down": True, "extents": EXTENT}
    return gzip.compress(mapbox_vector_tile.encode(content, default_options=options), 6, mtime=0)
