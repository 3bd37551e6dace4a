"""Plays a recorded day through the doors as if it were now: vehicles become units, old reports come in again."""

import argparse
import contextlib
import signal
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from statistics import median

import httpx

from assembly.centre import RESOURCES, open_centre
from assembly.children import ROOT, Child, ChildFailed, start_child
from assembly.desk import Wishes, run_desk, start_doors, stopped_at_end
from assembly.expected import EXPECTED
from assembly.fleet import register_fleet
from assembly.panels import Desk
from assembly.recorded import form_of, own_recording
from console.paths import Paths, make_folders, paths_of
from dispatch.bringing import ProfileBroken, TableBroken
from dispatch.values import Camera, Case
from gateway.files.profile import load_profile
from gateway.files.table import read_table
from simulator.replay import (
    FASTEST,
    Event,
    Played,
    Recording,
    RecordingBroken,
    Said,
    between,
    merged,
    play,
    read_recording,
)
from simulator.replay_cameras import made_streams, read_cameras
from simulator.replay_doors import door

REFUSED = (*EXPECTED, RecordingBroken, ProfileBroken, TableBroken, ChildFailed, OSError, ValueError)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `replay`."""
    parser.add_argument("recording", type=Path, help="a table of positions (CSV), or the data folder of a desk")
    parser.add_argument("--jurisdiction", default="990024")
    parser.add_argument("--speed", type=float, default=1.0, help="1 to 60")
    parser.add_argument("--start", type=float, default=0.0, help="begin so many minutes into the recording")
    parser.add_argument("--minutes", type=float, help="at most so many minutes of the recording")
    parser.add_argument("--since", default="", help="of a data folder: from this moment (ISO 8601)")
    parser.add_argument("--until", default="", help="of a data folder: to this moment")
    parser.add_argument(
        "--cases", type=Path, help="a table of old cases: those of the recorded hours are reported again"
    )
    parser.add_argument("--profile", default="boston311", help="how that table is read")
    parser.add_argument("--day", help="the day (YYYY-MM-DD) of that table to take, by default that of the recording")
    parser.add_argument("--cameras", type=Path, help="a table of cameras (id, name, longitude, latitude)")
    parser.add_argument("--clips", type=Path, nargs="*", default=[], help="clips that these cameras show")
    parser.add_argument("--desk", action="store_true", help="open a desk beside it; the replay ends with the desk")
    parser.add_argument("--doors", help="doors that are open already (used by --desk)")


def run(options: argparse.Namespace) -> int:
    """Play to the end; 2 when something it needs is not right, 1 when a recorded second was lost."""
    paths = paths_of(options.data_dir)
    try:
        make_folders(paths)
        if not 1.0 <= options.speed <= FASTEST:
            raise RecordingBroken(f"--speed {options.speed:g}: not within 1 and {FASTEST:g}")
        if options.doors:
            return _play(options, options.doors)
        with _around(options, paths) as doors:
            return _watched(options, paths, doors) if options.desk else _play(options, doors)
    except REFUSED as error:
        print(error)
        return 2


@contextlib.contextmanager
def _around(options: argparse.Namespace, paths: Paths) -> Iterator[str]:
    """Fleet, cameras and doors of the recording; yields the address of the doors."""
    recording, _ = _recorded(options)
    children: list[Child] = []
    with stopped_at_end(children):
        cameras = _cameras(options, paths, children)
        centre = open_centre(paths.data, options.jurisdiction, on_commit=lambda: None)
        with contextlib.closing(centre):
            register_fleet(centre, {step.vehicle for step in recording.steps}, cameras)
        children.append(start_doors(paths.data, lapse=options.speed))
        yield f"http://127.0.0.1:{children[-1].ready}"


def _cameras(options: argparse.Namespace, paths: Paths, children: list[Child]) -> tuple[Camera, ...]:
    """The recorded cameras, with a farm that feeds them."""
    if not options.cameras:
        return ()
    clips = options.clips or [ROOT / "resources" / "demo" / "recording.mp4"]
    streams = made_streams(clips, paths.cache / "clips")
    farm = start_child("cameras", ["-m", "simulator.rtsp", *(f"{name}={file}" for name, file in streams.items())])
    children.append(farm)
    return read_cameras(options.cameras, options.jurisdiction, sorted(streams), f"127.0.0.1:{farm.ready}")


def _watched(options: argparse.Namespace, paths: Paths, doors: str) -> int:
    """The desk in this process, the player in a child that ends with it."""
    arguments = [
        str(ROOT / "main.py"),
        "replay",
        str(options.recording),
        "--data-dir",
        str(paths.data),
        "--doors",
        doors,
    ]
    for name in ("jurisdiction", "speed", "start", "minutes", "since", "until", "cases", "profile", "day"):
        if getattr(options, name) not in (None, ""):
            arguments += [f"--{name}", str(getattr(options, name))]
    with stopped_at_end([start_child("player", arguments, ready="playing")]):
        return run_desk(paths, Wishes(on_open=partial(_look_at, _recorded(options)[0])))


def _look_at(recording: Recording, desk: Desk) -> None:
    """The map opens where most of it happens, whatever base map there is."""
    if not recording.steps:
        return
    lon, lat = (median(places) for places in zip(*((step.lon, step.lat) for step in recording.steps), strict=True))
    desk.map.show_place(lon, lat)
    desk.map.loaded.connect(lambda _: desk.map.show_place(lon, lat))


def _play(options: argparse.Namespace, doors: str) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    recording, reports = _recorded(options)
    seconds = None if options.minutes is None else options.minutes * 60
    events = between(merged(recording.steps, reports), options.start * 60, seconds)
    with httpx.Client(base_url=doors, trust_env=False, timeout=10.0) as client:
        print(f"playing {len(events)} events at {options.speed:g} times the speed", flush=True)
        client.get("/health")  # the first request opens the connection: not on the time of the recording
        try:
            played = play(events, door(client, speed=options.speed), speed=options.speed)
        except KeyboardInterrupt:
            print("stopped", flush=True)
            return 0
    print(said_of(played), flush=True)
    return 1 if played.dropped else 0


def said_of(played: Played) -> str:
    """What became of a recording, in a few lines."""
    turned = ", ".join(f"{count} {code}" for code, count in sorted(played.answers.items()) if code)
    lines = [
        f"{sum(played.answers.values())} events in {len(played.seconds)} recorded seconds, {played.answers['']} taken"
    ]
    lines += [f"turned away: {turned}"] if turned else []
    return "\n".join(
        [*lines, f"{len(played.dropped)} seconds dropped; the latest event came {played.late_s:.2f} s late"]
    )


def _recorded(options: argparse.Namespace) -> tuple[Recording, Sequence[Event]]:
    """Positions and reports, from the table and the cases beside it, or from a desk's own past."""
    if options.recording.is_dir():
        return own_recording(options.recording, options.jurisdiction, options.since, options.until)
    recording = read_recording(options.recording)
    return recording, _reports(options, recording)


def _reports(options: argparse.Namespace, recording: Recording) -> Sequence[Event]:
    """Old cases of one day as reports, at the time of day at which they came."""
    if not options.cases:
        return ()
    known = Path(options.profile)
    profile = load_profile(known if known.suffix else RESOURCES / "profiles" / f"{options.profile}.toml")
    day = datetime.fromisoformat(options.day).date() if options.day else recording.began.date()
    rows = (row for row in read_table(options.cases, profile, options.jurisdiction) if isinstance(row, Case))
    local = [(row.reported_at.astimezone(profile.zone), row) for row in rows if row.class_code]
    began = _second_of(recording.began)
    found = [Said(_second_of(at) - began, form_of(row)) for at, row in local if at.date() == day]
    return sorted((said for said in found if said.after_s >= 0), key=lambda said: said.after_s)


def _second_of(at: datetime) -> float:
    return (at - at.replace(hour=0, minute=0, second=0, microsecond=0)).total_seconds()
