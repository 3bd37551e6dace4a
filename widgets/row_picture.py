"""The picture of one row of the queue: light, number, what and where, state, time left as the strongest column."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from console.theme import Theme
from dispatch.light import Light
from widgets.shapes import paint_light

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """All that can be seen of a row: as long as it is the same, so is its picture."""

    light: Light
    number: str
    title: str
    place: str
    state: str
    left: str
    left_token: str
    holder: str  # the initial of who has the case in hand
    is_timed: bool
    is_selected: bool
    is_marked: bool


class RowPainter:
    """Draws in the colours of one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def picture(self, look: RowLook, width: int, height: int, ratio: float, font: str) -> QPixmap:
        """A row of a size in device-independent pixels, `ratio` pixels each; the font as QFont.toString has it."""
        drawn = QPixmap(round(width * ratio), round(height * ratio))
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        held = QFont()
        held.fromString(font)
        painter.setFont(held)
        box = QRect(0, 0, width, height)
        self._ground(painter, box, look)
        self._row(painter, box, look)
        painter.end()
        return drawn

    def _ground(self, painter: QPainter, box: QRect, look: RowLook) -> None:
        if look.is_selected:
            painter.fillRect(box, self._colour("accent_soft"))
            painter.fillRect(QRect(0, 0, 3, box.height()), self._colour("accent"))
        elif look.is_marked:
            painter.fillRect(box, self._colour("raised"))
        painter.fillRect(QRect(0, box.bottom(), box.width(), 1), self._colour("line"))

    def _row(self, painter: QPainter, box: QRect, look: RowLook) -> None:
        scale = self._theme.text_px / 14
        at = QPointF(17 * scale, box.center().y() + 0.5)
        paint_light(painter, at, 5.5 * scale, look.light, self._theme)
        number, state, left = (int(part * scale) for part in (72, 84, 78))
        x, right = int(34 * scale), box.right() - 10
        place = QRect(x, 0, number - 8, box.height())
        token, mark = ("accent", "✓ ") if look.is_marked else ("dim", "")
        self._text(painter, place, mark + look.number, token, _LEFT, elide=Qt.TextElideMode.ElideLeft)
        time = QRect(right - left, 0, left, box.height())
        self._text(painter, time, look.left, look.left_token, _RIGHT, bold=look.is_timed)
        where = QRect(right - left - state, 0, state, box.height())
        if look.holder:  # who has it in hand stands before its state
            used = painter.fontMetrics().horizontalAdvance(look.holder) + 6
            self._text(painter, where, look.holder, "accent", _LEFT)
            where = where.adjusted(used, 0, 0, 0)
        self._text(painter, where, look.state, "dim", _LEFT)
        self._what(painter, QRect(x + number, 0, where.left() - x - number - 8, box.height()), look)

    def _what(self, painter: QPainter, box: QRect, look: RowLook) -> None:
        self._text(painter, box, look.title, "text", _LEFT)
        used = painter.fontMetrics().horizontalAdvance(look.title) + 8
        if used < box.width() - 20:
            self._text(painter, box.adjusted(used, 0, 0, 0), look.place, "dim", _LEFT, small=True)

    def _text(
        self, painter: QPainter, box: QRect, text: str, token: str, side: Qt.AlignmentFlag, *, small: bool = False,
        bold: bool = False, elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:  # fmt: skip
        font = QFont(painter.font())
        font.setPixelSize(self._theme.caption_px if small else self._theme.text_px)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(self._colour(token))
        shown = painter.fontMetrics().elidedText(text.replace("\n", " "), elide, box.width())
        painter.drawText(box, int(_MIDDLE | side), shown)

    def _colour(self, token: str) -> QColor:
        return QColor(self._theme.colour(token))
