"""Leases, rights, layouts and viewings in the store, on both engines; two never take one camera at once."""

import threading
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from db.camera_book import CameraBook, OwnBoard
from db.registry import Registry
from db.store import SqlStore
from db.viewings import KEPT, Viewings
from dispatch.camera_papers import Lease, OwnerRight, Viewing
from dispatch.camera_verbs import CameraVerb, PlaceCamera, ShareCameras, ShareLayout, TakeCamera, TurnCamera
from dispatch.dispatcher import Dispatcher
from dispatch.errors import CameraBusy, NotAllowed
from dispatch.limits import ContinuousClock
from dispatch.turn import House
from dispatch.values import Person, Role
from dispatch.verbs import Actor
from tests.db.town import CODE, DIRECTORY, NOW, settle
from tests.fakes import SHANGHAI, STANDARD, HandClock

LI, CHEN, HEAD, AUDITOR = 11, 12, 13, 14


def _person(number: int, role: Role, home: int) -> Person:
    return Person(id=number, jurisdiction=CODE, name=f"某{number}", roles=frozenset({role}), department_id=home)


@pytest.fixture
def centre(any_store: Engine) -> Dispatcher:
    settle(any_store)
    more = (
        _person(LI, Role.DISPATCHER, 2), _person(CHEN, Role.SUPERVISOR, 2), _person(HEAD, Role.HEAD, 1),
        _person(AUDITOR, Role.AUDITOR, 2),
    )  # fmt: skip
    Registry(any_store, lambda: None).put_directory(replace(DIRECTORY, people=more))
    house = House(
        jurisdiction=CODE, standard=STANDARD, work_clock=ContinuousClock(), zone=SHANGHAI, token=lambda: "x",
        grid_of=lambda _lon, _lat: "",
    )  # fmt: skip
    return Dispatcher(SqlStore(any_store, lambda: None), HandClock(NOW), house)


def act(centre: Dispatcher, verb: CameraVerb, person_id: int = 1) -> None:
    actor = Actor(person_id=person_id, role=Role.DISPATCHER, workstation="test")
    centre.do(verb, by=actor, command_id=uuid4().hex)


def test_a_lease_is_kept_with_the_preset_that_it_left(any_store, centre):
    act(centre, TakeCamera(camera_id=3))
    act(centre, TurnCamera(camera_id=3))
    (lease,) = CameraBook(any_store, CODE).leases()
    until = NOW + timedelta(seconds=30)
    assert lease == Lease(camera_id=3, person_id=1, person_name="王敏", until=until, is_off=True)


def test_of_two_who_take_a_camera_at_once_one_wins_and_the_other_is_told_who(any_store, centre):
    outcomes: list[str] = []
    ready = threading.Barrier(2)

    def take(person_id: int) -> None:
        ready.wait(10)
        try:
            act(centre, TakeCamera(camera_id=3), person_id)
        except CameraBusy as busy:
            outcomes.append(f"busy {busy.by_name}")
        else:
            outcomes.append(f"took {person_id}")

    threads = [threading.Thread(target=take, args=(number,)) for number in (1, LI)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    (lease,) = CameraBook(any_store, CODE).leases()
    assert sorted(outcomes) == [f"busy {lease.person_name}", f"took {lease.person_id}"]


def test_a_person_without_the_right_gets_no_address_of_the_camera(any_store, centre):
    assert OwnBoard(any_store, LI).directory(CODE).cameras == DIRECTORY.cameras
    act(centre, ShareCameras(owner_id=1, department_id=1), HEAD)
    (hidden,) = OwnBoard(any_store, LI).directory(CODE).cameras
    assert (hidden.url_main, hidden.url_sub, hidden.name) == ("", "", "人民路口")
    (shown,) = OwnBoard(any_store, HEAD).directory(CODE).cameras
    assert shown == DIRECTORY.cameras[0]
    act(centre, ShareCameras(owner_id=1, department_id=2), HEAD)
    assert CameraBook(any_store, CODE).rights() == (
        OwnerRight(owner_id=1, department_id=1), OwnerRight(owner_id=1, department_id=2),
    )  # fmt: skip
    assert OwnBoard(any_store, LI).directory(CODE).cameras == DIRECTORY.cameras


def test_shared_layouts_are_kept_replaced_and_taken_away(any_store, centre):
    book = CameraBook(any_store, CODE)
    act(centre, ShareLayout(name="早高峰", drawing="a"))
    act(centre, ShareLayout(name="早高峰", drawing="b"))
    assert [(row.name, row.drawing, row.by_name) for row in book.layouts()] == [("早高峰", "b", "王敏")]
    act(centre, ShareLayout(name="早高峰"))
    assert book.layouts() == ()


def viewing(**changes: object) -> Viewing:
    seen = Viewing(person_id=1, person_name="王敏", camera_id=3, case_id=7, since=NOW,
                   until=NOW + timedelta(seconds=40), workstation="desk-1")  # fmt: skip
    return replace(seen, **changes)  # type: ignore[arg-type]


def test_who_watched_is_read_by_the_auditor_only_and_kept_for_three_years(any_store, centre):
    kept = Viewings(any_store, CODE)
    later = NOW + timedelta(hours=1)
    kept.put([viewing(), viewing(camera_id=4, case_id=None, since=later, until=later)])
    kept.put([])
    hour = NOW - timedelta(minutes=1), NOW + timedelta(minutes=30)
    assert kept.read(*hour, by_person=AUDITOR) == (viewing(),)
    assert kept.read(*hour, by_person=AUDITOR, camera_id=4) == ()
    for other in (1, CHEN, HEAD):
        with pytest.raises(NotAllowed):
            kept.read(*hour, by_person=other)
    assert kept.forget(NOW + timedelta(seconds=40) + KEPT) == 0
    assert kept.forget(later + KEPT) == 1


def test_two_cameras_placed_at_once_get_two_numbers_and_are_what_every_desk_reads(any_store, centre):
    ready = threading.Barrier(2)

    def place(name: str) -> None:
        ready.wait(10)
        act(centre, PlaceCamera(name=name, url_main=f"rtsp://10.1.1.1/{name}", lon=120.7, lat=28.8), CHEN)

    threads = [threading.Thread(target=place, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    cameras = OwnBoard(any_store, LI).directory(CODE).cameras
    assert [(row.id, row.name) for row in cameras if row.id != 3] in ([(4, "a"), (5, "b")], [(4, "b"), (5, "a")])
