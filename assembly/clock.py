"""The clock of a centre: the machine's, but for leaps, which no deadline may follow."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

LEAP_S = 2.0  # what an ordinary correction stays below between two looks


def running_s() -> float:
    """Seconds of a clock that nobody sets; it counts on while the machine sleeps, where the system has such a one."""
    kind = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if kind is None else time.clock_gettime(kind)


class SystemClock:
    """Follows the wall clock as long as both clocks agree; after a leap it counts on from before.

    A console whose clock is moved by a day must neither paint the queue red nor urge a hundred units. After a restart
    the wall clock counts again, as it then stands.
    """

    def __init__(
        self, wall: Callable[[], float] = time.time, running: Callable[[], float] = running_s
    ) -> None:  # fmt: skip
        self._wall, self._running = wall, running
        self._lock = threading.Lock()
        self._at, self._ran = wall(), running()
        self._leap_s = 0.0

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.fromtimestamp(self._look(), UTC)

    def moved_by(self) -> timedelta:
        """How far the wall clock is from this one since it was moved; zero when it was not, or was put right."""
        self._look()
        return timedelta(seconds=self._leap_s)

    def _look(self) -> float:
        with self._lock:
            wall, ran = self._wall(), self._running()
            steady = self._at + (ran - self._ran)
            agrees = abs(wall - steady) <= LEAP_S
            self._leap_s = 0.0 if agrees else wall - steady
            self._at, self._ran = (wall if agrees else steady), ran
            return self._at
