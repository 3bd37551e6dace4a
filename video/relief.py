"""When a machine cannot hold full rate: which work is left out, in steps, and when it is taken up again."""

from collections.abc import Callable
from enum import IntEnum

# So late, for so long, is no hiccup; calm must last longer, or it would swing to and fro.
LATE_MS = 40.0
PATIENCE_S = 2.0
CALM_MS = 15.0
CALM_S = 10.0
# Work that was taken up and had to be left out again at once is taken up later the next time: twice as late each time.
TRIED_S, LONGEST_CALM_S = 10.0, 160.0


class Load(IntEnum):
    """What unselected tiles get: all pictures, every second one, or key pictures only."""

    FULL = 0
    HALF = 1
    KEYS = 2


class Relief:
    """Judges by how late the painting is and how many feeds cannot keep up. `clock` gives monotonic seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._since: float | None = None
        self._was_bad = False
        self._calm_s = CALM_S
        self._raised_at: float | None = None
        self.load = Load.FULL

    def note(self, late_ms: float, feeds_behind: int) -> bool:
        """Look at the machine, some times a second; True when the load has changed."""
        is_bad, is_calm = late_ms > LATE_MS or feeds_behind > 0, late_ms < CALM_MS and feeds_behind == 0
        now, before = self._clock(), self.load
        if not (is_bad or is_calm) or self._since is None or is_bad is not self._was_bad:
            self._since, self._was_bad = now, is_bad
            return False
        if is_bad and now - self._since >= PATIENCE_S:
            self._lower(now)
        elif is_calm and now - self._since >= self._calm_s:
            self._raise(now)
        return self.load is not before

    def _lower(self, now: float) -> None:
        if self._raised_at is not None:
            was_too_much = now - self._raised_at <= TRIED_S
            self._calm_s = min(LONGEST_CALM_S, 2 * self._calm_s) if was_too_much else CALM_S
            self._raised_at = None
        self._change(min(Load.KEYS, self.load + 1), now)

    def _raise(self, now: float) -> None:
        if self.load is not Load.FULL:
            self._raised_at = now
        self._change(max(Load.FULL, self.load - 1), now)

    def _change(self, load: int, now: float) -> None:
        self.load, self._since = Load(load), now
