"""Paints one row of the queue: light, number, what and where, state, time left as the strongest column."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from console.numbers import short_number
from console.spine import Spine
from console.theme import Theme
from console.times import counts_working_time, span_text
from console.titles import case_title
from console.wording import words
from dispatch.light import Light
from dispatch.values import Case
from widgets.queue_model import CASE
from widgets.shapes import paint_light, token_of

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class QueueDelegate(QStyledItemDelegate):
    """One row, painted in the colours of the theme."""

    def __init__(self, theme: Theme, spine: Spine) -> None:
        super().__init__()
        self.theme = theme
        self.marked: frozenset[int] = frozenset()
        self._times, self._standard, self._beside = spine.times, spine.standard, spine.beside

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self.theme.row_px)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        case = index.data(CASE)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._colour("accent_soft"))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), self._colour("accent"))
        elif case.id in self.marked:
            painter.fillRect(box, self._colour("raised"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), self._colour("line"))
        self._row(painter, box, case)
        painter.restore()

    def _row(self, painter: QPainter, box: QRect, case: Case) -> None:
        light = self._times.light(case)
        scale = self.theme.text_px / 14
        paint_light(painter, QPointF(box.left() + 17 * scale, box.center().y() + 0.5), 5.5 * scale, light, self.theme)
        number, state, left = (int(part * scale) for part in (72, 84, 78))
        x = box.left() + int(34 * scale)
        place = QRect(x, box.top(), number - 8, box.height())
        token = "accent" if case.id in self.marked else "dim"
        mark = "✓ " if case.id in self.marked else ""
        self._text(painter, place, mark + short_number(case.number), token, _LEFT, elide=Qt.TextElideMode.ElideLeft)
        right = box.right() - 10
        self._time(painter, QRect(right - left, box.top(), left, box.height()), case, light)
        where = QRect(right - left - state, box.top(), state, box.height())
        names = self._beside.names(case.id)
        if names:  # who has it in hand stands before its state
            used = painter.fontMetrics().horizontalAdvance(names[0][0]) + 6
            self._text(painter, where, names[0][0], "accent", _LEFT)
            where = where.adjusted(used, 0, 0, 0)
        self._text(painter, where, words(case.state), "dim", _LEFT)
        what = QRect(x + number, box.top(), where.left() - x - number - 8, box.height())
        self._what(painter, what, case)

    def _what(self, painter: QPainter, box: QRect, case: Case) -> None:
        title = case_title(case, self._standard)
        self._text(painter, box, title, "text", _LEFT)
        used = painter.fontMetrics().horizontalAdvance(title) + 8
        if used < box.width() - 20:
            self._text(painter, box.adjusted(used, 0, 0, 0), case.place, "dim", _LEFT, small=True)

    def _time(self, painter: QPainter, box: QRect, case: Case, light: Light) -> None:
        left = self._times.remaining(case)
        text = (
            span_text(left, is_working=counts_working_time(case))
            if left is not None
            else words(light)
            if light is Light.PAUSED
            else "—"
        )
        token = token_of(light) if light in (Light.YELLOW, Light.RED) else "text" if left is not None else "dim"
        self._text(painter, box, text, token, _RIGHT, bold=left is not None)

    def _text(
        self, painter: QPainter, box: QRect, text: str, token: str, side: Qt.AlignmentFlag, *, small: bool = False,
        bold: bool = False, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:  # fmt: skip
        font = QFont(painter.font())
        font.setPixelSize(self.theme.caption_px if small else self.theme.text_px)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(self._colour(token))
        shown = painter.fontMetrics().elidedText(text.replace("\n", " "), elide, box.width())
        painter.drawText(box, int(_MIDDLE | side), shown)

    def _colour(self, token: str) -> QColor:
        return QColor(self.theme.colour(token))
