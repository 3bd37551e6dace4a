"""A layout while it is drawn: cells that are merged into tiles and split again; plain values."""

import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from video.layouts import EMPTY, Layout, layout_of

LARGEST = 8
_LETTERS = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+-"
Cell = tuple[int, int]  # column, row
Rows = tuple[tuple[int, ...], ...]
NumberOf = Callable[[Cell, int], int]


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of cells: the first and the last column and row, all of them in it."""

    left: int
    top: int
    right: int
    bottom: int

    def holds(self, cell: Cell) -> bool:
        """Whether a cell is in it."""
        return self.left <= cell[0] <= self.right and self.top <= cell[1] <= self.bottom

    def around(self, other: "Block") -> "Block":
        """The smallest that holds both."""
        return Block(min(self.left, other.left), min(self.top, other.top), max(self.right, other.right),
                     max(self.bottom, other.bottom))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawing:
    """Numbers in a grid of up to 8 x 8: cells of one number are one tile."""

    cells: Rows

    @property
    def columns(self) -> int:
        """How many cells lie beside each other."""
        return len(self.cells[0])

    @property
    def rows(self) -> int:
        """How many lie above each other."""
        return len(self.cells)

    def blocks(self) -> tuple[Block, ...]:
        """The tiles in reading order."""
        return tuple(dict.fromkeys(self.block_at(cell) for cell in self._all()))

    def block_at(self, cell: Cell) -> Block:
        """The tile that a cell belongs to."""
        number = self.cells[cell[1]][cell[0]]
        held = [(column, row) for column, row in self._all() if self.cells[row][column] == number]
        across, down = [column for column, _ in held], [row for _, row in held]
        return Block(min(across), min(down), max(across), max(down))

    def merged(self, one: Cell, other: Cell) -> "Drawing":
        """One tile from one cell to another; tiles that it would cut are taken in whole."""
        block = self.block_at(one).around(self.block_at(other))
        while (grown := self._grown(block)) != block:
            block = grown
        number = max(max(row) for row in self.cells) + 1
        return self._with(lambda cell, held: number if block.holds(cell) else held)

    def split(self, cell: Cell) -> "Drawing":
        """Its tile falls into single cells."""
        block, first = self.block_at(cell), max(max(row) for row in self.cells) + 1
        return self._with(
            lambda at, held: first + at[1] * self.columns + at[0] if block.holds(at) else held
        )  # fmt: skip

    def resized(self, columns: int, rows: int) -> "Drawing":
        """Another grid: tiles keep what fits of them, new cells are tiles of their own."""
        columns, rows = min(max(columns, 1), LARGEST), min(max(rows, 1), LARGEST)
        fresh = max(max(row) for row in self.cells) + 1

        def number(column: int, row: int) -> int:
            is_held = row < self.rows and column < self.columns
            return self.cells[row][column] if is_held else fresh + row * LARGEST + column

        return Drawing(tuple(tuple(number(column, row) for column in range(columns)) for row in range(rows)))

    def layout(self, name: str) -> Layout:
        """What the wall takes; raises LayoutBroken for a name that cannot be."""
        letters: dict[int, str] = {}
        for column, row in self._all():
            letters.setdefault(self.cells[row][column], _LETTERS[len(letters)])
        return layout_of(name, ["".join(letters[number] for number in row) for row in self.cells])

    def _grown(self, block: Block) -> Block:
        for cell in self._all():
            if block.holds(cell):
                block = block.around(self.block_at(cell))
        return block

    def _with(self, number_of: NumberOf) -> "Drawing":
        return Drawing(tuple(
            tuple(number_of((column, row), held) for column, held in enumerate(line))
            for row, line in enumerate(self.cells)
        ))  # fmt: skip

    def _all(self) -> Iterator[Cell]:
        return ((column, row) for row in range(self.rows) for column in range(self.columns))


def drawing_of(layout: Layout) -> Drawing:
    """A drawing that begins with a layout; what was left empty are single cells. Larger ones are cut."""
    fresh = iter(range(1_000_000, 2_000_000))
    rows = layout.rows[:LARGEST]
    return Drawing(
        tuple(tuple(next(fresh) if letter == EMPTY else ord(letter) for letter in row[:LARGEST]) for row in rows)
    )
