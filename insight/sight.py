"""Which cameras see a place: by bearing, field of view and range; a camera that can be turned only may see it."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from dispatch.reach import SeenBy, Sight
from dispatch.values import Camera, Fix

EARTH_M = 6_371_008.8  # mean radius (IUGG)
TURNABLE = frozenset({"ptz", "dome"})
# What moves about: nobody knows where it looks.
LOOSE = frozenset({"vehicle", "body", "drone"})
_ORDER = {Sight.SEES: 0, Sight.MAY_SEE: 1, Sight.AWAY: 2}


def cameras_that_see(
    lon: float, lat: float, cameras: Iterable[Camera], *, off_preset: Collection[int] = (), limit: int | None = None
) -> tuple[SeenBy, ...]:
    """Every camera with its distance: first those that see the place, then those that may; nearest first.

    `off_preset` are the cameras that somebody has turned: nobody knows where they look.
    """
    seen = [seen_by(camera, lon, lat, is_off=camera.id in off_preset) for camera in cameras]
    return tuple(sorted(seen, key=lambda row: (_ORDER[row.sight], row.metres))[:limit])


def where_now(cameras: Sequence[Camera], fixes: Mapping[int, Fix]) -> tuple[Camera, ...]:
    """What a unit carries is where its unit was last, by unit id; one whose unit has told no place is left out."""
    told = ((row, fixes.get(row.unit_id)) for row in cameras if row.unit_id is not None)
    carried = {row.id: replace(row, lon=fix.lon, lat=fix.lat) for row, fix in told if fix is not None}
    return tuple(carried.get(row.id, row) for row in cameras if row.unit_id is None or row.id in carried)


def seen_by(camera: Camera, lon: float, lat: float, *, is_off: bool = False) -> SeenBy:
    """One camera: a place beyond its range or outside its wedge is away, unless it can be turned or was."""
    east = math.radians(lon - camera.lon) * EARTH_M * math.cos(math.radians(camera.lat))
    north = math.radians(lat - camera.lat) * EARTH_M
    metres = math.hypot(east, north)
    if metres > camera.range_m:
        return SeenBy(camera.id, metres, Sight.AWAY)
    is_loose = is_off or camera.kind in LOOSE or camera.unit_id is not None
    aside = abs((math.degrees(math.atan2(east, north)) - camera.bearing + 180) % 360 - 180)
    if not is_loose and aside <= camera.field_of_view / 2:
        return SeenBy(camera.id, metres, Sight.SEES)
    return SeenBy(camera.id, metres, Sight.MAY_SEE if is_loose or camera.kind in TURNABLE else Sight.AWAY)
