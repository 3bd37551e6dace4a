"""The map panel: what the desk shows on the page and hears from it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from console.theme import Theme
from dispatch.values import Camera
from maps.bridge import Pick, Place
from maps.card import Card
from maps.case_rows import CaseRows, corners
from maps.choosing import GroundChoice
from maps.layer_tree import LayerTree
from maps.living_page import MapSource
from maps.looking_back import LookingBack
from maps.place_page import PlacePage
from maps.rows import CaseMark, Reach, Route, camera_rows, theme_row
from maps.shown import Shown
from maps.side import Side
from maps.time_bar import TimeBar


class MapPanel(PlacePage):
    """Cheap to make; `load` brings Chromium. Rows may be set before and after, the page always gets the newest."""

    case_picked = Signal(object)  # int
    unit_picked = Signal(object)  # int
    camera_picked = Signal(object)  # int
    thing_picked = Signal(object)  # int
    shown_changed = Signal(object)  # Shown
    outlined = Signal(object)  # str: JSON of [lon, lat]
    place_picked = Signal(object)  # Place
    cameras_stood = Signal(object)  # Mapping[int, str]: the state of each camera that is watched
    troubled = Signal(object)  # Callable[[], str]

    def __init__(self, theme: Theme, source: MapSource, beside: "MapPanel | None" = None) -> None:
        super().__init__(source, beside)
        self._theme = theme
        self._cameras: tuple[Camera, ...] = ()
        self._trouble: Callable[[], str] | None = None
        self._is_dead = False
        self.cases = CaseRows(self.state)
        self.tree = LayerTree(Shown())
        self.side = Side()
        self.base_page = GroundChoice(self.base)
        self._head = QWidget()
        self._place = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._lock = QPushButton()
        self._layers = QPushButton()
        self._bases = QPushButton()
        self._waiting = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._waiting.setTextFormat(Qt.TextFormat.PlainText)
        self.back = LookingBack(self)
        self.time_bar = TimeBar(self.back, source.zone)
        self._build()
        self._join()
        self._retranslate()

    def _build(self) -> None:
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._place)
        row.addStretch(1)
        row.addWidget(self._lock)
        row.addWidget(self._bases)
        row.addWidget(self._layers)
        self._row.addWidget(self.side)
        self.things.show(self.tree.shown)
        self._column.addWidget(self._waiting)
        self._column.addWidget(self.time_bar)
        self._lock.setVisible(False)
        self.setMinimumSize(240, 160)

    def _join(self) -> None:
        self._lock.clicked.connect(self.fit)
        self._layers.clicked.connect(self.open_layers)
        self._bases.clicked.connect(self.open_bases)
        self.base.changed.connect(self._lay_base)
        self.base.mended.connect(self._unsay_trouble)
        self.base_page.imagery_chosen.connect(self._take_imagery)
        self.tree.changed.connect(self._take_shown)
        self.side.closed.connect(self.setFocus)
        self.died.connect(self._say_death)
        self.loaded.connect(self._take_loaded)
        self.bridge.picked.connect(self._take_pick)
        self.bridge.outlined.connect(self.outlined)
        self.bridge.placed.connect(self.place_picked)
        self.bridge.locked.connect(self._take_lock)
        self.base.failed.connect(self._say_trouble)
        self.back.moved.connect(self._say_moment)

    @property
    def trouble(self) -> str:
        """What is wrong with the base map, '' for nothing."""
        return self._trouble() if self._trouble is not None else ""

    def another(self) -> "MapPanel":
        """A further map that shows the same with a view of its own; `part_with` ends the bond."""
        panel = MapPanel(self._theme, self._source, self)
        panel._layers.hide()  # the layers are chosen at the first map
        panel.tree.set_shown(self.tree.shown)
        self.state.share(panel.state)
        self._twins.append(panel)
        self.back.join(panel)
        return panel

    def head(self) -> QWidget:
        """What stands at the right of the title."""
        return self._head

    def load(self) -> None:
        """Bring up Chromium with the page; later calls do nothing."""
        if self.view is not None:
            return
        self.base.open()
        self.state.keep("theme", theme_row(self._theme))
        self.base_page.set_taken(self.base.imagery.taken())
        self._lay_base()
        super().load()
        self._colour_ground()
        self._waiting.setVisible(bool(self.trouble))
        self._waiting.setMaximumHeight(28)

    def show_layers(self, shown: Shown) -> None:
        """Show these layers, lights and units, as if they had been ticked."""
        self.tree.set_shown(shown)

    @Slot()
    def open_layers(self) -> None:
        """Open the tree of layers, or close it when the keyboard is in it."""
        self.side.open(self.tree)

    def use_tool(self, name: str) -> None:
        """Begin to 'measure' or to 'draw', or end it."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.state.tell("tool", name)

    @Slot()
    def open_bases(self) -> None:
        """Open the choice of the base map, or close it when the keyboard is in it."""
        self.side.open(self.base_page)

    def show_card(self, card: Card | None) -> None:
        """What is known of a thing, beside it."""
        self.state.keep("card", card.row() if card else None)

    def set_cases(self, rows: Sequence[CaseMark]) -> None:
        """The cases that have a place."""
        self.cases.set(rows)

    def set_cameras(self, cameras: Sequence[Camera]) -> None:
        """All cameras."""
        self._cameras = tuple(cameras)
        self.state.keep("cameras", camera_rows(cameras, in_english=self._in_english()))

    def set_camera_states(self, states: Mapping[int, str]) -> None:
        """'live', 'frozen' or 'gone' by camera id; a camera that is not named is not being watched."""
        self.state.keep("camera_states", {str(camera_id): state for camera_id, state in states.items()})
        self.cameras_stood.emit(dict(states))

    def select_case(self, case_id: int | None, words: str = "") -> None:
        """Ring a case, and say its place in the head."""
        self.state.keep("selected", case_id)
        self._place.setText(words)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.state.keep("theme", theme_row(theme))
        if theme.name == "wall":  # a wall has no tools
            self.side.put_away()
            self.state.tell("tool", "")
        if self.view is not None:
            self._colour_ground()

    def _colour_ground(self) -> None:
        """What is seen until the page has painted: no white flash on a dark desk."""
        self.view.page.setBackgroundColor(QColor(self._theme.colour("map_ground")))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Map"))
        self._lock.setText(self.tr("View locked · fit with F"))
        self._lock.setToolTip(self.tr("The view stays where you have put it. F sets it free."))
        self._layers.setText(self.tr("Layers"))
        self._bases.setText(self.tr("Base map"))
        self._waiting.setText(self.trouble or self.tr("The map is being loaded …"))
        words = {
            "min": self.tr("{0} min ago"),
            "map": self.tr("Map"),
            "closer": self.tr("Closer"),
            "more": self.tr("and {0} more"),
            "tool": self.tr("Click or space: a place · Enter: done · Backspace: one back · Esc: give up"),
        }
        self.state.keep("words", words)
        self.packer.speak(in_english=self._in_english())
        self._lay_base()
        if self._cameras:
            self.set_cameras(self._cameras)

    def _in_english(self) -> bool:
        return self.tr("en", "the language of the screen") == "en"

    @Slot(object)
    def _take_loaded(self, _times: int) -> None:
        if self._is_dead:
            self._say_back()
        if self.state.get("view") is None:
            places = corners(self.state.get("cases", []))
            self.state.tell("fit", {"places": places, "force": False, "first": True})

    def close_page(self) -> None:
        """Take the page down; the past with it."""
        self.back.stop()
        super().close_page()

    @Slot(object)
    def _say_moment(self, moment: datetime) -> None:
        """The banner names the second: nobody takes the past for the present."""
        words = self.tr("REPLAY {0} · not live · H: back to now").format(
            moment.astimezone(self._source.zone).strftime("%Y-%m-%d %H:%M:%S")
        )
        if self.state.get("past") != words:
            for page in self.pages:
                page.state.keep("past", words)

    @Slot()
    def _say_death(self) -> None:
        """Said again, in other words, when it is back."""
        self._is_dead = True
        self._waiting.setText(self.tr("The map has stopped and is being brought back …"))
        self._waiting.setVisible(True)

    def _say_back(self) -> None:
        self._is_dead = False
        self._waiting.setText(self.trouble)
        self._waiting.setVisible(bool(self.trouble))
        self.troubled.emit(lambda: self.tr("The map stopped and was brought back with everything on it."))

    @Slot(object)
    def _take_pick(self, pick: Pick) -> None:
        signals = {"case": self.case_picked, "unit": self.unit_picked, "camera": self.camera_picked,
                   "feature": self.thing_picked}  # fmt: skip
        if pick.kind in signals:
            signals[pick.kind].emit(pick.id)
        if pick.kind == "follow":
            self.follow_unit(None if pick.id == self.followed else pick.id)

    @Slot()
    def _lay_base(self) -> None:
        self.state.keep("base", self.base.row(in_english=self._in_english()))

    @Slot(object)
    def _take_imagery(self, numbers: tuple[int | None, int | None]) -> None:
        taken = {row.number: {"number": row.number, "name": row.name, "last_zoom": row.last_zoom, "credit": row.credit}
                 for row in self.base.imagery.taken()}  # fmt: skip
        under, over = (taken.get(number) if number is not None else None for number in numbers)
        self.state.keep("imagery", {"under": under, "over": over})

    @Slot()
    def _unsay_trouble(self) -> None:
        self._trouble = None
        self._waiting.setVisible(False)

    @Slot(object)
    def _take_shown(self, shown: Shown) -> None:
        self.things.show(shown)
        self.packer.filter(shown.units)
        self.shown_changed.emit(shown)

    @Slot(object)
    def _take_lock(self, is_locked: bool) -> None:
        self.state.note("lock", is_locked)
        self._lock.setVisible(is_locked)

    @Slot(object)
    def _say_trouble(self, say: Callable[[], str]) -> None:
        if say() != self.trouble:
            self._trouble = say
            self._waiting.setText(say())
            self._waiting.setVisible(True)
            self.troubled.emit(say)


__all__ = ["CaseMark", "MapPanel", "MapSource", "Place", "Reach", "Route"]
