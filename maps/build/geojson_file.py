"""GeoJSON FeatureCollections (RFC 7946) as things of the ground; lines that share a vertex meet there."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from maps.build.things import StreetsBroken, Thing

DECIMALS = 7  # a centimetre: vertices meant to be one are written alike


def read_geojson(path: Path) -> Iterator[Thing]:
    """The features of a file in UTF-8; raises StreetsBroken naming file, feature and field."""
    try:
        collection = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise StreetsBroken(f"{path}: not GeoJSON in UTF-8: {error}") from error
    return things_of(path.name, collection)


def things_of(name: str, collection: Mapping[str, Any]) -> Iterator[Thing]:
    """The features of a collection; raises StreetsBroken naming feature and field."""
    listed = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(listed, list):
        raise StreetsBroken(f"{name}: features: not a list")
    for index, feature in enumerate(listed):
        yield from _things(f"{name}: feature {index}", feature)


def _things(where: str, feature: Mapping[str, Any]) -> Iterator[Thing]:
    try:
        outline = shape(feature["geometry"])
        tags = {str(key): str(value) for key, value in (feature.get("properties") or {}).items() if value is not None}
        bounds = outline.bounds
    except (KeyError, TypeError, ValueError, AttributeError, shapely.errors.ShapelyError) as error:
        raise StreetsBroken(f"{where}: geometry: {error}") from error
    if len(bounds) == 4 and not (-180 <= bounds[0] <= bounds[2] <= 180 and -90 <= bounds[1] <= bounds[3] <= 90):
        raise StreetsBroken(f"{where}: geometry: not in WGS-84 degrees")
    for part in _parts(outline):
        yield Thing(tags, part, _joints(part))


def _parts(outline: BaseGeometry) -> list[BaseGeometry]:
    """Each line of a MultiLineString by itself: they meet or do not."""
    if outline.is_empty:
        return []
    return list(shapely.get_parts(outline)) if outline.geom_type == "MultiLineString" else [outline]


def _joints(outline: BaseGeometry) -> tuple[tuple[float, float], ...]:
    if outline.geom_type != "LineString":
        return ()
    return tuple((round(x, DECIMALS), round(y, DECIMALS)) for x, y, *_ in outline.coords)
