"""Paints one tile: the picture, or its grey ghost with its age, and always the caption."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from console.theme import Theme
from dispatch.values import Camera
from video.caption_bar import CaptionBars
from video.feed import FeedState, FeedStatus, Frame
from video.words import banner
from video.zoom import WHOLE, Zoom

# How much of the picture's light is left when it does not live: nobody takes it for the present.
GHOST_LIGHT = 90

# An engine rounds a frame's size down by up to so many device pixels.
FITS_PX = 8


@dataclass(frozen=True, slots=True)
class TileLook:
    """What is painted of one tile over its picture."""

    camera: Camera | None
    status: FeedStatus | None
    number: int
    is_selected: bool
    is_hot: bool
    is_pinned: bool
    is_touring: bool = False
    is_recorded: bool = False
    zoom: Zoom = WHOLE

    @property
    def marks(self) -> str:
        """Signs before the name: its number, recorded, pinned, called by alarm or case, on tour, so much larger."""
        signs = (
            str(self.number), "REC" if self.is_recorded else "", "◆" if self.is_pinned else "",
            "◈" if self.is_hot else "",
            "↻" if self.is_touring else "", "" if self.zoom.is_whole else f"{self.zoom.factor:.1f}×",
        )  # fmt: skip
        return " ".join(sign for sign in signs if sign)


class TilePainter:
    """Paints tiles in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._take(theme)

    def _take(self, theme: Theme) -> None:
        self._theme, self._bars, self._ground = theme, CaptionBars(theme), QColor(theme.colour("raised"))

    @property
    def theme(self) -> Theme:
        """What it paints with."""
        return self._theme

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._take(theme)

    def colour(self, token: str) -> QColor:
        """A colour of the theme."""
        return QColor(self.theme.colour(token))

    def paint(self, painter: QPainter, box: QRect, look: TileLook, frame: Frame | None) -> None:
        """Paint one tile into its box."""
        if look.camera is None or look.status is None:
            self._empty(painter, box, look.number)
        else:
            self._picture(painter, box, frame, look)
            self._bars.paint(painter, box, look.camera, look.status, marks=look.marks)
        if look.is_selected or look.is_hot:
            style = Qt.PenStyle.SolidLine if look.is_selected else Qt.PenStyle.DashLine
            painter.setPen(QPen(self.colour("accent"), 2, style))
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _empty(self, painter: QPainter, box: QRect, number: int) -> None:
        painter.fillRect(box, self._ground)
        painter.setPen(self.colour("faint"))
        painter.setFont(self._font(self.theme.title_px))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _picture(self, painter: QPainter, box: QRect, frame: Frame | None, look: TileLook) -> None:
        status = look.status
        if status is None:
            return
        if frame is None:
            painter.fillRect(box, self._ground)
        else:
            image = QImage(frame.rows, frame.width, frame.height, frame.stride, QImage.Format.Format_RGB32)
            living = status.state is FeedState.LIVE
            shown = image if living else image.convertToFormat(QImage.Format.Format_Grayscale8)
            if look.zoom.is_whole:
                self._image(painter, box, shown)
            else:
                _part(painter, box, shown, look.zoom)
        if status.state is not FeedState.LIVE:
            shade = self.colour("bg")
            shade.setAlpha(255 - GHOST_LIGHT if frame else 255)
            painter.fillRect(box, shade)
            self._banner(painter, box, banner(status))

    def _image(self, painter: QPainter, box: QRect, image: QImage) -> None:
        """Pixel by pixel where the frame was made for this tile; scaled where the engine cannot, or it is resized."""
        ratio = painter.device().devicePixelRatio()
        left_over = round(box.width() * ratio) - image.width(), round(box.height() * ratio) - image.height()
        if not (0 <= left_over[0] <= FITS_PX and 0 <= left_over[1] <= FITS_PX):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
            painter.drawImage(box, image)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            return
        for strip in _around(box, left_over, ratio):
            painter.fillRect(strip, self._ground)
        image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(box.left() + left_over[0] // 2 / ratio, box.top()), image)

    def _banner(self, painter: QPainter, box: QRect, lines: tuple[str, ...]) -> None:
        painter.setFont(self._font(self.theme.text_px))
        painter.setPen(self.colour("text"))
        room = box.adjusted(8, 4, -8, -self._bars.height - 4)
        how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        while len(lines) > 1 and not room.contains(painter.boundingRect(room, how, "\n".join(lines))):
            lines = lines[:-1]  # a small tile says the first of them whole rather than all of them cut
        painter.drawText(room, how, "\n".join(lines))

    def _font(self, pixels: int) -> QFont:
        font = QFont()
        font.setPixelSize(pixels)
        return font


def _part(painter: QPainter, box: QRect, image: QImage, zoom: Zoom) -> None:
    """The part of a picture that digital zoom shows."""
    wide, high = image.width(), image.height()
    part = QRectF(zoom.left * wide, zoom.top * high, wide / zoom.factor, high / zoom.factor)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
    painter.drawImage(QRectF(box), image, part)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)


def _around(box: QRect, left_over: tuple[int, int], ratio: float) -> Iterator[QRectF]:
    """What a frame that is a little smaller leaves of its tile: left, right and below."""
    left, wide = left_over[0] // 2 / ratio, left_over[0] / ratio
    if left_over[0]:
        yield QRectF(box.left(), box.top(), left, box.height())
        yield QRectF(box.left() + box.width() - (wide - left), box.top(), wide - left, box.height())
    if left_over[1]:
        high = left_over[1] / ratio
        yield QRectF(box.left(), box.top() + box.height() - high, box.width(), high)
