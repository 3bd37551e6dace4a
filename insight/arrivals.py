"""How long units take to a place, and their way there: times of all of them from one search."""

from collections.abc import Sequence

import numpy as np
from shapely import get_coordinates, line_interpolate_point, line_locate_point, points

from insight.network import Network, Snapped, Spread, part
from insight.plane import Floats

# A fix this far off a street is the error of the receiver; what is more is walked.
SLACK_M = 30.0
OFF_ROAD_MPS = 1.35
LIMIT_S = 2 * 3600.0


def road_seconds(network: Network, lon: float, lat: float, units: Sequence[tuple[float, float]] | Floats) -> Floats:
    """Seconds from each unit's place (lon, lat) to a place by road, [n]; infinite where no road leads there."""
    place = network.snap(lon, lat)
    held = np.array(units, dtype=np.float64).reshape(-1, 2)
    if place.stretch[0] < 0 or not len(held):
        return np.full(len(held), np.inf)
    return seconds_of(network, network.spread(place, limit_s=LIMIT_S), network.snap(held[:, 0], held[:, 1]))


def seconds_of(network: Network, spread: Spread, units: Snapped) -> Floats:
    """Seconds of each snapped unit to the place of a spread, what lies off the road included."""
    forth, back = _both_ends(network, spread, units)
    place = spread.place
    walked = np.maximum(0.0, units.off_m - SLACK_M) + max(0.0, float(place.off_m[0]) - SLACK_M)
    found: Floats = np.minimum(np.minimum(forth, back), _along_the_same(network, place, units)) + walked / OFF_ROAD_MPS
    return np.where(units.stretch >= 0, found, np.inf)


def route_to(network: Network, spread: Spread, lon: float, lat: float) -> list[tuple[float, float]]:
    """The way of one unit to the place, (lon, lat) in WGS-84; empty where no road leads there."""
    unit = network.snap(lon, lat)
    row = int(unit.stretch[0])
    if row < 0 or not np.isfinite(seconds_of(network, spread, unit)[0]):
        return []
    forth, back = (float(end[0]) for end in _both_ends(network, spread, unit))
    if float(_along_the_same(network, spread.place, unit)[0]) <= min(forth, back):
        return _degrees(network, [_piece(network, row, unit.share[0], spread.place.share[0])])
    goes_forth = forth <= back
    node = int((network.end if goes_forth else network.start)[row])
    pieces = [_piece(network, row, unit.share[0], 1.0 if goes_forth else 0.0)]
    while (onward := int(spread.next[node])) < len(spread.seconds):
        stretch = network.between(node, onward)
        pieces.append(_piece(network, stretch, *((0.0, 1.0) if network.start[stretch] == node else (1.0, 0.0))))
        node = onward
    last = int(spread.place.stretch[0])
    ends_at_start = network.start[last] == node
    pieces.append(_piece(network, last, 0.0 if ends_at_start else 1.0, spread.place.share[0]))
    return _degrees(network, pieces)


def _both_ends(network: Network, spread: Spread, units: Snapped) -> tuple[Floats, Floats]:
    """Seconds by way of the end and by way of the start of each unit's stretch."""
    row = np.maximum(units.stretch, 0)
    metres = network.metres[row]
    forth = part(1 - units.share, network.along[row], metres) + spread.seconds[network.end[row]]
    back = part(units.share, network.against[row], metres) + spread.seconds[network.start[row]]
    return forth, back


def _along_the_same(network: Network, place: Snapped, units: Snapped) -> Floats:
    """Seconds of units on the stretch of the place itself."""
    row, gap = np.maximum(units.stretch, 0), place.share[0] - units.share
    metres = network.metres[row]
    straight = np.where(gap >= 0, part(gap, network.along[row], metres), part(-gap, network.against[row], metres))
    found: Floats = np.where(units.stretch == place.stretch[0], straight, np.inf)
    return found


def _piece(network: Network, row: int, begin: float, stop: float) -> Floats:
    """The points of a stretch from one share of its length to another, in metres, in the direction of travel."""
    line = network.lines[row]
    ends = get_coordinates(line_interpolate_point(line, [begin, stop], normalized=True))
    inner = get_coordinates(line)
    shares = line_locate_point(line, points(inner), normalized=True)
    low, high = sorted((begin, stop))
    kept = inner[(shares > low) & (shares < high)]
    return np.vstack((ends[:1], kept if begin <= stop else kept[::-1], ends[1:]))


def _degrees(network: Network, pieces: list[Floats]) -> list[tuple[float, float]]:
    way = np.vstack(pieces)
    is_new = np.ones(len(way), dtype=bool)
    is_new[1:] = np.abs(np.diff(way, axis=0)).sum(axis=1) > 0.01
    return [(float(lon), float(lat)) for lon, lat in network.plane.to_degrees(way[is_new]).round(7)]
