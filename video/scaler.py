"""Brings decoded pictures to the size and the colours of a tile: scaled as YUV first, coloured after."""

from av.video.frame import VideoFrame
from av.video.reformatter import Interpolation, VideoReformatter

from video.feed import Frame

# swscale's plain YUV to RGB conversion works in blocks of eight pixels and leaves a narrower rest black.
BLOCK = 8
_PLANAR = ("yuv420p", "yuvj420p")
_QUICK = Interpolation.FAST_BILINEAR


class Scaler:
    """Keeps swscale's tables between pictures of one feed.

    Two plain steps, each with a fast path, cost half of what one step that scales and colours costs.
    """

    def __init__(self) -> None:
        self._sizes, self._colours = VideoReformatter(), VideoReformatter()

    def frame(self, picture: VideoFrame, number: int, size: tuple[int, int]) -> Frame:
        """A frame of about `size` device pixels: its width rounded down to eight, its height to two."""
        width, height = max(BLOCK, size[0] & ~(BLOCK - 1)), max(2, size[1] & ~1)
        if picture.format.name in _PLANAR and (width, height) != (picture.width, picture.height):
            picture = self._sizes.reformat(picture, width, height, interpolation=_QUICK, threads=1)
        shown = self._colours.reformat(picture, width, height, "bgra", interpolation=_QUICK, threads=1)
        plane = shown.planes[0]
        return Frame(number, width, height, plane.line_size, memoryview(plane))
