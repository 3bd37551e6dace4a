"""One look through a camera that is not on the wall: its stream is opened for a single still, and closed again."""

import threading
import time
from collections.abc import Callable
from datetime import datetime

from dispatch.values import Camera
from video.feed import FeedEngine, FeedFactory, FeedState, Still
from video.snapshot import Snapshot
from video.words import caption

PATIENCE_S = 6.0
_LOOK_S = 0.03


def glance(
    open_feed: FeedFactory, camera: Camera, now: Callable[[], datetime], patience_s: float = PATIENCE_S
) -> Snapshot | None:
    """A still at native size, None when none came in time; takes seconds: ask from a worker."""
    feed = open_feed(camera, True)
    feed.start()
    try:
        still = _first_still(feed, time.monotonic() + patience_s)
    finally:
        feed.stop()
    if still is None:
        return None
    note = "" if still.status.state is FeedState.LIVE else caption(still.status)
    return Snapshot(camera=camera, still=still, taken_at=now(), note=note)


def _first_still(feed: FeedEngine, end: float) -> Still | None:
    tick = threading.Event()  # never set: only its time-out is used
    while time.monotonic() < end:
        still = feed.still()
        if still is not None or feed.status().state is FeedState.DENIED:
            return still
        tick.wait(_LOOK_S)
    return None
