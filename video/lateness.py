"""How far a stream runs behind its camera: a machine that cannot keep up shows old pictures that arrive on time."""

# A camera's clock may be off by so much; the best offset seen is forgotten that fast.
_DRIFT = 0.0005
# A leap of the camera's clock, or a seam in its stream, says nothing about delay.
_LEAP_S = 5.0
BEHIND_S, CAUGHT_UP_S = 0.8, 0.3


class Lateness:
    """Compares the stream's clock with ours; the promptest picture of a session counts as on time."""

    def __init__(self) -> None:
        self._best: float | None = None
        self._before: tuple[float, float] | None = None
        self.seconds = 0.0
        self.is_behind = False

    def note(self, taken_s: float, now: float) -> None:
        """A picture taken at `taken_s` of the stream is in our hands at `now`."""
        offset, before = now - taken_s, self._before
        self._before = (taken_s, now)
        leaped = before is not None and abs((taken_s - before[0]) - (now - before[1])) > _LEAP_S
        if self._best is None or before is None or leaped:
            self._best = offset
        else:
            self._best = min(offset, self._best + _DRIFT * (now - before[1]))
        self.seconds = offset - self._best
        self.is_behind = self.seconds > (CAUGHT_UP_S if self.is_behind else BEHIND_S)
