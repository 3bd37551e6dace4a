"""The things of a place that the map shows and an import brings: components, permits, areas, fences, in WGS-84."""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from dispatch.errors import Invalid

MOST_POINTS = 200_000
# How many lists of numbers lie around a point of each kind.
DEPTHS = MappingProxyType(
    {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
)


class Layer(StrEnum):
    """What a thing is; things of one layer are drawn, listed and imported alike."""

    COMPONENT = "component"  # 部件, code of 17 digits
    STATION = "station"  # 公厕, 垃圾房, 岗亭: where people work or go
    DEPOT = "depot"  # 停车场, 环卫车场
    TRANSFER = "transfer"  # 垃圾中转站
    PERMIT = "permit"  # 行政许可: a place and a time in which something is allowed
    LICENCE = "licence"  # 证照 of a business at a place
    POINT = "point"  # 兴趣点
    FOCUS = "focus"  # 重点区域
    DANGER = "danger"  # 危险源, 提示
    TOWNSHIP = "township"  # 乡镇街道, by outline
    AREA = "area"  # drawn by hand and kept
    GEOFENCE = "geofence"  # an area whose crossing by units is told
    IMAGERY = "imagery"  # the outline of a picture from above


DRAWN = frozenset({Layer.AREA, Layer.GEOFENCE, Layer.FOCUS, Layer.DANGER})


class ComponentState(StrEnum):
    """The state of a component (部件状态), in the words of the standard."""

    INTACT = "完好"
    BROKEN = "破损"
    LOST = "丢失"
    ABANDONED = "废弃"
    REMOVED = "移除"


# Keys of `facts` that are worded on screen; others are shown as they came.
FACTS = (
    "authority", "owner", "maintainer", "holder", "class", "place", "phone", "number", "kinds", "departments", "note",
    "file", "date", "category",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing of a place. `geometry` is GeoJSON text in WGS-84, '' for a point at `lon`, `lat`.

    `external_id` is its name in its source and unique within layer and source; `datum` is in what the source spoke;
    `kind` the class within the layer. `lon`, `lat` lie within its bounds: there it is listed and labelled.
    """

    id: int = 0
    jurisdiction: str
    layer: Layer
    source: str
    external_id: str
    name: str = ""
    name_en: str = ""
    code: str = ""
    kind: str = ""
    state: str = ""
    lon: float
    lat: float
    west: float
    south: float
    east: float
    north: float
    geometry: str = ""
    datum: str = "WGS-84"
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    change: int = 0

    def is_valid(self, at: datetime) -> bool:
        """Whether it holds at a moment: from its beginning on, up to but without its end."""
        return (self.valid_from is None or self.valid_from <= at) and (self.valid_to is None or at < self.valid_to)


@dataclass(frozen=True, slots=True)
class Box:
    """A box in degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """A whole layer for drawing: equally long columns of its points, and its other shapes."""

    change: int
    ids: tuple[int, ...]
    lons: tuple[float, ...]
    lats: tuple[float, ...]
    states: tuple[str, ...]
    kinds: tuple[str, ...]
    shapes: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A thing and its distance in metres; 0 for a place within it."""

    feature: Feature
    metres: float


def point_feature(lon: float, lat: float, **fields: Any) -> Feature:
    """A feature at a place in WGS-84; raises Invalid for a place that is none."""
    _demand_place(lon, lat)
    return Feature(lon=lon, lat=lat, west=lon, south=lat, east=lon, north=lat, **fields)


def shaped_feature(geometry: Mapping[str, Any], **fields: Any) -> Feature:
    """A feature of a GeoJSON geometry in WGS-84; raises Invalid. A lone point needs no text."""
    points = list(points_of(geometry))
    if geometry["type"] == "Point":
        return point_feature(*points[0], **fields)
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    west, south, east, north = min(lons), min(lats), max(lons), max(lats)
    plain = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
    return Feature(
        lon=(west + east) / 2, lat=(south + north) / 2, west=west, south=south, east=east, north=north,
        geometry=json.dumps(plain, separators=(",", ":")), **fields,
    )  # fmt: skip


def points_of(geometry: Mapping[str, Any]) -> Iterator[tuple[float, float]]:
    """Every point of a GeoJSON geometry; raises Invalid for any other text than a geometry of numbers."""
    kind = str(geometry.get("type")) if isinstance(geometry, Mapping) else ""
    if kind not in DEPTHS:
        raise Invalid(field="geometry", why=f"no such kind: {kind[:40]}")
    held = 0
    for lon, lat in _walked(geometry.get("coordinates"), DEPTHS[kind]):
        _demand_place(lon, lat)
        held += 1
        if held > MOST_POINTS:
            raise Invalid(field="geometry", why=f"more than {MOST_POINTS} points")
        yield lon, lat
    if held < (4 if kind.endswith("Polygon") else 2 if kind.endswith("String") else 1):
        raise Invalid(field="geometry", why="too few points")


def shape_of(feature: Feature) -> dict[str, Any]:
    """The GeoJSON geometry of a feature."""
    if feature.geometry:
        shape: dict[str, Any] = json.loads(feature.geometry)
        return shape
    return {"type": "Point", "coordinates": [feature.lon, feature.lat]}


def rings_of(feature: Feature) -> list[list[list[list[float]]]]:
    """The polygons of a feature as lists of rings, none for points and lines."""
    shape = shape_of(feature)
    if shape["type"] == "Polygon":
        return [shape["coordinates"]]
    return shape["coordinates"] if shape["type"] == "MultiPolygon" else []


def _walked(part: Any, depth: int) -> Iterator[tuple[float, float]]:
    if not isinstance(part, list | tuple):
        raise Invalid(field="geometry", why="no coordinates")
    if depth == 0:
        if len(part) < 2 or not all(isinstance(number, int | float) for number in part[:2]):
            raise Invalid(field="geometry", why="a point wants two numbers")
        yield float(part[0]), float(part[1])
        return
    for inner in part:
        yield from _walked(inner, depth - 1)


def _demand_place(lon: float, lat: float) -> None:
    if not (math.isfinite(lon) and math.isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise Invalid(field="geometry", why="not a place on the ground")
