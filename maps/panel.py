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
from maps.bridge import Bridge, Pick, Place, Stand
from maps.filtering import Filter
from maps.packing import Packer
from maps.page_state import PageState
from maps.rows import CaseMark, camera_rows, theme_row
from maps.underlay import Underlay
from maps.watchdog import Watchdog

TICK_MS = 1000
TRAIL_EVERY_TICKS = 5


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
        self._cameras: tuple[Camera, ...] = ()
        self._tick_number = 0
        self._loads = 0
        self._trouble = ""
        self._followed: int | None = None
        self.bridge = Bridge(self)
        self.state = PageState(self.bridge)
        self.packer = Packer(self)
        self.watchdog = Watchdog(self)
        self.base = Underlay(self, source.base_map)
        self.view: Any = None
        self._head = QWidget()
        self._place = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._lock = QPushButton()
        self._waiting = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._waiting.setTextFormat(Qt.TextFormat.PlainText)
        self._ticker = QTimer(self, interval=TICK_MS)
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
        self.setMinimumSize(240, 160)

    def _join(self) -> None:
        self._lock.clicked.connect(self.fit)
        self._ticker.timeout.connect(self._tick)
        self.bridge.ready.connect(self._replay)
        self.bridge.picked.connect(self._take_pick)
        self.bridge.placed.connect(self.place_picked)
        self.bridge.locked.connect(self._take_lock)
        self.bridge.stood.connect(self._take_stand)
        self.bridge.ponged.connect(self.watchdog.hear)
        self.watchdog.asked.connect(self.bridge.ask)
        self.watchdog.starved.connect(self._end_page)
        self.packer.packed.connect(self._take_packed, Qt.ConnectionType.QueuedConnection)
        self.packer.named.connect(self._take_roster, Qt.ConnectionType.QueuedConnection)
        self.packer.trailed.connect(self._take_trail, Qt.ConnectionType.QueuedConnection)
        self.base.failed.connect(self._say_trouble)

    def head(self) -> QWidget:
        """What stands at the right of the title."""
        return self._head

    def load(self) -> None:
        """Bring up Chromium with the page; later calls do nothing."""
        if self.view is not None:
            return
        from maps.view import MapView  # half a second that a desk without its map need not wait for

        self.base.open()
        self.state.keep("theme", theme_row(self._theme))
        self.state.keep("base", self.base.row(in_english=self._in_english()))
        packer = self.packer
        live = {"/units": lambda: packer.units, "/roster": lambda: packer.roster, "/trail": lambda: packer.trail}
        self.view = MapView(self, self.bridge, self.base, live)
        self.view.died.connect(self._take_death)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._waiting.setVisible(bool(self._trouble))
        self._waiting.setMaximumHeight(28)
        packer.start()
        packer.set_units(self._units)
        packer.move(tuple(self._fixes.values()))
        self._ticker.start()
        self.watchdog.start()

    def set_units(self, units: Sequence[Unit], fixes: Mapping[int, Fix]) -> None:
        """All units, and where they are: a mapping that its owner goes on changing. Painted at the next tick."""
        self._units, self._fixes = tuple(units), fixes
        if self.view is not None:
            self.packer.set_units(self._units)
            self.packer.move(tuple(fixes.values()))

    def move_units(self, fixes: Sequence[Fix]) -> None:
        """Only those that have moved: what a desk with ten thousand units says once a second."""
        if self.view is not None:
            self.packer.move(tuple(fixes))

    def filter_units(self, wanted: Filter) -> None:
        """Show only what a filter lets through."""
        self.packer.filter(wanted)

    def follow_unit(self, unit_id: int | None) -> None:
        """Keep a unit in sight, gliding, with the trail of its last ten minutes; None lets go of it."""
        self._followed = unit_id
        self.state.keep("follow", unit_id)
        if unit_id is not None:
            self.packer.find_trail(unit_id)
        else:
            self.packer.find_trail(-1)

    def set_cases(self, rows: Sequence[CaseMark]) -> None:
        """The cases that have a place; the view is fitted to them only when other ones have come or gone."""
        was = {row["id"] for row in self.state.get("cases", ())}
        self.state.keep("cases", [row.row() for row in rows])
        if {row.id for row in rows} != was:
            places = [[row.lat, row.lon] for row in rows]
            self.state.tell("fit", {"places": places, "force": False, "first": not was})

    def set_cameras(self, cameras: Sequence[Camera]) -> None:
        """All cameras."""
        self._cameras = tuple(cameras)
        self.state.keep("cameras", camera_rows(cameras, in_english=self._in_english()))

    def set_camera_states(self, states: Mapping[int, str]) -> None:
        """'live', 'frozen' or 'gone' by camera id; a camera that is not named is not being watched."""
        self.state.keep("camera_states", {str(camera_id): state for camera_id, state in states.items()})

    def mark_cameras(self, camera_ids: Sequence[int]) -> None:
        """The cameras whose view is drawn."""
        self.state.keep("hot", list(camera_ids))

    def select_case(self, case_id: int | None, words: str = "") -> None:
        """Ring a case, and say its place in the head."""
        self.state.keep("selected", case_id)
        self._place.setText(words)

    def show_place(self, lon: float, lat: float, *, force: bool = False, again: bool = False) -> None:
        """Bring a place into the middle, unless it is in sight or a hand has put the view elsewhere.

        `force` brings it in any case; `again` puts the view back when it stands there already.
        """
        self.state.tell("show", {"lon": lon, "lat": lat, "force": force, "again": again})

    @Slot()
    def fit(self) -> None:
        """Set the view free and fit it to the selected case, or to all."""
        rows = self.state.get("cases", [])
        own = [row for row in rows if row["id"] == self.state.get("selected")]
        self.state.tell("fit", {"places": [[row["lat"], row["lon"]] for row in own or rows], "force": True})

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.state.keep("theme", theme_row(theme))

    def close_page(self) -> None:
        """Take the page down in the order that Chromium wants; the panel stays as an empty one."""
        self._ticker.stop()
        self.watchdog.stop()
        self.packer.stop()
        self.state.is_up = False
        if self.view is not None:
            self.view.close_page()
            self.view = None
        self.base.close()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Map"))
        self._lock.setText(self.tr("View locked · fit with F"))
        self._lock.setToolTip(self.tr("The view stays where you have put it. F sets it free."))
        self._waiting.setText(self._trouble or self.tr("The map is being loaded …"))
        words = {"min": self.tr("{0} min ago"), "map": self.tr("Map"), "closer": self.tr("Closer"),
                 "more": self.tr("and {0} more")}  # fmt: skip
        self.state.keep("words", words)
        self.packer.speak(in_english=self._in_english())
        if self.base.facts is not None:
            self.state.keep("base", self.base.row(in_english=self._in_english()))
        if self._cameras:
            self.set_cameras(self._cameras)

    def _in_english(self) -> bool:
        return self.tr("en", "the language of the screen") == "en"

    @Slot()
    def _replay(self) -> None:
        """The page says hello."""
        self._loads += 1
        self.watchdog.hear()
        self.state.replay()
        if self.state.get("view") is None:
            places = [[row["lat"], row["lon"]] for row in self.state.get("cases", [])]
            self.state.tell("fit", {"places": places, "force": False, "first": True})
        self._tick()
        self.loaded.emit(self._loads)

    @Slot()
    def _tick(self) -> None:
        if self.state.is_up and self.isVisible():
            self._tick_number += 1
            self.packer.pack(self._tick_number, self._source.now())
            if self._followed is not None and self._tick_number % TRAIL_EVERY_TICKS == 0:
                self.packer.find_trail(self._followed)

    @Slot(object)
    def _take_packed(self, number: int) -> None:
        if self.state.is_up:
            self.bridge.ticked.emit(number)

    @Slot(object)
    def _take_roster(self, number: int) -> None:
        self.state.keep("roster", number)

    @Slot(object)
    def _take_trail(self, unit_id: int) -> None:
        self.state.keep("trail", unit_id)

    @Slot(object)
    def _end_page(self, _silent_s: float) -> None:
        if self.view is not None:
            self.state.is_up = False
            self.view.kill_renderer()

    @Slot(object)
    def _take_death(self, _why: str) -> None:
        self.state.is_up = False
        self.watchdog.start()
        self.troubled.emit(self.tr("The map stopped and was brought back with everything on it."))

    @Slot(object)
    def _take_pick(self, pick: Pick) -> None:
        signals = {"case": self.case_picked, "unit": self.unit_picked, "camera": self.camera_picked}
        if pick.kind in signals:
            signals[pick.kind].emit(pick.id)
        if pick.kind == "follow":
            self.follow_unit(None if pick.id == self._followed else pick.id)

    @Slot(object)
    def _take_lock(self, is_locked: bool) -> None:
        self.state.note("lock", is_locked)
        self._lock.setVisible(is_locked)

    @Slot(object)
    def _take_stand(self, stand: Stand) -> None:
        self.state.note("view", stand.row())

    @Slot(object)
    def _say_trouble(self, words: str) -> None:
        if words != self._trouble:
            self._trouble = words
            self._waiting.setText(words)
            self._waiting.setVisible(True)
            self.troubled.emit(words)


__all__ = ["CaseMark", "MapPanel", "MapSource", "Place"]
