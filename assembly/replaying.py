"""Plays a recorded day through the doors: registers the vehicles as units, then posts as if it were now."""

import argparse
import contextlib
from pathlib import Path

import httpx

from assembly.centre import open_centre
from assembly.children import ChildFailed
from assembly.desk import start_doors, stopped_at_end
from assembly.expected import EXPECTED
from console.paths import make_folders, paths_of
from dispatch.values import Department, Directory, Unit, UnitKind
from simulator.replay import RecordingBroken, door, play, read_recording

FLEET = 90


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `replay`."""
    parser.add_argument("recording", type=Path, help="a table of positions (CSV)")
    parser.add_argument("--jurisdiction", default="990024")
    parser.add_argument("--speed", type=float, default=1.0, help="1 to 60")
    parser.add_argument("--minutes", type=float, help="at most so many minutes of the recording")


def run(options: argparse.Namespace) -> int:
    """Play to the end; 2 when something it needs is not right."""
    paths = paths_of(options.data_dir)
    try:
        make_folders(paths)
        steps = read_recording(options.recording)
        centre = open_centre(paths.data, options.jurisdiction, on_commit=lambda: None)
        with contextlib.closing(centre):
            vehicles = sorted({step.vehicle for step in steps})
            centre.registry.put_directory(_with_fleet(centre.board.directory(options.jurisdiction), vehicles))
        if options.minutes:
            steps = [step for step in steps if step.after_s <= options.minutes * 60]
        doors = start_doors(paths.data)
        with (
            stopped_at_end([doors]),
            httpx.Client(base_url=f"http://127.0.0.1:{doors.ready}", trust_env=False) as client,
        ):
            print(
                f"{len(steps)} positions of {len(vehicles)} vehicles at {options.speed:g} times the speed", flush=True
            )
            late = play(steps, door(client), speed=max(1.0, min(60.0, options.speed)))
            print(f"done; the last position was {late:.2f} s late")
    except (*EXPECTED, RecordingBroken, ChildFailed, OSError) as error:
        print(error)
        return 2
    return 0


def _with_fleet(directory: Directory, vehicles: list[str]) -> Directory:
    """The county with the recorded vehicles as units of a department of their own."""
    code = directory.jurisdiction
    home = Department(id=FLEET, jurisdiction=code, name="回放车队", name_en="Replayed fleet")
    units = tuple(
        Unit(
            id=10_000 + number,
            jurisdiction=code,
            name=vehicle,
            kind=UnitKind.VEHICLE,
            department_id=FLEET,
            device=vehicle,
        )
        for number, vehicle in enumerate(vehicles)
    )
    return Directory(
        jurisdiction=code, name=directory.name, name_en=directory.name_en, is_demo=directory.is_demo,
        single_manned=directory.single_manned, departments=(home,), units=units,
    )  # fmt: skip
