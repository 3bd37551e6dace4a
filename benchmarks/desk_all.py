"""All at once: the real console, 16 feeds, 1,000 units at 1 Hz, 5,000 open cases, ten events a second, a hand at work.

Yardstick: the same desk and wall while units, events and hand rest. Memory is the proportional share of every process
of the product: desk, doors and Chromium's; the virtual screen, the cameras and the load are none of it.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assembly.children import ROOT, Child, start_child
from assembly.desk import Wishes, run_desk, start_doors, stopped_at_end
from assembly.panels import Desk
from assembly.screen import SIZE
from benchmarks.contract import is_long, report
from benchmarks.desk_load import CASES, UNITS
from benchmarks.video_memory import pss_mb
from benchmarks.walls import LagMeter, camera_clip
from console.paths import paths_of
from simulator.cameras import CLIPS
from simulator.county import WANG
from video.feed import FeedState

LAG_GOAL_MS, PSS_GOAL_MB, PSS_AIM_MB = 50.0, 900.0, 700.0
GROWTH_MB = 15.0  # of ten minutes, from the second minute on
FEEDS, HAND_MS = 16, 2000
SETTLE_S, REST_S, TURN_S, TURNS, LONG_TURNS = 12.0, 4.0, 12.0, 2, 50


def has_screen() -> bool:
    """Whether there is a screen; the benchmark brings a virtual one where there is none."""
    return bool(os.environ.get("DISPLAY"))


def on_virtual_screen() -> int:
    """Run again under Xvfb."""
    if shutil.which("xvfb-run") is None:
        print("there is no display, and xvfb-run is not installed: apt-get install xvfb xauth", file=sys.stderr)
        return 2
    screen = ["xvfb-run", "-a", "-s", f"-screen 0 {SIZE} -nolisten tcp"]
    again = [sys.executable, "-m", "benchmarks.desk_all", *sys.argv[1:]]
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    return subprocess.run([*screen, *again], cwd=ROOT, env=environment, check=False).returncode


def family(pid: int) -> list[int]:
    """A process and all that come from it."""
    parents = dict(_parents())
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def _parents() -> Iterator[tuple[int, int]]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text(encoding="utf-8")
            except OSError:
                continue  # it has ended meanwhile
            yield int(entry.name), int(stat.rsplit(")", 1)[1].split()[1])


def memory_of(pids: list[int]) -> dict[str, float]:
    """The proportional share of each process in MB, by what it is."""
    shares: dict[str, float] = {}
    for pid in pids:
        try:
            words = Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")
            kind = next((word.split("=")[1] for word in words if word.startswith("--type=")), "")
            name = kind or ("desk" if pid == os.getpid() else Path(words[1]).name if len(words) > 1 else words[0])
            shares[f"{name} {pid}"] = pss_mb(pid)
        except OSError:
            continue  # it has ended meanwhile
    return shares


class Watch(QObject):
    """Lets the desk settle, measures it in turns with and without load, and ends it."""

    def __init__(self, load: Child, outside: list[Child], desk: Desk) -> None:
        super().__init__(desk.window)
        self._load, self._outside, self._desk = load, [child.process.pid for child in outside], desk
        self.loaded: list[float] = []
        self.rested: list[float] = []
        self.worst_ms = 0.0
        self.pss: list[float] = []
        self.shares: dict[str, float] = {}
        self.trouble = ""
        self._left = (LONG_TURNS if is_long() else TURNS) * 2
        self._hand = QTimer(self, interval=HAND_MS)
        self._hand.timeout.connect(self._press)
        desk.window.resize(1920, 1080)
        QTimer.singleShot(round(SETTLE_S * 1000), self._begin)

    @Slot()
    def _begin(self) -> None:
        world, statuses = self._desk.spine.world, self._desk.wall.statuses()
        live = sum(status.state is FeedState.LIVE for status in statuses.values())
        found = (len(world.cases), len(world.units), live)
        if found != (CASES, UNITS, FEEDS):
            self.trouble = f"cases, units, living feeds: {found}"
            QApplication.quit()
            return
        self._meter = LagMeter()
        self._turn()

    @Slot()
    def _turn(self) -> None:
        """One turn is over: the next one begins, after a moment that does not count."""
        if not self._left:
            QApplication.quit()
            return
        is_loaded = self._left % 2 == 0
        self._left -= 1
        self._load.tell("go" if is_loaded else "rest")
        self._hand.start() if is_loaded else self._hand.stop()
        self._meter.p99_ms()
        QTimer.singleShot(round((TURN_S if is_loaded else REST_S) * 1000), self._note)

    @Slot()
    def _note(self) -> None:
        is_loaded = self._left % 2 == 1
        if is_loaded:
            self.worst_ms = max(self.worst_ms, *self._meter.late_ms)
        (self.loaded if is_loaded else self.rested).append(self._meter.p99_ms())
        if is_loaded:
            outside = {pid for root in self._outside for pid in family(root)}
            self.shares = memory_of([pid for pid in family(os.getpid()) if pid not in outside])
            self.pss.append(sum(self.shares.values()))
        self._turn()

    @Slot()
    def _press(self) -> None:
        """The hand goes on to the next case."""
        QTest.keyClick(self._desk.shown.queue.view, Qt.Key.Key_Down)

    def is_flat(self) -> bool:
        """Whether memory stays where it was after the first fifth; the few turns of the short form cannot tell."""
        first, last = (statistics.median(part) for part in parts_of(self.pss))
        return last - first <= GROWTH_MB


def parts_of(rows: list[float]) -> tuple[list[float], list[float]]:
    """The second and the last fifth of what was measured."""
    fifth = max(1, len(rows) // 5)
    return rows[fifth : 2 * fifth] or rows[:1], rows[-fifth:]


def measure(folder: Path) -> Watch | None:
    """Cameras, doors and load are started, then the desk is opened and watched; None when it did not open."""
    kept: list[Watch] = []
    children: list[Child] = []
    clip = camera_clip(folder)
    streams = [f"{name}={clip}" for name in (*CLIPS, "market_main")]
    with stopped_at_end(children):
        cameras = start_child("cameras", ["-m", "simulator.rtsp", *streams])
        children.append(cameras)
        data = folder / "data"
        load = start_child("load", ["-m", "benchmarks.desk_load", str(data), f"127.0.0.1:{cameras.ready}"], seconds=60)
        children.append(load)
        children.append(start_doors(data))

        def employ(desk: Desk) -> None:
            kept.append(Watch(load, [cameras, load], desk))

        code = run_desk(paths_of(data), Wishes(person_id=WANG, on_open=employ))
    return kept[0] if kept and code == 0 else None


def main() -> int:
    """The desk works, its lateness and its memory are told."""
    if not has_screen():
        return on_virtual_screen()
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as scratch:
        watch = measure(Path(scratch))
    if watch is None or watch.trouble:
        print(watch.trouble if watch else "the desk did not open", file=sys.stderr)
        return 2
    lag, rest, pss = statistics.median(watch.loaded), statistics.median(watch.rested), max(watch.pss)
    for name, megabytes in watch.shares.items():
        print(f"{megabytes:7.1f} MB {name}")
    return report(
        "desk_all", lag, "ms", yardstick="the same desk and wall at rest", yardstick_value=rest, goal=LAG_GOAL_MS,
        ratio=lag / max(rest, 0.01), is_ok=lag < LAG_GOAL_MS and pss <= PSS_GOAL_MB and watch.is_flat(),
        ui_lag_p99_ms=round(lag, 1), worst_p99_ms=round(max(watch.loaded), 1), worst_ms=round(watch.worst_ms, 1),
        pss_mb=round(pss, 1), pss_goal_mb=PSS_GOAL_MB, pss_aim_mb=PSS_AIM_MB, pss_first_mb=round(watch.pss[0], 1),
        pss_last_mb=round(watch.pss[-1], 1), processes=len(watch.shares),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
