"""Walls, cameras and yardsticks that the video benchmarks share."""

import math
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import av
import numpy as np
from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from benchmarks.cpu import cpu_seconds
from console.theme import load_theme
from dispatch.values import Camera
from video.canvas import Canvas, Tile
from video.crew import EACH, HERE
from video.engines import open_feed
from video.feed import FeedEngine, FeedStatus
from video.layouts import Box
from video.pool import FeedPool
from video.wall import Wall
from video.yuv import libyuv

# No B frames, a key picture every two seconds, delimiters and repeated headers: what cameras send.
_CAMERA = ["-profile:v", "main", "-bf", "0", "-g", "50", "-keyint_min", "50", "-sc_threshold", "0", "-b:v", "700k"]
_EXTRA = ["-x264-params", "aud=1:repeat-headers=1:sliced-threads=0", "-f", "h264"]
WIDTH, HEIGHT, RATE = 640, 360, 25
# A number burnt into the picture as black and white blocks, to be read from what was painted.
BITS, BLOCK = 9, 40


def application() -> QApplication:
    """The one application."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    return app


def spin(seconds: float) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def surroundings() -> dict[str, str]:
    """What a figure of video rests on: the builds that decode, where Qt paints, and what is counted apart."""
    said = subprocess.run(["ffmpeg", "-version"], capture_output=True, text=True, check=True).stdout
    codec = ".".join(map(str, av.library_versions["libavcodec"]))
    screen = QGuiApplication.platformName()
    shown = "a process, not in the figures" if screen == "xcb" else "none: Qt paints in this process"
    colours = "libyuv" if libyuv() else "swscale"
    return {
        "yardstick_build": " ".join(said.split()[:3]),
        "product_build": f"PyAV {av.__version__}, libavcodec {codec}, colours by {colours}",
        "processes": f"1, a thread a feed; beyond {HERE} feeds 1 more for {EACH}",
        "platform": screen, "screen_server": shown,
        "camera_server": "a process, not in the figures", "loop_filter": "on in both",
    }  # fmt: skip


def camera_clip(folder: Path) -> Path:
    """Ten seconds as a street camera sends them: moving, noisy, 700 kb/s, a key picture every two seconds."""
    clip = folder / "camera.h264"
    scene = f"testsrc2=s={WIDTH}x{HEIGHT}:r={RATE},noise=alls=6:allf=t"
    command = ["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", scene, "-t", "10", "-c:v", "libx264"]
    subprocess.run([*command, *_CAMERA, *_EXTRA, str(clip)], check=True)
    return clip


def numbered_clip(folder: Path) -> Path:
    """Ten seconds whose pictures carry their number, 0 to 249."""
    clip = folder / "numbered.h264"
    raw = f"-f rawvideo -pix_fmt gray -s {WIDTH}x{HEIGHT} -r {RATE} -i -".split()
    command = ["ffmpeg", "-loglevel", "error", *raw, "-pix_fmt", "yuv420p", "-c:v", "libx264"]
    with subprocess.Popen([*command, *_CAMERA, *_EXTRA, str(clip)], stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for picture in _numbered():
            process.stdin.write(picture)
    return clip


def _numbered() -> Iterator[bytes]:
    dice = np.random.default_rng(7)
    for number in range(10 * RATE):
        picture = dice.integers(100, 130, (HEIGHT, WIDTH), dtype=np.uint8)
        for bit in range(BITS):
            left = 40 + bit * (BLOCK + 20)
            picture[100 : 100 + BLOCK, left : left + BLOCK] = 235 if number >> bit & 1 else 16
        yield picture.tobytes()


def number_in(rows: memoryview, stride: int, width: int, height: int, channels: int) -> int:
    """The number of a painted picture of any size; `channels` octets a pixel."""
    line = (100 + BLOCK // 2) * height // HEIGHT * stride
    places = ((40 + bit * (BLOCK + 20) + BLOCK // 2) * width // WIDTH for bit in range(BITS))
    return sum((rows[line + place * channels] > 120) << bit for bit, place in enumerate(places))


def cameras(port: str, count: int, name: str = "street") -> list[Camera]:
    """Cameras of a farm."""
    address = f"rtsp://127.0.0.1:{port}/{name}"
    return [
        Camera(id=n, jurisdiction="b", name=f"C-{n}", url_main=f"{address}_{n}", lon=0, lat=0)
        for n in range(1, count + 1)
    ]


def _open(camera: Camera, is_main: bool) -> FeedEngine:
    return open_feed(camera, None, setting="av", is_main=is_main)


@contextmanager
def open_wall(shown: list[Camera]) -> Iterator[Wall]:
    """A wall of 1920x1080 that shows cameras of PyAV."""
    wall = Wall(load_theme("dark"), _open)
    wall.resize(1920, 1080)
    wall.show_cameras(shown)
    wall.show()
    try:
        yield wall
    finally:
        wall.close_feeds()
        wall.close()
        spin(0.5)


class Grid(Canvas):
    """A canvas of 1920x1080 with any number of equal tiles; further feeds run and wait for their turn.

    The tiles are as large as those of `room_for` feeds, where that is more than are shown.
    """

    def __init__(self, running: list[Camera], shown: int, room_for: int = 0) -> None:
        super().__init__(load_theme("dark"))
        self.resize(1920, 1080)
        self.pool = FeedPool(_open)
        self.pool.attend({camera.id: camera for camera in running}, {(camera.id, False) for camera in running})
        places = max(shown, room_for)
        columns = math.ceil(math.sqrt(places))
        wide, high = 1920 // columns, 1080 // math.ceil(places / columns)
        boxes = [Box(n % columns * wide, n // columns * high, wide, high) for n in range(shown)]
        self.pool.shape({camera.id: (wide, high) for camera in running[:shown]})
        self.lay([Tile(place, camera, partial(self.pool.of, camera.id), camera.id)
                  for place, camera in zip(boxes, running, strict=False)])  # fmt: skip

    def statuses(self) -> list[FeedStatus]:
        """Of all feeds."""
        feeds = (self.pool.of(camera_id) for camera_id, _ in self.pool.running())
        return [feed.status() for feed in feeds if feed is not None]


@contextmanager
def grid_of(running: list[Camera], shown: int, *, room_for: int = 0) -> Iterator[Grid]:
    """A grid, shown; its feeds have ended after it."""
    grid = Grid(running, shown, room_for)
    grid.show()
    try:
        yield grid
    finally:
        grid.rest()
        grid.pool.close()
        grid.close()
        spin(1.0)


@contextmanager
def decoders(port: str, count: int) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """The yardstick: so many ffmpeg processes that decode with one thread each and show nothing."""
    command = ["ffmpeg", "-loglevel", "quiet", "-threads", "1", "-rtsp_transport", "tcp", "-i"]
    running = [
        subprocess.Popen([*command, f"rtsp://127.0.0.1:{port}/street_{n}", "-f", "null", "-"], stdin=subprocess.DEVNULL)
        for n in range(1, count + 1)
    ]
    try:
        yield running
    finally:
        for process in running:
            process.kill()
            process.wait()


def load_of(pids: list[int], seconds: float) -> float:
    """CPU seconds a second of processes while the event loop runs."""
    before, began = sum(map(cpu_seconds, pids)), time.monotonic()
    spin(seconds)
    return (sum(map(cpu_seconds, pids)) - before) / (time.monotonic() - began)


class LagMeter(QObject):
    """Ticks every 5 ms on the UI thread and keeps by how much each tick was late."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self.late_ms: list[float] = []
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max(0.0, (now - self._last) * 1000 - 5))
        self._last = now

    def p99_ms(self) -> float:
        """The lateness that one tick in a hundred exceeds; what was kept so far is forgotten."""
        late, self.late_ms = sorted(self.late_ms), []
        return late[int(len(late) * 0.99)] if late else 0.0

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()
