"""Times and ways by road: against networkx on small graphs; one-ways, places between crossings, islands."""

from itertools import pairwise
from pathlib import Path
from random import Random

import networkx
import numpy as np
import pytest
import shapely

from insight.arrivals import road_seconds, route_to, seconds_of
from insight.faults import RoadsBroken
from insight.network import Mode, Network
from insight.plane import Plane
from insight.reach import isochrone
from insight.roads import Roads, load_roads
from maps.build.ground import ROADS, build_ground, read_collection
from simulator.streets import build_town

HERE = Plane(120.735, 28.852)
Street = tuple[tuple[int, int], tuple[int, int], dict[str, str]]


def roads_of(streets: list[Street], folder: Path) -> Roads:
    """A road graph of straight streets between corners in metres."""
    features = []
    for start, end, tags in streets:
        corners = HERE.to_degrees(np.array([start, end], dtype=np.float64)).round(7).tolist()
        features.append({"properties": tags, "geometry": {"type": "LineString", "coordinates": corners}})
    build_ground(read_collection("made", {"features": features}), folder)
    roads = load_roads(folder / ROADS)
    assert roads is not None
    return roads


def at(east: float, north: float) -> tuple[float, float]:
    """Degrees of a place in metres."""
    lon, lat = HERE.to_degrees(np.array([[east, north]]))[0]
    return float(lon), float(lat)


def crooked_town(seed: int) -> list[Street]:
    """A grid of streets of several classes, a third of them one-way, some missing."""
    dice = Random(seed)
    streets: list[Street] = []
    for x in range(8):
        for y in range(8):
            for east, north in ((1, 0), (0, 1)):
                if x + east > 7 or y + north > 7 or dice.random() < 0.12:
                    continue
                tags = {"highway": dice.choice(["primary", "residential", "service"])}
                tags |= dice.choice([{}, {}, {"oneway": "yes"}, {"oneway": "-1"}])
                streets.append(((x * 300, y * 250), ((x + east) * 300, (y + north) * 250), tags))
    return streets


def judge_of(roads: Roads) -> networkx.DiGraph:
    """The same streets in networkx."""
    graph = networkx.DiGraph()
    for start, end, along, against in zip(roads.start, roads.end, roads.along, roads.against, strict=True):
        for one, other, seconds in ((start, end, along), (end, start, against)):
            if np.isfinite(seconds):
                known = graph.get_edge_data(int(one), int(other), {"weight": np.inf})["weight"]
                graph.add_edge(int(one), int(other), weight=min(float(seconds), known))
    return graph


@pytest.mark.parametrize("seed", range(6))
def test_times_from_all_crossings_equal_those_of_networkx(tmp_path: Path, seed: int) -> None:
    roads = roads_of(crooked_town(seed), tmp_path)
    judge, network = judge_of(roads), Network(roads, Mode.DRIVE)
    goal = 5
    units = list(zip(roads.node_lon, roads.node_lat, strict=True))
    found = road_seconds(network, float(roads.node_lon[goal]), float(roads.node_lat[goal]), units)
    to_goal = networkx.single_source_dijkstra_path_length(judge.reverse(), goal) if goal in judge else {goal: 0.0}
    wanted = [to_goal.get(node, np.inf) for node in range(len(units))]
    assert found == pytest.approx(wanted, abs=0.05)


@pytest.mark.parametrize("seed", range(4))
def test_a_place_in_the_middle_of_a_street_is_reached_by_its_quicker_open_end(tmp_path: Path, seed: int) -> None:
    roads = roads_of(crooked_town(seed), tmp_path)
    network = Network(roads, Mode.DRIVE)
    dice = Random(seed)
    rows = [dice.randrange(len(roads)) for _ in range(12)]
    shares = [dice.uniform(0.05, 0.95) for _ in rows]
    lon = roads.node_lon[roads.start[rows]] * (1 - np.array(shares)) + roads.node_lon[roads.end[rows]] * shares
    lat = roads.node_lat[roads.start[rows]] * (1 - np.array(shares)) + roads.node_lat[roads.end[rows]] * shares
    found = road_seconds(network, float(lon[0]), float(lat[0]), list(zip(lon, lat, strict=True)))
    for number in range(1, len(rows)):
        assert found[number] == pytest.approx(_by_hand(roads, rows, shares, number), abs=0.2)


def _by_hand(roads: Roads, rows: list[int], shares: list[float], number: int) -> float:
    """The unit and the place become crossings of their own."""
    judge = judge_of(roads)
    for name, row, share in (("unit", rows[number], shares[number]), ("place", rows[0], shares[0])):
        start, end = int(roads.start[row]), int(roads.end[row])
        for one, other, part, seconds in (
            (start, name, share, roads.along[row]), (name, end, 1 - share, roads.along[row]),
            (end, name, 1 - share, roads.against[row]), (name, start, share, roads.against[row]),
        ):  # fmt: skip
            if np.isfinite(seconds):
                judge.add_edge(one, other, weight=float(part * seconds))
    if rows[number] == rows[0]:
        gap = shares[0] - shares[number]
        seconds = roads.along[rows[0]] if gap >= 0 else roads.against[rows[0]]
        judge.add_edge("unit", "place", weight=abs(gap) * float(seconds))
    try:
        return float(networkx.dijkstra_path_length(judge, "unit", "place"))
    except networkx.NetworkXNoPath:
        return float("inf")


