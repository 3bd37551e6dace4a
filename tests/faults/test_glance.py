"""One look through a camera that is not on the wall: a still of native size, or none in time, and nothing runs on."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from assembly.children import Child
from dispatch.values import Camera
from tests.faults.test_feed_contract import address
from tests.lag import LagProbe, within
from video.engines import open_feed as open_engine
from video.feed import FeedEngine, FeedState
from video.glance import glance
from video.snapshot import Snapshot

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Looks:
    """Looks taken on a worker, as the check takes them; keeps the feeds that were opened."""

    def __init__(self) -> None:
        self.opened: list[FeedEngine] = []

    def open(self, camera: Camera, is_main: bool) -> FeedEngine:
        assert is_main  # evidence is of native size
        self.opened.append(open_engine(camera, None, setting="av", is_main=is_main))
        return self.opened[-1]

    def take(self, url: str, patience_s: float = 6.0) -> tuple[Snapshot | None, float]:
        """The still, and how many seconds it took."""
        camera = Camera(id=1, jurisdiction="990024", name="C-01", url_main=url, url_sub="", lon=120.7, lat=28.8)
        with ThreadPoolExecutor(1) as worker:
            began = time.monotonic()
            looking = worker.submit(glance, self.open, camera, lambda: NOON, patience_s)
            assert within(20, looking.done)
            return looking.result(), time.monotonic() - began


def ended(looks: Looks) -> Callable[[], bool]:
    return lambda: (
        all(feed.status().state is FeedState.STOPPED for feed in looks.opened)
        and not [thread for thread in threading.enumerate() if thread.name == "feed"]
    )


def test_a_look_brings_one_still_of_native_size_and_closes_the_stream(farm: Child, lag: LagProbe) -> None:
    looks = Looks()
    taken, seconds = looks.take(address(farm, "market_main_1"))
    assert taken is not None
    assert (taken.still.width, taken.still.height, taken.still.jpeg[:2]) == (1280, 720, b"\xff\xd8")
    assert (taken.taken_at, taken.note) == (NOON, "")
    assert seconds < 2
    assert within(3, ended(looks))


def test_a_camera_that_refuses_is_not_waited_for_and_one_that_is_silent_not_longer_than_asked(
    farm: Child, lag: LagProbe
) -> None:
    looks = Looks()
    taken, seconds = looks.take(address(farm, "nowhere_1"))
    assert (taken, seconds < 1.5) == (None, True)
    taken, seconds = looks.take(address(farm, "street_1?mute=1"), patience_s=1.0)
    assert taken is None
    assert 1.0 <= seconds < 2.0
    assert within(9, ended(looks))  # a blocked read ends by its own time-out
