"""Pictures that take their colours on the screen: they look as if they had been painted, and keep to their place."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from pytestqt.qtbot import QtBot

from console.theme import load_theme
from dispatch.values import Camera
from video.feed import Colours, FeedState, FeedStatus, Frame
from video.ground import Ground, ground_of
from video.tile_painter import TileLook, TilePainter
from video.yuv import libyuv

CAMERA = Camera(id=7, jurisdiction="990024", name="C-07 永安路口", url_main="rtsp://h/7", lon=120.7, lat=28.8)
LIVE = FeedStatus(state=FeedState.LIVE, age_s=0.04, fps=25.0)
PAPER = QColor(9, 8, 7).rgb()
pytestmark = pytest.mark.skipif(libyuv() is None, reason="this system has no libyuv")


def frame_of(wide: int, high: int) -> Frame:
    """A picture of which no two neighbouring parts look alike."""
    luma = np.add.outer(np.arange(high) * 3, np.arange(wide) * 7) % 220 + 16
    chroma = np.add.outer(np.arange(high // 2) * 5, np.arange(wide // 2)) % 200 + 20
    parts = [luma, chroma, 255 - chroma]
    rows = np.concatenate([part.astype(np.uint8).ravel() for part in parts])
    return Frame(1, wide, high, wide, rows.data, Colours.BT709)


class Sheet:
    """An image with a painter on it, moved and of some ratio, as a widget's is on its window."""

    def __init__(self, ratio: float, at: QPoint) -> None:
        self.image = QImage(500, 400, QImage.Format.Format_RGB32)
        self.image.fill(PAPER)
        self.image.setDevicePixelRatio(ratio)
        self.painter = QPainter(self.image)
        self.painter.translate(at)
        self.ratio = ratio

    def ground(self, region: QRegion) -> Ground | None:
        return ground_of(self.painter, region)

    def tile(self, box: QRect, frame: Frame, ground: Ground | None) -> QImage:
        """What stands there after a tile has been painted."""
        tiles = TilePainter(load_theme("dark"))
        tiles.ratio, tiles.ground = self.ratio, ground
        look = TileLook(camera=CAMERA, status=LIVE, number=3, is_selected=False, is_hot=False, is_pinned=False)
        tiles.paint(self.painter, box, look, frame)
        self.painter.end()
        return self.image


@pytest.fixture
def sheets() -> Iterator[list[Sheet]]:
    made: list[Sheet] = []
    yield made
    for sheet in made:
        sheet.painter.end()


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("side", [(160, 90), (164, 92), (152, 88), (162, 90), (158, 92)])
def test_a_picture_coloured_in_place_looks_as_if_it_had_been_painted(
    ratio: float, side: tuple[int, int], sheets: list[Sheet], qtbot: QtBot
) -> None:
    box, at = QRect(7, 5, round(160 / ratio), round(90 / ratio)), QPoint(13, 17)
    sheets += [Sheet(ratio, at), Sheet(ratio, at)]
    ground = sheets[0].ground(QRegion(box))
    assert ground is not None
    assert ground.put(box, box.height(), frame_of(*side)), "the plain way is not taken at all"
    direct = sheets[0].tile(box, frame_of(*side), ground)
    assert direct == sheets[1].tile(box, frame_of(*side), None)
    # Nothing outside of the tile was touched.
    tile = QRect(round(20 * ratio), round(22 * ratio), 160, 90)
    outside = [(x, y) for x in range(0, 500, 3) for y in range(0, 400, 3) if not tile.contains(x, y)]
    assert {direct.pixel(x, y) for x, y in outside} == {PAPER}


def test_nothing_is_put_under_what_is_not_painted_anew(sheets: list[Sheet], qtbot: QtBot) -> None:
    box = QRect(0, 0, 160, 90)
    sheets.append(Sheet(1.0, QPoint(0, 0)))
    ground = sheets[0].ground(QRegion(box) - QRegion(40, 40, 10, 10))  # a window of the desk lies there
    assert ground is not None
    assert not ground.put(box, 70, frame_of(160, 90))
    assert {sheets[0].image.pixel(x, y) for x in range(160) for y in range(90)} == {PAPER}


def test_a_tile_whose_edges_lie_within_pixels_is_painted(sheets: list[Sheet], qtbot: QtBot) -> None:
    sheets.append(Sheet(1.5, QPoint(0, 0)))
    for box, is_put in ((QRect(4, 6, 100, 60), True), (QRect(5, 6, 100, 60), False), (QRect(4, 6, 101, 60), False)):
        ground = sheets[0].ground(QRegion(box))
        assert ground is not None
        assert ground.put(box, 50, frame_of(150, 90)) is is_put


@pytest.mark.parametrize("box", [QRect(-1, 0, 160, 90), QRect(341, 0, 160, 90), QRect(0, 311, 160, 90)])
def test_nothing_is_put_beyond_the_image(box: QRect, sheets: list[Sheet], qtbot: QtBot) -> None:
    sheets.append(Sheet(1.0, QPoint(0, 0)))
    ground = sheets[0].ground(QRegion(box))
    assert ground is not None
    assert not ground.put(box, 70, frame_of(160, 90))


def test_a_frame_of_another_size_and_one_with_colours_are_painted(sheets: list[Sheet], qtbot: QtBot) -> None:
    box = QRect(0, 0, 160, 90)
    sheets.append(Sheet(1.0, QPoint(0, 0)))
    ground = sheets[0].ground(QRegion(box))
    assert ground is not None
    coloured = Frame(1, 160, 90, 640, memoryview(bytes(640 * 90)))
    assert [ground.put(box, 70, frame) for frame in (frame_of(320, 180), frame_of(80, 44), coloured)] == [False] * 3


def test_a_turned_painter_has_no_ground(sheets: list[Sheet], qtbot: QtBot) -> None:
    sheets.append(Sheet(1.0, QPoint(0, 0)))
    sheets[0].painter.rotate(90)
    assert sheets[0].ground(QRegion(0, 0, 10, 10)) is None
