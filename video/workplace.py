"""One decoding process of a desk and the feeds in it; a process that ends or falls silent is replaced."""

import mmap
import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue

from msgspec import DecodeError

from video.feed import FeedState
from video.shared_pictures import SLOTS, Slot, mapped, new_memory
from video.worker_feed import WorkerFeed
from video.worker_words import Beat, Order, Report, report_in, written

_ROOT = Path(__file__).parent.parent
# It tells ten times a second; so long without a word, and it hangs. A machine under full load starts one slowly.
HANGS_S, STARTING_S = 4.0, 30.0
# One that dies again and again is not started more often than so.
AGAIN_S = 1.0
ENDING_S = 4.0
_LOOK_S = 0.25


@dataclass(frozen=True)
class _Running:
    """The memory of a process that runs, and the orders on their way to it; None is the last."""

    pictures: mmap.mmap
    orders: "SimpleQueue[bytes | None]"

    def open(self, feed: WorkerFeed, index: int) -> None:
        slot = Slot(self.pictures, index)
        slot.clear()  # before it is shown: the picture of the camera before must not stand under this name
        feed.opened(slot)
        for order in feed.opening(index):
            self.orders.put(written(order))


class Workplace:
    """Runs as long as it has feeds."""

    def __init__(self) -> None:
        self.heard_at = 0.0
        self._lock = threading.Lock()
        self._feeds: dict[int, tuple[WorkerFeed, int]] = {}
        self._running: _Running | None = None
        self._thread: threading.Thread | None = None
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def count(self) -> int:
        """How many feeds are here."""
        return len(self._feeds)

    def add(self, feed: WorkerFeed) -> None:
        """Begin to decode a feed, as soon as a process runs."""
        with self._lock:
            taken = {index for _, index in self._feeds.values()}
            index = next(index for index in range(SLOTS) if index not in taken)
            self._feeds[feed.number] = feed, index
            if self._running is not None:
                self._running.open(feed, index)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="decoding", daemon=True)
                self._thread.start()

    def tell(self, order: Order) -> None:
        """Hand an order to the process. What a feed is like is told a fresh process anyway."""
        with self._lock:
            if self._running is not None:
                self._running.orders.put(written(order))

    def forget(self, feed: WorkerFeed) -> None:
        """A feed ended; with the last one the process does, too."""
        with self._lock:
            self._feeds.pop(feed.number, None)

    def _is_over(self) -> bool:
        """Whether nothing is left to do; from then on a new feed starts a thread of its own."""
        with self._lock:
            if not self._feeds:
                self._thread = None
            return not self._feeds

    def _run(self) -> None:
        while not self._is_over():
            began = time.monotonic()
            try:
                control = self._begin()
            except OSError as error:  # this machine has no more processes, descriptors or memory to give
                for feed in self._all():
                    feed.lost(f"no decoding process could be started: {error.strerror}")
            else:
                self._hear(control)
                self._end(control)
            if self._feeds:
                threading.Event().wait(max(0.0, began + AGAIN_S - time.monotonic()))

    def _all(self) -> list[WorkerFeed]:
        with self._lock:
            return [feed for feed, _ in self._feeds.values()]

    def _begin(self) -> "Connection[bytes, bytes]":
        """Start a process and hand it all feeds; raises OSError, and then nothing of it is left."""
        with ExitStack() as given_up:
            ours, theirs = map(given_up.enter_context, socket.socketpair())
            memory = new_memory()
            given_up.callback(os.close, memory)
            pictures = mapped(memory)
            command = [sys.executable, "-m", "video.worker", str(theirs.fileno()), str(memory)]
            self.process = subprocess.Popen(
                command, cwd=_ROOT, stdin=subprocess.DEVNULL, pass_fds=(theirs.fileno(), memory)
            )
            control = Connection(ours.detach())
        running = _Running(pictures, SimpleQueue())
        with self._lock:
            self.heard_at = time.monotonic() + STARTING_S - HANGS_S
            for feed, index in self._feeds.values():
                running.open(feed, index)
            self._running = running
        threading.Thread(target=_hand_over, args=(control, running.orders), name="decoding orders", daemon=True).start()
        return control

    def _hear(self, control: "Connection[bytes, bytes]") -> None:
        """Listen until the process is gone, hangs, says what no report is, or has nothing left to do."""
        with suppress(EOFError, OSError, DecodeError):
            while self._feeds:
                if control.poll(_LOOK_S):  # asked first: where this desk stood still, much may be waiting
                    report = report_in(control.recv_bytes())
                    self.heard_at = time.monotonic()
                    self._take(report)
                elif time.monotonic() - self.heard_at > HANGS_S:
                    return

    def _take(self, report: Report) -> None:
        if not isinstance(report, Beat):
            if held := self._feeds.get(report.feed):
                held[0].take_still(report.number, report.still)
            return
        for told in report.feeds:
            if held := self._feeds.get(told.feed):
                held[0].take(told, report.at)
                if told.status.state is FeedState.STOPPED:
                    held[0].ended()

    def _end(self, control: "Connection[bytes, bytes]") -> None:
        with self._lock:
            running, self._running = self._running, None
        feeds = self._all()
        if running is not None:
            running.orders.put(None)
        for feed in feeds:
            feed.lost("its decoding process ended")
        process = self.process
        if process is None:
            return
        if feeds:
            process.kill()
        control.close()
        try:
            process.wait(ENDING_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _hand_over(control: "Connection[bytes, bytes]", orders: "SimpleQueue[bytes | None]") -> None:
    """Send orders from a thread that may wait: the screen never does for a process that stands still."""
    with suppress(OSError):
        while (order := orders.get()) is not None:
            control.send_bytes(order)
