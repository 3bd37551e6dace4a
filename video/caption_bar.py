"""The bar at the foot of a tile: a shape and a colour for the state, the camera's name, state and rate or age."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from console.theme import Theme
from dispatch.values import Camera
from video.feed import FeedState, FeedStatus
from video.words import camera_name, caption, shape_of, state_word, token_of


@dataclass(frozen=True, slots=True)
class Bar:
    """A drawn bar, and what it was drawn for: the status it was worded from, and its words with its size."""

    status: FeedStatus
    size: tuple[int, float, str]
    words: tuple[str, str]
    pixmap: QPixmap


class CaptionBars:
    """The bars of one theme by camera. Worded with each new status, drawn when the words change, painted always."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._bars: dict[int, Bar] = {}

    @property
    def height(self) -> int:
        """In device-independent pixels."""
        return self._theme.caption_px + 10

    def paint(self, painter: QPainter, box: QRect, camera: Camera, status: FeedStatus, *,
              marks: str, ratio: float) -> None:  # fmt: skip
        """Paint the bar of a camera over the foot of a tile."""
        size = (box.width(), ratio, marks)
        bar = self._bars.get(camera.id)
        if bar is None or bar.status is not status or bar.size != size:
            bar = self._bars[camera.id] = self._worded(bar, painter.font(), camera, status, size)
        painter.drawPixmap(box.left(), box.bottom() + 1 - self.height, bar.pixmap)

    def _worded(
        self, held: Bar | None, font: QFont, camera: Camera, status: FeedStatus, size: tuple[int, float, str]
    ) -> Bar:
        words = f"{size[2]}  {camera_name(camera)}".strip(), caption(status)
        if held is not None and (held.words, held.size, held.status.state) == (words, size, status.state):
            return Bar(status, size, words, held.pixmap)
        return Bar(status, size, words, self._bar(font, size[:2], words, status.state))

    def _colour(self, token: str) -> QColor:
        return QColor(self._theme.colour(token))

    def _bar(self, font: QFont, size: tuple[int, float], words: tuple[str, str], state: FeedState) -> QPixmap:
        (width, ratio), (name, right) = size, words
        pixmap = QPixmap(round(width * ratio), round(self.height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self._colour("bg"))  # nothing shines through: words are as easy to read over any picture
        painter = QPainter(pixmap)
        bar = QRect(0, 0, width, self.height)
        own = QFont(font)  # of the wall: a bare pixmap would take another family
        own.setPixelSize(self._theme.caption_px)
        painter.setFont(own)
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(right) > width * 2 // 5:
            right = state_word(state)  # the name comes first; the age stands in the middle of the tile
        self._shape(painter, QPointF(10, bar.center().y() + 0.5), state)
        wide = min(metrics.horizontalAdvance(right) + 2, width * 3 // 5)
        room = bar.adjusted(20, 0, -wide - 16, 0)
        painter.setPen(self._colour("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle, metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width()))
        painter.setPen(self._colour("text" if state is FeedState.LIVE else "dim"))
        painter.drawText(bar.adjusted(0, 0, -8, 0), middle | Qt.AlignmentFlag.AlignRight,
                         metrics.elidedText(right, Qt.TextElideMode.ElideRight, wide))  # fmt: skip
        painter.end()
        return pixmap

    def _shape(self, painter: QPainter, at: QPointF, state: FeedState) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(token_of(state)))
        size, shape = 4.0, shape_of(state)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if shape == "■":
            painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
        elif shape == "▲":
            painter.drawConvexPolygon([QPointF(at.x(), at.y() - size), QPointF(at.x() + size, at.y() + size),
                                       QPointF(at.x() - size, at.y() + size)])  # fmt: skip
        else:
            if shape == "○":
                painter.setPen(QPen(self._colour(token_of(state)), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, size, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
