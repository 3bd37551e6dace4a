"""Paints one tile: the picture, or its grey ghost with its age, and always the caption."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from console.theme import Theme
from dispatch.values import Camera
from video.caption_bar import CaptionBars
from video.feed import FeedState, FeedStatus, Frame
from video.ground import Ground, fits, image_of
from video.words import banner
from video.zoom import WHOLE, Zoom

# How much of the picture's light is left when it does not live: nobody takes it for the present.
GHOST_LIGHT = 90


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
    # Signs before the name: its number, recorded, pinned, called by alarm or case, on tour, so much larger.
    marks: str = field(init=False)

    def __post_init__(self) -> None:
        signs = (
            str(self.number), "REC" if self.is_recorded else "", "◆" if self.is_pinned else "",
            "◈" if self.is_hot else "",
            "↻" if self.is_touring else "", "" if self.zoom.is_whole else f"{self.zoom.factor:.1f}×",
        )  # fmt: skip
        object.__setattr__(self, "marks", " ".join(sign for sign in signs if sign))


class TilePainter:
    """Paints tiles in one theme, for a device of `ratio` pixels to a point and on its ground, if that is known."""

    ratio = 1.0
    ground: Ground | None = None

    def __init__(self, theme: Theme) -> None:
        self._take(theme)

    def _take(self, theme: Theme) -> None:
        self._theme, self._bars, self._ground = theme, CaptionBars(theme), QColor(theme.colour("raised"))
        self._accent = QColor(theme.colour("accent"))

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
            self._bars.paint(painter, box, look.camera, look.status, marks=look.marks, ratio=self.ratio)
        if look.is_selected or look.is_hot:
            style = Qt.PenStyle.SolidLine if look.is_selected else Qt.PenStyle.DashLine
            painter.setPen(QPen(self._accent, 2, style))
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
            self._frame(painter, box, frame, look)
        if status.state is not FeedState.LIVE:
            shade = self.colour("bg")
            shade.setAlpha(255 - GHOST_LIGHT if frame else 255)
            painter.fillRect(box, shade)
            self._banner(painter, box, banner(status))

    def _frame(self, painter: QPainter, box: QRect, frame: Frame, look: TileLook) -> None:
        """A living picture as it is; any other as a ghost without colours, so that nobody takes it for the present."""
        is_living = look.status is not None and look.status.state is FeedState.LIVE
        room = QSize(round(box.width() * self.ratio), round(box.height() * self.ratio))
        is_fit = look.zoom.is_whole and fits(room.width(), frame.width) and fits(room.height(), frame.height)
        if is_fit and frame.width < room.width():
            for strip in _beside(box, room.width() - frame.width, self.ratio):
                painter.fillRect(strip, self._ground)
        high = box.height() - self._bars.height  # what lies under the caption need not be painted
        if is_fit and is_living and self.ground is not None and self.ground.put(box, high, frame):
            return
        image = image_of(frame)
        shown = image if is_living else image.convertToFormat(QImage.Format.Format_Grayscale8)
        if is_fit:
            _pixels(painter, box, shown, self.ratio)
        else:
            _part(painter, box, shown, look.zoom)

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


def _pixels(painter: QPainter, box: QRect, image: QImage, ratio: float) -> None:
    """A frame made for this tile, pixel by pixel: in the middle of its width, from the top."""
    over = round(box.width() * ratio) - image.width(), round(box.height() * ratio) - image.height()
    image.setDevicePixelRatio(ratio)
    part = QRectF(max(0, -over[0]) // 2 & ~1, max(0, -over[1]) // 2 & ~1,
                  image.width() + min(0, over[0]), image.height() + min(0, over[1]))  # fmt: skip
    painter.drawImage(QPointF(box.left() + max(0, over[0]) // 2 / ratio, box.top()), image, part)


def _part(painter: QPainter, box: QRect, image: QImage, zoom: Zoom) -> None:
    """The part of a picture that digital zoom shows, or all of one that was not made for this tile."""
    wide, high = image.width(), image.height()
    part = QRectF(zoom.left * wide, zoom.top * high, wide / zoom.factor, high / zoom.factor)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
    painter.drawImage(QRectF(box), image, part)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)


def _beside(box: QRect, left_over: int, ratio: float) -> Iterator[QRectF]:
    """What a frame that is a little narrower leaves of its tile."""
    if left_over:
        left, wide = left_over // 2 / ratio, left_over / ratio
        yield QRectF(box.left(), box.top(), left, box.height())
        yield QRectF(box.left() + box.width() - (wide - left), box.top(), wide - left, box.height())
