"""Who is near a case as the crow flies."""

import math
from collections.abc import Mapping, Sequence

from dispatch.distance import metres_between
from dispatch.reach import Arrival, Way
from dispatch.values import Fix, Unit


def straight_ways(lon: float, lat: float, units: Sequence[Unit], fixes: Mapping[int, Fix]) -> tuple[Arrival, ...]:
    """Every unit's way as the crow flies, nearest first; those without a position come last, by id."""
    rows = [_straight(lon, lat, unit.id, fixes.get(unit.id)) for unit in units]
    return tuple(sorted(rows, key=lambda row: (row.metres, row.unit_id)))


def _straight(lon: float, lat: float, unit_id: int, fix: Fix | None) -> Arrival:
    if fix is None:
        return Arrival(unit_id, None, math.inf, Way.UNPLACED)
    return Arrival(unit_id, None, metres_between(lon, lat, fix.lon, fix.lat), Way.STRAIGHT)
