"""Memory of the page over eight simulated hours of ticks with 10,000 units: flat after the first one."""

import statistics
import sys
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.contract import is_long, report
from benchmarks.map_page import clock, fleet, moved, open_panel, rest  # registers the scheme: before Qt
from maps.panel import MapPanel

GOAL = 1.1  # the last tenth of the run to its second: beyond noise nothing grows
SECONDS = 8 * 3600
# By default every so manyth second of the eight hours is drawn, with all units moved; in the long form each one is.
STRIDE, LONG_STRIDE = 80, 4
SAMPLES = 20


class Ticks:
    """Draws one simulated second after the other, as fast as the page paints."""

    def __init__(self, panel: MapPanel) -> None:
        self._panel, self._loop, self._wanted = panel, QEventLoop(), 0
        panel.bridge.painted.connect(self._stop)

    def draw(self, number: int, moment: datetime) -> None:
        """One second."""
        self._wanted = number
        self._panel.packer.pack(number, moment)
        self._loop.exec()

    def _stop(self, number: object) -> None:
        if number == self._wanted:
            self._loop.quit()


def resident_mb(pid: int) -> float:
    """Proportional memory of a process, so that what Chromium's processes share is not counted as the page's."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def main() -> int:
    """Draw, and look at the renderer's memory twenty times on the way."""
    app = QApplication([])
    panel = open_panel(None)
    units, placed = fleet()
    panel.set_units(units, placed)
    rest(2000)
    panel._ticker.stop()
    ticks, fixes, began = Ticks(panel), tuple(placed.values()), clock()
    stride = LONG_STRIDE if is_long() else STRIDE
    steps = SECONDS // stride
    held = []
    for step in range(steps):
        moment = began + timedelta(seconds=step * stride)
        panel.move_units(moved(fixes, step, moment))
        ticks.draw(10**6 + step, moment)
        if step % (steps // SAMPLES) == steps // SAMPLES - 1:
            held.append(resident_mb(panel.view.page.renderProcessPid()))
    early, late = statistics.median(held[1:4]), statistics.median(held[-3:])
    panel.close_page()
    app.processEvents()
    return report(
        "map_memory", late, "MB", yardstick="the same page in the first hours", yardstick_value=early,
        ratio=late / early, goal=GOAL, is_ok=late / early <= GOAL, ticks=steps, hours=8, worst_mb=round(max(held), 1),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
