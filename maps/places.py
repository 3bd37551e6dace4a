"""Search of names and addresses in the index that a base map brought along. No Qt."""

import math
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from maps.tiles import MapBroken
from maps.tokens import plain, question_tokens

# So many are weighed; the best are answered.
WEIGHED = 400
_ASK = ("SELECT kind, name, also, detail, lon, lat, plain, weight FROM word JOIN place ON place.id = word.rowid "
        "WHERE word MATCH ? ORDER BY place.weight DESC LIMIT ?")  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place by its name: kind 'place', 'street', 'poi', 'crossing' or 'address'; WGS-84 degrees."""

    kind: str
    name: str
    also: str
    detail: str
    lon: float
    lat: float


class PlaceIndex:
    """The index of one folder, which may be absent. Used from one thread."""

    def __init__(self, path: Path) -> None:
        """Open for reading; raises MapBroken for a damaged file."""
        self._path = path
        self._file: sqlite3.Connection | None = None
        if not path.exists():
            return
        try:
            self._file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            self._file.execute(_ASK, ("a", 1)).fetchone()
        except sqlite3.Error as error:
            raise MapBroken(f"{path}: {error}") from error

    def search(self, text: str, *, near: tuple[float, float] | None = None, limit: int = 20) -> tuple[FoundPlace, ...]:
        """The places whose name holds every word, best first: whole name, beginning, kind, then distance from `near`.

        Words may be cut short at their end, 漢字 may be written as pinyin or its initials. Raises MapBroken.
        """
        tokens = question_tokens(text)
        if self._file is None or not tokens:
            return ()
        match = " ".join(f'"{token}"*' if is_begun else f'"{token}"' for token, is_begun in tokens)
        try:
            rows = self._file.execute(_ASK, (match, WEIGHED)).fetchall()
        except sqlite3.Error as error:
            raise MapBroken(f"{self._path}: {error}") from error
        wanted = plain(text).strip()
        rows.sort(key=lambda row: _order(row, wanted, near))
        return tuple(FoundPlace(*row[:6]) for row in rows[:limit])

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _order(row: tuple[str, ...], wanted: str, near: tuple[float, float] | None) -> tuple[float, ...]:
    lon, lat, name, weight = float(row[4]), float(row[5]), row[6], float(row[7])
    fit = 0 if name == wanted else 1 if name.startswith(wanted) else 2
    far = math.hypot((lon - near[0]) * math.cos(math.radians(lat)), lat - near[1]) if near else 0.0
    return fit, -weight, far, len(name)
