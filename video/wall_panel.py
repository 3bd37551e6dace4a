"""The wall with its head row: layouts by button and menu, and the count of living pictures."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from console.theme import Theme
from video.layouts import PRESETS, Layout
from video.wall import Wall

_BUTTONS = ("1", "4", "9", "16")


class WallPanel(QWidget):
    """What the window docks."""

    keep_asked = Signal(object)  # bool: for all desks
    file_asked = Signal()

    def __init__(self, wall: Wall) -> None:
        super().__init__()
        self.wall = wall
        self._own: tuple[Layout, ...] = ()
        self._shared: tuple[Layout, ...] = ()
        self._head = QWidget()
        self._count = QLabel()
        self._buttons = {layout.name: self._button(layout) for layout in PRESETS if layout.name in _BUTTONS}
        self.more = QToolButton()
        self.more.setProperty("flat", "true")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._count)
        for widget in (*self._buttons.values(), self.more):
            row.addWidget(widget)
        wall.layout_changed.connect(self._mark)
        wall.counted.connect(self._tell_count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(wall)
        self.setFocusProxy(wall)
        self._retranslate()

    def head(self) -> QWidget:
        """The layout buttons and the count, for the title row of the dock."""
        return self._head

    def show_layouts(self, own: Sequence[Layout], shared: Sequence[Layout]) -> None:
        """Offer the layouts that this person, and those that everybody keeps."""
        self._own, self._shared = tuple(own), tuple(shared)
        self._fill_menu()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.wall.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _button(self, layout: Layout) -> QPushButton:
        button = QPushButton(layout.name)
        button.setCheckable(True)
        button.setFixedWidth(40)
        button.setProperty("flat", "true")
        button.clicked.connect(partial(self._choose, layout))
        return button

    def _choose(self, layout: Layout, _: bool = False) -> None:
        self.wall.set_layout(layout)

    def _keep(self, is_shared: bool, _: bool = False) -> None:
        self.keep_asked.emit(is_shared)

    def _ask_file(self, _: bool = False) -> None:
        self.file_asked.emit()

    def _fill_menu(self) -> None:
        self.menu.clear()
        for title, layouts in (("", PRESETS), (self.tr("My layouts"), self._own), (self.tr("Shared"), self._shared)):
            if title and layouts:
                self.menu.addSection(title)
            for layout in layouts:
                action = self.menu.addAction(layout.name.replace("&", "&&"))
                action.triggered.connect(partial(self._choose, layout))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Keep as my layout…")).triggered.connect(partial(self._keep, False))
        self.menu.addAction(self.tr("Keep for all desks…")).triggered.connect(partial(self._keep, True))
        self.menu.addAction(self.tr("Bring a layout file…")).triggered.connect(self._ask_file)

    def _retranslate(self) -> None:
        for name, button in self._buttons.items():
            words = self.tr("Show {0} tiles").format(name)
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.more.setAccessibleName(self.tr("More layouts"))
        self.more.setToolTip(self.tr("More layouts"))
        self._mark(self.wall.layout_now)
        self._fill_menu()

    @Slot(object)
    def _mark(self, layout: Layout) -> None:
        for name, button in self._buttons.items():
            button.setChecked(name == layout.name)
        self.more.setText("⋯" if layout.name in self._buttons else layout.name)

    @Slot(object)
    def _tell_count(self, counted: tuple[int, int]) -> None:
        living, shown = counted
        self._count.setText(self.tr("{0}/{1} live").format(living, shown))
