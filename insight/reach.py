"""From where a place can be reached in time: the stretches within so many minutes, as areas on the map (isochrones)."""

import numpy as np
import shapely
from shapely.ops import substring

from insight.network import Network, Snapped
from insight.plane import Floats

# Half the width of what a street serves on the map, in metres.
BESIDE_M = 60.0
SIMPLER_M = 8.0
Ring = list[tuple[float, float]]


def isochrone(network: Network, lon: float, lat: float, minutes: float) -> list[list[Ring]]:
    """Polygons (outer ring, then holes; lon, lat in WGS-84) from where the place is reached by road in the minutes.

    Empty where the place is off the road.
    """
    place = network.snap(lon, lat)
    if place.stretch[0] < 0:
        return []
    limit = minutes * 60
    spread = network.spread(place, limit_s=limit)
    lines = [*_whole_and_cut(network, spread.seconds, limit), *_own(network, int(place.stretch[0]), place, limit)]
    area = shapely.simplify(shapely.union_all(shapely.buffer(lines, BESIDE_M, quad_segs=4)), SIMPLER_M)
    return [_rings(network, polygon) for polygon in shapely.get_parts(area) if not polygon.is_empty]


def _whole_and_cut(network: Network, seconds: Floats, limit: float) -> list[object]:
    """The part of each stretch that is left in time: whole, or the piece nearest to the end that is reached."""
    found: list[object] = []
    for reached, cost, is_end in ((network.end, network.along, True), (network.start, network.against, False)):
        left = limit - seconds[reached]
        rows = np.flatnonzero((left > 0) & np.isfinite(cost))
        with np.errstate(divide="ignore"):
            shares = np.minimum(1.0, left[rows] / np.maximum(cost[rows], 1e-3))
        found += list(network.lines[rows[shares >= 1.0]])
        for row, share in zip(rows[shares < 1.0], shares[shares < 1.0], strict=True):
            line = network.lines[row]
            cut = line.length * share
            found.append(_cut(line, line.length - cut, line.length) if is_end else _cut(line, 0.0, cut))
    return found


def _own(network: Network, row: int, place: Snapped, limit: float) -> list[object]:
    """The stretch of the place itself, as far as it counts."""
    line, share = network.lines[row], float(place.share[0])
    found = []
    if np.isfinite(network.along[row]):
        reach = min(share, limit / max(network.along[row], 1e-3))
        found.append(_cut(line, line.length * (share - reach), line.length * share))
    if np.isfinite(network.against[row]):
        reach = min(1 - share, limit / max(network.against[row], 1e-3))
        found.append(_cut(line, line.length * share, line.length * (share + reach)))
    return found


def _cut(line: shapely.LineString, begin: float, stop: float) -> object:
    return substring(line, begin, stop)


def _rings(network: Network, polygon: shapely.Polygon) -> list[Ring]:
    return [
        [(float(lon), float(lat)) for lon, lat in network.plane.to_degrees(shapely.get_coordinates(ring)).round(6)]
        for ring in (polygon.exterior, *polygon.interiors)
    ]
