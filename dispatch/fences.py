"""Which units are in which fences: a crossing counts only clearly beyond the line, so that jitter on it is silent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from dispatch.distance import DEGREE_M, holds, metres_to_line
from dispatch.features import Feature, rings_of
from dispatch.values import Fix, Unit

MARGIN_M = 15.0
# A fix that knows less of its place than this tells nothing about a line.
COARSEST_M = 100.0


@dataclass(frozen=True, slots=True)
class Crossing:
    """A unit has come in, or has left."""

    fence: Feature
    unit_id: int
    is_inside: bool
    at: datetime


class FenceWatch:
    """Remembers on which side of each fence each unit is; where it is first seen, it has crossed nothing."""

    def __init__(self) -> None:
        self._fences: dict[int, Feature] = {}
        self._inside: dict[tuple[int, int], bool] = {}

    def set_fences(self, fences: Sequence[Feature], now: datetime) -> None:
        """Those that hold now; what is known of a fence whose line has not changed stays."""
        fresh = {fence.id: fence for fence in fences if fence.is_valid(now)}
        same = {number for number, held in self._fences.items()
                if number in fresh and fresh[number].geometry == held.geometry}  # fmt: skip
        self._inside = {key: side for key, side in self._inside.items() if key[0] in same}
        self._fences = fresh

    def take(self, fixes: Iterable[Fix], units: dict[int, Unit]) -> list[Crossing]:
        """The crossings that some fixes tell of, in their order."""
        return [
            crossing
            for fix in fixes
            for fence in self._fences.values()
            if fix.unit_id in units and watches(fence, units[fix.unit_id])
            for crossing in self._look(fence, fix)
        ]

    def _look(self, fence: Feature, fix: Fix) -> Iterator[Crossing]:
        accuracy = fix.accuracy_m or 0.0
        if accuracy > COARSEST_M:
            return
        beyond = metres_inside(fence, fix.lon, fix.lat)
        known = self._inside.get((fence.id, fix.unit_id))
        if known is None:
            self._inside[fence.id, fix.unit_id] = beyond > 0
        elif known != (beyond > 0) and abs(beyond) >= max(MARGIN_M, accuracy):
            self._inside[fence.id, fix.unit_id] = beyond > 0
            yield Crossing(fence, fix.unit_id, beyond > 0, fix.at)


def watches(fence: Feature, unit: Unit) -> bool:
    """Whether a fence is about such units: of the kinds and departments that it names, or of all."""
    kinds = _listed(fence, "kinds")
    departments = _listed(fence, "departments")
    return (not kinds or unit.kind in kinds) and (not departments or str(unit.department_id) in departments)


def metres_inside(fence: Feature, lon: float, lat: float) -> float:
    """How far within the line a place is; negative outside. Far outside only the distance to its box is reckoned."""
    away = max(fence.west - lon, lon - fence.east, fence.south - lat, lat - fence.north)
    if away * DEGREE_M > 4 * COARSEST_M:
        return -away * DEGREE_M / 2  # of longitude a degree is shorter: half of it is surely left
    polygons = rings_of(fence)
    if not polygons:
        return -COARSEST_M
    far = min(metres_to_line(ring, lon, lat) for rings in polygons for ring in rings)
    return far if any(holds(rings, lon, lat) for rings in polygons) else -far


def _listed(fence: Feature, key: str) -> frozenset[str]:
    return frozenset(part for part in fence.facts.get(key, "").split(",") if part)
