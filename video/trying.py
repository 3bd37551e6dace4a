"""A feed's thread: plays, and when that ends tries again after a while, until it is told to stop."""

import atexit
import random
import threading
import time
import weakref
from collections.abc import Callable

from video.feed import FeedState, Why
from video.pulse import Pulse
from video.truth import retry_delay

# A wall that starts opens its cameras one after another, not all at once; one that hangs holds up nobody.
STAGGER_S = 0.02
# So long all feeds together may take to end when the program ends; a blocked read needs its own time-out.
ENDING_S = 3.0


class FeedLost(Exception):  # noqa: N818 - what happened, said to the tile
    """A session ended or could not be opened; its text carries no credentials."""

    def __init__(self, why: Why, reason: str) -> None:
        super().__init__(reason)
        self.why = why

    @property
    def is_denied(self) -> bool:
        """Whether the camera refuses us, and asking often would do harm."""
        return self.why in (Why.ACCOUNT, Why.NOT_FOUND)


class Turns:
    """Gives out moments to open a session, some milliseconds apart."""

    def __init__(self, gap_s: float = STAGGER_S, clock: Callable[[], float] = time.monotonic) -> None:
        self._gap_s, self._clock = gap_s, clock
        self._lock = threading.Lock()
        self._next = 0.0

    def seconds(self) -> float:
        """Take the next turn; returns how long to wait for it."""
        with self._lock:
            now = self._clock()
            self._next = max(now, self._next + self._gap_s)
            return self._next - now


_TURNS = Turns()


class Trying:
    """Calls `play` on a thread of its own; `play` returns when it is over and raises FeedLost."""

    def __init__(self, play: Callable[[], None], pulse: Pulse, *, name: str, dice: random.Random | None = None) -> None:
        self._play, self._pulse, self._name = play, pulse, name
        self._dice = dice or random.Random()  # noqa: S311 - jitter
        self._over, self._stir, self._ended = threading.Event(), threading.Event(), threading.Event()
        self.is_visible = True

    def start(self) -> None:
        """Begin to connect."""
        self._pulse.say(FeedState.CONNECTING)
        _RUNNING.add(self)
        threading.Thread(target=self._run, name=self._name, daemon=True).start()

    def stop(self) -> None:
        """Ask the thread to end."""
        self._over.set()
        self._stir.set()

    def wait(self, seconds: float) -> bool:
        """Wait until the thread has ended; False when it has not within that time."""
        return self._ended.wait(seconds)

    @property
    def is_over(self) -> bool:
        """Whether it was asked to end."""
        return self._over.is_set()

    def pause(self, seconds: float) -> bool:
        """Wait inside `play`; True when it was asked to end."""
        return self._over.wait(seconds)

    def see(self, *, is_visible: bool) -> None:
        """Say whether anybody looks: who begins to look need not wait out the patience of a hidden feed."""
        if is_visible and not self.is_visible:
            self._stir.set()
        self.is_visible = is_visible

    def _run(self) -> None:
        tries = 0
        try:
            while not self._over.wait(_TURNS.seconds()):
                self._pulse.say(FeedState.CONNECTING)
                before = self._pulse.pictures
                lost = self._once()
                if self._over.is_set():
                    break
                tries = 0 if self._pulse.pictures > before else tries + 1
                self._pulse.fail(FeedState.DENIED if lost.is_denied else FeedState.RETRY, lost.why, str(lost))
                self._rest(tries, is_denied=lost.is_denied)
        finally:
            # It holds the feed, which holds this: their pictures would wait until the collector comes by.
            self._play = _over
            self._pulse.say(FeedState.STOPPED)
            self._ended.set()

    def _once(self) -> FeedLost:
        try:
            self._play()
        except FeedLost as lost:
            return FeedLost(lost.why, str(lost))  # without the frames that it came through: they hold the feed
        return FeedLost(Why.ENDED, "the stream ended")

    def _rest(self, tries: int, *, is_denied: bool) -> None:
        """Wait before the next try; a refused one is not hurried by a look."""
        self._stir.clear()
        seconds = retry_delay(tries, is_denied=is_denied, is_visible=self.is_visible, dice=self._dice)
        (self._over if is_denied else self._stir).wait(seconds)


def _over() -> None:
    """What a feed plays that has ended."""


_RUNNING: weakref.WeakSet[Trying] = weakref.WeakSet()


@atexit.register
def _end_all() -> None:
    """A decoder at work while the interpreter goes takes the process down with it: let all of them end first."""
    running, deadline = list(_RUNNING), time.monotonic() + ENDING_S
    for trying in running:
        trying.stop()
    for trying in running:
        trying.wait(max(0.0, deadline - time.monotonic()))
