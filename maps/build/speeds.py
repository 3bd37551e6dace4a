"""How fast a street is driven and whether, from its tags: class, limit, one-way, access (OpenStreetMap's meanings)."""

import math
import re

from maps.build.classes import NO_ROADS
from maps.build.things import Thing

# Kilometres an hour that a vehicle makes good in town, stops and crossings included, not the limit of the sign.
DRIVEN_KMH = {
    "motorway": 80, "trunk": 60, "primary": 38, "secondary": 34, "tertiary": 30, "unclassified": 25, "residential": 22,
    "road": 22, "living_street": 10, "service": 12, "track": 10, "motorway_link": 45, "trunk_link": 40,
    "primary_link": 32, "secondary_link": 30, "tertiary_link": 28,
}  # fmt: skip
OF_THE_LIMIT = 0.8
WALKED_MPS = 1.35
NOT_WALKED = frozenset({"motorway", "motorway_link", "trunk_link"})
_MILE_KM = 1.609344
_CLOSED = frozenset({"no", "private", "agricultural", "forestry", "delivery", "customers"})


def drive_mps(thing: Thing) -> tuple[float, float]:
    """Metres a second along the line and against it; 0 where a vehicle may not go."""
    kind = thing.tag("highway")
    closed = any(thing.tag(key) in _CLOSED for key in ("motor_vehicle", "motorcar", "vehicle"))
    if kind not in DRIVEN_KMH or closed or (thing.tag("access") == "no" and not thing.tag("motor_vehicle")):
        return 0.0, 0.0
    speed = min(DRIVEN_KMH[kind], _limit_kmh(thing) * OF_THE_LIMIT) / 3.6
    forward, backward = _ways(thing, kind)
    return speed * forward, speed * backward


def walk_mps(thing: Thing) -> float:
    """Metres a second on foot, both ways; 0 where nobody walks."""
    kind = thing.tag("highway")
    is_open = kind not in NOT_WALKED | NO_ROADS and thing.tag("foot") != "no"
    return WALKED_MPS if is_open and (thing.tag("access") not in ("no", "private") or thing.tag("foot")) else 0.0


def _ways(thing: Thing, kind: str) -> tuple[bool, bool]:
    said = thing.tag("oneway")
    if said == "-1":
        return False, True
    one = said in ("yes", "true", "1") or thing.tag("junction") in ("roundabout", "circular") or kind == "motorway"
    return True, not one or said == "no"


def _limit_kmh(thing: Thing) -> float:
    """The sign's limit, infinite where none is tagged in numbers."""
    found = re.fullmatch(r"(\d{1,3})\s*(mph|km/h|kmh)?", thing.tag("maxspeed"))
    if not found or not int(found[1]):
        return math.inf
    return int(found[1]) * (_MILE_KM if found[2] == "mph" else 1.0)
