"""How many feeds a wall holds at full rate, and how many on a tour, against how many ffmpeg could decode at all."""

import os
import statistics
import sys
import tempfile
import time
from itertools import takewhile
from pathlib import Path

from assembly.children import Child, start_child
from benchmarks.contract import is_long, report
from benchmarks.cpu import cpu_seconds
from benchmarks.walls import LagMeter, application, camera_clip, cameras, decoders, grid_of, load_of, spin, surroundings
from video.feed import FeedState, Pace

WARM_S, SECONDS = 4.0, 5.0
STEPS = (24, 32, 48, 64)
TOURS = (64, 100)
SHOWN_ON_TOUR = 16
FPS, LAG_MS = 24.0, 50.0
GOAL, AIM = 24, 64
TOUR_GOAL, TOUR_AIM = 64, 100
Measured = tuple[float, ...]  # pictures a second and tile, lag in ms, share of feeds that live


def held(farm: Child, running: int, shown: int) -> Measured:
    """Pictures painted a second and tile, the 99th percentile of the UI's lag, the share of feeds that live."""
    with grid_of(cameras(farm.ready, running), shown) as grid:
        meter = LagMeter()
        spin(WARM_S)
        meter.p99_ms()
        painted, began = grid.rhythm.painted, time.monotonic()
        spin(SECONDS)
        fps = (grid.rhythm.painted - painted) / (time.monotonic() - began) / shown
        lag = meter.p99_ms()
        meter.stop()
        statuses = grid.statuses()
        # One that cannot keep up falls to key pictures too; the rate that is painted tells it.
        assert sum(status.pace is Pace.KEYS for status in statuses) >= running - shown
        return fps, lag, sum(status.state is FeedState.LIVE for status in statuses) / running


def is_held(measured: Measured) -> bool:
    """Whether every tile ran at full rate while the desk stayed quick."""
    fps, lag, living = measured
    return fps >= FPS and lag < LAG_MS and living == 1.0


def largest(rounds: dict[int, list[Measured]]) -> int:
    """The largest count of those that are held in the median of their rounds, as all smaller ones are; else 0."""
    medians = {count: tuple(map(statistics.median, zip(*told, strict=True))) for count, told in rounds.items()}
    return max(takewhile(lambda count: is_held(medians[count]), sorted(rounds)), default=0)


def main() -> int:
    """The largest number of each kind that is held."""
    app = application()
    assert app
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as scratch:
        farm = start_child("cameras", ["-m", "simulator.rtsp", f"street={camera_clip(Path(scratch))}"])
        try:
            with decoders(farm.ready, 8) as running:
                spin(2.0)
                each = load_of([process.pid for process in running], 3.0) / 8
            rounds = 3 if is_long() else 1
            full = {count: [held(farm, count, count) for _ in range(rounds)] for count in STEPS}
            tours = {count: [held(farm, count, SHOWN_ON_TOUR) for _ in range(rounds)] for count in TOURS}
            farm_cpu = cpu_seconds(farm.process.pid)
        finally:
            farm.stop()
    most, tour = largest(full), largest(tours)
    could = (os.cpu_count() or 1) / each
    told = {f"fps_{count}": round(statistics.median(one[0] for one in full[count]), 1) for count in STEPS}
    lags = {f"ui_lag_p99_ms_{count}": round(statistics.median(one[1] for one in full[count]), 1) for count in STEPS}
    told |= {f"tour_fps_{count}": round(statistics.median(one[0] for one in tours[count]), 1) for count in TOURS}
    lags |= {f"tour_lag_p99_ms_{count}": round(statistics.median(one[1] for one in tours[count]), 1) for count in TOURS}
    return report(
        "video_capacity", most, "feeds", yardstick="feeds that ffmpeg alone could decode", yardstick_value=could,
        goal=GOAL, ratio=most / could, is_ok=most >= GOAL and tour >= TOUR_GOAL, aim=AIM, tour=tour,
        tour_goal=TOUR_GOAL, tour_aim=TOUR_AIM, **told, **lags, farm_cpu_s=round(farm_cpu, 1),
        load=round(os.getloadavg()[0], 1), **surroundings(),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
