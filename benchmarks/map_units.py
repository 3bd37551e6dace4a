"""10,000 units, tick to painted, against a bare canvas in the same Chromium: paired, alternating, medians."""

import os
import statistics
import struct
import sys
import time
from datetime import UTC, datetime, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")

from maps.scheme import register_scheme

register_scheme()

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.contract import is_long, report
from console.theme import load_theme
from dispatch.values import Fix, Unit, UnitKind, UnitState
from maps.panel import MapPanel, MapSource

UNITS = 10_000
PAIRS = 60
GOAL = 1.35
# The bare canvas: the same bytes are fetched, the same number of sprites is stamped on one canvas of the same size.
BARE = """
(() => {
  const size = watchfloor.map.getSize();
  const canvas = document.createElement('canvas');
  canvas.width = size.x; canvas.height = size.y;
  canvas.style.cssText = 'position:absolute;left:0;top:0;pointer-events:none;z-index:900';
  document.body.appendChild(canvas);
  const pen = canvas.getContext('2d');
  const dot = document.createElement('canvas'); dot.width = dot.height = 26;
  const ink = dot.getContext('2d'); ink.arc(13, 13, 6, 0, 7); ink.fill();
  window.bare = async (number) => {
    const answer = await fetch(`console://live/units?${number}`);
    const buffer = await answer.arrayBuffer();
    const n = new DataView(buffer).getUint32(0, true);
    const x = new Float64Array(buffer, 8, n), y = new Float64Array(buffer, 8 + 8 * n, n);
    const world = 256 * Math.pow(2, watchfloor.map.getZoom()), corner = watchfloor.map.getPixelBounds().min;
    pen.clearRect(0, 0, size.x, size.y);
    for (let i = 0; i < n; i++) { pen.drawImage(dot, x[i] * world - corner.x - 13, y[i] * world - corner.y - 13); }
    requestAnimationFrame(() => window.bridge.drawn(number));
  };
  return 1;
})()
"""


def fleet() -> tuple[list[Unit], dict[int, Fix]]:
    """Units spread over the view."""
    now = datetime.now(UTC)
    units = [
        Unit(id=n, jurisdiction="b", name=f"U{n}", kind=list(UnitKind)[n % 2], department_id=1,
             state=list(UnitState)[n % 3])
        for n in range(UNITS)
    ]  # fmt: skip
    fixes = {
        n: Fix(unit_id=n, lon=120.735 + ((n * 37) % 1000 - 500) / 30_000, lat=28.852 + ((n * 91) % 1000 - 500) / 45_000,
               at=now - timedelta(seconds=n % 50), received_at=now, heading_deg=n % 360)
        for n in range(UNITS)
    }  # fmt: skip
    return units, fixes


class Stopwatch:
    """Times one tick at a time, from asking to painted."""

    def __init__(self, panel: MapPanel) -> None:
        self._panel = panel
        self._loop = QEventLoop()
        panel.bridge.painted.connect(lambda _: self._loop.quit())
        self.ui_ms: list[float] = []

    def wait(self) -> None:
        """Until something has been painted, or five seconds have gone."""
        QTimer.singleShot(5000, self._loop.quit)
        self._loop.exec()

    def product(self, number: int) -> float:
        """One tick of the panel, in milliseconds."""
        began = time.perf_counter()
        self._panel.bridge.ticked.emit(number)
        self.ui_ms.append((time.perf_counter() - began) * 1000)
        self.wait()
        return (time.perf_counter() - began) * 1000

    def bare(self, number: int) -> float:
        """One tick of the bare canvas, in milliseconds."""
        began = time.perf_counter()
        self._panel.view.page.runJavaScript(f"bare({number}), 1")
        self.wait()
        return (time.perf_counter() - began) * 1000


def rest(milliseconds: int) -> None:
    """Let the page settle between two ticks."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> int:
    """Alternate the two."""
    app = QApplication([])
    panel = MapPanel(load_theme("dark"), MapSource(base_map=None, now=lambda: datetime.now(UTC)))
    panel.resize(1280, 800)
    units, fixes = fleet()
    panel.set_units(units, fixes)
    loop = QEventLoop()
    panel.loaded.connect(lambda _: loop.quit())
    panel.show()
    panel.load()
    loop.exec()
    panel._ticker.stop()
    panel._watchdog.stop()
    rest(1500)
    packing = time.perf_counter()
    size = len(panel._packed())
    pack_ms = (time.perf_counter() - packing) * 1000
    assert struct.calcsize("<II") + 23 * UNITS == size
    panel.view.page.runJavaScript(BARE)
    rest(300)
    watch = Stopwatch(panel)
    pairs = []
    for number in range(PAIRS * (3 if is_long() else 1)):
        pairs.append((watch.product(10_000 + number), watch.bare(20_000 + number)))
        rest(30)
    own, bound = statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(one / other for one, other in pairs)
    panel.close_page()
    app.processEvents()
    return report(
        "map_units", own, "ms", yardstick="a bare canvas in the same page", yardstick_value=bound, goal=GOAL,
        ratio=ratio, is_ok=ratio <= GOAL, ui_ms=round(statistics.median(watch.ui_ms), 3), pack_ms=round(pack_ms, 2),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
