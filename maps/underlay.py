"""What lies under everything: the offline map, one of the network, or none; and pictures from above by date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from maps.fetching import Fetcher, Reach
from maps.imagery import Imagery
from maps.online import OnlineSource
from maps.tile_cache import TileCache
from maps.tiles import MapBroken, MapFacts, TileFile

OFFLINE, NOTHING = "offline", "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """The base maps that may be chosen: the county's own file, what is configured online, pictures from above."""

    offline: Path | None = None
    online: Mapping[str, OnlineSource] = field(default_factory=lambda: MappingProxyType({}))
    first: str = OFFLINE
    cache: TileCache | None = None
    imagery: Sequence[Path] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """In the order in which they are offered."""
        return (OFFLINE, *self.online, NOTHING)


class Underlay(QObject):
    """Serves tiles of MBTiles files on the thread of the screen, a quarter of a millisecond each; others come later."""

    failed = Signal(object)  # Callable[[], str]: words why there is no base map, whenever it is read
    mended = Signal()
    changed = Signal()

    def __init__(self, parent: QObject, bases: Bases) -> None:
        super().__init__(parent)
        self.bases = bases
        self.chosen = bases.first if bases.first in bases.names else OFFLINE
        self.fetcher = Fetcher(self, bases.cache)
        self.imagery = Imagery(bases.imagery, self._say_imagery)
        self._reach = Reach(self.fetcher)
        self._reach.lost.connect(self._say_lost)
        self._reach.back.connect(self.mended)
        self._tiles: TileFile | None = None

    @property
    def facts(self) -> MapFacts | None:
        """What the offline map says of itself; None without one."""
        return self._tiles.facts if self._tiles else None

    @property
    def source(self) -> OnlineSource | None:
        """The source of the network that is chosen."""
        return self.bases.online.get(self.chosen)

    def choose(self, name: str) -> None:
        """Take another base map; an unknown one is the offline map."""
        self.chosen = name if name in self.bases.names else OFFLINE
        self.mended.emit()
        if self.chosen == OFFLINE and self._tiles is None:
            self.open()
        self.changed.emit()

    def open(self) -> None:
        """Open the files, or say why not."""
        self.imagery.open()
        path = self.bases.offline
        if path is None or not path.exists():
            if self.chosen == OFFLINE:
                self.failed.emit(self._none_words)
            return
        try:
            self._tiles = TileFile(path)
        except MapBroken as error:
            self._leave_out(error)

    def close(self) -> None:
        """Close the files, end what is being fetched."""
        self.fetcher.close()
        self.imagery.close()
        self._close_tiles()

    def tile(self, zoom: int, x: int, y: int) -> bytes:
        """A tile; empty where there is none, and from then on when the file turns out to be damaged."""
        if self._tiles is None:
            return b""
        try:
            return self._tiles.tile(zoom, x, y)
        except MapBroken as error:
            self._leave_out(error)
            return b""

    def row(self, *, in_english: bool) -> dict[str, Any]:
        """As the page takes it, with names in the language of the screen where the map has them."""
        if self.source is not None:
            return self.source.row()
        facts = self.facts
        if facts is None or self.chosen == NOTHING:
            return {"kind": "none", "last_zoom": 19, "attribution": ""}
        said = {"kind": facts.kind, "last_zoom": facts.last_zoom, "attribution": facts.attribution}
        return {**said, "in_english": in_english}

    def _close_tiles(self) -> None:
        if self._tiles is not None:
            self._tiles.close()
            self._tiles = None

    def _leave_out(self, error: MapBroken) -> None:
        self._close_tiles()
        self.failed.emit(lambda: self.tr("The base map cannot be read and is left out: {0}").format(error))

    def _say_imagery(self, error: MapBroken) -> None:
        self.failed.emit(lambda: self.tr("A picture from above cannot be read and is left out: {0}").format(error))

    @Slot(object)
    def _say_lost(self, why: str) -> None:
        self.failed.emit(partial(self._lost_words, why))

    def _none_words(self) -> str:
        return self.tr("No base map is installed: positions and cases are shown without streets.")

    def _lost_words(self, why: str) -> str:
        if why in ("HTTP 401", "HTTP 403", "HTTP 418", "HTTP 429", "no picture"):
            words = self.tr("The online map refuses us ({0}): is the key right, or its daily number used up?")
        else:
            words = self.tr("The online map cannot be reached ({0}). What has been fetched stays; the offline map is "
                            "in the list of base maps.")  # fmt: skip
        return words.format(why)
