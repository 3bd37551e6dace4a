"""A fence over real HTTP: positions that arrive at the door become crossings in the log, once each."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx

from assembly.desk import start_doors, stopped_at_end
from dispatch.area_verbs import DrawArea, Spot
from dispatch.features import Layer
from dispatch.states import Step
from dispatch.values import Fix, UnitKind
from simulator.county import CODE
from tests.journeys.running import Running

CORNERS = ((120.70, 28.80), (120.71, 28.80), (120.71, 28.81), (120.70, 28.81))


def _until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline, "it has not come about within 30 s"


def _crossings(running: Running, fence_id: int) -> list[tuple[int | None, object]]:
    entries = running.centre.log.after(CODE, 0, 5000)
    return [(entry.unit_id, entry.body["inside"]) for entry in entries
            if entry.step == Step.CROSS_FENCE and entry.body["fence_id"] == fence_id]  # fmt: skip


def test_vehicles_that_cross_a_fence_are_told_once_each_and_officers_are_not(running: Running) -> None:
    outline = tuple(Spot(lon=lon, lat=lat) for lon, lat in CORNERS)
    running.act(DrawArea(layer=Layer.GEOFENCE, name="工地", outline=outline, kinds=frozenset({UnitKind.VEHICLE})))
    fence = next(row for row in running.centre.features.of_layer(CODE, [Layer.GEOFENCE]) if row.name == "工地")
    units = running.county.directory.units
    car = next(unit for unit in units if unit.kind is UnitKind.VEHICLE)
    officer = next(unit for unit in units if unit.kind is UnitKind.OFFICER)
    moment = time.time() - 3000

    def go(device: str, lon: float, step: int) -> None:
        fix = {"id": device, "lat": "28.805", "lon": f"{lon:.6f}", "timestamp": f"{moment + step * 60:.0f}"}
        assert httpx.get(f"{running.doors}/osmand", params=fix, timeout=10).status_code == 200

    def stands_at(unit_id: int, lon: float) -> bool:
        fixes = running.centre.positions.latest(CODE)
        return any(fix.unit_id == unit_id and abs(fix.lon - lon) < 1e-5 for fix in fixes)

    # Each is stored before the next is sent: the door keeps the newest fix of a unit in each quarter of a second.
    for step, lon in enumerate((120.695, 120.705, 120.7101, 120.7099, 120.715)):
        for unit in (car, officer):
            go(unit.device, lon, step)
            _until(lambda unit=unit, lon=lon: stands_at(unit.id, lon))  # type: ignore[misc]
    _until(lambda: len(_crossings(running, fence.id)) >= 2)
    assert _crossings(running, fence.id) == [(car.id, True), (car.id, False)]


def test_who_crosses_while_the_doors_are_shut_is_told_when_they_open(closed: Running) -> None:
    outline = tuple(Spot(lon=lon, lat=lat) for lon, lat in CORNERS)
    closed.act(DrawArea(layer=Layer.GEOFENCE, name="工地", outline=outline))
    fence = next(row for row in closed.centre.features.of_layer(CODE, [Layer.GEOFENCE]) if row.name == "工地")
    car, other = [unit for unit in closed.county.directory.units if unit.kind is UnitKind.VEHICLE][:2]
    before = datetime.now(UTC) - timedelta(minutes=50)

    def stood(unit_id: int, lon: float) -> Fix:
        return Fix(unit_id=unit_id, lon=lon, lat=28.805, at=before, received_at=before)

    closed.centre.positions.post(CODE, [stood(car.id, 120.695), stood(other.id, 120.705)])
    doors = start_doors(closed.paths.data)
    with stopped_at_end([doors]):
        for minute in (1, 2):
            for unit in (car, other):
                at = before + timedelta(minutes=minute)
                fix = {"id": unit.device, "lat": "28.805", "lon": "120.705", "timestamp": f"{at.timestamp():.0f}"}
                assert httpx.get(f"http://127.0.0.1:{doors.ready}/osmand", params=fix, timeout=10).status_code == 200
        _until(lambda: bool(_crossings(closed, fence.id)))
    assert _crossings(closed, fence.id) == [(car.id, True)]
