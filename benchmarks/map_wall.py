"""The map with 10,000 units at 1 Hz and a wall of sixteen feeds at once: how late the thread of the screen comes."""

import itertools
import statistics
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer

from assembly.children import start_child
from benchmarks.contract import is_long, report
from benchmarks.map_page import fleet, open_panel, rest, steps_of, streets  # registers the scheme: before Qt
from benchmarks.walls import LagMeter, application, camera_clip, cameras, open_wall, spin
from video.layouts import BY_NAME

GOAL_MS = 50.0
FEEDS = 16
TURN_S = 6.0
TURNS = 3


def main() -> int:
    """In turns: both at work, and the same desk with the map standing still."""
    app = application()
    turns = TURNS * (10 if is_long() else 1)
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as scratch:
        folder = Path(scratch)
        clip = camera_clip(folder)
        farm = start_child("cameras", ["-m", "simulator.rtsp", f"street={clip}"])
        panel = open_panel(streets(folder))
        units, fixes = fleet()
        panel.set_units(units, fixes)
        steps = itertools.cycle(steps_of(fixes))
        ticker = QTimer(interval=1000)
        ticker.timeout.connect(lambda: panel.move_units(next(steps)))
        both: list[float] = []
        alone: list[float] = []
        try:
            with open_wall(cameras(str(farm.ready), FEEDS)) as wall:
                wall.set_layout(BY_NAME[str(FEEDS)])
                spin(4)
                meter = LagMeter()
                for _ in range(turns):
                    for late, is_moving in ((both, True), (alone, False)):
                        ticker.start() if is_moving else ticker.stop()
                        panel.setVisible(is_moving)
                        rest(500)
                        meter.p99_ms()
                        spin(TURN_S)
                        late.append(meter.p99_ms())
                meter.stop()
        finally:
            ticker.stop()
            panel.close_page()
            farm.stop()
        app.processEvents()
    lag, wall_only = statistics.median(both), statistics.median(alone)
    return report(
        "map_wall", lag, "ms", yardstick="the wall alone", yardstick_value=wall_only, ratio=lag / max(wall_only, 0.01),
        goal=GOAL_MS, is_ok=lag < GOAL_MS, ui_lag_p99_ms=round(lag, 1), worst_ms=round(max(both), 1),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
