"""The wall with its head row: layouts by button and the count of living pictures."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from console.theme import Theme
from video.tiles import LAYOUTS
from video.wall import Wall


class WallPanel(QWidget):
    """What the window docks."""

    def __init__(self, wall: Wall) -> None:
        super().__init__()
        self.wall = wall
        self._head = QWidget()
        self._buttons = QButtonGroup(self)
        self._count = QLabel()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._count)
        for layout in LAYOUTS:
            button = QPushButton(str(layout))
            button.setCheckable(True)
            button.setFixedWidth(44)
            button.setProperty("flat", "true")
            self._buttons.addButton(button, layout)
            row.addWidget(button)
        self._buttons.idClicked.connect(wall.set_layout)
        wall.layout_changed.connect(self._mark)
        wall.counted.connect(self._tell_count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(wall)
        self.setFocusProxy(wall)
        self._mark(wall.layout_count)
        self._retranslate()

    def head(self) -> QWidget:
        """The layout buttons and the count, for the title row of the dock."""
        return self._head

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.wall.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for layout in LAYOUTS:
            words = self.tr("Show {0} tiles").format(layout)
            self._buttons.button(layout).setAccessibleName(words)
            self._buttons.button(layout).setToolTip(words)

    @Slot(object)
    def _mark(self, layout: int) -> None:
        self._buttons.button(layout).setChecked(True)

    @Slot(object)
    def _tell_count(self, counted: tuple[int, int]) -> None:
        living, shown = counted
        self._count.setText(self.tr("{0}/{1} live").format(living, shown))
