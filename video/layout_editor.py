"""Draws a layout of one's own: cells are merged by a drag or with Shift and the arrows, and split again."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from console.theme import Theme
from video.layout_drawing import LARGEST, Block, Cell, Drawing, drawing_of
from video.layouts import Layout

_STEPS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_MERGE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_SPLIT = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_GAP = 3


class Sheet(QWidget):
    """The drawing, with a mark from one cell to another."""

    changed = Signal()

    def __init__(self, theme: Theme, drawing: Drawing) -> None:
        super().__init__()
        self._theme, self.drawing = theme, drawing
        self._from: Cell = (0, 0)
        self._to: Cell = (0, 0)
        self.setMinimumSize(320, 180)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def mark(self) -> Block:
        """The marked cells; a tile is marked as a whole."""
        return self.drawing.block_at(self._from).around(self.drawing.block_at(self._to))

    def show_drawing(self, drawing: Drawing) -> None:
        """Another drawing; the mark stays on it."""
        self.drawing = drawing
        self._put(self._within(self._from), self._within(self._to))

    def merge(self) -> None:
        """The marked cells become one tile."""
        self.show_drawing(self.drawing.merged(self._from, self._to))

    def split(self) -> None:
        """The tile under the mark falls into its cells."""
        self.show_drawing(self.drawing.split(self._to))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            to = self._within((self._to[0] + step[0], self._to[1] + step[1]))
            self._put(self._from if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else to, to)
        elif event.key() in _MERGE:
            self.merge()
        elif event.key() in _SPLIT:
            self.split()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._put(self._cell(event.position()), self._cell(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._put(self._from, self._cell(event.position()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._from != self._to:
            self.merge()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._to = self._cell(event.position())
        self.split()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour("line"))
        for number, block in enumerate(self.drawing.blocks(), 1):
            box = self._box(block)
            painter.fillRect(box, self._colour("raised"))
            painter.setPen(self._colour("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.setPen(QPen(self._colour("accent"), 2))
        painter.drawRect(self._box(self.mark).adjusted(1, 1, -1, -1))

    def _colour(self, token: str) -> QColor:
        return QColor(self._theme.colour(token))

    def _box(self, block: Block) -> QRectF:
        wide, high = self.width() / self.drawing.columns, self.height() / self.drawing.rows
        size = (block.right - block.left + 1) * wide - _GAP, (block.bottom - block.top + 1) * high - _GAP
        return QRectF(block.left * wide + _GAP / 2, block.top * high + _GAP / 2, *size)

    def _cell(self, at: QPointF) -> Cell:
        across, down = at.x() * self.drawing.columns / self.width(), at.y() * self.drawing.rows / self.height()
        return self._within((int(across // 1), int(down // 1)))

    def _within(self, cell: Cell) -> Cell:
        return min(max(cell[0], 0), self.drawing.columns - 1), min(max(cell[1], 0), self.drawing.rows - 1)

    def _put(self, begin: Cell, to: Cell) -> None:
        self._from, self._to = begin, to
        self.update()
        self.changed.emit()


class LayoutEditor(QWidget):
    """A small window beside the wall."""

    drawn = Signal(object)  # Layout

    def __init__(self, theme: Theme, layout: Layout, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheet = Sheet(theme, drawing_of(layout))
        self.columns, self.rows = self._count(self.sheet.drawing.columns), self._count(self.sheet.drawing.rows)
        self.merge_button, self.split_button, self.show_button = QPushButton(), QPushButton(), QPushButton()
        self._across, self._down, self._said = QLabel(), QLabel(), QLabel()
        grid, buttons, column = QGridLayout(), QHBoxLayout(), QVBoxLayout(self)
        for place, widget in enumerate((self._across, self.columns, self._down, self.rows)):
            grid.addWidget(widget, 0, place)
        for button in (self.merge_button, self.split_button, self.show_button):
            buttons.addWidget(button)
        column.addLayout(grid)
        column.addWidget(self.sheet, 1)
        column.addWidget(self._said)
        column.addLayout(buttons)
        self.merge_button.clicked.connect(self.sheet.merge)
        self.split_button.clicked.connect(self.sheet.split)
        self.show_button.clicked.connect(self.show_on_wall)
        self.sheet.changed.connect(self._tell)
        self._retranslate()
        self.sheet.setFocus()

    @Slot()
    def show_on_wall(self) -> None:
        """Hand the drawing over."""
        self.drawn.emit(self.sheet.drawing.layout(self.tr("Drawn")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _count(self, value: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(1, LARGEST)
        box.setValue(value)
        box.valueChanged.connect(self._resize)
        return box

    @Slot(int)
    def _resize(self, _value: int) -> None:
        self.sheet.show_drawing(self.sheet.drawing.resized(self.columns.value(), self.rows.value()))

    @Slot()
    def _tell(self) -> None:
        mark, tiles = self.sheet.mark, len(self.sheet.drawing.blocks())
        words = self.tr("{0} tiles; marked: columns {1} to {2}, rows {3} to {4}")
        said = words.format(tiles, mark.left + 1, mark.right + 1, mark.top + 1, mark.bottom + 1)
        self._said.setText(said)
        self.sheet.setAccessibleDescription(said)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Draw a layout"))
        self._across.setText(self.tr("Columns"))
        self._down.setText(self.tr("Rows"))
        self.columns.setAccessibleName(self.tr("Columns"))
        self.rows.setAccessibleName(self.tr("Rows"))
        self.merge_button.setText(self.tr("Merge"))
        self.split_button.setText(self.tr("Split"))
        self.show_button.setText(self.tr("Show on the wall"))
        self.sheet.setAccessibleName(self.tr("Drawing of the layout"))
        self.sheet.setToolTip(self.tr("Drag, or Shift with the arrows, then Enter: one tile. Delete splits it."))
        self._tell()
