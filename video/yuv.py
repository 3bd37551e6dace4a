"""libyuv, where the system has it: pictures stay YUV until they are painted, and take their colours on the screen.

So a picture is kept in three eighths of the memory, and copied once less. Where libyuv has a way of its own for a ratio
it scales in a third of the time that swscale takes; at any other ratio it takes longer, and swscale scales.
"""

import ctypes
from ctypes import c_int, c_void_p
from functools import cache, lru_cache
from typing import Any

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace

from video.feed import Colours, Frame

_NAMES = ("libyuv.so.0", "libyuv.so")
_BOX = 3  # kFilterBox: the mean of all that a smaller picture leaves out
_PLANES: list[Any] = [c_void_p, c_int] * 3
_TABLES = {
    Colours.BT601: "kYuvI601Constants",
    Colours.BT601_WIDE: "kYuvJPEGConstants",
    Colours.BT709: "kYuvH709Constants",
    Colours.BT709_WIDE: "kYuvF709Constants",
}
_EIGHTHS = (8, 6, 4, 2)
_SPARE = 0.02
FORMATS = ("yuv420p", "yuvj420p")

Size = tuple[int, int]


@lru_cache(maxsize=256)
def near(native: Size, wanted: Size) -> Size | None:
    """All, three quarters, a half or a quarter of a size, where that covers `wanted` and is at most 2 % larger."""
    for eighths in _EIGHTHS:
        size = (native[0] * eighths // 8, native[1] * eighths // 8)
        is_plain = all(side * eighths % 16 == 0 for side in native)
        if is_plain and all(want <= have <= want * (1 + _SPARE) for want, have in zip(wanted, size, strict=True)):
            return size
    return None


class Yuv:
    """The functions that are used of the library. `scaling` lets go of the interpreter, `colouring` does not:

    colours are put on by the thread of the screen, and for so short a time it would wait longer to get it back.
    """

    def __init__(self, scaling: ctypes.CDLL, colouring: ctypes.CDLL) -> None:
        self._scale, self._colour = scaling.I420Scale, colouring.I420ToARGBMatrix
        self._scale.argtypes = [*_PLANES, c_int, c_int, *_PLANES, c_int, c_int, c_int]
        self._colour.argtypes = [*_PLANES, c_void_p, c_int, c_void_p, c_int, c_int]
        self._tables: dict[Colours | None, int] = {
            colours: ctypes.addressof(ctypes.c_byte.in_dll(colouring, name)) for colours, name in _TABLES.items()
        }

    def scaled(self, picture: VideoFrame, size: Size, number: int) -> Frame:
        """A picture in one of FORMATS at a size that `near` said, or at its own."""
        planes = [part for plane in picture.planes for part in (plane.buffer_ptr, plane.line_size)]
        rows = np.empty(size[0] * size[1] * 3 // 2, np.uint8)
        self._scale(*planes, picture.width, picture.height, *_planes(rows.ctypes.data, size), *size, _BOX)
        return Frame(number, *size, size[0], rows.data, colours_of(picture))

    def colour(self, frame: Frame, at: Size, size: Size, target: int, stride: int) -> None:
        """Put 32-bit BGRX rows of a part of a frame that is in YUV, both parts of `at` even, into some memory.

        Raises KeyError for a frame that is not in YUV.
        """
        begin = np.frombuffer(frame.rows, np.uint8).ctypes.data
        luma, wide, blue, half, red, _ = _planes(begin, (frame.width, frame.height))
        (left, top), fine = at, at[1] // 2 * half + at[0] // 2
        planes = (luma + top * wide + left, wide, blue + fine, half, red + fine, half)
        self._colour(*planes, target, stride, self._tables[frame.colours], *size)


def _planes(begin: int, size: Size) -> tuple[int, int, int, int, int, int]:
    """Where the planes of a frame begin, and how long their rows are."""
    luma, half = size[0] * size[1], size[0] // 2
    return begin, size[0], begin + luma, half, begin + luma * 5 // 4, half


def colours_of(picture: VideoFrame) -> Colours:
    """How its numbers are to be read; what is not said is taken for BT.601, as FFmpeg does."""
    is_wide = picture.format.name == "yuvj420p" or picture.color_range == ColorRange.JPEG
    if picture.colorspace == Colorspace.ITU709:
        return Colours.BT709_WIDE if is_wide else Colours.BT709
    return Colours.BT601_WIDE if is_wide else Colours.BT601


@cache
def libyuv() -> Yuv | None:
    """The library of this system; None where there is none that has what is used of it."""
    for name in _NAMES:
        try:
            return Yuv(ctypes.CDLL(name), ctypes.PyDLL(name))
        except (OSError, AttributeError, ValueError):  # none of this name; a function or a table is missing
            continue
    return None
