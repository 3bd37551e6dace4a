"""The one clock of a player: where it is, how fast it goes, whether it stands; seconds from the first recording on."""

from collections.abc import Callable

SLOWEST, FASTEST = 0.1, 16.0
RATES = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)


class PlayClock:
    """Runs from 0 to `length_s`; `clock` gives monotonic seconds."""

    def __init__(self, length_s: float, clock: Callable[[], float]) -> None:
        self.length_s = length_s
        self._clock = clock
        self._at_s, self._since = 0.0, clock()
        self.rate = 1.0
        self.is_playing = False

    @property
    def at_s(self) -> float:
        """Where it is now; at its end it stands."""
        if not self.is_playing:
            return self._at_s
        now_s = self._at_s + (self._clock() - self._since) * self.rate
        if now_s >= self.length_s:
            self.seek(self.length_s)
            self.is_playing = False
        return min(now_s, self.length_s)

    def seek(self, at_s: float) -> None:
        """Go to a moment."""
        self._at_s, self._since = max(0.0, min(at_s, self.length_s)), self._clock()

    def play(self, *, is_playing: bool) -> None:
        """Go on or stand; from the end it begins again."""
        self.seek(0.0 if is_playing and self.at_s >= self.length_s else self.at_s)
        self.is_playing = is_playing

    def set_rate(self, rate: float) -> None:
        """Go on at another speed, 0.1 to 16."""
        self.seek(self.at_s)
        self.rate = max(SLOWEST, min(FASTEST, rate))
