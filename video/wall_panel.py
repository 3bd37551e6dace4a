"""The wall with its head row: layouts by button and menu, and the count of living pictures."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from console.theme import Theme
from video.layout_editor import LayoutEditor
from video.layouts import LONGEST_NAME, PRESETS, Layout
from video.wall import Wall

_BUTTONS = ("1", "4", "9", "16")


class WallPanel(QWidget):
    """What the window docks."""

    keep_asked = Signal(object)  # (Layout, is_shared)
    drop_asked = Signal(object)  # (Layout, is_shared)
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
        self._is_shared = False
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.hide()
        self.name.returnPressed.connect(self._named)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._count)
        for widget in (self.name, *self._buttons.values(), self.more):
            row.addWidget(widget)
        wall.layout_changed.connect(self._mark)
        wall.counted.connect(self._tell_count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(wall)
        self.name.installEventFilter(self)
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
        button.setMinimumWidth(40)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setProperty("flat", "true")
        button.clicked.connect(partial(self._choose, layout))
        return button

    def _choose(self, layout: Layout, _: bool = False) -> None:
        self.wall.set_layout(layout)

    def ask_name(self, _: bool = False, *, is_shared: bool = False) -> None:
        """Ask under which name the layout is kept; Return keeps it, leaving the field drops it."""
        self._is_shared = is_shared
        words = self.tr("Name for all desks") if is_shared else self.tr("Name of my layout")
        self.name.setPlaceholderText(words)
        self.name.setAccessibleName(words)
        self.name.setText(self.wall.layout_now.name if self.wall.layout_now not in PRESETS else "")
        self.name.show()
        self.name.setFocus()

    def draw(self, _: bool = False) -> LayoutEditor:
        """Draw a layout, beginning with the one that is shown; on the wall it can be kept under a name."""
        editor = LayoutEditor(self.wall.painter.theme, self.wall.layout_now, self)
        editor.drawn.connect(self._show_drawn)
        editor.resize(480, 360)
        editor.move(self.mapToGlobal(self.rect().topLeft()))
        editor.show()
        return editor

    @Slot(object)
    def _show_drawn(self, layout: Layout) -> None:
        self.wall.set_layout(layout)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc, or another place for the keyboard, puts the field for the name away."""
        is_esc = event.type() == QEvent.Type.ShortcutOverride and getattr(event, "key", int)() == Qt.Key.Key_Escape
        if watched is self.name and (is_esc or event.type() == QEvent.Type.FocusOut):
            self.name.hide()
        return super().eventFilter(watched, event)

    def _named(self) -> None:
        name = self.name.text().strip()
        if name:
            self.keep_asked.emit((replace(self.wall.arrangement, name=name), self._is_shared))
            self.wall.setFocus()

    def _drop(self, layout: Layout, is_shared: bool, _: bool = False) -> None:
        self.drop_asked.emit((layout, is_shared))

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
        self._fill_removal()
        self.menu.addAction(self.tr("Draw a layout…")).triggered.connect(self.draw)
        for words, is_shared in ((self.tr("Keep as my layout…"), False), (self.tr("Keep for all desks…"), True)):
            self.menu.addAction(words).triggered.connect(partial(self.ask_name, is_shared=is_shared))
        self.menu.addAction(self.tr("Bring a layout file…")).triggered.connect(self._ask_file)

    def _fill_removal(self) -> None:
        removal = self.menu.addMenu(self.tr("Take a layout away"))
        removal.setEnabled(bool(self._own or self._shared))
        for layouts, is_shared in ((self._own, False), (self._shared, True)):
            for layout in layouts:
                action = removal.addAction(layout.name.replace("&", "&&"))
                action.triggered.connect(partial(self._drop, layout, is_shared))

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
        (living, shown), waiting = counted, self.wall.waiting
        said = self.tr("{0}/{1} live").format(living, shown)
        line = self.tr("◈ {0} waiting").format(len(waiting))
        self._count.setText(f"{said} · {line}" if waiting else said)
        self._count.setToolTip("\n".join(waiting))
