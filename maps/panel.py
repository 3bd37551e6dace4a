"""The map panel: what the desk sees of the page, loaded late, watched, and given its whole state when it comes back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from console.theme import Theme
from dispatch.values import Camera, Fix, Unit
from maps.bridge import Bridge, Pick, Place
from maps.rows import CaseMark, camera_rows, roster
from maps.tiles import MapBroken, MapFacts, TileFile

TICK_MS = 1000
PING_MS = 1000
HUNG_AFTER_PINGS = 3
DESK_TEXT_PX = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSource:
    """Where the base map lies, and the clock of the desk."""

    base_map: Path | None
    now: Callable[[], datetime]


class MapPanel(QWidget):
    """Cheap to make; `load` brings Chromium. Rows may be set before and after, the page always gets the newest."""

    case_picked = Signal(object)  # int
    unit_picked = Signal(object)  # int
    camera_picked = Signal(object)  # int
    place_picked = Signal(object)  # Place
    troubled = Signal(object)  # str
    loaded = Signal(object)  # int: how often the page has come up

    def __init__(self, theme: Theme, source: MapSource) -> None:
        super().__init__()
        self._theme = theme
        self._source = source
        self._units: tuple[Unit, ...] = ()
        self._fixes: Mapping[int, Fix] = {}
        self._state: dict[str, Any] = {}
        self._is_fitted = False
        self._tick_number = 0
        self._unanswered = 0
        self._loads = 0
        self._tiles: TileFile | None = None
        self._trouble = ""
        self.bridge = Bridge(self)
        self.view: Any = None
        self._head = QWidget()
        self._place = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._lock = QPushButton()
        self._waiting = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._watchdog = QTimer(self, interval=PING_MS)
        self._watchdog.timeout.connect(self._watch)
        self._build()
        self._join()
        self._retranslate()

    def _build(self) -> None:
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._place)
        row.addWidget(self._lock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._waiting)
        self._lock.setVisible(False)
        self._lock.clicked.connect(self.fit)
        self.setMinimumSize(240, 160)

    def _join(self) -> None:
        self.bridge.ready.connect(self._replay)
        self.bridge.picked.connect(self._take_pick)
        self.bridge.placed.connect(self.place_picked)
        self.bridge.locked.connect(self._show_lock)
        self.bridge.ponged.connect(self._take_pong)

    def head(self) -> QWidget:
        """What stands at the right of the title."""
        return self._head

    def load(self) -> None:
        """Bring up Chromium with the page; later calls do nothing."""
        if self.view is not None:
            return
        from maps.view import MapView  # half a second that a desk without its map need not wait for

        facts = self._open_tiles()
        self._keep("theme", _dress_row(self._theme))
        self._keep("base", self._facts_row(facts))
        self.view = MapView(self, self.bridge, facts, tile=self._tile, units=self._packed)
        self.view.host.broke.connect(self._take_broken)
        self.view.died.connect(self._take_death)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._waiting.setVisible(bool(self._trouble))
        self._waiting.setMaximumHeight(28)
        self._ticker.start()
        self._watchdog.start()

    def set_units(self, units: Sequence[Unit], fixes: Mapping[int, Fix]) -> None:
        """The units in a lasting order, and where they are; painted at the next tick."""
        self._units, self._fixes = tuple(units), fixes
        self._keep("roster", roster(self._units, self._fixes, in_english=self._in_english()))

    def set_cases(self, rows: Sequence[CaseMark]) -> None:
        """The cases that have a place; the first ones fit the view, later ones move nothing."""
        self._keep("cases", [row.row() for row in rows])
        if rows and not self._is_fitted:
            self._is_fitted = True
            self._tell("fit", {"places": [[row.lat, row.lon] for row in rows], "force": False})

    def set_cameras(self, cameras: Sequence[Camera]) -> None:
        """All cameras."""
        self._cameras = tuple(cameras)
        self._keep("cameras", camera_rows(cameras, in_english=self._in_english()))

    def mark_cameras(self, camera_ids: Sequence[int]) -> None:
        """The cameras whose view is drawn."""
        self._keep("hot", list(camera_ids))

    def select_case(self, case_id: int | None, words: str = "") -> None:
        """Ring a case, and say its place in the head."""
        self._keep("selected", case_id)
        self._place.setText(words)

    def show_place(self, lon: float, lat: float, *, force: bool = False) -> None:
        """Bring a place into the middle, unless a hand has put the view elsewhere and `force` is not set."""
        self._tell("show", {"lon": lon, "lat": lat, "force": force})

    @Slot()
    def fit(self) -> None:
        """Set the view free and fit it to the selected case, or to all."""
        rows = self._state.get("cases", [])
        own = [row for row in rows if row["id"] == self._state.get("selected")]
        self._tell("fit", {"places": [[row["lat"], row["lon"]] for row in own or rows], "force": True})

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._keep("theme", _dress_row(theme))

    def close_page(self) -> None:
        """Take the page down in the order that Chromium wants; the panel stays as an empty one."""
        self._ticker.stop()
        self._watchdog.stop()
        if self.view is not None:
            self.view.close_page()
            self.view = None
        if self._tiles is not None:
            self._tiles.close()
            self._tiles = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Map"))
        self._lock.setText(self.tr("View locked · fit with F"))
        self._lock.setToolTip(self.tr("The view stays where you have put it. F sets it free."))
        self._waiting.setText(self._trouble or self.tr("The map is being loaded …"))
        self._keep("words", {"min": self.tr("{0} min ago")})
        if self._tiles is not None:
            self._keep("base", self._facts_row(self._tiles.facts))
        if self._units:
            self.set_units(self._units, self._fixes)
        if self._state.get("cameras"):
            self.set_cameras(self._cameras)

    def _facts_row(self, facts: MapFacts | None) -> dict[str, Any] | None:
        if facts is None:
            return None
        said = {"kind": facts.kind, "last_zoom": facts.last_zoom, "attribution": facts.attribution}
        return {**said, "in_english": self._in_english()}

    def _in_english(self) -> bool:
        return self.tr("en", "the language of the screen") == "en"

    def _keep(self, what: str, value: Any) -> None:
        """Remember a part of the state, and tell it to a page that is up."""
        self._state[what] = value
        self._tell(what, value)

    def _tell(self, what: str, value: Any) -> None:
        if self._loads and self.view is not None:
            self.bridge.tell(what, value)

    @Slot()
    def _replay(self) -> None:
        """The page says hello: the whole state, in an order in which each part finds what it needs."""
        self._loads += 1
        self._unanswered = 0
        for what in ("words", "theme", "base", "roster", "cameras", "hot", "cases", "selected"):
            if self._state.get(what) is not None:
                self.bridge.tell(what, self._state[what])
        cases = self._state.get("cases", [])
        if cases:
            self.bridge.tell("fit", {"places": [[row["lat"], row["lon"]] for row in cases], "force": False})
        self._tick()
        self.loaded.emit(self._loads)

    @Slot()
    def _tick(self) -> None:
        if self._loads and self.isVisible():
            self._tick_number += 1
            self.bridge.ticked.emit(self._tick_number)

    @Slot()
    def _watch(self) -> None:
        """A hung page gives no signal of its own: it is asked, and ended when it does not answer."""
        if not self._loads or self.view is None:
            return
        self._unanswered += 1
        if self._unanswered > HUNG_AFTER_PINGS:
            self._unanswered = 0
            self.view.kill_renderer()
            return
        self.bridge.pinged.emit(self._unanswered)

    @Slot(object)
    def _take_pong(self, _number: int) -> None:
        self._unanswered = 0

    @Slot(object)
    def _take_death(self, _why: str) -> None:
        self._loads = max(self._loads, 1)
        self._unanswered = 0
        self.troubled.emit(self.tr("The map stopped and was brought back with everything on it."))

    @Slot(object)
    def _take_pick(self, pick: Pick) -> None:
        signals = {"case": self.case_picked, "unit": self.unit_picked, "camera": self.camera_picked}
        if pick.kind in signals:
            signals[pick.kind].emit(pick.id)

    @Slot(object)
    def _show_lock(self, is_locked: bool) -> None:
        self._lock.setVisible(is_locked)

    def _packed(self) -> bytes:
        from maps.markers import pack_units  # numpy: not before the page asks for units

        return pack_units(self._units, self._fixes, self._source.now())

    def _open_tiles(self) -> MapFacts | None:
        path = self._source.base_map
        if path is None or not path.exists():
            self._say_trouble(self.tr("No base map is installed: positions and cases are shown without streets."))
            return None
        try:
            self._tiles = TileFile(path)
        except MapBroken as error:
            self._take_broken(str(error))
            return None
        return self._tiles.facts

    def _tile(self, zoom: int, x: int, y: int) -> bytes:
        return self._tiles.tile(zoom, x, y) if self._tiles else b""

    @Slot(object)
    def _take_broken(self, words: str) -> None:
        if self._tiles is not None:
            self._tiles.close()
            self._tiles = None
        self._say_trouble(self.tr("The base map cannot be read and is left out: {0}").format(words))

    def _say_trouble(self, words: str) -> None:
        if words != self._trouble:
            self._trouble = words
            self._waiting.setText(words)
            self._waiting.setVisible(True)
            self.troubled.emit(words)


def _dress_row(theme: Theme) -> dict[str, Any]:
    """Colours by token, and how much larger than on a desk names are written."""
    return {**theme.colours, "scale": theme.text_px / DESK_TEXT_PX}


__all__ = ["CaseMark", "MapPanel", "MapSource", "Place"]
