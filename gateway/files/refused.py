"""The refused rows of an import as a table that can be mended and brought in again with the same profile."""

import csv
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from dispatch.bringing import RowRefused

SAID = ("refused_row", "refused_field", "refused_why", "refused_value")
REMEMBERED = 1000


class RefusedFile:
    """Begun with the first refused row, so that a good file leaves none. The first ones are remembered."""

    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        self._path, self._columns = path, tuple(name for name in columns if name not in SAID)
        self._file: IO[str] | None = None
        self._writer: Any = None
        self.count = 0
        self.first: list[RowRefused] = []

    def __enter__(self) -> "RefusedFile":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, refused: RowRefused) -> None:
        """Write a row with its own cells and why it was refused."""
        if self._file is None:
            self._begin()
        cells = [refused.cells.get(name, "") for name in self._columns]
        self._writer.writerow([*cells, refused.row, refused.field, refused.why, refused.value])
        self.count += 1
        if self.count <= REMEMBERED:
            self.first.append(refused)

    def _begin(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # With a BOM: spreadsheet programs then read Chinese as it is, and so does the import.
        self._file = self._path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow((*self._columns, *SAID))
