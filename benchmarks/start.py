"""From process start to first rows and to a usable desk, on 1,000 open cases; yardstick: an empty QMainWindow."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from assembly.centre import open_centre
from assembly.children import ROOT
from benchmarks.contract import is_long, report
from console.paths import make_folders, paths_of
from dispatch.states import State
from dispatch.values import Case, Source
from simulator.county import CODE, build_county

ROWS_GOAL_S, USABLE_GOAL_S = 1.5, 4.0
BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.show(); app.processEvents()
print(time.time())
"""
PRODUCT = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from assembly.desk import Wishes, run_desk
from console.paths import paths_of
def opened(desk):
    def rows():
        if desk.hands and desk.spine.world.cases:
            print(time.time(), flush=True); desk.spine.selection.select(min(desk.spine.world.cases)); return usable()
        QTimer.singleShot(5, rows)
    def usable():
        if desk.hands.is_file_shown():
            print(time.time(), flush=True); desk.window.close(); QTimer.singleShot(0, quit_app); return
        QTimer.singleShot(5, usable)
    rows()
def quit_app():
    from PySide6.QtWidgets import QApplication
    QApplication.quit()
sys.exit(run_desk(paths_of(Path(sys.argv[1])), Wishes(on_open=lambda desk: QTimer.singleShot(0, lambda: opened(desk)))))
"""


def prepare(folder: Path) -> None:
    """A county with 1,000 open cases."""
    make_folders(paths_of(folder))
    with closing(open_centre(folder, CODE, on_commit=lambda: None)) as centre:
        centre.registry.put_directory(replace(build_county(cameras_at="127.0.0.1:9").directory, cameras=()))
        now = datetime.now(UTC)
        cases = (
            Case(jurisdiction=CODE, number=f"S{n}", source=Source.IMPORT, title=f"case {n}", reported_at=now,
                 state=State.PENDING_DISPATCH, lon=120.73 + n / 1e5, lat=28.85)
            for n in range(1000)
        )  # fmt: skip
        centre.registry.add_imported(CODE, cases, at=now, by_name="benchmark")


def timed(*arguments: str) -> list[float]:
    """Seconds from the start of a process to each time that it prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return [float(line) - began for line in done.stdout.split()]


def main() -> int:
    """Both in turns."""
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as scratch:
        folder = Path(scratch) / "data"
        prepare(folder)
        timed(PRODUCT, str(folder))  # translations are compiled and files read for the first time
        pairs = [(timed(BARE)[0], timed(PRODUCT, str(folder))) for _ in range(9 if is_long() else 5)]
    bare = statistics.median(pair[0] for pair in pairs)
    rows, usable = (statistics.median(pair[1][at] for pair in pairs) for at in (0, 1))
    return report(
        "start", usable, "s", yardstick="an empty QMainWindow", yardstick_value=bare, goal=USABLE_GOAL_S,
        ratio=usable / bare, is_ok=rows <= ROWS_GOAL_S and usable <= USABLE_GOAL_S, rows_s=round(rows, 2),
        usable_s=round(usable, 2),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
