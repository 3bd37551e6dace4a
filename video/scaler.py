"""Brings decoded pictures to the size and the colours of a tile: scaled as YUV first, coloured after."""

from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter

from video.feed import Frame
from video.yuv import FORMATS, Yuv, near

# swscale's plain YUV to RGB conversion works in blocks of eight pixels and leaves a narrower rest black.
BLOCK = 8
_QUICK = Interpolation.FAST_BILINEAR


class Scaler:
    """Keeps swscale's tables between pictures of one feed.

    Two plain steps, each with a fast path, cost half of what one step that scales and colours costs. With libyuv the
    second is left to who paints.
    """

    def __init__(self, yuv: Yuv | None = None) -> None:
        self._yuv = yuv
        self._sizes, self._colours = VideoReformatter(), VideoReformatter()

    def frame(self, picture: VideoFrame, number: int, size: tuple[int, int]) -> Frame:
        """A frame of about `size` device pixels: its width rounded down to eight, its height to two.

        With libyuv it may be up to 2 % larger instead.
        """
        native = (picture.width, picture.height)
        width, height = max(BLOCK, size[0] & ~(BLOCK - 1)), max(2, size[1] & ~1)
        is_planar = picture.format.name in FORMATS
        if is_planar and self._yuv is not None:
            plain = near(native, size)
            if plain is None:
                picture, plain = self._sized(picture, width, height), (width, height)
            return self._yuv.scaled(picture, plain, number)
        if is_planar and (width, height) != native:
            picture = self._sized(picture, width, height)
        shown = self._colours.reformat(picture, width, height, "bgra", interpolation=_QUICK, threads=1)
        plane = shown.planes[0]
        return Frame(number, width, height, plane.line_size, memoryview(plane))

    def _sized(self, picture: VideoFrame, width: int, height: int) -> VideoFrame:
        return self._sizes.reformat(picture, width, height, interpolation=_QUICK, threads=1)
