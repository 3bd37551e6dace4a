"""The head of one camera: it turns while it is told to, knows presets, and says where it looks; times are passed in."""

from dataclasses import dataclass, field

Place = tuple[float, float, float]  # pan and tilt from -1 to 1, zoom from 0 to 1
HOME: Place = (0.0, 0.0, 0.0)
_LOWEST = (-1.0, -1.0, 0.0)


@dataclass
class Head:
    """At full speed it goes from the middle to an end in five seconds."""

    place: Place = HOME
    presets: dict[str, tuple[str, Place]] = field(default_factory=lambda: {"1": ("正前方 Ahead", HOME)})
    _speed: Place = (0.0, 0.0, 0.0)
    _since: float = 0.0

    def at(self, now: float) -> Place:
        """Where it looks at a moment."""
        gone = (now - self._since) / 5.0
        ways = zip(self.place, self._speed, _LOWEST, strict=True)
        pan, tilt, zoom = (max(low, min(1.0, at + speed * gone)) for at, speed, low in ways)
        return pan, tilt, zoom

    def move(self, speed: Place, now: float) -> None:
        """Turn so fast from now on; all nought stands still."""
        self.place, self._speed, self._since = self.at(now), speed, now

    def go(self, token: str, now: float) -> bool:
        """Look at a preset at once; False for one that it does not know."""
        if token in self.presets:
            self.place, self._speed, self._since = self.presets[token][1], (0.0, 0.0, 0.0), now
        return token in self.presets

    def keep(self, name: str, now: float) -> str:
        """Keep where it looks under a name; returns the token."""
        token = str(len(self.presets) + 1)
        self.presets[token] = (name, self.at(now))
        return token
