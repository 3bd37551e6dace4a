"""CPU of a wall with 16 live 640x360 feeds at 1920x1080, against ffmpeg decoding the same feeds and showing nothing."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from assembly.children import Child, start_child
from benchmarks.contract import is_long, report
from benchmarks.cpu import cpu_seconds
from console.theme import load_theme
from dispatch.values import Camera
from video.engines import open_feed
from video.wall import Wall

FEEDS = 16
SECONDS = 8.0
GOAL = 1.4


def camera_clip(folder: Path) -> Path:
    """Ten seconds as a street camera sends them: moving, noisy, 700 kb/s, a key picture every two seconds."""
    clip = folder / "camera.h264"
    scene = "testsrc2=s=640x360:r=25,noise=alls=6:allf=t"
    how = ["-profile:v", "main", "-bf", "0", "-g", "50", "-keyint_min", "50", "-sc_threshold", "0", "-b:v", "700k"]
    extra = ["-x264-params", "aud=1:repeat-headers=1:sliced-threads=0", "-f", "h264"]
    command = ["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", scene, "-t", "10", "-c:v", "libx264", *how, *extra]
    subprocess.run([*command, str(clip)], check=True)
    return clip


def spin(seconds: float) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def decoded(wall: Wall) -> int:
    """Pictures of all feeds so far."""
    frames = (feed.frame() for camera in range(1, FEEDS + 1) if (feed := wall._pool.of(camera)) is not None)
    return sum(frame.number for frame in frames if frame is not None)


def product(farm: Child) -> tuple[float, float]:
    """CPU seconds a second of this process while the wall paints, and the mean rate of the feeds."""
    cameras = [
        Camera(
            id=n, jurisdiction="b", name=f"C-{n}", url_main=f"rtsp://127.0.0.1:{farm.ready}/street_{n}", lon=0, lat=0
        )
        for n in range(1, FEEDS + 1)
    ]
    wall = Wall(load_theme("dark"), lambda camera, is_main: open_feed(camera, None, setting="av", is_main=is_main))
    wall.resize(1920, 1080)
    wall.show_cameras(cameras)
    wall.show()
    spin(2.5)
    before, frames, began = cpu_seconds(os.getpid()), decoded(wall), time.monotonic()
    spin(SECONDS)
    span = time.monotonic() - began
    used = (cpu_seconds(os.getpid()) - before) / span
    rate = (decoded(wall) - frames) / span / FEEDS
    wall.close_feeds()
    wall.close()
    spin(0.5)
    return used, rate


def yardstick(farm: Child) -> float:
    """CPU seconds a second of 16 ffmpeg processes that decode with one thread each and show nothing."""
    command = ["ffmpeg", "-loglevel", "error", "-threads", "1", "-rtsp_transport", "tcp", "-i"]
    running = [
        subprocess.Popen(
            [*command, f"rtsp://127.0.0.1:{farm.ready}/street_{n}", "-f", "null", "-"], stdin=subprocess.DEVNULL
        )
        for n in range(1, FEEDS + 1)
    ]
    spin(2.5)
    before, began = sum(cpu_seconds(process.pid) for process in running), time.monotonic()
    spin(SECONDS)
    used = (sum(cpu_seconds(process.pid) for process in running) - before) / (time.monotonic() - began)
    for process in running:
        process.kill()
        process.wait()
    return used


def main() -> int:
    """Yardstick and product in turns."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QCoreApplication)
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as scratch:
        farm = start_child("cameras", ["-m", "simulator.rtsp", f"street={camera_clip(Path(scratch))}"])
        try:
            pairs = [(yardstick(farm), *product(farm)) for _ in range(5 if is_long() else 2)]
        finally:
            farm.stop()
    ratio = statistics.median(own / bound for bound, own, _ in pairs)
    own, bound = statistics.median(pair[1] for pair in pairs), statistics.median(pair[0] for pair in pairs)
    fps = statistics.median(pair[2] for pair in pairs)
    return report(
        "video_cpu", own, "CPU s/s", yardstick="ffmpeg -threads 1 -f null, 16 processes", yardstick_value=bound,
        goal=GOAL, ratio=ratio, is_ok=ratio <= GOAL, fps=round(fps, 1),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
