"""Views of the map that a person has kept under a name; the first nine have a key."""

import json
from dataclasses import asdict, dataclass

from PySide6.QtCore import QSettings

KEYED = 9
LONGEST = 40


@dataclass(frozen=True, slots=True)
class KeptView:
    """Where the map stood: its middle in WGS-84 degrees and the zoom."""

    name: str
    lon: float
    lat: float
    zoom: float


class MapViews:
    """The views of one person, in the order in which they were kept."""

    def __init__(self, state: QSettings, person_id: int) -> None:
        self._state, self._key = state, f"map/views/{person_id}"

    def all(self) -> tuple[KeptView, ...]:
        """Every view; what cannot be read is left out."""
        text = self._state.value(self._key)
        try:
            rows = json.loads(text) if isinstance(text, str) else []
            return tuple(
                KeptView(str(row["name"]), *(float(row[part]) for part in ("lon", "lat", "zoom"))) for row in rows
            )
        except (ValueError, TypeError, KeyError):
            return ()

    def keep(self, view: KeptView) -> int:
        """Keep a view, instead of one of the same name; returns its number from 1."""
        rows = list(self.all())
        at = next((number for number, row in enumerate(rows) if row.name == view.name), len(rows))
        rows[at : at + 1] = [view]
        self._write(rows)
        return at + 1

    def drop(self, name: str) -> bool:
        """Forget a view; False when there is none of this name."""
        rows = self.all()
        self._write([row for row in rows if row.name != name])
        return any(row.name == name for row in rows)

    def find(self, text: str) -> KeptView | None:
        """By number, by name, or by the beginning of one."""
        rows = self.all()
        if text.isdecimal() and 1 <= int(text) <= len(rows):
            return rows[int(text) - 1]
        fitting = [row for row in rows if row.name == text] or [
            row for row in rows if text and row.name.startswith(text)
        ]
        return fitting[0] if fitting else None

    def _write(self, rows: list[KeptView]) -> None:
        self._state.setValue(self._key, json.dumps([asdict(row) for row in rows], ensure_ascii=False))
        self._state.sync()
