"""Builds the desk: the centre in this process, the doors in a child, window, queue, map, wall and file."""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer

from assembly.centre import OpenCentre, open_centre
from assembly.children import ROOT, Child, ChildFailed, start_child
from assembly.expected import EXPECTED
from assembly.import_desk import Importing
from assembly.key_sheet import offer_sheet
from assembly.leaving import offer_exporting
from assembly.panels import Desk, build_desk
from assembly.printing import offer_printing
from assembly.seat import Seat
from assembly.sounding import offer_sounds
from console.app import Unhandled, bring_to_front, open_app
from console.bell import Bell
from console.diagnostics_action import offer_diagnostics
from console.languages import Languages
from console.lasting import set_apart
from console.logs import DeskLog
from console.look import Look
from console.paths import Paths, make_folders, paths_of
from console.settings import Settings, SettingsBroken, load_settings
from console.single import SingleDesk
from console.stopping import Stopping
from console.times import Times
from db.accounts import Accounts
from db.doorbell import Doorbell, Watcher
from dispatch.values import Role
from dispatch.verbs import Actor
from maps.scheme import register_scheme

VERSION = "0.1.0"
# One after the other, so that a key pressed in between is answered in between.
LATER_MS = {"wall": 250, "chart": 700, "map": 1000, "ground": 1500}
LASTING_MS = 8000


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What a sub-command asks of the desk beyond its settings."""

    person_id: int | None = None
    on_open: Callable[[Desk], None] = lambda _desk: None
    on_close: Callable[[], None] = lambda: None


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `console`."""
    parser.add_argument("--person", type=int, help="the id of the person at the desk (default: the first dispatcher)")


def run(options: argparse.Namespace) -> int:
    """Open the desk on a data folder; 2 with a clear line when it cannot be opened."""
    return run_desk(paths_of(options.data_dir), Wishes(person_id=options.person))


def run_desk(paths: Paths, wishes: Wishes) -> int:
    """Open the desk, work, close it."""
    try:
        make_folders(paths)
        settings = load_settings(paths.settings)
        if settings.centre_database:
            raise SettingsBroken(f"{paths.settings}: [centre] database is for main.py centre; a desk has its own file")
    except EXPECTED as error:
        print(error, file=sys.stderr)
        return 2
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # Chromium refuses root with its sandbox on
    register_scheme()
    app = open_app(sys.argv[:1], version=VERSION, scale=settings.desk_scale)
    single = SingleDesk(paths.data)
    if not single.take():
        print(f"{paths.data}: a desk is open on this folder already; it has been brought to the front")
        return 0
    with contextlib.ExitStack() as closing:
        closing.callback(single.release)
        log = DeskLog(paths.log)
        closing.callback(log.close)
        try:
            bell = Doorbell(paths.data / "bells")
            closing.callback(bell.close)
            centre = open_centre(paths.data, settings.centre_jurisdiction, on_commit=bell.ring)
            closing.callback(centre.close)
            look = look_of(paths, settings)
            seat = seat_of(closing, paths, settings, centre)
            person_id = seat.ask() if seat else person_at(centre, wishes.person_id)
        except (*EXPECTED, NobodyHere) as error:
            print(error, file=sys.stderr)
            return 2
        if person_id is None:
            return 0  # nobody sat down
        desk = _open(closing, paths, settings, centre, bell, person_id, look)
        if seat:
            seat.guard(app, desk.window)
        single.called.connect(partial(bring_to_front, desk.window))
        stopping = Stopping()
        closing.callback(stopping.close)
        closing.callback(wishes.on_close)
        wishes.on_open(desk)
        desk.window.show()
        desk.spine.start()
        for part, after_ms in LATER_MS.items():
            QTimer.singleShot(after_ms, partial(desk.load, part))
        QTimer.singleShot(LASTING_MS, set_apart)
        return int(app.exec())


