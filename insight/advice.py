"""Who is there first: vehicles by the streets they may drive, others on foot, said as such where none is known."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from dispatch.reach import Arrival, Way
from dispatch.values import Fix, Unit, UnitKind
from insight.arrivals import LIMIT_S, road_seconds, route_to
from insight.network import Mode, Network
from insight.plane import Floats, Plane
from insight.reach import Ring, isochrone
from insight.roads import Roads

Route = list[tuple[float, float]]


class Advisor:
    """Over a road graph, or without one. Holds nothing that moves: may be asked from any thread."""

    def __init__(self, roads: Roads | None) -> None:
        self._networks = {mode: Network(roads, mode) for mode in Mode} if roads else {}

    def arrivals(
        self, lon: float, lat: float, units: Sequence[Unit], fixes: Mapping[int, Fix]
    ) -> tuple[Arrival, ...]:  # fmt: skip
        """Every unit's way to a place: by road the quickest first, then as the crow flies, then the unplaced by id."""
        placed = [unit for unit in units if unit.id in fixes]
        stands = np.array([(fixes[unit.id].lon, fixes[unit.id].lat) for unit in placed], dtype=np.float64).reshape(
            -1, 2
        )
        metres = np.hypot(*Plane(lon, lat).to_metres(stands[:, 0], stands[:, 1]).T)
        seconds = self._seconds(lon, lat, placed, stands)
        rows = [
            *(
                self._arrival(unit, away, took)
                for unit, away, took in zip(placed, metres.tolist(), seconds, strict=True)
            ),
            *(Arrival(unit.id, None, math.inf, Way.UNPLACED) for unit in units if unit.id not in fixes),
        ]
        return tuple(sorted(rows, key=lambda row: (row.seconds is None, row.seconds or 0.0, row.metres, row.unit_id)))

    def route(self, lon: float, lat: float, unit: Unit, fix: Fix) -> Route:
        """The way of a unit to a place, (lon, lat) in WGS-84; empty where no road is known."""
        network = self._networks.get(_mode(unit))
        if network is None:
            return []
        place = network.snap(lon, lat)
        if place.stretch[0] < 0:
            return []
        return route_to(network, network.spread(place, limit_s=LIMIT_S), fix.lon, fix.lat)

    def reach(self, lon: float, lat: float, minutes: Sequence[float]) -> dict[float, list[list[Ring]]]:
        """Polygons from where vehicles reach a place within each of some minutes, the longest first."""
        network = self._networks.get(Mode.DRIVE)
        return {} if network is None else {
            limit: isochrone(network, lon, lat, limit) for limit in sorted(minutes, reverse=True)
        }  # fmt: skip

    def _seconds(self, lon: float, lat: float, units: Sequence[Unit], stands: Floats) -> list[float]:
        found = np.full(len(units), np.inf)
        for mode, network in self._networks.items():
            rows = [row for row, unit in enumerate(units) if _mode(unit) is mode]
            found[rows] = road_seconds(network, lon, lat, stands[rows])
        return [float(took) for took in found]

    def _arrival(self, unit: Unit, metres: float, seconds: float) -> Arrival:
        if math.isfinite(seconds):
            return Arrival(unit.id, seconds, metres, Way.ROAD)
        return Arrival(unit.id, None, metres, Way.NO_ROAD if self._networks else Way.STRAIGHT)


def _mode(unit: Unit) -> Mode:
    return Mode.DRIVE if unit.kind is UnitKind.VEHICLE else Mode.WALK
