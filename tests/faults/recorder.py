"""A process that keeps a clip of a camera until it is killed or its disk is full: URL, folder, size of a file."""

import resource
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from dispatch.values import Camera
from video.av_feed import AvFeed
from video.keeping import Keeping
from video.kept import Kept, Order
from video.ring import Ring


def main(url: str, folder: str, octets: int) -> int:
    """Says `begun`, and `kept` when the clip ended by itself."""
    if octets:
        resource.setrlimit(resource.RLIMIT_FSIZE, (octets, octets))
    ring, feed, ended = Ring(), AvFeed(url, None), list[Kept | None]()
    feed.listen(ring)
    feed.start()
    came = threading.Event()
    ring.follow(lambda _packet, _facts: came.set(), before_s=0)
    came.wait(30)
    camera = Camera(id=7, jurisdiction="330100", name="永安路口", url_main=url, lon=120.0, lat=30.0)
    order = Order(camera=camera, operator="王敏", case_id=None, before_s=10)
    keeping = Keeping(ring, order, Path(folder), now=lambda: datetime.now(UTC), then=ended.append)
    keeping.start()
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    keeping.join(60)
    feed.stop()
    sys.stdout.write("kept\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
