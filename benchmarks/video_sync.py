"""Three cameras of one clock are recorded and played side by side: how far apart are the moments that are seen.

The moment of a picture is told by the number in it and by when its stream began, so that the error of recording (when
a clip is said to have begun) and of playing (which picture is shown) are measured together.
"""

import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.contract import is_long, report
from benchmarks.video_latency import Farm
from benchmarks.walls import RATE, application, cameras, number_in, numbered_clip, spin, surroundings
from console.theme import load_theme
from dispatch.values import Camera
from video.angle_values import AngleSource
from video.angles import Angles
from video.av_feed import AvFeed
from video.keeping import Keeping
from video.kept import Kept, Order
from video.ring import Ring

ANGLES, APART_S, RECORDED_S, LONG_S = 3, 0.7, 8.0, 600.0
GOAL_S, AIM_S = 0.1, 0.04
RATES, SEEKS = (0.5, 1.0, 4.0), 12
ROUND_S = 10.0  # the numbers come round


class Recorder:
    """One camera that is recorded from its first picture on."""

    def __init__(self, farm: Farm, camera: Camera, folder: Path) -> None:
        self.kept: Kept | None = None
        self._ring = Ring()
        self._feed = AvFeed(camera.url_main, None)
        self._feed.listen(self._ring)
        self._feed.shape(320, 180, is_visible=True)
        self._feed.start()
        self.began = farm.began()
        while not self._ring.octets:
            spin(0.01)
        order = Order(camera=camera, operator="bench", case_id=None, before_s=0.0)
        self._keeping = Keeping(self._ring, order, folder, now=lambda: datetime.now(UTC), then=self._take)
        self._keeping.start()

    def _take(self, kept: Kept | None) -> None:
        self.kept = kept

    def end(self) -> Kept:
        """Finish the clip."""
        self._keeping.stop()
        self._keeping.join(10)
        self._feed.stop()
        assert self.kept is not None
        return self.kept


def moments(player: Angles, began: list[float]) -> list[float]:
    """When each of the shown pictures was taken, in seconds of one clock; empty until all are shown."""
    seen = []
    for frame, start in zip(player.pictures, began, strict=True):
        if frame is None:
            return []
        number = number_in(frame.rows, frame.stride, frame.width, frame.height, 4)
        seen.append(start + number / RATE)
    return seen


def spread(seen: list[float]) -> float:
    """How far they lie apart; a round of the numbers is no distance."""
    near = [(moment - seen[0] + ROUND_S / 2) % ROUND_S - ROUND_S / 2 for moment in seen]
    return max(near) - min(near)


def played(player: Angles, began: list[float]) -> list[float]:
    """The spread at each look while it plays at several speeds, and after each of several jumps."""
    errors: list[float] = []
    for rate in RATES:
        player.clock.seek(APART_S * ANGLES)
        player.clock.set_rate(rate)
        player.clock.play(is_playing=True)
        spin(0.3)
        end = time.monotonic() + 2.0
        while time.monotonic() < end and player.clock.is_playing:
            spin(0.02)
            errors += [spread(seen)] if (seen := moments(player, began)) else []
    player.clock.play(is_playing=False)
    for jump in range(SEEKS):
        player.clock.seek(APART_S * ANGLES + jump * 7 % SEEKS * (player.clock.length_s - 3 * APART_S * ANGLES) / SEEKS)
        spin(0.4)
        errors += [spread(seen)] if (seen := moments(player, began)) else []
    return errors


def main() -> int:
    """Record, play, compare."""
    app = application()
    assert app
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as scratch:
        folder = Path(scratch)
        farm = Farm(numbered_clip(folder))
        try:
            recorders = []
            for camera in cameras(farm.port, ANGLES):
                recorders.append(Recorder(farm, camera, folder))
                spin(APART_S)
            spin(LONG_S if is_long() else RECORDED_S)
            kept = [recorder.end() for recorder in recorders]
        finally:
            farm.close()
        sources = [AngleSource(path=folder / clip.name, name=clip.camera, began_at=clip.began_at) for clip in kept]
        player = Angles(load_theme("dark"), sources, "sync", zone=UTC)
        player.show()
        spin(1.0)
        errors = played(player, [recorder.began for recorder in recorders])
        player.close()
        spin(0.2)
    worst = max(errors, default=9.0)
    return report(
        "video_sync", worst, "s", yardstick="one picture", yardstick_value=1 / RATE, goal=GOAL_S,
        ratio=worst * RATE, is_ok=worst <= GOAL_S and len(errors) > 50, aim=AIM_S,
        p50_s=round(statistics.median(errors), 4), looks=len(errors), angles=ANGLES, **surroundings(),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
