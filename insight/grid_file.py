"""Unit grids and areas from a GeoJSON file: polygons with `code`, `name`, and from when to when they hold."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from insight.faults import GridsBroken
from insight.grids import Cell

ToWgs84 = Callable[[float, float, str], tuple[float, float]]


def as_it_is(lon: float, lat: float, datum: str) -> tuple[float, float]:
    """WGS-84 and nothing else."""
    if datum != "WGS-84":
        raise ValueError(f"datum: {datum}: nobody is there to convert it")
    return lon, lat


def load_cells(path: Path, day: date, to_wgs84: ToWgs84 = as_it_is) -> tuple[Cell, ...]:
    """The cells in force on a day (properties `start` and `end`, ISO 8601, either may be left out).

    The member `datum` of the collection says its datum (WGS-84 if it is left out), out of which `to_wgs84(lon, lat,
    datum)` brings each point. Raises GridsBroken. A grid is never renumbered: a split one has an end, and a case keeps
    the code of its day.
    """
    try:
        collection = json.loads(path.read_text(encoding="utf-8-sig"))
        cells = tuple(_cells(path.name, collection["features"], day))
        return tuple(_placed(cell, str(collection.get("datum", "WGS-84")), to_wgs84) for cell in cells)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise GridsBroken(f"{path}: {error}") from error


def _cells(name: str, listed: list[Mapping[str, Any]], day: date) -> Iterator[Cell]:
    for index, feature in enumerate(listed):
        said = feature.get("properties") or {}
        code = str(said.get("code") or "")
        if not code.isdecimal() or len(code) > 15:
            raise GridsBroken(f"{name}: feature {index}: code: wants up to 15 digits, found {code[:40]!r}")
        try:
            outline = shape(feature["geometry"])
            start, end = (date.fromisoformat(str(said[key])) if said.get(key) else None for key in ("start", "end"))
        except (KeyError, TypeError, ValueError, AttributeError, shapely.errors.ShapelyError) as error:
            raise GridsBroken(f"{name}: feature {index} ({code}): {error}") from error
        if outline.geom_type not in ("Polygon", "MultiPolygon"):
            raise GridsBroken(f"{name}: feature {index} ({code}): geometry: wants a polygon")
        if (start is None or start <= day) and (end is None or day < end):
            yield Cell(code, str(said.get("name") or ""), outline)


def _placed(cell: Cell, datum: str, to_wgs84: ToWgs84) -> Cell:
    if datum == "WGS-84":
        return cell
    return Cell(cell.code, cell.name, shapely.transform(cell.outline, lambda points: [
        to_wgs84(lon, lat, datum) for lon, lat in points
    ]))  # fmt: skip
