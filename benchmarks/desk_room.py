"""A whole desk over a real store, worked by keys, with a colleague who acts beside it; its map and streams stay off."""

import contextlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from assembly.centre import OpenCentre, open_centre
from assembly.children import ROOT, start_child
from assembly.demo import CLIPS
from assembly.panels import Desk, build_desk
from console.bell import Bell
from console.languages import Languages
from console.look import Look
from console.paths import Paths, make_folders, paths_of
from console.settings import Settings
from db.doorbell import Doorbell, Watcher
from dispatch.states import State
from dispatch.values import Case, Role, Source
from dispatch.verbs import Actor, Done, FileCase, Register, Report, Verb
from maps.scheme import register_scheme
from simulator.county import CODE, LI, WANG, County, build_county

TICK_MS = 2


class NeverCame(Exception):  # noqa: N818 - says what was waited for
    """A condition did not come true in time."""


@dataclass(kw_only=True)
class Room:
    """The desk of 王敏; 李强 sits at another one."""

    desk: Desk
    centre: OpenCentre
    county: County
    paths: Paths
    keystrokes: int = 0

    def press(self, *keys: str) -> None:
        """Press keys one after the other where the focus is: 'A', 'Ctrl+K', 'Return', 'Esc'."""
        for key in keys:
            self.keystrokes += 1
            QTest.keySequence(self.focus(), key)

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        QTest.keyClicks(self.focus(), text)

    def focus(self) -> QWidget:
        """What has the keyboard. A screen that nobody sees may forget which window is in front when a popup goes."""
        if QApplication.activeWindow() is None:
            self.desk.window.activateWindow()
            self.until(lambda: QApplication.activeWindow() is not None, what="the window in front")
        return QApplication.focusWidget() or self.desk.window

    def until(self, condition: Callable[[], object], seconds: float = 15.0, what: str = "") -> float:
        """Let the desk work until the condition holds; how many seconds that took. Raises NeverCame."""
        began = time.perf_counter()
        timer = QTimer(interval=TICK_MS)
        timer.start()
        while not condition():
            if time.perf_counter() - began > seconds:
                raise NeverCame(what or "a condition of the desk")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        timer.stop()
        return time.perf_counter() - began

    def settle(self, seconds: float = 0.0) -> None:
        """Let the desk work for a while."""
        end = time.perf_counter() + seconds
        self.until(lambda: time.perf_counter() >= end, seconds + 5)

    def act(self, verb: Verb, person_id: int = LI) -> Done:
        """A colleague acts."""
        actor = Actor(person_id=person_id, role=Role.DISPATCHER, workstation="another desk")
        return self.centre.dispatcher.do(verb, by=actor, command_id=uuid4().hex)

    def case(self, case_id: int) -> Case:
        """A case as the store has it."""
        return self.centre.board.cases(CODE, [case_id])[0]

    def reported(self, words: str = "垃圾堆在路边", *, lon: float = 120.735, lat: float = 28.852) -> int:
        """A case that somebody has reported at a desk."""
        report = Report(source=Source.DESK, description=words, place="永安路 88 号", lon=lon, lat=lat)
        return self.act(report).case_id or 0

    def filed(self) -> int:
        """A case that waits for a dispatcher."""
        case_id = self.reported()
        self.file(case_id)
        return case_id

    def file(self, case_id: int) -> None:
        """A reported case waits for a dispatcher from now on."""
        seen = self.case(case_id).version
        done = self.act(Register(case_id=case_id, seen=seen, class_code="06010", condition_id="06010-9"))
        self.act(FileCase(case_id=case_id, seen=done.version))

    def select(self, case_id: int) -> None:
        """Have a case in hand, its file read and its units painted long enough to be taken."""
        self.until(lambda: self.desk.spine.world.case(case_id), what=f"case {case_id}")
        self.desk.spine.selection.select(case_id)
        self.until(self.desk.hands.is_file_shown, what=f"file of case {case_id}")


@contextlib.contextmanager
def open_room(
    folder: Path | None = None, *, hold_back: int = 0, cameras_at: str = "127.0.0.1:9", turned_at: str = "",
    cases: int = 0,
) -> Iterator[Room]:  # fmt: skip
    """Open the desk on a fresh county with some open cases; orders wait `hold_back` seconds in sending.

    There is an application already, and Chromium knows the scheme of the map.
    """
    with contextlib.ExitStack() as closing:
        home = folder or Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="watchfloor-")))
        paths = paths_of(home / "data")
        make_folders(paths)
        county = build_county(cameras_at=cameras_at, turned_at=turned_at)
        bell = Doorbell(paths.data / "bells")
        closing.callback(bell.close)
        centre = open_centre(paths.data, CODE, on_commit=bell.ring)
        closing.callback(centre.close)
        centre.registry.put_directory(county.directory)
        centre.registry.add_imported(CODE, map(_waiting, range(cases)), at=centre.clock.now(), by_name="benchmark")
        look = Look(Languages(paths.cache / "i18n"), QSettings(str(paths.state), QSettings.Format.IniFormat))
        look.start("zh_CN", "dark")
        closing.callback(_undress, look)
        watcher = Watcher(centre.database)
        closing.callback(watcher.close)
        actor = Actor(person_id=WANG, role=Role.DISPATCHER, workstation="desk")
        desk = build_desk(centre, Settings(desk_hold_back=hold_back), look, actor, watcher.changed, paths)
        closing.callback(desk.close)
        ring = Bell(bell.wait)
        ring.rung.connect(desk.spine.follower.nudge, Qt.ConnectionType.QueuedConnection)
        closing.callback(ring.close)
        room = Room(desk=desk, centre=centre, county=county, paths=paths)
        _show(room)
        yield room


def _waiting(number: int) -> Case:
    """An old case that waits for a dispatcher."""
    now = datetime.now(UTC)
    return Case(
        jurisdiction=CODE, number=f"{CODE}20261123{number:05d}", source=Source.IMPORT, title=f"旧案 {number}",
        place=f"永安路 {number} 号", reported_at=now, stage_started_at=now,
        stage_due_at=now + timedelta(minutes=number), state=State.PENDING_DISPATCH, lon=120.73 + number % 500 / 1e4,
        lat=28.85 + number % 300 / 1e4,
    )  # fmt: skip


@contextlib.contextmanager
def streams() -> Iterator[str]:
    """The cameras of the demo, speaking RTSP: their address."""
    clips = [f"{name}={ROOT / 'resources' / 'demo' / file}" for name, file in CLIPS.items()]
    child = start_child("cameras", ["-m", "simulator.rtsp", *clips])
    try:
        yield f"127.0.0.1:{child.ready}"
    finally:
        child.stop()


def open_application() -> QApplication:
    """The application of a benchmark, off screen where there is none."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    register_scheme()
    return QApplication([])


def _undress(look: Look) -> None:
    """Leave the application as it was found."""
    look.use_language("en")
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setStyleSheet("")


def _show(room: Room) -> None:
    room.desk.window.resize(1920, 1080)
    room.desk.window.show()
    room.desk.window.activateWindow()
    room.desk.spine.start()
    room.until(lambda: room.desk.spine.world.units, what="the board")
