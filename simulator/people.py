"""Units that move along the streets and tell where they are, by the OsmAnd protocol."""

import asyncio
import math
import random
import time
from dataclasses import dataclass, field

import httpx

from dispatch.values import Unit, UnitKind
from simulator.streets import EAST_WEST, METRE, NORTH_SOUTH, Town

WALKING_MPS, DRIVING_MPS = 1.5, 9.0
KNOT_MPS = 0.514444
Spot = tuple[int, int]


@dataclass
class Walker:
    """One unit on the streets: between two crossings, or on its way to a place."""

    unit: Unit
    town: Town
    dice: random.Random
    spot: Spot = (4, 3)
    lon: float = 0.0
    lat: float = 0.0
    heading: float = 0.0
    goal: tuple[float, float] | None = None
    target: tuple[float, float] = field(default=(0.0, 0.0))

    def __post_init__(self) -> None:
        self.spot = self.dice.choice(sorted(self.town.crossings))
        self.lon, self.lat = self.town.crossings[self.spot]
        self.target = (self.lon, self.lat)

    @property
    def speed(self) -> float:
        """Metres a second."""
        return DRIVING_MPS if self.unit.kind is UnitKind.VEHICLE else WALKING_MPS

    def distance(self, place: tuple[float, float]) -> float:
        """Metres to a place."""
        return math.hypot((place[0] - self.lon) / METRE[0], (place[1] - self.lat) / METRE[1])

    def is_there(self) -> bool:
        """Whether the goal has been reached."""
        return self.goal is not None and self.distance(self.goal) < 15

    def step(self, seconds: float) -> None:
        """Move on for a while."""
        left = self.speed * seconds
        while left > 0:
            if self.is_there():
                return
            away = self.distance(self.target)
            if away > left:
                self._go(left / away)
                return
            self.lon, self.lat = self.target
            left -= max(away, 1.0)
            self._turn()

    def _go(self, share: float) -> None:
        east, north = self.target[0] - self.lon, self.target[1] - self.lat
        self.heading = math.degrees(math.atan2(east / METRE[0], north / METRE[1])) % 360
        self.lon += east * share
        self.lat += north * share

    def _turn(self) -> None:
        """At a crossing: towards the goal when there is one, anywhere else otherwise."""
        column, row = self.spot
        near = [(column + x, row + y) for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1))]
        near = [spot for spot in near if 0 <= spot[0] < len(NORTH_SOUTH) and 0 <= spot[1] < len(EAST_WEST)]
        if self.goal is None:
            self.spot = self.dice.choice(near)
        else:
            closest = min(near, key=lambda spot: _gap(self.town.crossings[spot], self.goal))
            if _gap(self.town.crossings[closest], self.goal) >= _gap((self.lon, self.lat), self.goal):
                self.target = self.goal
                return
            self.spot = closest
        self.target = self.town.crossings[self.spot]


def _gap(one: tuple[float, float], other: tuple[float, float] | None) -> float:
    goal = other or one
    return math.hypot((one[0] - goal[0]) / METRE[0], (one[1] - goal[1]) / METRE[1])


async def walk(walkers: dict[int, Walker], client: httpx.AsyncClient, speed: float) -> None:
    """Move everybody once a second and post where they are; a door that is away is tried again at the next step."""
    while True:
        began = time.monotonic()
        for walker in walkers.values():
            walker.step(speed)
        moving = [walker for walker in walkers.values() if walker.dice.random() < 0.9]
        await asyncio.gather(*(_post(walker, client) for walker in moving))
        await asyncio.sleep(max(0.05, 1.0 - (time.monotonic() - began)))


async def _post(walker: Walker, client: httpx.AsyncClient) -> None:
    fix = {
        "id": walker.unit.device,
        "lat": f"{walker.lat:.7f}",
        "lon": f"{walker.lon:.7f}",
        "timestamp": f"{time.time():.3f}",
        "speed": f"{walker.speed / KNOT_MPS:.2f}",
        "bearing": f"{walker.heading:.1f}",
    }
    try:
        await client.get("/osmand", params=fix)
    except httpx.HTTPError:
        return
