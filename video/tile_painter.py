"""Paints one tile: the picture, or its grey ghost with its age, and always the caption."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPixmap

from console.theme import Theme
from dispatch.values import Camera
from video.feed import FeedState, FeedStatus, Frame
from video.words import banner, camera_name, caption, shape_of, state_word, token_of

# How much of the picture's light is left when it does not live: nobody takes it for the present.
GHOST_LIGHT = 90


@dataclass(frozen=True, slots=True)
class TileLook:
    """What is painted of one tile."""

    camera: Camera | None
    frame: Frame | None
    status: FeedStatus | None
    number: int
    is_selected: bool
    is_hot: bool
    is_pinned: bool


class TilePainter:
    """Paints tiles in one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._bars: dict[int, tuple[object, QPixmap]] = {}

    def colour(self, token: str) -> QColor:
        """A colour of the theme."""
        return QColor(self.theme.colour(token))

    def paint(self, painter: QPainter, box: QRect, look: TileLook) -> None:
        """Paint one tile into its box."""
        if look.camera is None or look.status is None:
            self._empty(painter, box, look.number)
        else:
            self._picture(painter, box, look.frame, look.status)
            self._caption(painter, box, look.camera, look.status, look.is_pinned)
        if look.is_selected or look.is_hot:
            style = Qt.PenStyle.SolidLine if look.is_selected else Qt.PenStyle.DashLine
            painter.setPen(QPen(self.colour("accent"), 2, style))
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _empty(self, painter: QPainter, box: QRect, number: int) -> None:
        painter.fillRect(box, self.colour("raised"))
        painter.setPen(self.colour("faint"))
        painter.setFont(self._font(self.theme.title_px))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _picture(self, painter: QPainter, box: QRect, frame: Frame | None, status: FeedStatus) -> None:
        if frame is None:
            painter.fillRect(box, self.colour("raised"))
        else:
            image = QImage(frame.rows, frame.width, frame.height, frame.stride, QImage.Format.Format_RGB32)
            living = status.state is FeedState.LIVE
            painter.drawImage(box, image if living else image.convertToFormat(QImage.Format.Format_Grayscale8))
        if status.state is not FeedState.LIVE:
            shade = self.colour("bg")
            shade.setAlpha(255 - GHOST_LIGHT if frame else 255)
            painter.fillRect(box, shade)
            self._banner(painter, box, banner(status))

    def _banner(self, painter: QPainter, box: QRect, lines: tuple[str, ...]) -> None:
        painter.setFont(self._font(self.theme.text_px))
        painter.setPen(self.colour("text"))
        room = box.adjusted(8, 4, -8, -self._bar_height - 4)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, "\n".join(lines))

    @property
    def _bar_height(self) -> int:
        return self.theme.caption_px + 10

    def _caption(self, painter: QPainter, box: QRect, camera: Camera, status: FeedStatus, is_pinned: bool) -> None:
        """The bar is drawn when its words change, not with each of 25 pictures a second."""
        right, name = caption(status), ("◆ " if is_pinned else "") + camera_name(camera)
        ratio = painter.device().devicePixelRatio()
        key = (right, name, status.state, box.width(), ratio, self.theme.name)
        held = self._bars.get(camera.id)
        if held is None or held[0] != key:
            held = (key, self._bar(painter.font(), (box.width(), ratio), (name, right), status.state))
            self._bars[camera.id] = held
        painter.drawPixmap(box.left(), box.bottom() + 1 - self._bar_height, held[1])

    def _bar(self, font: QFont, size: tuple[int, float], words: tuple[str, str], state: FeedState) -> QPixmap:
        (width, ratio), (name, right) = size, words
        pixmap = QPixmap(round(width * ratio), round(self._bar_height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        ground = self.colour("bg")
        ground.setAlpha(205)
        pixmap.fill(ground)
        painter = QPainter(pixmap)
        bar = QRect(0, 0, width, self._bar_height)
        own = QFont(font)  # of the wall: a bare pixmap would take another family
        own.setPixelSize(self.theme.caption_px)
        painter.setFont(own)
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(right) > width * 2 // 5:
            right = state_word(state)  # the name comes first; the age stands in the middle of the tile
        self._shape(painter, QPointF(10, bar.center().y() + 0.5), state)
        wide = min(metrics.horizontalAdvance(right) + 2, width * 3 // 5)
        room = bar.adjusted(20, 0, -wide - 16, 0)
        painter.setPen(self.colour("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle, metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width()))
        painter.setPen(self.colour("text" if state is FeedState.LIVE else "dim"))
        painter.drawText(bar.adjusted(0, 0, -8, 0), middle | Qt.AlignmentFlag.AlignRight,
                         metrics.elidedText(right, Qt.TextElideMode.ElideRight, wide))  # fmt: skip
        painter.end()
        return pixmap

    def _shape(self, painter: QPainter, at: QPointF, state: FeedState) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour(token_of(state)))
        size, shape = 4.0, shape_of(state)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if shape == "■":
            painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
        elif shape == "▲":
            painter.drawConvexPolygon([QPointF(at.x(), at.y() - size), QPointF(at.x() + size, at.y() + size),
                                       QPointF(at.x() - size, at.y() + size)])  # fmt: skip
        else:
            if shape == "○":
                painter.setPen(QPen(self.colour(token_of(state)), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, size, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _font(self, pixels: int) -> QFont:
        font = QFont()
        font.setPixelSize(pixels)
        return font
