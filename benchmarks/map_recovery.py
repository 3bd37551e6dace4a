"""A killed and a hung page: from the blow to ten thousand units painted again, beside a plain load of the same page."""

import os
import signal
import statistics
import sys
import time

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.contract import is_long, report
from benchmarks.map_page import ask, fleet, open_panel, rest
from maps.panel import MapPanel
from maps.view import ADDRESS

ROUNDS = 5
KILL_GOAL_S, HANG_GOAL_S = 0.5, 4.0
NEVER_S = 10.0
WHOLE = "`${watchfloor.units.count} ${watchfloor.units.roster.length}`"


class Again:
    """Waits until the page has said hello, painted a tick after that, and knows every unit by its name."""

    def __init__(self, panel: MapPanel, count: int) -> None:
        self._panel, self._all = panel, f"{count} {count}"
        self._loop = QEventLoop()
        self._is_up = False
        panel.loaded.connect(self._hear)
        panel.bridge.painted.connect(self._stop)

    def wait(self) -> float:
        """Seconds until everything is there again."""
        began = time.perf_counter()
        self._is_up = False
        self._loop.exec()
        while ask(self._panel, WHOLE) != self._all:
            if time.perf_counter() - began > NEVER_S:
                raise TimeoutError(f"the page holds {ask(self._panel, WHOLE)}, not {self._all}")
            rest(5)
        return time.perf_counter() - began

    def _hear(self, _times: object) -> None:
        self._is_up = True

    def _stop(self, _number: object) -> None:
        if self._is_up:
            self._loop.quit()


def main() -> int:
    """Kill, load and hang in turns."""
    app = QApplication([])
    panel = open_panel(None)
    units, fixes = fleet()
    panel.set_units(units, fixes)
    again = Again(panel, len(units))
    killed, plain, hung = [], [], []
    for _ in range(ROUNDS):
        rest(1500)
        os.kill(panel.view.page.renderProcessPid(), signal.SIGKILL)
        killed.append(again.wait())
        rest(1500)
        panel.view.page.load(ADDRESS)
        plain.append(again.wait())
    for _ in range(5 if is_long() else 2):
        rest(1500)
        panel.view.page.runJavaScript("for (;;) {}")
        hung.append(again.wait())
    kill_s, hang_s, load_s = statistics.median(killed), max(hung), statistics.median(plain)
    panel.close_page()
    app.processEvents()
    return report(
        "map_recovery", kill_s, "s", yardstick="a plain load of the same page", yardstick_value=load_s,
        ratio=kill_s / load_s, goal=KILL_GOAL_S, is_ok=kill_s <= KILL_GOAL_S and hang_s <= HANG_GOAL_S,
        hang_s=round(hang_s, 3), hang_goal_s=HANG_GOAL_S, worst_kill_s=round(max(killed), 3),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
