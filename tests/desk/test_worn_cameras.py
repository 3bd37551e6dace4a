"""The cameras of the county over real streams: what officers wear opens for a reason only; one turned away is loose."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from assembly.children import Child, start_child
from benchmarks.desk_room import Room, open_room
from dispatch.values import Camera, Role
from dispatch.verbs import Actor, Assign, RaiseSos
from simulator.cameras import turned_streams
from simulator.county import CODE, FIRST_CREW
from tests.lag import LagProbe
from video.feed import FeedState
from video.layouts import BY_NAME


@pytest.fixture
def turned(farm: Child) -> Iterator[Child]:
    """The camera that is turned."""
    child = start_child("turned camera", ["-m", "simulator.onvif", turned_streams(f"127.0.0.1:{farm.ready}")])
    yield child
    child.stop()


@pytest.fixture
def room(farm: Child, turned: Child, qapp: QCoreApplication, tmp_path: Path) -> Iterator[Room]:
    """A desk whose wall has opened."""
    streams, controls = f"127.0.0.1:{farm.ready}", f"127.0.0.1:{turned.ready}"
    with open_room(tmp_path, cameras_at=streams, turned_at=controls) as opened:
        opened.desk.load("wall")
        opened.desk.wall.set_layout(BY_NAME["25"])
        opened.until(lambda: lives(opened, 1) and lives(opened, 16), 30, "the wall")
        yield opened


def lives(room: Room, camera_id: int) -> bool:
    status = room.desk.wall.statuses().get(camera_id)
    return status is not None and status.state is FeedState.LIVE


def of_kind(room: Room, kind: str) -> list[Camera]:
    return [row for row in room.desk.spine.world.directory.cameras if row.kind == kind]


def worn_of(room: Room, unit_id: int) -> int:
    return next(row.id for row in of_kind(room, "body") if row.unit_id == unit_id)


def test_the_county_has_every_kind_of_camera_and_none_of_an_unknown_area(room: Room) -> None:
    cameras = room.desk.spine.world.directory.cameras
    assert {row.kind for row in cameras} == {"fixed", "ptz", "vehicle", "body", "drone"}
    assert all(row.area or row.unit_id for row in cameras)
    assert {row.jurisdiction for row in cameras} == {CODE}
    on_map = {row["id"] for row in room.desk.map.state.get("cameras", [])}
    assert on_map == {row.id for row in cameras if row.unit_id is None}


def test_what_officers_wear_opens_for_a_call_for_help_and_for_the_officer_who_was_sent_and_for_nothing_else(
    room: Room,
) -> None:
    probe = LagProbe()
    worn = {row.id for row in of_kind(room, "body")}
    wall = room.desk.wall
    assert len(worn) == 6
    assert not worn & set(wall.statuses())  # though 25 tiles have room for all
    case_id = room.filed()
    room.select(case_id)
    room.settle(1.0)
    assert not worn & set(wall.statuses())
    room.act(Assign(case_id=case_id, seen=room.case(case_id).version, unit_id=2, reason="就近派遣"))
    room.until(lambda: lives(room, worn_of(room, 2)), 15, "the officer who was sent")
    call = RaiseSos(unit_id=1, lon=120.735, lat=28.852)
    at_terminal = Actor(person_id=FIRST_CREW + 1, role=Role.UNIT, workstation="terminal")
    room.centre.dispatcher.do(call, by=at_terminal, command_id="sos")
    room.until(lambda: lives(room, worn_of(room, 1)), 15, "the officer who calls")
    assert worn_of(room, 3) not in wall.statuses()
    room.desk.spine.selection.select(None)
    probe.stop()
    assert probe.worst_ms < 1500


def test_a_camera_turned_away_by_hand_may_look_anywhere_until_it_is_at_a_preset(room: Room) -> None:
    (camera,) = of_kind(room, "ptz")
    desk = room.desk

    def wide() -> float:
        rows = {row["id"]: row for row in desk.map.state.get("cameras", [])}
        return float(rows[camera.id]["fov"])

    assert wide() == camera.field_of_view
    desk.cameras._open_panel("cameras")
    desk.wall.select_camera(camera.id)
    desk.wall.turn_camera((1.0, 0.0, 0.0))
    room.until(lambda: desk.cameras._turning.is_moving, 15, "the movement")
    desk.wall.turn_camera(None)
    room.until(lambda: desk.cameras.off == {camera.id}, 15, "off its preset")
    room.until(lambda: wide() == 360.0, 15, "the map")
    pad = desk.cameras._panel.pad
    room.until(lambda: pad.presets.count() > 1, 15, "the presets")
    QTest.keyClick(pad, Qt.Key.Key_1)
    room.until(lambda: not desk.cameras.off, 15, "at its preset")
    assert wide() == camera.field_of_view


def test_the_clock_of_a_camera_is_asked_and_stands_on_the_page_of_health(room: Room) -> None:
    (camera,) = of_kind(room, "ptz")
    room.until(lambda: lives(room, camera.id), 15, "the camera that is turned")
    desk = room.desk
    desk.cameras._look()
    desk.cameras._ask_clock()

    def drift() -> str:
        desk.cameras._look()
        rows = {row[0]: row for row in desk.cameras._panel.health.texts()}
        return rows[camera.name][-1]

    room.until(lambda: drift() in ("+0 s", "-0 s", "-1 s"), 15, "its clock")
