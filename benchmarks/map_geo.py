"""Who is near, by road: grids of 100,000 places, the nearest 10 of 10,000, and the times of 1,000 units to one case."""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import networkx
import numpy as np
import shapely

from benchmarks.contract import is_long, report
from insight.arrivals import road_seconds
from insight.grids import Cell, GridIndex
from insight.nearby import Nearby
from insight.network import Mode, Network
from insight.plane import Floats, Plane
from insight.roads import Roads, load_roads
from maps.build.ground import ROADS, read_collection
from maps.build.road_graph import gather_roads, write_roads

HERE = Plane(120.735, 28.852)
SIDE = 240  # crossings along one side: 57,600 crossings, some 207,000 directed stretches
STREET_M = 160
GRID_SIDE = 100
GOAL_GRID_MS, GOAL_NEAREST_MS, GOAL_ETA_MS = 1000.0, 0.1, 30.0


def made_roads(folder: Path) -> Roads:
    """A city of crooked blocks, a tenth of its streets one-way, a twentieth missing."""
    dice = Random(7)
    east, north = np.meshgrid(np.arange(SIDE) * STREET_M, np.arange(SIDE) * STREET_M, indexing="ij")
    spots = np.column_stack((east.ravel(), north.ravel())).astype(np.float64)
    spots += np.random.default_rng(7).uniform(-40, 40, spots.shape)
    corners = HERE.to_degrees(spots).round(7).tolist()
    features = []
    for x in range(SIDE):
        for y in range(SIDE):
            for other in ((x + 1, y), (x, y + 1)):
                if max(other) < SIDE and dice.random() > 0.05:
                    tags = {"highway": "primary" if 0 in (x % 8, y % 8) else "residential"}
                    tags |= {"oneway": "yes"} if dice.random() < 0.1 else {}
                    line = [corners[x * SIDE + y], corners[other[0] * SIDE + other[1]]]
                    features.append({"properties": tags, "geometry": {"type": "LineString", "coordinates": line}})
    things = read_collection("city", {"features": features})
    write_roads(gather_roads(things), folder / ROADS)
    roads = load_roads(folder / ROADS)
    assert roads is not None
    return roads


def made_grids() -> GridIndex:
    """10,000 blocks of 100 m."""
    lines = HERE.to_degrees(np.repeat(np.arange(GRID_SIDE + 1) * 100.0, 2).reshape(-1, 2))
    return GridIndex([
        Cell(f"331024{x:04d}{y:05d}", "", shapely.box(lines[x, 0], lines[y, 1], lines[x + 1, 0], lines[y + 1, 1]))
        for x in range(GRID_SIDE) for y in range(GRID_SIDE)
    ])  # fmt: skip


def median_ms(work: Callable[[int], object], times: int) -> float:
    """The median of so many runs, each with its number."""
    spent = []
    for number in range(times):
        began = time.perf_counter()
        work(number)
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent)


def scattered(count: int, size: float, seed: int) -> Floats:
    """Places (lon, lat) in a square of so many metres."""
    return HERE.to_degrees(np.random.default_rng(seed).uniform(0, size, (count, 2)))


def judge_of(roads: Roads) -> networkx.DiGraph:
    """The same streets in networkx, reversed."""
    graph = networkx.DiGraph()
    for start, end, along, against in zip(roads.start, roads.end, roads.along, roads.against, strict=True):
        for one, other, seconds in ((end, start, along), (start, end, against)):
            if np.isfinite(seconds):
                graph.add_edge(int(one), int(other), weight=float(seconds))
    return graph


def main() -> int:
    """Each part against its limit; the times by road in turns with networkx."""
    runs = 30 if is_long() else 9
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as folder:
        roads = made_roads(Path(folder))
    network = Network(roads, Mode.DRIVE)
    edges = int(np.isfinite(roads.along).sum() + np.isfinite(roads.against).sum())
    assert edges >= 200_000
    index = made_grids()
    places = scattered(100_000, GRID_SIDE * 100, 1)
    grid_ms = median_ms(lambda _: index.codes_of(places[:, 0], places[:, 1]), 5)
    assert index.codes_of(places[:1, 0], places[:1, 1])[0]
    nearby = Nearby([(number, lon, lat) for number, (lon, lat) in enumerate(scattered(10_000, 30_000, 2))])
    asked = scattered(1000, 30_000, 3)
    nearest_ms = median_ms(lambda number: nearby.nearest(asked[number, 0], asked[number, 1], 10), len(asked))
    units, cases = scattered(1000, SIDE * STREET_M, 4), scattered(runs, SIDE * STREET_M, 5)
    pairs, judge = [], judge_of(roads)
    for case in cases:
        began = time.perf_counter()
        seconds = road_seconds(network, case[0], case[1], units)
        own = (time.perf_counter() - began) * 1000
        node = int(network.start[network.snap(case[0], case[1]).stretch[0]])
        began = time.perf_counter()
        networkx.single_source_dijkstra_path_length(judge, node)
        pairs.append((own, (time.perf_counter() - began) * 1000))
        assert np.isfinite(seconds).mean() > 0.9
    eta_ms, other_ms = (statistics.median(side) for side in zip(*pairs, strict=True))
    ok = grid_ms <= GOAL_GRID_MS and nearest_ms <= GOAL_NEAREST_MS and eta_ms <= GOAL_ETA_MS
    return report(
        "map_geo", eta_ms, "ms", yardstick="networkx, the same search", yardstick_value=other_ms, goal=GOAL_ETA_MS,
        ratio=statistics.median(own / other for own, other in pairs), is_ok=ok, grid_ms=round(grid_ms, 1),
        nearest_ms=round(nearest_ms, 4), eta_ms=round(eta_ms, 2), edges=edges,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
