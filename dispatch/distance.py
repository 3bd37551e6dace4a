"""How far places are from each other (on the WGS-84 mean sphere) and from things (on a plane: within 0.5 %)."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

from dispatch.features import Box, Feature, rings_of, shape_of

EARTH_M = 6_371_008.8  # mean radius (IUGG)
DEGREE_M = EARTH_M * math.pi / 180
Ring = Sequence[Sequence[float]]


def metres_between(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """The great-circle distance (haversine) in metres between two places in degrees."""
    a, b = math.radians(lat), math.radians(other_lat)
    turn = math.sin(math.radians(other_lon - lon) / 2) ** 2
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * turn
    return 2 * EARTH_M * math.asin(min(1.0, math.sqrt(h)))


def box_around(lon: float, lat: float, metres: float) -> Box:
    """The box that holds the circle; near a pole, all longitudes."""
    high = metres / DEGREE_M
    narrowest = math.cos(math.radians(min(89.9, abs(lat) + high)))
    wide = min(360.0, high / narrowest)
    return Box(lon - wide, lat - high, lon + wide, lat + high)


def metres_to(feature: Feature, lon: float, lat: float) -> float:
    """To the nearest part of a thing; 0 within it."""
    if not feature.geometry:
        return metres_between(lon, lat, feature.lon, feature.lat)
    if any(holds(rings, lon, lat) for rings in rings_of(feature)):
        return 0.0
    return min(metres_to_line(line, lon, lat) for line in _lines(shape_of(feature)["coordinates"]))


def holds(rings: Sequence[Ring], lon: float, lat: float) -> bool:
    """Whether a polygon (its outline, then its holes) holds a place; even-odd, so that a hole is outside."""
    is_in = False
    for ring in rings:
        for at, (x, y) in enumerate((point[0], point[1]) for point in ring):
            last_x, last_y = ring[at - 1][0], ring[at - 1][1]
            if (y > lat) != (last_y > lat) and lon < (last_x - x) * (lat - y) / (last_y - y) + x:
                is_in = not is_in
    return is_in


def metres_to_line(line: Ring, lon: float, lat: float) -> float:
    """To the nearest point of a line of one point or more."""
    flat = [_flat(lon, lat, point[0], point[1]) for point in line]
    nearest = min(math.hypot(x, y) for x, y in flat)
    return min([nearest, *(_to_segment(*flat[at - 1], *flat[at]) for at in range(1, len(flat)))])


def _flat(lon: float, lat: float, other_lon: float, other_lat: float) -> tuple[float, float]:
    east = (other_lon - lon) * DEGREE_M * math.cos(math.radians((lat + other_lat) / 2))
    return east, (other_lat - lat) * DEGREE_M


def _to_segment(x: float, y: float, end_x: float, end_y: float) -> float:
    """From the origin to a segment."""
    dx, dy = end_x - x, end_y - y
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, -(x * dx + y * dy) / length))
    return math.hypot(x + share * dx, y + share * dy)


def _lines(part: Any) -> Iterable[Ring]:
    """The lines of coordinates nested to any depth."""
    if isinstance(part[0], int | float):
        yield [part]
    elif isinstance(part[0][0], int | float):
        yield part
    else:
        for inner in part:
            yield from _lines(inner)
