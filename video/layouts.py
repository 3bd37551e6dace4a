"""Layouts of the wall: which tiles there are and how large, drawn as a picture of letters; one letter is one tile."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import tomli_w

MOST_TILES = 64
LONGEST_NAME = 40
EMPTY = "."


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


class Fault(StrEnum):
    """What is wrong with a layout; worded by `video.layout_words`."""

    FILE = "file"  # not TOML, not readable
    NAME = "name"
    NO_ROWS = "no rows"
    UNEVEN = "uneven"  # rows of different length
    TORN = "torn"  # the cells of one letter are no rectangle
    TOO_MANY = "too many"
    CAMERAS = "cameras"


class LayoutBroken(Exception):  # noqa: N818 - says what is broken
    """A layout cannot be used: in which one, and the letter, row or line that is to blame."""

    def __init__(self, fault: Fault, name: str = "", detail: str = "") -> None:
        super().__init__(f"{name}: {fault} {detail}")
        self.fault, self.name, self.detail = fault, name, detail


@dataclass(frozen=True, slots=True)
class Spot:
    """A tile in cells of the grid."""

    column: int
    row: int
    wide: int = 1
    high: int = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """Tiles in reading order, numbered from 1 on the wall; `cameras` are those it was kept with, if any."""

    name: str
    rows: tuple[str, ...]
    spots: tuple[Spot, ...]
    cameras: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many tiles there are."""
        return len(self.spots)

    def boxes(self, width: int, height: int, gap: int) -> tuple[Box, ...]:
        """The tiles over an area, `gap` pixels between them, no pixel left over."""
        across = _edges(len(self.rows[0]), width, gap)
        down = _edges(len(self.rows), height, gap)
        return tuple(
            Box(across[spot.column], down[spot.row], across[spot.column + spot.wide] - gap - across[spot.column],
                down[spot.row + spot.high] - gap - down[spot.row])
            for spot in self.spots
        )  # fmt: skip

    def beside(self, index: int, columns: int, rows: int) -> int:
        """The next tile in a direction; itself at the edge of the wall."""
        spot = self.spots[index]
        column = spot.column + (spot.wide if columns > 0 else min(columns, 0))
        row = spot.row + (spot.high if rows > 0 else min(rows, 0))
        found = (number for number, other in enumerate(self.spots) if _covers(other, column, row))
        return next(found, index)


def _edges(cells: int, length: int, gap: int) -> tuple[int, ...]:
    return tuple(cell * (length + gap) // cells for cell in range(cells + 1))


def _covers(spot: Spot, column: int, row: int) -> bool:
    return spot.column <= column < spot.column + spot.wide and spot.row <= row < spot.row + spot.high


def layout_of(name: str, rows: Sequence[str], cameras: Sequence[int] = ()) -> Layout:
    """A layout drawn in letters, '.' for a cell left empty; raises LayoutBroken."""
    if not 0 < len(name.strip()) <= LONGEST_NAME:
        raise LayoutBroken(Fault.NAME, name[:LONGEST_NAME])
    if not rows or not rows[0]:
        raise LayoutBroken(Fault.NO_ROWS, name)
    uneven = next((row for row in rows if len(row) != len(rows[0])), None)
    if uneven is not None:
        raise LayoutBroken(Fault.UNEVEN, name, uneven)
    letters = list(dict.fromkeys(letter for row in rows for letter in row if letter != EMPTY))
    if not 0 < len(letters) <= MOST_TILES:
        raise LayoutBroken(Fault.TOO_MANY if letters else Fault.NO_ROWS, name, str(len(letters)))
    return Layout(name.strip(), tuple(rows), tuple(_spot(name, rows, letter) for letter in letters), tuple(cameras))


def _spot(name: str, rows: Sequence[str], letter: str) -> Spot:
    cells = [(column, row) for row, text in enumerate(rows) for column, held in enumerate(text) if held == letter]
    columns, lines = [column for column, _ in cells], [row for _, row in cells]
    spot = Spot(min(columns), min(lines), max(columns) - min(columns) + 1, max(lines) - min(lines) + 1)
    if len(cells) != spot.wide * spot.high:
        raise LayoutBroken(Fault.TORN, name, letter)
    return spot


def read_layouts(text: str) -> tuple[Layout, ...]:
    """The layouts of a file: tables [[layout]] with name, rows and, if wished, cameras (ids); raises LayoutBroken."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LayoutBroken(Fault.FILE, detail=str(error)) from None
    held = table.get("layout")
    if not isinstance(held, list) or not held:
        raise LayoutBroken(Fault.FILE, detail="[[layout]]")
    return tuple(_read(row) for row in held)


def _read(row: object) -> Layout:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise LayoutBroken(Fault.NAME)
    name, rows, cameras = row["name"], row.get("rows"), row.get("cameras", [])
    if not isinstance(rows, list) or not all(isinstance(line, str) for line in rows):
        raise LayoutBroken(Fault.NO_ROWS, name)
    if not isinstance(cameras, list) or not all(type(number) is int and 0 <= number < 2**63 for number in cameras):
        raise LayoutBroken(Fault.CAMERAS, name)
    return layout_of(name, rows, cameras)


def written(layouts: Sequence[Layout]) -> str:
    """Layouts as the text of a file, which `read_layouts` reads back."""
    return tomli_w.dumps({"layout": [_table(layout) for layout in layouts]})


def _table(layout: Layout) -> dict[str, object]:
    cameras = {"cameras": list(layout.cameras)} if layout.cameras else {}
    return {"name": layout.name, "rows": list(layout.rows), **cameras}


def _equal(side: int) -> tuple[str, ...]:
    letters = [chr(ord("A") + index) for index in range(side * side)]
    return tuple("".join(letters[row * side : (row + 1) * side]) for row in range(side))


PRESETS: tuple[Layout, ...] = (
    *(layout_of(str(side * side), _equal(side)) for side in (1, 2, 3, 4, 5)),
    layout_of("1+5", ("AAB", "AAC", "DEF")),
    layout_of("1+7", ("AAAB", "AAAC", "AAAD", "EFGH")),
    layout_of("1+12", ("AABC", "AADE", "FGHI", "JKLM")),
)
BY_NAME = {layout.name: layout for layout in PRESETS}
ONE, FIRST = BY_NAME["1"], BY_NAME["16"]
