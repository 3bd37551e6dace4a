"""The part of a picture that a tile shows: digital zoom and pan as plain numbers."""

from dataclasses import dataclass

MOST = 8.0
STEP = 1.25


@dataclass(frozen=True, slots=True)
class Zoom:
    """How many times larger, and the middle of the part that is shown, in shares of the picture."""

    factor: float = 1.0
    x: float = 0.5
    y: float = 0.5

    @property
    def is_whole(self) -> bool:
        """Whether the whole picture is shown."""
        return self.factor <= 1.0

    @property
    def left(self) -> float:
        """Share of the picture left of the part."""
        return self.x - 0.5 / self.factor

    @property
    def top(self) -> float:
        """Share of the picture above the part."""
        return self.y - 0.5 / self.factor

    def by(self, steps: float, x: float = 0.5, y: float = 0.5) -> "Zoom":
        """So many steps larger; the point of the tile under (x, y), in shares of the tile, stays where it is."""
        factor = min(MOST, max(1.0, self.factor * STEP**steps))
        under = self.left + x / self.factor, self.top + y / self.factor
        return Zoom(factor, under[0] + (0.5 - x) / factor, under[1] + (0.5 - y) / factor).inside()

    def moved(self, right: float, down: float) -> "Zoom":
        """Panned by shares of the tile."""
        return Zoom(self.factor, self.x + right / self.factor, self.y + down / self.factor).inside()

    def inside(self) -> "Zoom":
        """The same, without showing what lies beyond the picture."""
        half = 0.5 / self.factor
        return Zoom(self.factor, min(1 - half, max(half, self.x)), min(1 - half, max(half, self.y)))


WHOLE = Zoom()
