"""Streets to a road graph: crossings, the stretches between them with length, time and shape, in one file of arrays."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely

from maps.build.classes import is_road
from maps.build.speeds import drive_mps, walk_mps
from maps.build.things import Thing

EARTH_M = 6_371_008.8  # mean radius (IUGG)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A street between two crossings: speeds in metres a second along, against and on foot, 0 for closed."""

    name: str
    start: Hashable
    end: Hashable
    points: npt.NDArray[np.float64]
    speeds: tuple[float, float, float]


@dataclass(slots=True)
class RoadGraph:
    """What has been gathered: the place of each crossing by its number, and the stretches."""

    numbers: dict[Hashable, int] = field(default_factory=dict)
    places: list[tuple[float, float]] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)


def gather_roads(things: Iterable[Thing]) -> RoadGraph:
    """The graph of all streets that somebody may use."""
    roads = [thing for thing in things if is_road(thing)]
    uses = Counter(joint for road in roads for joint in road.joints)
    graph = RoadGraph()
    for road in roads:
        speeds = (*drive_mps(road), walk_mps(road))
        if any(speeds):
            for stretch in _stretches(road, uses, speeds):
                _add(graph, stretch)
    return graph


def _stretches(road: Thing, uses: Counter[Hashable], speeds: tuple[float, float, float]) -> Iterator[Stretch]:
    points = shapely.get_coordinates(road.outline)
    last = len(road.joints) - 1
    cuts = [at for at, joint in enumerate(road.joints) if at in (0, last) or uses[joint] > 1]
    for begin, end in pairwise(cuts):
        if end > begin:
            yield Stretch(road.tag("name"), road.joints[begin], road.joints[end], points[begin : end + 1], speeds)


def _add(graph: RoadGraph, stretch: Stretch) -> None:
    for joint, place in ((stretch.start, stretch.points[0]), (stretch.end, stretch.points[-1])):
        if joint not in graph.numbers:
            graph.numbers[joint] = len(graph.places)
            graph.places.append((float(place[0]), float(place[1])))
    graph.stretches.append(stretch)


def write_roads(graph: RoadGraph, out: Path) -> int:
    """Write the arrays (NumPy's npz, little-endian); returns the number of stretches.

    node_lon, node_lat [nodes] degrees; start, end [stretches] numbers of nodes; metres [stretches]; along, against,
    walk [stretches] seconds, infinite for closed; name [stretches] line of `names` (UTF-8, one a line, the first
    empty); first [stretches + 1] index of the first point; lon, lat [points] degrees.
    """
    rows = graph.stretches
    places = np.array(graph.places, dtype="<f8").reshape(-1, 2)
    points = np.concatenate([row.points for row in rows]) if rows else np.empty((0, 2))
    metres = np.array([length_m(row.points) for row in rows], dtype="<f8")
    speeds = np.array([row.speeds for row in rows], dtype="<f8").reshape(-1, 3)
    with np.errstate(divide="ignore"):
        seconds = np.where(speeds > 0, metres[:, None] / speeds, np.inf)
    names = {"": 0}
    for row in rows:
        names.setdefault(row.name.replace("\n", " "), len(names))
    with out.open("wb") as file:
        np.savez(
            file, node_lon=places[:, 0], node_lat=places[:, 1], metres=metres,
            start=np.array([graph.numbers[row.start] for row in rows], dtype="<i4"),
            end=np.array([graph.numbers[row.end] for row in rows], dtype="<i4"),
            along=seconds[:, 0], against=seconds[:, 1], walk=seconds[:, 2],
            name=np.array([names[row.name.replace("\n", " ")] for row in rows], dtype="<i4"),
            names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
            first=np.concatenate(([0], np.cumsum([len(row.points) for row in rows]))).astype("<i8"),
            lon=points[:, 0], lat=points[:, 1],
        )  # fmt: skip
    return len(rows)


def length_m(points: npt.NDArray[np.float64]) -> float:
    """The length of a line of (lon, lat) in metres (haversine)."""
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    h = np.sin(np.diff(lat) / 2) ** 2 + np.cos(lat[:-1]) * np.cos(lat[1:]) * np.sin(np.diff(lon) / 2) ** 2
    return float(2 * EARTH_M * np.arcsin(np.sqrt(h)).sum())
