"""The pixels under a painter, for pictures that take their colours where they are shown."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from video.feed import Frame
from video.yuv import Yuv, libyuv

# An engine makes a frame smaller than its tile by up to so many device pixels, or larger by up to such a part.
FITS_PX = 8
_SPARE = 32
_PLAIN = (QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied)
_Kind = QTransform.TransformationType
_UPRIGHT = (_Kind.TxNone, _Kind.TxTranslate, _Kind.TxScale)


def fits(room: int, side: int) -> bool:
    """Whether a side of a frame was made for so many pixels: it is shown pixel by pixel, its middle if it is longer."""
    return -(side // _SPARE) <= room - side <= FITS_PX


@dataclass(frozen=True, slots=True)
class Ground:
    """Good while its painter paints: the memory of an image, and where the points of the painter lie in it."""

    yuv: Yuv
    begin: int
    stride: int
    size: tuple[int, int]
    way: QTransform
    region: QRegion  # in points of the painter: what is painted anew

    def put(self, box: QRect, high: int, frame: Frame) -> bool:
        """Show a frame that has yet to take its colours in the middle of `box`, so many points of it from above.

        False, and nothing is shown, where part of the box lies under what is not painted anew, where its edges are not
        those of pixels, or where the frame was not made for it.
        """
        if frame.colours is None or not (QRegion(box) - self.region).isEmpty():
            return False
        exact = self.way.mapRect(QRectF(box))
        place = exact.toRect()
        wide, high = min(place.width(), frame.width), min(round(high * self.way.m22()), frame.height)
        is_inside = place.left() >= 0 <= place.top() and place.right() < self.size[0] and place.bottom() < self.size[1]
        is_even = QRectF(place) == exact  # at one and a half pixels to a point half of all edges lie within a pixel
        if not (is_inside and is_even and fits(place.width(), frame.width) and fits(place.height(), frame.height)):
            return False
        spare = (frame.width - wide) // 2 & ~1, max(0, frame.height - place.height()) // 2 & ~1
        left = place.left() + (place.width() - wide) // 2
        self.yuv.colour(frame, spare, (wide, high), self.begin + place.top() * self.stride + left * 4, self.stride)
        return True


def ground_of(painter: QPainter, region: QRegion) -> Ground | None:
    """The ground of an active painter; None without libyuv, or where it is no plain image in memory."""
    yuv, image = libyuv(), painter.paintEngine().paintDevice()
    if yuv is None or not isinstance(image, QImage) or image.format() not in _PLAIN:
        return None
    way = painter.deviceTransform()
    if way.type() not in _UPRIGHT:
        return None
    begin = np.frombuffer(
        image.constBits(), np.uint8
    ).ctypes.data  # bits() would make a copy of an image that is shared
    return Ground(yuv, begin, image.bytesPerLine(), (image.width(), image.height()), way, region)


def image_of(frame: Frame) -> QImage:
    """A frame in its colours; one that had them already lends its memory, and has to outlive the image."""
    yuv = libyuv()
    if frame.colours is None or yuv is None:
        return QImage(frame.rows, frame.width, frame.height, frame.stride, QImage.Format.Format_RGB32)
    image = QImage(frame.width, frame.height, QImage.Format.Format_RGB32)
    begin = np.frombuffer(image.bits(), np.uint8).ctypes.data
    yuv.colour(frame, (0, 0), (frame.width, frame.height), begin, image.bytesPerLine())
    return image
