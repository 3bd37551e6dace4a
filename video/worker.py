"""A process that decodes: `python -m video.worker <control> <memory>`, two descriptors that its desk hands down.

It ends when the desk closes the control socket, however the desk died.
"""

import mmap
import os
import sys
import threading
import time
from itertools import groupby
from multiprocessing.connection import Connection

from video.account import Account
from video.av_feed import AvFeed
from video.feed import FeedState
from video.memory import keep_buffers
from video.packets import CodecFacts, EncodedPacket
from video.shared_pictures import Slot, mapped
from video.worker_words import Ask, Beat, Listen, Open, Order, Shape, Stop, Taken, Told, order_in, written

BEAT_S = 0.1


class Played:
    """A feed, the last order that it obeyed, and the packets that nobody has been told of yet."""

    def __init__(self, number: int, feed: AvFeed) -> None:
        self.number, self.feed, self.order = number, feed, 0
        self._lock = threading.Lock()
        self._packets: list[tuple[CodecFacts, EncodedPacket]] = []

    def keep(self, packet: EncodedPacket, facts: CodecFacts) -> None:
        """Called on the feed's thread."""
        with self._lock:
            self._packets.append((facts, packet))

    def told(self) -> Told:
        """What is said of it in this beat."""
        with self._lock:
            packets, self._packets = self._packets, []
        runs = ((run[0][0], tuple(packet for _, packet in run)) for run in _runs(packets))
        return Told(self.number, self.order, self.feed.status(), tuple(runs))


class Worker:
    """Obeys orders and tells how its feeds stand."""

    def __init__(self, control: "Connection[bytes, bytes]", memory: mmap.mmap) -> None:
        self._control, self._memory = control, memory
        self._played: dict[int, Played] = {}

    def serve(self) -> None:
        """Until the desk is gone."""
        due = time.monotonic()
        try:
            while True:
                if self._control.poll(max(0.0, due - time.monotonic())):
                    self._obey(order_in(self._control.recv_bytes()))
                if time.monotonic() >= due:
                    due = time.monotonic() + BEAT_S
                    self._beat()
        except (EOFError, OSError):
            return

    def _beat(self) -> None:
        told = tuple(played.told() for played in self._played.values())
        for gone in (one for one in told if one.status.state is FeedState.STOPPED):
            self._played.pop(gone.feed)
        self._control.send_bytes(written(Beat(time.monotonic(), told)))

    def _obey(self, order: Order) -> None:
        if isinstance(order, Open):
            self._open(order)
            return
        played = self._played.get(order.feed)
        if isinstance(order, Ask):
            still = played.feed.still() if played else None
            self._control.send_bytes(written(Taken(order.feed, order.number, still)))
        elif played is None:
            return
        elif isinstance(order, Shape):
            played.order = order.order
            played.feed.shape(order.width, order.height, is_visible=order.is_visible, pace=order.pace)
        elif isinstance(order, Listen):
            played.feed.listen(played.keep if order.is_on else None)
        elif isinstance(order, Stop):
            played.feed.stop()

    def _open(self, order: Open) -> None:
        slot = Slot(self._memory, order.slot)
        feed = AvFeed(order.url, Account(*order.account) if order.account else None, show=slot.put)
        self._played[order.feed] = Played(order.feed, feed)
        feed.start()


def _runs(packets: list[tuple[CodecFacts, EncodedPacket]]) -> list[list[tuple[CodecFacts, EncodedPacket]]]:
    return [list(run) for _, run in groupby(packets, key=lambda pair: pair[0])]


def main() -> None:
    """Serve one desk; feeds that still run are ended at exit."""
    control, memory = (int(text) for text in sys.argv[1:3])
    keep_buffers()
    pictures = mapped(memory)
    os.close(memory)
    with Connection(control) as connection:
        Worker(connection, pictures).serve()


if __name__ == "__main__":
    main()
