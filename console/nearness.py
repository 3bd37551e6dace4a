"""What is near a case as the crow flies, on the WGS-84 mean sphere."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from dispatch.values import Camera, Case, Fix, Unit, UnitState

EARTH_M = 6_371_008.8  # mean radius (IUGG)


@dataclass(frozen=True, slots=True)
class NearUnit:
    """A unit and its distance in metres; infinite when either place is unknown."""

    unit: Unit
    metres: float
    fix: Fix | None


@dataclass(frozen=True, slots=True)
class NearCamera:
    """A camera and its distance in metres."""

    camera: Camera
    metres: float


def metres_between(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """The great-circle distance (haversine) in metres between two places in degrees."""
    a, b = math.radians(lat), math.radians(other_lat)
    turn = math.sin(math.radians(other_lon - lon) / 2) ** 2
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * turn
    return 2 * EARTH_M * math.asin(min(1.0, math.sqrt(h)))


def nearest_units(case: Case, units: Iterable[Unit], fixes: Mapping[int, Fix], limit: int = 5) -> tuple[NearUnit, ...]:
    """The free units of the case's jurisdiction, nearest first; those without a position come last, by id."""
    free = (unit for unit in units if unit.state is UnitState.FREE and unit.order_id is None)
    near = [_near_unit(case, unit, fixes.get(unit.id)) for unit in free if unit.jurisdiction == case.jurisdiction]
    return tuple(sorted(near, key=lambda row: (row.metres, row.unit.id))[:limit])


def nearest_cameras(case: Case, cameras: Iterable[Camera], limit: int = 4) -> tuple[NearCamera, ...]:
    """The cameras of the case's jurisdiction, nearest first; none when the case has no place."""
    if case.lon is None or case.lat is None:
        return ()
    own = (camera for camera in cameras if camera.jurisdiction == case.jurisdiction)
    near = [NearCamera(camera, metres_between(case.lon, case.lat, camera.lon, camera.lat)) for camera in own]
    return tuple(sorted(near, key=attrgetter("metres"))[:limit])


def _near_unit(case: Case, unit: Unit, fix: Fix | None) -> NearUnit:
    if case.lon is None or case.lat is None or fix is None:
        return NearUnit(unit, math.inf, fix)
    return NearUnit(unit, metres_between(case.lon, case.lat, fix.lon, fix.lat), fix)
