"""Dragging and zooming over vector streets with 10,000 moving units: gaps between frames, beside the streets alone."""

import itertools
import json
import statistics
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.contract import is_long, report
from benchmarks.map_page import ask, fleet, open_panel, rest, steps_of, streets  # registers the scheme: before Qt
from maps.panel import MapPanel

GOAL_MS, AIM_MS = 66.0, 33.0
ROUNDS = 2
# A hand drags to and fro by real mouse events, then the wheel goes in and out; every gap between two frames is kept.
MOVE = """
(() => {
  const map = watchfloor.map, box = map.getContainer(), wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const mouse = (kind, x, y, on) => on.dispatchEvent(
    new MouseEvent(kind, { clientX: x, clientY: y, button: 0, buttons: 1, bubbles: true, view: window }));
  const gaps = [];
  let last = 0, goes = true;
  const frame = (now) => {
    if (last) { gaps.push(now - last); }
    last = now;
    if (goes) { requestAnimationFrame(frame); }
  };
  const drag = async (dx, dy) => {
    let x = 640, y = 400;
    mouse('mousedown', x, y, box);
    for (let step = 0; step < 25; step++) {
      x += dx;
      y += dy;
      mouse('mousemove', x, y, box);
      await new Promise(requestAnimationFrame);
    }
    mouse('mouseup', x, y, box);
    await wait(60);
  };
  window.moving = null;
  (async () => {
    requestAnimationFrame(frame);
    for (const [dx, dy] of [[7, 2], [-7, 3], [4, -5], [-4, 0]]) { await drag(dx, dy); }
    for (const by of [1, 1, -1, -1, -1, 1]) { map.setZoom(map.getZoom() + by); await wait(700); }
    goes = false;
    window.moving = gaps;
  })();
  return 1;
})()
"""
SHOW_UNITS = "watchfloor.units.isShown = SHOWN, watchfloor.units.redraw(), 1"


def gaps_of(panel: MapPanel) -> list[float]:
    """Milliseconds between the frames of one round of movement."""
    ask(panel, MOVE)
    while not (found := json.loads(ask(panel, "JSON.stringify(window.moving || [])"))):
        rest(200)
    return [float(gap) for gap in found]


def p99(gaps: list[float]) -> float:
    """The gap that one frame in a hundred exceeds."""
    return sorted(gaps)[int(len(gaps) * 0.99)]


def main() -> int:
    """In turns with and without units, which go on moving once a second in both."""
    app = QApplication([])
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as folder:
        panel = open_panel(streets(Path(folder)))
        units, fixes = fleet()
        panel.set_units(units, fixes)
        steps = itertools.cycle(steps_of(fixes))
        ticker = QTimer(interval=1000)
        ticker.timeout.connect(lambda: panel.move_units(next(steps)))
        ticker.start()
        rest(3000)
        rounds: dict[bool, list[list[float]]] = {True: [], False: []}
        for _ in range(ROUNDS * (4 if is_long() else 1)):
            for shown in (True, False):
                ask(panel, SHOW_UNITS.replace("SHOWN", str(shown).lower()))
                rest(300)
                rounds[shown].append(gaps_of(panel))
        drawn = ask(panel, "watchfloor.units.count")
        ticker.stop()
        panel.close_page()
        app.processEvents()
    with_units, alone = (statistics.median(p99(gaps) for gaps in rounds[shown]) for shown in (True, False))
    every = [gap for gaps in rounds[True] for gap in gaps]
    by_round = [p99(gaps) for gaps in rounds[True]]  # the first one reads and paints most tiles for the first time
    return report(
        "map_pan", with_units, "ms", yardstick="the streets alone", yardstick_value=alone, ratio=with_units / alone,
        goal=GOAL_MS, is_ok=with_units <= GOAL_MS and drawn == len(units), aim_ms=AIM_MS,
        p50_ms=round(statistics.median(every), 1), p99_ms=round(with_units, 1), worst_ms=round(max(every), 1),
        first_p99_ms=round(by_round[0], 1), worst_p99_ms=round(max(by_round), 1),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
