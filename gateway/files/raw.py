"""A table before it is understood: columns, rows of texts, and how far the reading is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

Row = tuple[int, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """`rows` gives the number of a row in its file and its cells; `share` how much of the file is read, 0 to 1.

    `notes` are codes of what a person should know: 'macros', 'formulas', 'mixed_line_ends'. `geometry` cells are WKT.
    """

    columns: tuple[str, ...]
    rows: Iterator[Row]
    share: Callable[[], float]
    notes: list[str] = field(default_factory=list)
