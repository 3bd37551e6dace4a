"""What is near a case as the crow flies, on the WGS-84 mean sphere."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dispatch.reach import Arrival, Way, Ways
from dispatch.values import Case, Fix, Unit, UnitState

EARTH_M = 6_371_008.8  # mean radius (IUGG)


@dataclass(frozen=True, slots=True)
class NearUnit:
    """A unit, its distance in metres (infinite when either place is unknown), and its way to the case."""

    unit: Unit
    metres: float
    fix: Fix | None
    arrival: Arrival


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


def nearest_units(
    case: Case, units: Iterable[Unit], fixes: Mapping[int, Fix], limit: int = 5, *, ways: Ways = straight_ways
) -> tuple[NearUnit, ...]:
    """The free units of the case's jurisdiction as `ways` ranks them; by id when the case has no place."""
    own = (unit for unit in units if unit.jurisdiction == case.jurisdiction)
    free = {unit.id: unit for unit in own if unit.state is UnitState.FREE and unit.order_id is None}
    if case.lon is None or case.lat is None:
        rows = tuple(Arrival(unit_id, None, math.inf, Way.UNPLACED) for unit_id in sorted(free))
    else:
        rows = ways(case.lon, case.lat, tuple(free.values()), fixes)
    return tuple(NearUnit(free[row.unit_id], row.metres, fixes.get(row.unit_id), row) for row in rows[:limit])


def _straight(lon: float, lat: float, unit_id: int, fix: Fix | None) -> Arrival:
    if fix is None:
        return Arrival(unit_id, None, math.inf, Way.UNPLACED)
    return Arrival(unit_id, None, metres_between(lon, lat, fix.lon, fix.lat), Way.STRAIGHT)
