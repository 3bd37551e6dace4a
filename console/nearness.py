"""What is near a case as the crow flies, on the WGS-84 mean sphere."""

import math
from collections.abc import Mapping, Sequence

from dispatch.reach import Arrival, Way
from dispatch.values import Fix, Unit

EARTH_M = 6_371_008.8  # mean radius (IUGG)


def metres_between(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """The great-circle distance (haversine) in metres between two places in degrees."""
    a, b = math.radians(lat), math.radians(other_lat)
    turn = math.sin(math.radians(other_lon - lon) / 2) ** 2
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * turn
    return 2 * EARTH_M * math.asin(min(1.0, math.sqrt(h)))


def straight_ways(lon: float, lat: float, units: Sequence[Unit], fixes: Mapping[int, Fix]) -> tuple[Arrival, ...]:
    """Every unit's way as the crow flies, nearest first; those without a position come last, by id."""
    rows = [_straight(lon, lat, unit.id, fixes.get(unit.id)) for unit in units]
    return tuple(sorted(rows, key=lambda row: (row.metres, row.unit_id)))


def _straight(lon: float, lat: float, unit_id: int, fix: Fix | None) -> Arrival:
    if fix is None:
        return Arrival(unit_id, None, math.inf, Way.UNPLACED)
    return Arrival(unit_id, None, metres_between(lon, lat, fix.lon, fix.lat), Way.STRAIGHT)