def person_at(centre: OpenCentre, wanted: int | None) -> int:
    if centre.jurisdiction not in centre.registry.jurisdictions():
        raise NobodyHere(
            f"{centre.database}: holds no jurisdiction {centre.jurisdiction}; main.py import brings one in"
        )
    people = centre.board.directory(centre.jurisdiction).people
    found = [person.id for person in people if person.id == wanted or (not wanted and Role.DISPATCHER in person.roles)]
    if not found:
        raise NobodyHere(f"{centre.database}: no person {wanted or 'with the post of dispatcher'}")
    return found[0]


def workstation() -> str:
    return f"desk of {os.uname().nodename}"


def look_of(paths: Paths, settings: Settings) -> Look:
    look = Look(Languages(paths.cache / "i18n"), QSettings(str(paths.state), QSettings.Format.IniFormat))
    look.start(settings.desk_language, settings.desk_theme)
    return look


def seat_of(
    closing: contextlib.ExitStack, paths: Paths, settings: Settings, centre: OpenCentre
) -> Seat | None:  # fmt: skip
    """The seat at which one signs in, None while the county has no accounts."""
    accounts = Accounts(
        centre.engine, centre.jurisdiction, paths.secrets / "key", centre.clock.now,
        idle=timedelta(minutes=settings.desk_idle_minutes),
    )  # fmt: skip
    if not accounts.any():
        return None
    times = Times(centre.clock, centre.work_clock, centre.zone)
    seat = Seat(accounts, times, workstation(), settings.desk_idle_minutes)
    closing.callback(seat.close)
    return seat


def _open(
    closing: contextlib.ExitStack, paths: Paths, settings: Settings, centre: OpenCentre, bell: Doorbell, person_id: int,
    look: Look,
) -> Desk:  # fmt: skip
    watcher = Watcher(centre.database)
    closing.callback(watcher.close)
    actor = Actor(person_id=person_id, role=Role.DISPATCHER, workstation=workstation())
    desk = build_desk(centre, settings, look, actor, watcher.changed, paths)
    closing.callback(desk.close)
    ring = Bell(bell.wait)
    ring.rung.connect(desk.spine.follower.nudge)
    closing.callback(ring.close)
    unhandled = Unhandled(desk.spine.notices)
    closing.callback(unhandled.close)
    sounds = offer_sounds(desk.spine, settings)
    closing.callback(sounds.close)
    QTimer.singleShot(LATER_MS["wall"] + LATER_MS["map"], sounds.start)
    offer_diagnostics(desk.spine, paths, VERSION)
    offer_sheet(desk.spine, paths.data / "exports")
    offer_printing(desk.spine, centre, paths.data / "exports")
    closing.callback(Importing(desk.spine, centre, paths.data, bell.ring, desk.window).close_down)
    closing.callback(offer_exporting(desk.spine, centre, paths.data / "exports", bell.ring, desk.window).close)
    return desk


class NobodyHere(Exception):  # noqa: N818 - says what is missing
    """A data folder holds nobody who could sit at the desk."""


def start_doors(data_dir: Path, *, port: int = 0, lapse: float = 1.0) -> Child:
    """The doors of a folder as a child; its `ready` is the port. Raises ChildFailed.

    `lapse`: recorded time passes so many times faster than the clock, and vehicles may seem that much quicker.
    """
    arguments = [str(ROOT / "main.py"), "centre", "--data-dir", str(data_dir), "--port", str(port), "--follow-parent"]
    arguments += ["--lapse", str(lapse)] if lapse != 1.0 else []
    return start_child("doors", arguments)


@contextlib.contextmanager
def stopped_at_end(children: Sequence[Child]) -> Iterator[None]:
    """Stop children, the last started first."""
    try:
        yield
    finally:
        for child in reversed(children):
            child.stop()


__all__ = ["ChildFailed", "NobodyHere", "Wishes", "run_desk", "start_doors", "stopped_at_end"]