def test_a_one_way_street_is_driven_around_and_walked_against(tmp_path: Path) -> None:
    square: list[Street] = [
        ((0, 0), (900, 0), {"highway": "residential", "oneway": "yes"}),
        ((900, 0), (900, 900), {"highway": "residential"}),
        ((900, 900), (0, 900), {"highway": "residential"}),
        ((0, 900), (0, 0), {"highway": "residential"}),
    ]
    roads = roads_of(square, tmp_path)
    drive, walk = Network(roads, Mode.DRIVE), Network(roads, Mode.WALK)
    speed = 22 / 3.6
    assert road_seconds(drive, *at(700, 0), [at(200, 0)]) == pytest.approx([500 / speed], rel=0.01)
    assert road_seconds(drive, *at(200, 0), [at(700, 0)]) == pytest.approx([3100 / speed], rel=0.01)
    assert road_seconds(walk, *at(200, 0), [at(700, 0)]) == pytest.approx([500 / 1.35], rel=0.01)


def test_where_no_road_leads_nobody_arrives(tmp_path: Path) -> None:
    two_islands: list[Street] = [
        ((0, 0), (2000, 0), {"highway": "primary"}),
        ((0, 3000), (2000, 3000), {"highway": "primary"}),
        ((0, 6000), (2000, 6000), {"highway": "footway"}),
    ]
    roads = roads_of(two_islands, tmp_path)
    drive, walk = Network(roads, Mode.DRIVE), Network(roads, Mode.WALK)
    assert np.isinf(road_seconds(drive, *at(100, 0), [at(100, 3000)]))
    assert np.isinf(road_seconds(drive, *at(100, 1500), [at(100, 0)]))  # far off every street
    assert np.isinf(road_seconds(drive, *at(100, 6000), [at(200, 6000)]))  # nobody drives on a footway
    assert road_seconds(walk, *at(100, 6000), [at(1450, 6000)]) == pytest.approx([1000], rel=0.01)
    assert road_seconds(drive, *at(100, 0), []).shape == (0,)


def test_a_crumb_of_the_data_is_no_road_when_there_are_real_ones(tmp_path: Path) -> None:
    streets: list[Street] = [(start, end, {"highway": "primary"}) for start, end, _ in crooked_town(1)]
    streets += [((310, 60), (330, 60), {"highway": "service"})]
    drive = Network(roads_of(streets, tmp_path), Mode.DRIVE)
    assert np.isfinite(road_seconds(drive, *at(900, 500), [at(320, 62)])).all()


def test_what_lies_off_the_road_is_walked(tmp_path: Path) -> None:
    drive = Network(roads_of([((0, 0), (2000, 0), {"highway": "primary"})], tmp_path), Mode.DRIVE)
    near, far = road_seconds(drive, *at(1000, 0), [at(500, 10), at(500, 165)])
    assert far - near == pytest.approx(135 / 1.35, rel=0.02)


@pytest.mark.parametrize("seed", range(4))
def test_the_way_is_as_long_as_the_time_says_and_lies_on_streets(tmp_path: Path, seed: int) -> None:
    roads = roads_of(crooked_town(seed), tmp_path)
    network = Network(roads, Mode.DRIVE)
    goal, unit = at(1230, 750), at(310, 1500)
    spread = network.spread(network.snap(*goal))
    seconds = seconds_of(network, spread, network.snap(*unit))[0]
    way = route_to(network, spread, *unit)
    if not np.isfinite(seconds):
        assert way == []
        return
    spent = sum(_seconds_between(network, one, other) for one, other in pairwise(way))
    assert spent == pytest.approx(seconds, rel=0.01)
    assert HERE.to_metres(*zip(*way, strict=True))[-1] == pytest.approx([1230, 750], abs=1)


def _seconds_between(network: Network, one: tuple[float, float], other: tuple[float, float]) -> float:
    """A piece of a way, at the speed of the street that it lies on, in the direction that is open."""
    first, last = network.plane.to_metres([one[0], other[0]], [one[1], other[1]])
    held = network.snap((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    assert held.off_m[0] < 0.5
    row = int(held.stretch[0])
    start = shapely.get_coordinates(network.lines[row])[0]
    goes_along = np.hypot(*(last - start)) > np.hypot(*(first - start))
    seconds = network.along[row] if goes_along else network.against[row]
    return float(np.hypot(*(last - first)) / network.lines[row].length * seconds)


def test_an_area_reached_in_time_holds_what_is_reached_and_not_what_is_not(tmp_path: Path) -> None:
    roads = roads_of([((0, 0), (6000, 0), {"highway": "residential"})], tmp_path)
    network = Network(roads, Mode.DRIVE)
    minutes = 2
    areas = isochrone(network, *at(3000, 0), minutes)
    east = [HERE.to_metres(lon, lat)[0][0] for lon, lat in areas[0][0]]
    reach = 22 / 3.6 * minutes * 60
    assert min(east) == pytest.approx(3000 - reach - 60, abs=10)
    assert max(east) == pytest.approx(3000 + reach + 60, abs=10)
    assert isochrone(network, *at(3000, 5000), minutes) == []


def test_a_damaged_graph_is_named_and_an_absent_one_is_none(tmp_path: Path) -> None:
    build_ground(read_collection("town", build_town(1).geojson), tmp_path)
    whole = (tmp_path / ROADS).read_bytes()
    assert load_roads(tmp_path / "none.npz") is None
    for number, data in enumerate((whole[: len(whole) // 2], b"", b"PK\3\4" + b"\0" * 99, whole[:-40])):
        broken = tmp_path / f"broken{number}.npz"
        broken.write_bytes(data)
        with pytest.raises(RoadsBroken, match=f"broken{number}"):
            load_roads(broken)
