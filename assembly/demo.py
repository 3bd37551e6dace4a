"""The demo: an invented county at work around a real desk; on loopback only, in a data folder of its own."""

import argparse
import contextlib
import json
import random
import shutil
import sys
import uuid
from collections.abc import Callable
from pathlib import Path

from assembly.centre import open_centre
from assembly.children import ROOT, Child, ChildFailed, start_child
from assembly.desk import Wishes, run_desk, start_doors, stopped_at_end
from assembly.expected import EXPECTED
from assembly.grids import GRID_FILE
from assembly.panels import Desk
from assembly.screen import has_display, run_on_virtual_screen
from assembly.terminals import put_tokens
from console.notices import NoticeKind
from console.paths import Paths, make_folders, paths_of
from db.store import SqlStore
from dispatch.dispatcher import Dispatcher
from dispatch.pages import Which
from dispatch.values import Role
from dispatch.verbs import Actor, Done, Verb
from maps.build.ground import build_ground, read_collection
from simulator.cameras import turned_streams
from simulator.county import FIRST_CREW, SEED, WANG, County, build_county
from simulator.earlier import Earlier, HandClock
from simulator.streets import CENTRE
from simulator.things import build_things
from widgets.demo_words import take_over_words

CLIPS = {"street": "street.h264", "market": "market.h264", "night": "night.h264", "depot": "depot.h264",
         "market_main": "market_main.h264", "street_hevc": "street_hevc.h265"}  # fmt: skip
CREDIT = "云溪县（演练） / Yunxi County (invented)"


class DemoRefused(Exception):  # noqa: N818 - says why
    """The demo keeps away from a folder with real cases."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `demo`."""
    parser.add_argument("--speed", type=float, default=1.0, help="how many times faster than life people work")
    parser.add_argument("--fresh", action="store_true", help="begin with an empty county")


def demo_dir(options: argparse.Namespace) -> Path:
    """The folder asked for, else one of its own beside the desk's."""
    if getattr(options, "data_dir", None):
        return Path(options.data_dir)
    return paths_of(None).data.with_name("watchfloor-demo")


def run(options: argparse.Namespace) -> int:
    """Run the demo; without a display on a virtual screen, taking pictures."""
    if not has_display():
        return run_on_virtual_screen(["demo", *sys.argv[2:]])
    folder = demo_dir(options)
    try:
        return run_demo(folder, speed=getattr(options, "speed", 1.0), fresh=getattr(options, "fresh", False))
    except (*EXPECTED, DemoRefused, ChildFailed) as error:
        print(error, file=sys.stderr)
        return 2


def run_demo(
    folder: Path, *, speed: float, fresh: bool, wishes: Callable[[County, Child], Wishes] | None = None
) -> int:  # fmt: skip
    """Start the cameras, the doors and the people, then the desk; everything ends with it.

    `wishes` is asked with the county and the farm of its cameras.
    """
    if fresh:
        remove_demo(folder)
    paths = paths_of(folder)
    make_folders(paths)
    children: list[Child] = []
    with stopped_at_end(children):
        clips = [f"{name}={ROOT / 'resources' / 'demo' / file}" for name, file in CLIPS.items()]
        cameras = start_child("cameras", ["-m", "simulator.rtsp", *clips])
        children.append(cameras)
        streams = f"127.0.0.1:{cameras.ready}"
        turned = start_child("turned camera", ["-m", "simulator.onvif", turned_streams(streams)])
        children.append(turned)
        county = build_county(cameras_at=streams, turned_at=f"127.0.0.1:{turned.ready}")
        prepare(paths, county)
        begin_watch(paths, county)
        doors = start_doors(folder)
        children.append(doors)
        people = [str(ROOT / "main.py"), "county", "--data-dir", str(folder), "--doors"]
        people += [f"http://127.0.0.1:{doors.ready}", "--speed", str(speed)]
        children.append(start_child("people", people))
        wanted = wishes(county, cameras) if wishes else Wishes(person_id=WANG, on_open=_greet)
        return run_desk(paths, wanted)


def _greet(desk: Desk) -> None:
    desk.spine.notices.add(NoticeKind.INFO, take_over_words)


def prepare(paths: Paths, county: County) -> None:
    """Directory, base map and unit keys of the county. Raises DemoRefused for a folder with real cases."""
    centre = open_centre(paths.data, county.directory.jurisdiction, on_commit=lambda: None)
    with contextlib.closing(centre):
        if centre.registry.holds_real_cases():
            raise DemoRefused(f"{paths.data}: holds real cases; a drill keeps away from them")
        centre.registry.put_directory(county.directory)
        here = county.directory.jurisdiction
        centre.features.put(here, build_things(county.town, here, SEED, centre.clock.now()))
    if not paths.base_map.exists():
        build_ground(read_collection("town", county.town.geojson), paths.base_map.parent, attribution=CREDIT)
    recordings = paths.data / "recordings"
    recordings.mkdir(exist_ok=True)
    shutil.copyfile(ROOT / "resources" / "demo" / "recording.mp4", recordings / "C-02 recording.mp4")
    lon, lat = CENTRE
    grid = {"county": county.directory.jurisdiction, "lon": lon, "lat": lat}
    (paths.data / GRID_FILE).write_text(json.dumps(grid), encoding="utf-8")
    crews = {FIRST_CREW + unit_id: token for unit_id, token in county.tokens.items()}
    put_tokens(paths.secrets, {**crews, **county.head_tokens})


def begin_watch(paths: Paths, county: County) -> None:
    """Let a shift have worked before this one, in a county where nothing has been reported yet."""
    here = county.directory.jurisdiction
    centre = open_centre(paths.data, here, on_commit=lambda: None)
    with contextlib.closing(centre):
        if centre.board.page(here, Which(history=True), limit=1).cases:
            return
        clock = HandClock(centre.clock.now())
        dispatcher = Dispatcher(SqlStore(centre.engine, lambda: None), clock, centre.house)

        def do(verb: Verb, person_id: int) -> Done:
            actor = Actor(person_id=person_id, role=Role.DISPATCHER, workstation="desk 2")
            return dispatcher.do(verb, by=actor, command_id=uuid.uuid4().hex)

        earlier = Earlier(
            county,
            centre.board,
            centre.standard,
            centre.work_clock,
            clock,
            do,
            centre.pictures.put,
            random.Random(SEED),
        )
        earlier.live(centre.clock.now())


def remove_demo(folder: Path) -> None:
    """Remove the database of a drill; raises DemoRefused when it holds real cases."""
    database = folder / "watchfloor.db"
    if not database.exists():
        return
    centre = open_centre(folder, "", on_commit=lambda: None)
    with contextlib.closing(centre):
        if centre.registry.holds_real_cases():
            raise DemoRefused(f"{folder}: holds real cases; a drill keeps away from them")
    for name in ("watchfloor.db", "watchfloor.db-wal", "watchfloor.db-shm"):
        (folder / name).unlink(missing_ok=True)
