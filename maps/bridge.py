"""What page and panel say to each other: JSON and numbers over QWebChannel, never markup."""

import json
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot


@dataclass(frozen=True, slots=True)
class Pick:
    """Something was clicked: 'case', 'unit', 'camera' or 'place'; 'follow' names a unit that was clicked twice."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place in WGS-84 degrees."""

    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the view stands: its middle in WGS-84 degrees and the zoom."""

    lon: float
    lat: float
    zoom: float

    def row(self) -> dict[str, float]:
        """As the page takes it."""
        return {"lon": self.lon, "lat": self.lat, "zoom": self.zoom}


class Bridge(QObject):
    """The object that the page knows as `bridge`."""

    # To the page.
    told = Signal(str)  # JSON {what: …}
    ticked = Signal(int)
    pinged = Signal(int)
    # From the page.
    ready = Signal()
    picked = Signal(object)  # Pick
    placed = Signal(object)  # Place
    pointed = Signal(object)  # Place: the answer to 'where'
    stood = Signal(object)  # Stand
    outlined = Signal(object)  # str
    locked = Signal(object)  # bool: the view is where a hand has put it
    ponged = Signal(object)  # int
    painted = Signal(object)  # int: the tick that has been painted

    def tell(self, what: str, value: object) -> None:
        """Hand a value to the page."""
        self.told.emit(json.dumps({"what": what, "value": value}, ensure_ascii=True))

    @Slot(object)
    def ask(self, number: int) -> None:
        """Ask the page whether it lives."""
        self.pinged.emit(number)

    @Slot()
    def hello(self) -> None:
        """The page is ready for its state."""
        self.ready.emit()

    @Slot(str, int)
    def pick(self, kind: str, row_id: int) -> None:
        """Something was clicked."""
        self.picked.emit(Pick(kind, row_id))

    @Slot(float, float)
    def place(self, lon: float, lat: float) -> None:
        """A place was chosen."""
        self.placed.emit(Place(lon, lat))

    @Slot(float, float)
    def point(self, lon: float, lat: float) -> None:
        """The place under the pointer, or else the middle of the view."""
        self.pointed.emit(Place(lon, lat))

    @Slot(str)
    def outline(self, corners: str) -> None:
        """An outline has been drawn: JSON of [lon, lat]; '' when it was given up."""
        self.outlined.emit(corners)

    @Slot(float, float, float)
    def stand(self, lon: float, lat: float, zoom: float) -> None:
        """The view came to rest."""
        self.stood.emit(Stand(lon, lat, zoom))

    @Slot(bool)
    def lock(self, is_locked: bool) -> None:
        """The view was moved by hand, or set free."""
        self.locked.emit(is_locked)

    @Slot(int)
    def pong(self, number: int) -> None:
        """The page lives."""
        self.ponged.emit(number)

    @Slot(int)
    def drawn(self, number: int) -> None:
        """A tick has been painted."""
        self.painted.emit(number)
