"""A feed that has ended and that nobody holds is gone at once, with its pictures."""

import gc
import threading
import weakref

from video.av_feed import AvFeed


def test_a_feed_that_has_ended_leaves_nothing_to_the_collector() -> None:
    gc.disable()
    try:
        feed = AvFeed("nonsense://127.0.0.1/street_1", None)
        feed.start()
        feed.stop()
        for thread in [thread for thread in threading.enumerate() if thread.name == "feed"]:
            thread.join(5)
        held = weakref.ref(feed)
        del feed
        assert held() is None
    finally:
        gc.enable()
