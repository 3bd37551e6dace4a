"""The wall under the mouse: a double click enlarges and returns, the wheel zooms where it points, a drag pans."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot

from console.theme import Theme
from dispatch.values import Camera
from tests.gui.test_wall import CAMERAS, PaintedFeed
from video.feed import FeedEngine
from video.layouts import BY_NAME
from video.wall import Wall

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened() -> list[tuple[int, bool]]:
    """Each stream that was opened: camera, and whether it is the main one."""
    return []


@pytest.fixture
def wall(dark: Theme, qtbot: QtBot, opened: list[tuple[int, bool]]) -> Iterator[Wall]:
    def open_feed(camera: Camera, is_main: bool) -> FeedEngine:
        opened.append((camera.id, is_main))
        return PaintedFeed()

    wall = Wall(dark, open_feed)
    qtbot.addWidget(wall)
    wall.resize(640, 360)
    wall.show()
    wall.show_cameras(CAMERAS)
    wall.set_layout(BY_NAME["4"])
    qtbot.waitUntil(lambda: {camera_id for camera_id, _ in opened} >= {1, 2, 3, 4})
    yield wall
    wall.close_feeds()


def middle(wall: Wall, index: int) -> QPoint:
    box = wall.box_of(index)
    return QPoint(box.x + box.width // 2, box.y + box.height // 2)


def turn_wheel(wall: Wall, at: QPoint, steps: int) -> None:
    none = Qt.MouseButton.NoButton
    wall.wheelEvent(QWheelEvent(QPointF(at), QPointF(at), QPoint(), QPoint(0, 120 * steps), none,
                                Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False))  # fmt: skip


def test_a_double_click_enlarges_the_tile_in_its_main_stream_and_another_returns(
    wall: Wall, opened: list[tuple[int, bool]], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(wall.camera_selected) as told:
        qtbot.mouseClick(wall, LEFT, pos=middle(wall, 2))
    assert told.args[0].id == 3
    qtbot.mouseDClick(wall, LEFT, pos=middle(wall, 2))
    assert wall.is_enlarged
    qtbot.waitUntil(lambda: (3, True) in opened)
    assert wall.in_sight == {3}
    qtbot.mouseDClick(wall, LEFT, pos=QPoint(20, 20))
    assert not wall.is_enlarged
    assert wall.selected == 2
    assert wall.in_sight == {1, 2, 3, 4}


def test_the_wheel_zooms_the_tile_under_it_around_the_point_under_it(wall: Wall, qtbot: QtBot) -> None:
    box = wall.box_of(1)
    at = QPoint(box.x + box.width // 4, box.y + box.height * 3 // 4)
    turn_wheel(wall, at, 3)
    zoom = wall.zoom_of(2)
    assert wall.selected == 1
    assert zoom.factor > 1.5
    assert zoom.left + 0.25 / zoom.factor == pytest.approx(0.25, abs=0.01)
    assert zoom.top + 0.75 / zoom.factor == pytest.approx(0.75, abs=0.01)
    turn_wheel(wall, at, -9)
    assert wall.zoom_of(2).is_whole


def test_a_drag_pans_a_zoomed_picture_and_never_beyond_its_edge(wall: Wall, qtbot: QtBot) -> None:
    at = middle(wall, 0)
    turn_wheel(wall, at, 4)
    before = wall.zoom_of(1)
    qtbot.mousePress(wall, LEFT, pos=at)
    qtbot.mouseMove(wall, at + QPoint(-60, 0))
    after = wall.zoom_of(1)
    assert after.left > before.left
    assert after.factor == before.factor
    qtbot.mouseMove(wall, at + QPoint(-5000, 0))
    qtbot.mouseRelease(wall, LEFT, pos=at)
    assert wall.zoom_of(1).left + 1 / after.factor <= 1.0 + 1e-9
