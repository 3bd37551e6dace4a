"""Whose cameras who may see and turn, and the lease of a camera: asked of a real dispatcher."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from dispatch.camera_papers import LEASE, OwnerRight
from dispatch.camera_verbs import (
    CameraVerb,
    LeaveCamera,
    PlaceCamera,
    ShareCameras,
    ShareLayout,
    TakeCamera,
    TurnCamera,
)
from dispatch.cameras import may_see, may_turn
from dispatch.errors import CameraBusy, Invalid, NotAllowed, Unknown
from dispatch.states import Step
from dispatch.values import Person, Role
from dispatch.verbs import Actor
from tests.fakes import BUREAU, CENTRE, JURISDICTION, NOON, SQUAD, HandClock, MemoryCounty, centre_of, small_directory

LI, CHEN, HEAD, AUDITOR = 11, 12, 13, 14


def person(number: int, name: str, role: Role, home: int) -> Person:
    return Person(id=number, jurisdiction=JURISDICTION, name=name, roles=frozenset({role}), department_id=home)


class Watch:
    """Two dispatchers, a supervisor and a head over one county whose cameras are the squad's."""

    def __init__(self) -> None:
        here = small_directory()
        more = (
            person(1, "王敏", Role.DISPATCHER, CENTRE), person(LI, "李强", Role.DISPATCHER, CENTRE),
            person(CHEN, "陈洁", Role.SUPERVISOR, CENTRE), person(HEAD, "郑队", Role.HEAD, SQUAD),
            person(AUDITOR, "审计", Role.AUDITOR, CENTRE),
        )  # fmt: skip
        cameras = tuple(replace(camera, department_id=SQUAD) for camera in here.cameras)
        self.county = MemoryCounty(replace(here, people=more, cameras=cameras))
        self.clock = HandClock()
        self._centre = centre_of(self.county, self.clock)
        self._ids = count()

    def act(self, verb: CameraVerb, person_id: int = 1) -> None:
        actor = Actor(person_id=person_id, role=Role.DISPATCHER, workstation="test")
        self._centre.do(verb, by=actor, command_id=f"c{next(self._ids)}")


@pytest.fixture
def watch() -> Watch:
    return Watch()


def test_a_camera_is_one_persons_for_thirty_seconds_and_the_refusal_names_that_person(watch):
    watch.act(TakeCamera(camera_id=1))
    with pytest.raises(CameraBusy) as refusal:
        watch.act(TakeCamera(camera_id=1), LI)
    assert (refusal.value.by_name, refusal.value.until) == ("王敏", NOON + LEASE)
    watch.clock.forward(LEASE)
    watch.act(TakeCamera(camera_id=1), LI)
    assert watch.county.tables.leases[1].person_name == "李强"


def test_turning_keeps_the_lease_and_makes_the_field_of_view_unknown_until_a_preset(watch):
    watch.act(TakeCamera(camera_id=1))
    watch.clock.forward(timedelta(seconds=20))
    watch.act(TurnCamera(camera_id=1))
    lease = watch.county.tables.leases[1]
    assert lease.is_off
    assert lease.until == NOON + timedelta(seconds=50)
    watch.act(TurnCamera(camera_id=1, preset="东门"))
    assert not watch.county.tables.leases[1].is_off
    watch.act(LeaveCamera(camera_id=1))
    with pytest.raises(NotAllowed):
        watch.act(TurnCamera(camera_id=1))


def test_a_supervisor_may_take_over_a_dispatcher_may_not_and_the_log_says_from_whom(watch):
    watch.act(TakeCamera(camera_id=1))
    with pytest.raises(NotAllowed):
        watch.act(TakeCamera(camera_id=1, is_over=True), LI)
    with pytest.raises(CameraBusy):
        watch.act(TakeCamera(camera_id=1), CHEN)
    watch.act(TakeCamera(camera_id=1, is_over=True), CHEN)
    line = watch.county.tables.entries[-1]
    assert line.step == Step.TAKE_OVER_CAMERA
    assert line.body["taken_from"] == "王敏"
    with pytest.raises(CameraBusy):
        watch.act(TurnCamera(camera_id=1))


