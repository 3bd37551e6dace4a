"""Where tiles lie: equal grids of 1, 4, 9 and 16, as plain numbers."""

import math
from dataclasses import dataclass

LAYOUTS = (1, 4, 9, 16)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in device-independent pixels."""

    x: int
    y: int
    width: int
    height: int

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


def boxes(count: int, width: int, height: int, gap: int) -> tuple[Box, ...]:
    """`count` equal boxes (a square number) over an area, `gap` pixels between them, no pixel left over."""
    side = math.isqrt(count)
    columns = [(index * (width + gap) // side, (index + 1) * (width + gap) // side - gap) for index in range(side)]
    rows = [(index * (height + gap) // side, (index + 1) * (height + gap) // side - gap) for index in range(side)]
    return tuple(Box(left, top, right - left, low - top) for top, low in rows for left, right in columns)


def beside(index: int, count: int, columns: int, rows: int) -> int:
    """The tile so many columns and rows away, staying on the wall."""
    side = math.isqrt(count)
    row, column = divmod(index, side)
    return max(0, min(side - 1, row + rows)) * side + max(0, min(side - 1, column + columns))
