"""10,000 units, positions to painted, against a bare canvas in the same Chromium: paired, alternating, medians."""

import statistics
import sys
import time
from typing import Any

# Qt after the scheme has been registered, which map_page does.
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from benchmarks.contract import is_long, report
from benchmarks.map_page import clock, fleet, moved, open_panel, rest
from dispatch.values import Fix
from maps.panel import MapPanel
from maps.scheme import Host

PAIRS = 60
GOAL = 1.35
UI_GOAL_MS = 1.0
# The bare canvas: the same bytes are fetched, the same number of dots is put on one canvas of the size of the view, in
# the fastest way that we know of: as pixels, as the product does it; stamping them one by one takes twice as long.
BARE = """
(() => {
  const size = watchfloor.map.getSize(), wide = size.x, high = size.y;
  const canvas = document.createElement('canvas');
  canvas.width = wide; canvas.height = high;
  canvas.style.cssText = 'position:absolute;left:0;top:0;pointer-events:none;z-index:900';
  document.body.appendChild(canvas);
  const pen = canvas.getContext('2d'), image = new ImageData(wide, high), pixels = new Uint32Array(image.data.buffer);
  const ink = new OffscreenCanvas(26, 26).getContext('2d');
  ink.arc(13, 13, 6, 0, 7); ink.fill();
  const dot = new Uint32Array(ink.getImageData(0, 0, 26, 26).data.buffer);
  const held = [...dot.keys()].filter((at) => dot[at] >>> 24);
  const steps = Int32Array.from(held, (at) => Math.floor(at / 26) * wide + (at % 26));
  const colours = Uint32Array.from(held, (at) => dot[at]);
  window.bare = async (number) => {
    const answer = await fetch(`console://live/units?${number}`);
    const buffer = await answer.arrayBuffer();
    const n = new DataView(buffer).getUint32(0, true);
    const x = new Float64Array(buffer, 8, n), y = new Float64Array(buffer, 8 + 8 * n, n);
    const world = 256 * Math.pow(2, watchfloor.map.getZoom()), corner = watchfloor.map.getPixelBounds().min;
    pixels.fill(0);
    const left = corner.x + 13, top = corner.y + 13;
    for (let i = 0; i < n; i++) {
      const px = (x[i] * world - left) | 0, py = (y[i] * world - top) | 0;
      if (px < 0 || py < 0 || px + 26 > wide || py + 26 > high) { continue; }
      const at = py * wide + px;
      for (let k = 0; k < steps.length; k++) { pixels[at + steps[k]] = colours[k]; }
    }
    pen.putImageData(image, 0, 0);
    requestAnimationFrame(() => window.bridge.drawn(number));
  };
  return 1;
})()
"""


SPENT: list[float] = []


def watch(owner: type, name: str) -> None:
    """Count the processor time that a function of ours takes on the thread of the screen."""
    own = getattr(owner, name)

    def timed(*arguments: object) -> object:
        began = time.thread_time()
        try:
            return own(*arguments)
        finally:
            SPENT.append(time.thread_time() - began)

    setattr(owner, name, timed)


class Stopwatch:
    """Times one tick at a time, from positions handed over to painted; both sides get the same positions packed."""

    def __init__(self, panel: MapPanel) -> None:
        self._panel = panel
        self._loop = QEventLoop()
        self._number = 0
        panel.bridge.painted.connect(self._stop)
        panel.packer.packed.disconnect()
        panel.packer.packed.connect(self._draw, Qt.ConnectionType.QueuedConnection)
        self._is_bare = False
        self.ui_ms: list[float] = []
        self.thread_ms: dict[bool, list[float]] = {False: [], True: []}

    def tick(self, number: int, fixes: tuple[Fix, ...], *, is_bare: bool) -> float:
        """One tick, in milliseconds."""
        self._is_bare, self._number = is_bare, number
        SPENT.clear()
        began, cpu = time.perf_counter(), time.thread_time()
        self._panel.move_units(fixes)
        self._panel.packer.pack(number, clock())
        SPENT.append(time.thread_time() - cpu)
        self._loop.exec()
        if not is_bare:
            self.ui_ms.append(sum(SPENT) * 1000)
        self.thread_ms[is_bare].append((time.thread_time() - cpu) * 1000)
        return (time.perf_counter() - began) * 1000

    def _stop(self, number: int) -> None:
        if number == self._number:
            self._loop.quit()

    def _draw(self, number: Any) -> None:
        if self._is_bare:
            self._panel.view.page.runJavaScript(f"bare({number}), 1")
        else:
            self._panel._take_packed(number)


def main() -> int:
    """Alternate the two."""
    watch(Host, "requestStarted")
    watch(MapPanel, "_take_packed")
    app = QApplication([])
    panel = open_panel(None)
    units, fixes = fleet()
    panel.set_units(units, fixes)
    panel._ticker.stop()
    panel.watchdog.stop()
    rest(1500)
    panel.view.page.runJavaScript(BARE)
    stopwatch = Stopwatch(panel)
    pairs = []
    for number in range(1, 1 + PAIRS * (3 if is_long() else 1)):
        one, other = moved(tuple(fixes.values()), 2 * number), moved(tuple(fixes.values()), 2 * number + 1)
        pairs.append(
            (stopwatch.tick(2 * number, one, is_bare=False), stopwatch.tick(2 * number + 1, other, is_bare=True))
        )
        rest(30)
    own, bound = statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(one / other for one, other in pairs)
    ui_ms = statistics.median(stopwatch.ui_ms)
    panel.close_page()
    app.processEvents()
    return report(
        "map_units", own, "ms", yardstick="pixels on a bare canvas in the same page", yardstick_value=bound, goal=GOAL,
        ratio=ratio, is_ok=ratio <= GOAL and ui_ms < UI_GOAL_MS, ui_ms=round(ui_ms, 3),
        thread_ms=round(statistics.median(stopwatch.thread_ms[False]), 2),
        yardstick_thread_ms=round(statistics.median(stopwatch.thread_ms[True]), 2),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