def test_the_first_right_closes_an_owners_cameras_to_others_and_the_last_opens_them(watch):
    watch.act(ShareCameras(owner_id=SQUAD, department_id=BUREAU, may_turn=True), HEAD)
    with pytest.raises(NotAllowed):
        watch.act(TakeCamera(camera_id=1))
    watch.act(ShareCameras(owner_id=SQUAD, department_id=CENTRE), HEAD)
    with pytest.raises(NotAllowed):
        watch.act(TakeCamera(camera_id=1))  # may see, not turn
    watch.act(ShareCameras(owner_id=SQUAD, department_id=CENTRE, may_turn=True), HEAD)
    watch.act(TakeCamera(camera_id=1))
    for department in (BUREAU, CENTRE):
        watch.act(ShareCameras(owner_id=SQUAD, department_id=department, may_see=False), HEAD)
    assert watch.county.tables.rights == {}


def test_a_head_decides_about_the_own_department_only_and_a_dispatcher_about_none(watch):
    with pytest.raises(NotAllowed):
        watch.act(ShareCameras(owner_id=BUREAU, department_id=CENTRE), HEAD)
    with pytest.raises(NotAllowed):
        watch.act(ShareCameras(owner_id=SQUAD, department_id=CENTRE))


def test_own_people_and_the_bureau_above_see_what_is_closed_to_others():
    here = small_directory()
    camera = replace(here.cameras[0], department_id=SQUAD)
    squad = next(row for row in here.departments if row.id == SQUAD)
    rights = (OwnerRight(owner_id=SQUAD, department_id=99),)
    for home, expected in ((SQUAD, True), (BUREAU, True), (CENTRE, False), (99, True)):
        somebody = person(5, "某人", Role.DISPATCHER, home)
        assert may_see(somebody, camera, rights, squad) is expected
        assert may_turn(somebody, camera, rights, squad) is (expected and home != 99)
    nobody = replace(person(5, "某人", Role.DISPATCHER, 0), department_id=None)
    assert not may_see(nobody, camera, rights, squad)
    assert may_see(nobody, camera, (), squad)


def test_a_layout_is_shared_under_its_name_and_taken_away_without_a_drawing(watch):
    watch.act(ShareLayout(name="早高峰", drawing="[[layout]]"))
    assert watch.county.tables.layouts["早高峰"].by_name == "王敏"
    watch.act(ShareLayout(name="早高峰"))
    assert watch.county.tables.layouts == {}
    with pytest.raises(Invalid):
        watch.act(ShareLayout(name="", drawing="x"))
    with pytest.raises(Invalid):
        watch.act(ShareLayout(name="x", drawing="x" * 5000))
    with pytest.raises(NotAllowed):
        watch.act(ShareLayout(name="x", drawing="x"), AUDITOR)


def test_an_unknown_camera_is_refused(watch):
    with pytest.raises(Unknown):
        watch.act(TakeCamera(camera_id=4711))


NEW = PlaceCamera(name="C-09 码头", url_main="rtsp://10.1.1.9/main", lon=120.7, lat=28.8, bearing=-90.0)


def test_a_camera_is_placed_under_a_new_number_and_said_anew_by_a_supervisor_alone(watch):
    watch.act(NEW, CHEN)
    put = watch.county.tables.directory.cameras[-1]
    assert (put.id, put.name, put.bearing) == (3, "C-09 码头", 270.0)
    watch.act(replace(NEW, camera_id=3, kind="ptz", department_id=SQUAD), CHEN)
    (moved,) = (row for row in watch.county.tables.directory.cameras if row.id == 3)
    assert (moved.kind, moved.department_id, moved.url_main) == ("ptz", SQUAD, put.url_main)
    assert "10.1.1.9" not in str(watch.county.tables.entries[-1].body)
    with pytest.raises(NotAllowed):
        watch.act(NEW, LI)


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""}, {"url_main": ""}, {"url_main": "file:///etc/passwd"}, {"url_main": "rtsp://u:canary@h/1"},
        {"url_sub": "rtsp://["}, {"control_url": "http://u@h/"}, {"lon": 181.0}, {"field_of_view": 0.0},
        {"department_id": 999}, {"unit_id": 999}, {"camera_id": 999},
    ],
)  # fmt: skip
def test_a_camera_that_cannot_be_is_refused_and_nothing_is_written(watch, change):
    with pytest.raises((Invalid, Unknown)) as refusal:
        watch.act(replace(NEW, **change), CHEN)
    assert "canary" not in str(refusal.value)
    assert len(watch.county.tables.directory.cameras) == 2
