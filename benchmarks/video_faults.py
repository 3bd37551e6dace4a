"""How soon a frozen picture, a dead server and its return are told, against PyAV's bare errors."""

import os
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import av
from av.error import FFmpegError

from assembly.children import Child, start_child
from benchmarks.contract import is_long, report
from benchmarks.walls import application, camera_clip, spin, surroundings
from video.av_feed import AvFeed
from video.feed import FeedState

FREEZE_MS, GONE_MS, BACK_MS = 2000.0, 500.0, 3000.0
FREEZE_AIM_MS, GONE_AIM_MS, BACK_AIM_MS = 1500.0, 100.0, 1500.0
OUTAGES_S, LONG_OUTAGES_S = (1.0, 4.0, 9.0), (1.0, 4.0, 9.0, 20.0, 40.0, 58.0)


def farm_of(clip: Path, port: str = "0") -> Child:
    """Cameras on a port."""
    return start_child("cameras", ["-m", "simulator.rtsp", "--port", port, f"street={clip}"])


def until_ms(condition: Callable[[], bool], limit_s: float = 30.0) -> float:
    """Milliseconds until a condition holds, while the event loop runs."""
    began = time.perf_counter()
    while not condition() and time.perf_counter() - began < limit_s:
        spin(0.005)
    return (time.perf_counter() - began) * 1000


def living(port: str) -> AvFeed:
    """A visible feed that lives."""
    feed = AvFeed(f"rtsp://127.0.0.1:{port}/street_1", None)
    feed.shape(480, 270, is_visible=True)
    feed.start()
    until_ms(lambda: feed.status().state is FeedState.LIVE)
    return feed


def freezes(farm: Child) -> list[float]:
    """From the last picture that the camera sent to the word 'stalled'."""
    spans, feed = [], living(farm.ready)
    for _ in range(3):
        farm.tell("stall street_1")
        spans.append(until_ms(lambda: feed.status().state is FeedState.STALLED))
        farm.tell("heal street_1")
        until_ms(lambda: feed.status().state is FeedState.LIVE)
    feed.stop()
    return spans


def outages(clip: Path, lengths_s: tuple[float, ...]) -> tuple[list[float], list[float]]:
    """From the death of the server to the word, and from its return to a living picture."""
    gone, back = [], []
    farm = farm_of(clip)
    port, feed = farm.ready, living(farm.ready)
    for length in lengths_s:
        os.kill(farm.process.pid, signal.SIGKILL)
        gone.append(until_ms(lambda: feed.status().state is not FeedState.LIVE))
        farm.stop()
        spin(length)
        farm = farm_of(clip, port)
        back.append(until_ms(lambda: feed.status().state is FeedState.LIVE))
    feed.stop()
    farm.stop()
    return gone, back


def bare_gone_ms(clip: Path) -> float:
    """The yardstick: from the death of the server to the error that PyAV raises."""
    farm, died, raised = farm_of(clip), [0.0], [0.0]

    def read() -> None:
        options = {"rtsp_transport": "tcp", "probesize": "32", "analyzeduration": "0"}
        try:
            with av.open(f"rtsp://127.0.0.1:{farm.ready}/street_1", options=options, timeout=5) as container:
                for _ in container.decode(video=0):
                    pass
        except FFmpegError:
            pass
        raised[0] = time.perf_counter()

    reader = threading.Thread(target=read)
    reader.start()
    spin(1.5)
    died[0] = time.perf_counter()
    os.kill(farm.process.pid, signal.SIGKILL)
    reader.join(10)
    farm.stop()
    return (raised[0] - died[0]) * 1000


def main() -> int:
    """All three; the slowest of each counts."""
    app = application()
    assert app
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as scratch:
        clip = camera_clip(Path(scratch))
        bare = statistics.median(bare_gone_ms(clip) for _ in range(3))
        farm = farm_of(clip)
        try:
            freeze = max(freezes(farm))
        finally:
            farm.stop()
        gone, back = outages(clip, LONG_OUTAGES_S if is_long() else OUTAGES_S)
    is_ok = freeze <= FREEZE_MS and max(gone) <= GONE_MS and max(back) <= BACK_MS
    return report(
        "video_faults", max(back), "ms", yardstick="PyAV alone, error after the server died", yardstick_value=bare,
        goal=BACK_MS, ratio=max(gone) / max(1.0, bare), is_ok=is_ok, freeze_ms=round(freeze, 1),
        freeze_goal_ms=FREEZE_MS, freeze_aim_ms=FREEZE_AIM_MS, gone_ms=round(max(gone), 1), gone_goal_ms=GONE_MS,
        gone_aim_ms=GONE_AIM_MS, back_ms=round(max(back), 1), back_aim_ms=BACK_AIM_MS, outages=len(back),
        load=round(os.getloadavg()[0], 1), **surroundings(),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
