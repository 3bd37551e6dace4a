"""How often the canvas is painted, and how well it keeps that: plain numbers over a clock that is passed in.

A timer looks for pictures; feeds do not wake the screen. Cost of looking in % of a core, feeds of 25 pictures a second,
painting left out (timer / woken by each picture that finds no wake-up under way; the middle of two short runs, good to
half a per cent): 1 tile 1.4 / 0.3, 4 tiles 0.5 / 0.7, 9 tiles 0.5 / 1.1, 16 tiles 0.5 / 1.2. Where one tile runs alone,
two ways would save one per cent of a core.
"""

import time
from collections import deque
from collections.abc import Callable

# With few tiles looking is cheap, and a picture waits less for the next tick; with many, one tick paints them together.
_TICKS_MS = ((1, 10), (4, 15), (9, 25))
FULL_TICK_MS = 33
_KEPT_TICKS = 150


def tick_ms(tiles: int) -> int:
    """Milliseconds between two looks for new pictures, for so many running tiles."""
    return next((ms for most, ms in _TICKS_MS if tiles <= most), FULL_TICK_MS)


class Rhythm:
    """The lateness of the last ticks and the number of pictures painted."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._last: float | None = None
        self._late_ms: deque[float] = deque(maxlen=_KEPT_TICKS)
        self.painted = 0

    def tick(self, interval_ms: int, painted: int) -> None:
        """A tick came, with so many new pictures."""
        now = self._clock()
        if self._last is not None:
            self._late_ms.append(max(0.0, (now - self._last) * 1000 - interval_ms))
        self._last = now
        self.painted += painted

    def pause(self) -> None:
        """Nothing is painted for a while: the next tick is not late."""
        self._last = None
        self._late_ms.clear()

    def late_ms(self, share: float = 0.9) -> float:
        """By how much that share of the last ticks was late at most."""
        late = sorted(self._late_ms)
        return late[min(len(late) - 1, int(len(late) * share))] if late else 0.0
