"""Pictures that stay YUV: which sizes are plain, and that they take the colours that the camera saw."""

import itertools

import numpy as np
import pytest
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace
from numpy.typing import NDArray

from video import yuv as yuv_room
from video.feed import Frame
from video.scaler import Scaler
from video.yuv import Yuv, libyuv, near

WIDE, HIGH = 640, 360


@pytest.fixture
def yuv() -> Yuv:
    found = libyuv()
    if found is None:
        pytest.skip("this system has no libyuv")
    return found


@pytest.mark.parametrize(
    ("native", "wanted", "plain"),
    [
        ((640, 360), (640, 360), (640, 360)),
        ((640, 360), (477, 267), (480, 270)),
        ((640, 360), (480, 270), (480, 270)),
        ((640, 360), (481, 270), None),  # a row of pixels would be missing
        ((640, 360), (470, 264), None),  # more than 2 % would be cut off
        ((640, 360), (320, 180), (320, 180)),
        ((1920, 1080), (477, 268), (480, 270)),
        ((636, 358), (318, 179), None),  # its chroma does not come out even
    ],
)
def test_a_plain_size_covers_what_is_wanted_and_hardly_more(
    native: tuple[int, int], wanted: tuple[int, int], plain: tuple[int, int] | None
) -> None:
    assert near(native, wanted) == plain


def _street() -> VideoFrame:
    """A smooth picture: how well edges are scaled is no question here."""
    high, wide = np.mgrid[0:HIGH, 0:WIDE]
    red, green, blue = wide * 255 // (WIDE - 1), high * 255 // (HIGH - 1), (wide + high) * 255 // (WIDE + HIGH - 2)
    return VideoFrame.from_ndarray(np.stack([red, green, blue], -1).astype(np.uint8), format="rgb24")


def _colours(frame: Frame, yuv: Yuv) -> NDArray[np.int64]:
    """Blue, green and red of each pixel."""
    if frame.colours is None:
        rows = np.frombuffer(frame.rows, np.uint8)[: frame.stride * frame.height].reshape(frame.height, -1, 4)
    else:
        rows = np.empty((frame.height, frame.width, 4), np.uint8)
        yuv.colour(frame, (0, 0), (frame.width, frame.height), rows.ctypes.data, frame.width * 4)
    return rows[:, : frame.width, :3].astype(np.int64)


@pytest.mark.parametrize(
    ("form", "space", "reach", "size"),
    list(
        itertools.product(
            ("yuv420p", "yuvj420p"),
            (Colorspace.ITU601, Colorspace.ITU709),
            (ColorRange.MPEG, ColorRange.JPEG),
            ((640, 360), (480, 270), (456, 256), (320, 180), (1280, 720)),
        )
    ),
)
def test_colours_are_those_of_the_camera_whatever_it_counts_in(
    form: str, space: Colorspace, reach: ColorRange, size: tuple[int, int], yuv: Yuv
) -> None:
    sent = _street().reformat(format=form, dst_colorspace=space, dst_color_range=reach)
    seen = _street().reformat(*size, format="bgr24").to_ndarray().astype(np.int64)
    for scaler in (Scaler(yuv), Scaler()):
        frame = scaler.frame(sent, 7, size)
        assert (frame.number, frame.width, frame.height) == (7, *size)
        assert np.abs(_colours(frame, yuv) - seen).mean() < 2.0


def test_a_part_of_a_picture_is_that_part(yuv: Yuv) -> None:
    frame = Scaler(yuv).frame(_street().reformat(format="yuv420p"), 1, (WIDE, HIGH))
    whole = _colours(frame, yuv)
    part = np.empty((101, 63, 4), np.uint8)
    yuv.colour(frame, (32, 10), (63, 101), part.ctypes.data, 63 * 4)
    assert np.abs(part[..., :3].astype(np.int64) - whole[10:111, 32:95]).max() <= 1


def test_without_the_library_a_frame_has_its_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    libyuv.cache_clear()
    for names in (("libnone.so.0",), ("libm.so.6",)):  # none of this name; one that has not what is used
        monkeypatch.setattr(yuv_room, "_NAMES", names)
        assert libyuv() is None
        libyuv.cache_clear()
    assert Scaler(None).frame(_street().reformat(format="yuv420p"), 1, (480, 270)).colours is None
