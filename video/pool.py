"""The feeds that run for a wall: those of shown cameras and no others, each told how large it is painted."""

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dispatch.values import Camera
from video.feed import FeedEngine, FeedFactory, FeedState, FeedStatus, Pace
from video.kept import Kept, Order
from video.relief import Load, Relief
from video.ring import Ring
from video.snapshot import Snapshot
from video.words import caption

if TYPE_CHECKING:
    from video.keeping import Keeping

_SEEN = {
    FeedState.LIVE: "live", FeedState.STALLED: "frozen", FeedState.UNCHANGED: "frozen", FeedState.RETRY: "gone",
    FeedState.DENIED: "gone",
}  # fmt: skip
# How long a desk that closes waits for clips to be finished.
FINISH_S = 5.0
_PACES = {Load.FULL: Pace.FULL, Load.HALF: Pace.HALF, Load.KEYS: Pace.KEYS}


class FeedPool:
    """Feeds by (camera id, is main stream), each with the ring of its last seconds."""

    def __init__(self, open_feed: FeedFactory) -> None:
        self._open_feed = open_feed
        self._relief = Relief(time.monotonic)
        self._feeds: dict[tuple[int, bool], FeedEngine] = {}
        self._rings: dict[tuple[int, bool], Ring] = {}
        self._keeping: dict[Keeping, tuple[int, bool]] = {}

    def attend(self, cameras: Mapping[int, Camera], wanted: set[tuple[int, bool]]) -> None:
        """Open what is wanted, stop what is not, but for those of which a clip is kept just now."""
        needed = wanted | self._kept_now()
        for key in [key for key in self._feeds if key not in needed]:
            self._rings.pop(key, None)
            self._feeds.pop(key).stop()
        for camera_id, is_main in sorted(wanted - set(self._feeds)):
            feed = self._open_feed(cameras[camera_id], is_main)
            self._feeds[camera_id, is_main] = feed
            ring = Ring()
            if feed.listen(ring):
                self._rings[camera_id, is_main] = ring
            feed.start()

    def drop(self, camera_id: int) -> None:
        """Stop the feeds of a camera; a clip of it that is being kept ends as one whose camera was lost."""
        for key in [key for key in self._feeds if key[0] == camera_id]:
            self._rings.pop(key, None)
            self._feeds.pop(key).stop()

    def running(self) -> set[tuple[int, bool]]:
        """What runs."""
        return set(self._feeds)

    def shape(self, sizes: Mapping[int, tuple[int, int]], favoured: int | None = None) -> None:
        """Say the device pixels of each painted camera; the others are hidden and keep to key pictures.

        The favoured one runs at full rate whatever the machine cannot hold.
        """
        for (camera_id, _), feed in self._feeds.items():
            width, height = sizes.get(camera_id, (0, 0))
            pace = Pace.FULL if camera_id == favoured else _PACES[self._relief.load]
            feed.shape(width, height, is_visible=width > 0, pace=pace)

    def relieve(self, late_ms: float) -> bool:
        """Judge how late the painting is; True when all have to be shaped anew."""
        return self._relief.note(late_ms, sum(feed.status().is_behind for feed in self._feeds.values()))

    def of(self, camera_id: int | None) -> FeedEngine | None:
        """The main stream once it lives, the sub stream until then: enlarging shows no black gap."""
        if camera_id is None:
            return None
        main, sub = self._feeds.get((camera_id, True)), self._feeds.get((camera_id, False))
        if main is None or sub is None:
            return main or sub
        is_main = main.status().state is FeedState.LIVE or (main.frame() and sub.status().state is not FeedState.LIVE)
        return main if is_main else sub

    def statuses(self) -> dict[int, FeedStatus]:
        """How the feeds stand, by camera; of a camera with both streams the one that is shown."""
        found = {camera_id: self.of(camera_id) for camera_id, _ in self._feeds}
        return {camera_id: feed.status() for camera_id, feed in found.items() if feed is not None}

    def count(self) -> tuple[int, int]:
        """How many cameras live, and how many are shown."""
        states = [feed.status().state for (_, is_main), feed in self._feeds.items() if not is_main]
        return sum(state is FeedState.LIVE for state in states), len(states)

    def states(self) -> dict[int, str]:
        """'live', 'frozen' or 'gone' by camera; one that has only just been asked is not named."""
        held = {camera_id: feed.status().state for (camera_id, is_main), feed in self._feeds.items() if not is_main}
        return {camera_id: _SEEN[state] for camera_id, state in held.items() if state in _SEEN}

    def snapshot(self, camera: Camera, now: datetime) -> Snapshot | None:
        """A still at native size, None before the first picture."""
        feeds = (self._feeds.get((camera.id, is_main)) for is_main in (True, False))
        stills = (feed.still() for feed in feeds if feed is not None)
        still = next((still for still in stills if still is not None), None)
        if still is None:
            return None
        note = "" if still.status.state is FeedState.LIVE else caption(still.status)
        return Snapshot(camera=camera, still=still, taken_at=now, note=note)

    def keep(
        self, order: Order, folder: Path, *, now: Callable[[], datetime], then: Callable[[Kept | None], None]
    ) -> "Keeping | None":
        """Begin a clip of the best stream that runs; None when none does. `then` is called on the clip's thread."""
        keys = ((order.camera.id, is_main) for is_main in (True, False))
        key = next((key for key in keys if key in self._rings and self._rings[key].octets), None)
        if key is None:
            return None
        from video.keeping import Keeping  # FFmpeg: not before something runs

        keeping = Keeping(self._rings[key], order, folder, now=now, then=then)
        self._kept_now()
        self._keeping[keeping] = key
        keeping.start()
        return keeping

    def recorded(self) -> frozenset[int]:
        """The cameras of which a clip is kept just now."""
        return frozenset(camera_id for camera_id, _ in self._kept_now())

    def _kept_now(self) -> set[tuple[int, bool]]:
        self._keeping = {keeping: key for keeping, key in self._keeping.items() if not keeping.join(0)}
        return set(self._keeping.values())

    def close(self) -> None:
        """Finish clips, stop every feed; their threads end by themselves."""
        for keeping in self._keeping:
            keeping.stop()
        for keeping in self._keeping:
            keeping.join(FINISH_S)
        for feed in self._feeds.values():
            feed.stop()
        self._feeds.clear()
        self._rings.clear()
