"""The streets open to one way of moving: places are put onto their nearest stretch, and times spread from one place."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from insight.plane import Floats, plane_around
from insight.roads import Ints, Roads

# Further from any street than this, nobody is on the road.
SNAP_M = 400.0
BESIDE_M = 60.0
# Nearer to a crossing than this is on it.
AT_CROSSING_M = 1.0
# A fragment shorter than this, and than a hundredth of all, is a flaw of the data and no road.
CRUMB_M, CRUMB_SHARE = 500.0, 0.01
Objects = npt.NDArray[Any]


class Mode(StrEnum):
    """How somebody moves."""

    DRIVE = "drive"
    WALK = "walk"


@dataclass(frozen=True, slots=True)
class Snapped:
    """Places on the network: row of the stretch (-1: none near), share of its length from its start, metres off it."""

    stretch: npt.NDArray[np.int64]
    share: Floats
    off_m: Floats


@dataclass(frozen=True, slots=True)
class Spread:
    """Seconds from each crossing to the place, infinite where no road leads; `next` is the crossing to go to."""

    place: Snapped
    seconds: Floats
    next: Ints


class Network:
    """Stretches of one mode. `rows` are their numbers in the road graph."""

    def __init__(self, roads: Roads, mode: Mode) -> None:
        along, against = (roads.walk, roads.walk) if mode is Mode.WALK else (roads.along, roads.against)
        is_open = np.isfinite(along) | np.isfinite(against)
        self.rows = np.flatnonzero(is_open & ~_is_crumb(roads, is_open))
        self.roads = roads
        self.start, self.end = roads.start[self.rows], roads.end[self.rows]
        self.metres = roads.metres[self.rows]
        self.along, self.against = along[self.rows], against[self.rows]
        self.plane = plane_around(roads.node_lon, roads.node_lat)
        self.lines = self._lines()
        self._tree = shapely.STRtree(self.lines)
        self._back, self._by = self._reversed()

    def _lines(self) -> Objects:
        first = self.roads.first
        counts = (first[1:] - first[:-1])[self.rows]
        starts = np.repeat(first[:-1][self.rows], counts)
        points = starts + np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        metres = self.plane.to_metres(self.roads.lon[points], self.roads.lat[points])
        made: Objects = shapely.linestrings(metres, indices=np.repeat(np.arange(len(self.rows)), counts))
        return made

    def _reversed(self) -> tuple[csr_array, Ints]:
        """From the end of each open direction to its start; of parallel stretches the quickest."""
        into = np.concatenate((self.end, self.start))
        out_of = np.concatenate((self.start, self.end))
        seconds = np.concatenate((self.along, self.against))
        row = np.tile(np.arange(len(self.rows), dtype=np.int32), 2)
        held = np.isfinite(seconds) & (into != out_of)
        into, out_of, seconds, row = into[held], out_of[held], np.maximum(seconds[held], 1e-3), row[held]
        order = np.lexsort((seconds, out_of, into))
        into, out_of, seconds, row = into[order], out_of[order], seconds[order], row[order]
        is_first = np.ones(len(into), dtype=bool)
        is_first[1:] = (into[1:] != into[:-1]) | (out_of[1:] != out_of[:-1])
        count = len(self.roads.node_lon)
        begins = np.searchsorted(into[is_first], np.arange(count + 1)).astype(np.int32)
        parts = (seconds[is_first], out_of[is_first].astype(np.int32), begins)
        return csr_array(parts, shape=(count, count)), row[is_first]

    def snap(self, lon: Any, lat: Any) -> Snapped:
        """Put places in degrees, single or [n], onto their nearest stretch within SNAP_M."""
        points = shapely.points(self.plane.to_metres(lon, lat))
        stretch = self._nearest(points)
        is_on = stretch >= 0
        share, off = np.zeros(len(points)), np.full(len(points), np.inf)
        lines = self.lines[stretch[is_on]]
        share[is_on] = np.nan_to_num(shapely.line_locate_point(lines, points[is_on], normalized=True))
        off[is_on] = shapely.distance(lines, points[is_on])
        return Snapped(stretch, share, off)

    def _nearest(self, points: Objects) -> npt.NDArray[np.int64]:
        """The nearest stretch of each point. Most lie beside a street, where looking around is six times as quick."""
        stretch = np.full(len(points), -1, dtype=np.int64)
        asked, found = self._tree.query(points, predicate="dwithin", distance=BESIDE_M)
        order = np.lexsort((shapely.distance(self.lines[found], points[asked]), asked))[::-1]
        stretch[asked[order]] = found[order]  # the nearest of each is written last
        far = np.flatnonzero(stretch < 0)
        asked, found = self._tree.query_nearest(points[far], max_distance=SNAP_M, all_matches=False)
        stretch[far[asked]] = found
        return stretch

    def spread(self, place: Snapped, *, limit_s: float = np.inf) -> Spread:
        """Seconds from every crossing to one place: one Dijkstra on the reversed graph, from a node on the stretch."""
        row, share = int(place.stretch[0]), float(place.share[0])
        count = self._back.shape[0]
        ends = [
            (int(node), seconds)
            for node, seconds in (
                (self.start[row], part(share, self.along[row], self.metres[row])),
                (self.end[row], part(1 - share, self.against[row], self.metres[row])),
            )
            if np.isfinite(seconds)
        ]
        data = np.concatenate((self._back.data, [max(seconds, 1e-6) for _, seconds in ends]))
        columns = np.concatenate((self._back.indices, np.array([node for node, _ in ends], dtype=np.int32)))
        begins = np.append(self._back.indptr, np.int32(len(data)))
        graph = csr_array((data, columns, begins), shape=(count + 1, count + 1))
        seconds, before = dijkstra(graph, indices=count, limit=limit_s, return_predecessors=True)
        return Spread(place, seconds[:count], before[:count])

    def between(self, node: int, onward: int) -> int:
        """The row of the quickest stretch from one crossing to the next."""
        begin, stop = self._back.indptr[onward], self._back.indptr[onward + 1]
        at = int(np.flatnonzero(self._back.indices[begin:stop] == node)[0])
        return int(self._by[begin + at])


def part(share: Any, seconds: Any, metres: Any) -> Any:
    """A share of the seconds of a stretch; infinite for a closed one, but on a crossing any street may be taken."""
    is_open = np.isfinite(seconds)
    passed = np.where(is_open, share * np.where(is_open, seconds, 0.0), np.inf)
    return np.where(share * metres < AT_CROSSING_M, np.where(is_open, passed, 0.0), passed)


def _is_crumb(roads: Roads, is_open: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    count = len(roads.node_lon)
    ends = (roads.start[is_open], roads.end[is_open])
    graph = csr_array((np.ones(len(ends[0])), ends), shape=(count, count))
    _, islands = connected_components(graph, directed=False)
    lengths = np.bincount(islands[ends[0]], weights=roads.metres[is_open], minlength=int(islands.max()) + 1)
    small = (lengths < CRUMB_M) & (lengths < lengths.sum() * CRUMB_SHARE)
    found: npt.NDArray[np.bool_] = small[islands[roads.start]]
    return found
