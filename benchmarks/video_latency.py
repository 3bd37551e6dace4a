"""From the camera's tick to the painted pixel: the first picture, the steady delay and its drift."""

import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from queue import Empty, Queue

import av
from PySide6.QtGui import QPaintEvent

from assembly.children import ROOT
from benchmarks.contract import is_long, report
from benchmarks.walls import RATE, Grid, application, cameras, number_in, numbered_clip, spin, surroundings
from video.av_feed import AvFeed

OPENINGS = 12
STEADY_S, LONG_S = 12.0, 3600.0
FIRST_MS, STEADY_MS, DRIFT_MS = 100.0, 130.0, 20.0
FIRST_AIM_MS, STEADY_AIM_MS = 85.0, 95.0


class Farm:
    """Cameras that say at which monotonic moment each stream began."""

    def __init__(self, clip: Path) -> None:
        command = [sys.executable, "-m", "simulator.rtsp", "--starts", f"street={clip}"]
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.port = self._lines.get(timeout=10).split()[1]

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)

    def began(self) -> float:
        """When the stream that was opened last began; raises Empty."""
        began = float(self._lines.get(timeout=5).split()[2])
        try:
            while True:
                began = float(self._lines.get_nowait().split()[2])
        except Empty:
            return began

    def close(self) -> None:
        """End it."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(5)


def delay_ms(number: int, began: float, now: float) -> float:
    """How old a picture is; numbers come round every ten seconds."""
    age = (now - began - number / RATE) % 10.0
    return (age if age < 5 else age - 10) * 1000


class WatchedGrid(Grid):
    """Notes the age of each picture when its pixels have been painted."""

    def watch(self, began: float) -> None:
        """Begin to note ages against the beginning of the stream."""
        self.began, self.ages = began, list[float]()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        frame = self._spots[0].frame
        if frame is not None and hasattr(self, "began"):
            octets = 4 if frame.colours is None else 1  # of luma, which is as black and white as the colours are
            number = number_in(frame.rows, frame.stride, frame.width, frame.height, octets)
            self.ages.append(delay_ms(number, self.began, time.monotonic()))


def first_pictures(port: str) -> list[float]:
    """Milliseconds from the wish to see a camera to its first picture at tile size."""
    spans = []
    for _ in range(OPENINGS):
        feed = AvFeed(f"rtsp://127.0.0.1:{port}/street_1", None)
        feed.shape(480, 270, is_visible=True)
        began = time.perf_counter()
        feed.start()
        while feed.frame() is None and time.perf_counter() - began < 5:
            spin(0.001)
        spans.append((time.perf_counter() - began) * 1000)
        feed.stop()
        spin(0.1)
    return spans


def bare_delay_ms(farm: Farm) -> float:
    """The yardstick: the age of a picture when PyAV alone has decoded it."""
    ages = []
    options = {"rtsp_transport": "tcp", "probesize": "32", "analyzeduration": "0"}
    with av.open(f"rtsp://127.0.0.1:{farm.port}/street_1", options=options, timeout=5) as container:
        container.streams.video[0].thread_type = "NONE"
        began = farm.began()
        for picture in container.decode(video=0):
            plane = picture.planes[0]
            number = number_in(memoryview(plane), plane.line_size, picture.width, picture.height, 1)
            ages.append(delay_ms(number, began, time.monotonic()))
            if len(ages) >= 100:
                break
    return statistics.median(ages[25:])


def painted_delays(farm: Farm, seconds: float) -> list[float]:
    """The age of every picture when it was painted, in order."""
    grid = WatchedGrid(cameras(farm.port, 1), 1)
    grid.show()
    grid.watch(farm.began())
    spin(2.0)
    grid.ages.clear()
    spin(seconds)
    grid.rest()
    grid.pool.close()
    return grid.ages


def main() -> int:
    """All three, against a bare decoder."""
    app = application()
    assert app
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as scratch:
        farm = Farm(numbered_clip(Path(scratch)))
        try:
            first = statistics.median(first_pictures(farm.port))
            bare = bare_delay_ms(farm)
            delays = painted_delays(farm, LONG_S if is_long() else STEADY_S)
        finally:
            farm.close()
    tenth = max(1, len(delays) // 10)
    steady = statistics.median(delays)
    drift = abs(statistics.median(delays[-tenth:]) - statistics.median(delays[:tenth]))
    return report(
        "video_latency", steady, "ms", yardstick="PyAV alone, decoded", yardstick_value=bare, goal=STEADY_MS,
        ratio=steady / bare, is_ok=first <= FIRST_MS and steady <= STEADY_MS and drift <= DRIFT_MS,
        aim=STEADY_AIM_MS, first_picture_ms=round(first, 1), first_goal_ms=FIRST_MS, first_aim_ms=FIRST_AIM_MS,
        steady_ms=round(steady, 1), drift_ms=round(drift, 1), drift_goal_ms=DRIFT_MS, **surroundings(),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
