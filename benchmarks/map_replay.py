"""The past of 10,000 units on the map: one moment after the other, asked for to painted, against a bare canvas."""

import statistics
import sys
import time
from datetime import timedelta

import numpy as np
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.contract import is_long, report
from benchmarks.map_page import UNITS, clock, fleet, open_panel, rest  # registers the scheme: before Qt
from benchmarks.map_units import BARE
from dispatch.values import Fix
from maps.panel import MapPanel
from maps.past import Past, Tracks

PAIRS = 60
GOAL = 1.35
EVERY_S, HOUR_S = 10, 3600


def tracks_of(fixes: tuple[Fix, ...], began: float) -> Tracks:
    """An hour of all units, a fix every ten seconds, each on its own slow way."""
    steps = HOUR_S // EVERY_S
    ids = np.array([fix.unit_id for fix in fixes], np.int64)
    lon, lat = (np.array([getattr(fix, name) for fix in fixes]) for name in ("lon", "lat"))
    drift = np.linspace(0, 0.004, steps)
    return Tracks(
        unit=np.repeat(ids, steps), at=began + np.tile(np.arange(steps) * float(EVERY_S), len(ids)),
        lon=(lon[:, None] + drift).ravel(), lat=np.repeat(lat, steps), heading=np.full(len(ids) * steps, 90.0),
    )  # fmt: skip


class Moments:
    """Shows one moment of the past, or stamps the same bytes on a bare canvas, and waits until it is painted."""

    def __init__(self, panel: MapPanel) -> None:
        self._panel, self._loop = panel, QEventLoop()
        self._is_bare = False
        panel.packer.recalled.disconnect()
        panel.packer.recalled.connect(self._draw)
        panel.bridge.painted.connect(lambda _: self._loop.quit())

    def show(self, past: Past, number: int, second: float, *, is_bare: bool) -> float:
        """Milliseconds from asked for to painted."""
        self._is_bare = is_bare
        began = time.perf_counter()
        self._panel.packer.pack_past(past, number, clock() - timedelta(seconds=HOUR_S - second))
        self._loop.exec()
        return (time.perf_counter() - began) * 1000

    def _draw(self, number: int) -> None:
        if self._is_bare:
            self._panel.view.page.runJavaScript(f"bare({number}), 1")
        else:
            self._panel.bridge.ticked.emit(number)


def main() -> int:
    """Alternate the two."""
    app = QApplication([])
    units, placed = fleet()
    panel = open_panel(None)
    panel.set_units(units, placed)
    past = Past(tuple(units), tracks_of(tuple(placed.values()), clock().timestamp() - HOUR_S), ())
    rest(2500)
    panel.look_at(past)
    panel.state.keep("past", "past")  # the page takes bytes of the past only while it shows the past
    panel.view.page.runJavaScript(BARE)
    moments = Moments(panel)
    for number in range(5):
        moments.show(past, number, number, is_bare=False)
    pairs = []
    for number in range(PAIRS * (3 if is_long() else 1)):
        second = (number * 37) % (HOUR_S - 60)
        pairs.append(
            (moments.show(past, 2 * number + 100, second, is_bare=False),
             moments.show(past, 2 * number + 101, second, is_bare=True))
        )  # fmt: skip
        rest(20)
    began = time.perf_counter()
    past.pack(clock())
    pack_ms = (time.perf_counter() - began) * 1000
    panel.close_page()
    app.processEvents()
    own, bound = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    return report(
        "map_replay", own, "ms", yardstick="a bare canvas with the same bytes", yardstick_value=bound, ratio=ratio,
        goal=GOAL, is_ok=ratio <= GOAL, units=UNITS, fixes=UNITS * HOUR_S // EVERY_S, pack_ms=round(pack_ms, 1),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
