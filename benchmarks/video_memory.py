"""Memory of an added feed with its ring of ten seconds, and growth over many openings, against ffmpeg processes."""

import os
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

from assembly.children import Child, start_child
from benchmarks.contract import is_long, report
from benchmarks.walls import application, camera_clip, cameras, decoders, grid_of, spin, surroundings
from video.av_feed import AvFeed

FEW, MANY = 4, 16
GOAL_MB, GROWTH_MB = 5.0, 4.0
CYCLES, LONG_CYCLES = 60, 1000
WARM_CYCLES = 20
SOAK_S, LONG_SOAK_S = 6.0, 1800.0
SEED = 7


def pss_mb(pid: int | str = "self") -> float:
    """The proportional share of memory of a process."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def own_mb() -> float:
    """Memory that no file backs: a share of libraries grows by itself when other programs that use them end."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Pss_Anon:", "Pss_Shmem:"))) / 1024


def held_mb(farm: Child, count: int, seconds: float) -> float:
    """Memory of this process while it shows so many feeds in tiles of one size, their rings filled."""
    with grid_of(cameras(farm.ready, count), count, room_for=MANY):
        spin(seconds)
        return pss_mb()


def cycle(farm: Child, times: int) -> None:
    """Open a feed, see a picture, close it."""
    for _ in range(times):
        feed = AvFeed(f"rtsp://127.0.0.1:{farm.ready}/street_1", None)
        feed.shape(320, 180, is_visible=True)
        feed.start()
        end = time.monotonic() + 5
        while feed.frame() is None and time.monotonic() < end:
            spin(0.005)
        feed.stop()


def soak(farm: Child, seconds: float) -> None:
    """Cameras stall, freeze, drop and mute at random while a wall shows them."""
    dice, end = random.Random(SEED), time.monotonic() + seconds
    with grid_of(cameras(farm.ready, FEW), FEW):
        while time.monotonic() < end:
            farm.tell(
                f"{dice.choice(('stall', 'freeze', 'drop', 'mute', 'heal', 'heal'))} street_{dice.randint(1, FEW)}"
            )
            spin(dice.uniform(0.2, 2.0))
    farm.tell("heal *")
    for number in range(1, FEW + 1):
        farm.tell(f"heal street_{number}")


def ended() -> bool:
    """Wait until the threads of stopped feeds have ended; whether they have."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        if not any(thread.name == "feed" for thread in threading.enumerate()):
            return True
        spin(0.1)
    return False


def main() -> int:
    """Memory per feed first, then growth: the first cycles fill caches and do not count."""
    app = application()
    assert app
    full = 12.0 if is_long() else 6.0
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as scratch:
        farm = start_child("cameras", ["-m", "simulator.rtsp", f"street={camera_clip(Path(scratch))}"])
        try:
            with decoders(farm.ready, 4) as running:
                spin(2.0)
                bare = sum(pss_mb(process.pid) for process in running) / 4
            few = held_mb(farm, FEW, full)
            each = (held_mb(farm, MANY, full) - few) / (MANY - FEW)
            cycle(farm, WARM_CYCLES)
            soak(farm, 3.0)
            quiet = ended()
            before, all_before = own_mb(), pss_mb()
            cycle(farm, LONG_CYCLES if is_long() else CYCLES)
            soak(farm, LONG_SOAK_S if is_long() else SOAK_S)
            quiet = ended() and quiet
            growth = own_mb() - before
        finally:
            farm.stop()
    return report(
        "video_memory", each, "MB a feed", yardstick="one ffmpeg process a feed", yardstick_value=bare, goal=GOAL_MB,
        ratio=each / bare, is_ok=each <= GOAL_MB and growth <= GROWTH_MB and quiet, growth_mb=round(growth, 2),
        growth_goal_mb=GROWTH_MB, cycles=LONG_CYCLES if is_long() else CYCLES, own_mb=round(before, 1),
        pss_mb=round(all_before, 1), threads_ended=str(quiet), load=round(os.getloadavg()[0], 1), **surroundings(),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
