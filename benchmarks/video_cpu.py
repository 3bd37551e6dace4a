"""CPU of a wall with 16 live 640x360 feeds at 1920x1080, against ffmpeg decoding the same feeds and showing nothing."""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from assembly.children import Child, start_child
from benchmarks.contract import is_long, report
from benchmarks.cpu import cpu_seconds
from benchmarks.walls import application, camera_clip, cameras, decoders, load_of, open_wall, spin, surroundings

FEEDS = 16
WARM_S, SECONDS = 2.5, 4.0
GOAL, AIM = 1.4, 1.2


def product(farm: Child) -> tuple[float, float]:
    """CPU seconds a second of this process while the wall paints, and pictures painted a second and feed."""
    with open_wall(cameras(farm.ready, FEEDS)) as wall:
        spin(WARM_S)
        painted, began = wall.rhythm.painted, time.monotonic()
        used = load_of([os.getpid()], SECONDS)
        return used, (wall.rhythm.painted - painted) / (time.monotonic() - began) / FEEDS


def yardstick(farm: Child) -> float:
    """CPU seconds a second of 16 ffmpeg processes."""
    with decoders(farm.ready, FEEDS) as running:
        spin(WARM_S)
        return load_of([process.pid for process in running], SECONDS)


def main() -> int:
    """Yardstick and product in short turns: what else the machine does falls on both."""
    app = application()
    assert app
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as scratch:
        farm = start_child("cameras", ["-m", "simulator.rtsp", f"street={camera_clip(Path(scratch))}"])
        before, began = cpu_seconds(farm.process.pid), time.monotonic()
        try:
            pairs = [(yardstick(farm), *product(farm)) for _ in range(9 if is_long() else 3)]
            farm_cpu = (cpu_seconds(farm.process.pid) - before) / (time.monotonic() - began)
        finally:
            farm.stop()
    ratio = statistics.median(own / bound for bound, own, _ in pairs)
    own, bound = statistics.median(pair[1] for pair in pairs), statistics.median(pair[0] for pair in pairs)
    fps = statistics.median(pair[2] for pair in pairs)
    return report(
        "video_cpu", own, "CPU s/s", yardstick="ffmpeg -threads 1 -f null, 16 processes", yardstick_value=bound,
        goal=GOAL, ratio=ratio, is_ok=ratio <= GOAL, aim=AIM, fps=round(fps, 1), farm_cpu=round(farm_cpu, 3),
        load=round(os.getloadavg()[0], 1), **surroundings(),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
