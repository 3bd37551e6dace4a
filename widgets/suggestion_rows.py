"""Paints a unit that can go on two lines: number, name and way; below what speaks for it and what it lacks."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from console.theme import Theme

LINES = Qt.ItemDataRole.UserRole + 1  # (number, name, way, reasons, lacks)
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class SuggestionRow(QStyledItemDelegate):
    """One unit, painted in the colours of the theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self.theme.row_px + 12)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._colour("accent_soft"))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), self._colour("accent"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), self._colour("line"))
        self._lines(painter, box.adjusted(8, 3, -8, -4), index, is_open=bool(state & QStyle.StateFlag.State_Enabled))
        painter.restore()

    def _lines(
        self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex, *, is_open: bool
    ) -> None:
        number, name, way, reasons, lacks = index.data(LINES)
        upper = QRect(box.left() + 22, box.top(), box.width() - 22, box.height() // 2)
        lower = QRect(upper.left(), upper.bottom(), upper.width(), box.height() - upper.height())
        self._text(painter, QRect(box.left(), box.top(), 18, box.height()), number, "dim", _LEFT)
        used = self._text(painter, upper, way, "text" if is_open else "dim", _RIGHT)
        room = upper.adjusted(0, 0, -used - 8, 0)
        self._text(painter, room, name, "text" if is_open else "dim", _LEFT, bold=is_open)
        used = self._text(painter, lower, reasons, "dim", _LEFT, small=True)
        self._text(painter, lower.adjusted(used + 8 if used else 0, 0, 0, 0), lacks, "yellow", _LEFT, small=True)

    def _text(
        self, painter: QPainter, box: QRect, text: str, token: str, side: Qt.AlignmentFlag, *, small: bool = False,
        bold: bool = False,
    ) -> int:  # fmt: skip
        """Paint one text, shortened where it must be; returns its width."""
        font = QFont(painter.font())
        font.setPixelSize(self.theme.caption_px if small else self.theme.text_px)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(self._colour(token))
        shown = painter.fontMetrics().elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(_MIDDLE | side), shown)
        return painter.fontMetrics().horizontalAdvance(shown)

    def _colour(self, token: str) -> QColor:
        return QColor(self.theme.colour(token))
