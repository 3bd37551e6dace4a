"""The base map of a panel: opened late, left out with a word when it is absent or damaged."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from maps.tiles import MapBroken, MapFacts, TileFile


class Underlay(QObject):
    """Serves tiles of an MBTiles file on the thread of the screen: a quarter of a millisecond each."""

    failed = Signal(object)  # str: why there is no base map

    def __init__(self, parent: QObject, path: Path | None) -> None:
        super().__init__(parent)
        self._path = path
        self._tiles: TileFile | None = None

    @property
    def facts(self) -> MapFacts | None:
        """What the map says of itself; None without one."""
        return self._tiles.facts if self._tiles else None

    def open(self) -> None:
        """Open the file, or say why not."""
        if self._path is None or not self._path.exists():
            self.failed.emit(self.tr("No base map is installed: positions and cases are shown without streets."))
            return
        try:
            self._tiles = TileFile(self._path)
        except MapBroken as error:
            self._leave_out(error)

    def close(self) -> None:
        """Close the file."""
        if self._tiles is not None:
            self._tiles.close()
            self._tiles = None

    def tile(self, zoom: int, x: int, y: int) -> bytes:
        """A tile; empty where there is none, and from then on when the file turns out to be damaged."""
        if self._tiles is None:
            return b""
        try:
            return self._tiles.tile(zoom, x, y)
        except MapBroken as error:
            self._leave_out(error)
            return b""

    def row(self, *, in_english: bool) -> dict[str, Any] | None:
        """As the page takes it, with names in the language of the screen where the map has them."""
        facts = self.facts
        if facts is None:
            return None
        said = {"kind": facts.kind, "last_zoom": facts.last_zoom, "attribution": facts.attribution}
        return {**said, "in_english": in_english}

    def _leave_out(self, error: MapBroken) -> None:
        self.close()
        self.failed.emit(self.tr("The base map cannot be read and is left out: {0}").format(error))
