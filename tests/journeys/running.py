"""Running parts for the journeys: a prepared folder, doors in a child process, a camera farm in another."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from assembly.centre import OpenCentre, open_centre
from assembly.children import Child, start_child
from assembly.demo import CLIPS, prepare
from assembly.desk import start_doors
from console.paths import Paths, make_folders, paths_of
from db.doorbell import Doorbell
from dispatch.values import Case, Role
from dispatch.verbs import Actor, Done, FileCase, Register, Verb
from simulator.county import CODE, FIRST_CREW, WANG, County, build_county
from simulator.pictures import street_picture

DEMO = Path(__file__).parents[2] / "resources" / "demo"


@dataclass(frozen=True)
class Running:
    """A county whose doors are open."""

    paths: Paths
    county: County
    centre: OpenCentre
    doors: str

    def act(self, verb: Verb, person_id: int = WANG) -> Done:
        """Carry out a verb in the centre."""
        actor = Actor(person_id=person_id, role=Role.DISPATCHER, workstation="test")
        return self.centre.dispatcher.do(verb, by=actor, command_id=uuid4().hex)

    def case(self, case_id: int) -> Case:
        """A case as it stands."""
        return self.centre.board.cases(CODE, [case_id])[0]

    def crew(self, unit_id: int) -> dict[str, str]:
        """The header of a unit's terminal."""
        return {"Authorization": f"Bearer {self.county.tokens[unit_id]}"}


def crew_of(unit_id: int) -> int:
    """The person at a unit's terminal."""
    return FIRST_CREW + unit_id


@contextlib.contextmanager
def camera_farm() -> Iterator[Child]:
    """Cameras that fail on demand."""
    clips = [f"{name}={DEMO / file}" for name, file in CLIPS.items()]
    child = start_child("cameras", ["-m", "simulator.rtsp", *clips])
    try:
        yield child
    finally:
        child.stop()


@pytest.fixture
def farm() -> Iterator[Child]:
    """A camera farm."""
    with camera_farm() as child:
        yield child


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Running]:
    """A prepared county whose doors are shut: nothing happens by itself."""
    paths = paths_of(tmp_path / "data")
    make_folders(paths)
    county = build_county(cameras_at="127.0.0.1:9")
    prepare(paths, county)
    bell = Doorbell(paths.data / "bells")
    with contextlib.closing(bell), contextlib.closing(open_centre(paths.data, CODE, on_commit=bell.ring)) as centre:
        yield Running(paths, county, centre, "")


@pytest.fixture
def running(closed: Running) -> Iterator[Running]:
    """A prepared county with its doors open."""
    doors = start_doors(closed.paths.data)
    try:
        yield replace(closed, doors=f"http://127.0.0.1:{doors.ready}")
    finally:
        doors.stop()


__all__ = ["Running", "camera_farm", "closed", "crew_of", "farm", "running"]


REPORT = {
    "service_code": "06010",
    "description": "垃圾堆在路边 <script>alert(1)</script>",
    "address_string": "永安路 88 号",
    "lat": "28.852",
    "long": "120.735",
    "last_name": "张三",
    "phone": "13812345678",
    "device_id": "phone-1",
}


def post_report(running: Running, **changes: str) -> httpx.Response:
    """A citizen's report with a picture."""
    media = {"media": ("scene.jpg", street_picture(1, is_clean=False), "image/jpeg")}
    return httpx.post(f"{running.doors}/open311/v2/requests.json", data={**REPORT, **changes}, files=media, timeout=10)


def filed_case(running: Running) -> int:
    """A case that waits for a dispatcher."""
    code = post_report(running).json()[0]["service_request_id"]
    (case,) = running.centre.board.by_query_code(CODE, code)
    register = Register(case_id=case.id, seen=case.version, class_code="06010", condition_id="06010-9")
    done = running.act(register)
    running.act(FileCase(case_id=case.id, seen=done.version))
    return case.id
