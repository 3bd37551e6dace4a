"""The sheet under the command line: what will happen to which case and unit, and the ways to go on."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QVBoxLayout, QWidget

from console.commands import Completion
from console.labels import plain_label
from console.style import set_tone

WIDTH_PX = 520


class CommandSheet(QFrame):
    """Lies over the desk and never takes the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = parent
        self.setObjectName("overlay")
        self._foreseen = plain_label()
        self._foreseen.setWordWrap(True)
        self.ways = QListWidget()
        self.ways.setObjectName("completions")
        self.ways.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ways.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: tuple[Completion, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.addWidget(self._foreseen)
        column.addWidget(self.ways)
        self.hide()

    def show_under(self, line: QWidget) -> None:
        """Stand under the command line, above everything else of the desk."""
        at = line.mapTo(self._desk, QPoint(0, line.height() + 2))
        self.setFixedWidth(max(WIDTH_PX, line.width()))
        self.adjustSize()
        self.move(at)
        self.show()
        self.raise_()

    def foresee(self, text: str, *, is_possible: bool) -> None:
        """Say what Enter would do, or why it cannot."""
        self._foreseen.setText(text)
        self._foreseen.setVisible(bool(text))
        set_tone(self._foreseen, "accent" if is_possible else "yellow")

    def offer(self, rows: Sequence[Completion]) -> None:
        """Show the ways to go on; none is chosen."""
        self._rows = tuple(rows)
        self.ways.clear()
        self.ways.addItems([f"{row.text.strip()}    {row.hint}".strip() for row in self._rows])
        self.ways.setCurrentRow(-1)
        height = max(16, self.ways.sizeHintForRow(0)) * len(self._rows) + 4
        self.ways.setFixedHeight(height)
        self.ways.setVisible(bool(self._rows))

    def move_choice(self, rows: int) -> None:
        """Choose the next or the previous way; before the first there is none."""
        at = self.ways.currentRow() + rows
        self.ways.setCurrentRow(max(-1, min(at, len(self._rows) - 1)))

    def chosen(self) -> Completion | None:
        """The chosen way."""
        at = self.ways.currentRow()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def first(self) -> Completion | None:
        """The chosen way, else the first."""
        return self.chosen() or (self._rows[0] if self._rows else None)

    @property
    def is_offering(self) -> bool:
        """Whether there is a way to choose."""
        return bool(self._rows)
