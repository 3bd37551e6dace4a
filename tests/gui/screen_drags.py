"""Cameras dragged by a real hand: press, move, release, from the list to a tile and from tile to tile."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.theme import Theme
from tests.fakes import small_directory
from tests.gui.test_wall import CAMERAS, PaintedFeed
from video.camera_panel import CameraPanel
from video.layouts import BY_NAME
from video.wall import Wall


@pytest.fixture
def desk(dark: Theme, qtbot: QtBot) -> tuple[QWidget, CameraPanel, Wall]:
    """The list beside a wall of four tiles."""
    window, panel, wall = QWidget(), CameraPanel(), Wall(dark, lambda _camera, _is_main: PaintedFeed())
    row = QHBoxLayout(window)
    row.addWidget(panel)
    row.addWidget(wall)
    qtbot.addWidget(window, before_close_func=lambda _: wall.close_feeds())
    window.resize(1000, 600)
    window.show()
    qtbot.waitExposed(window)
    panel.show_cameras(CAMERAS, small_directory().departments)
    wall.show_cameras(CAMERAS)
    wall.set_layout(BY_NAME["4"])
    return window, panel, wall


def drag(window: QWidget, start: QPoint, end: QPoint) -> None:
    """The hand goes on while the drag has the screen: Qt runs a loop of its own until the button is released."""
    handle = window.windowHandle()
    middle = (start + end) / 2
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    steps: list[Callable[[], None]] = [
        partial(QTest.mouseMove, handle, middle),
        partial(QTest.mouseMove, handle, end),
        partial(QTest.mouseRelease, handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end),
    ]
    for number, step in enumerate(steps):
        QTimer.singleShot(60 * (number + 1), window, step)
    near = QApplication.startDragDistance() + 4
    QTest.mouseMove(handle, start + QPoint(near, 0))
    QTest.mouseMove(handle, start + QPoint(near * 2, 0))


def tile(window: QWidget, wall: Wall, index: int) -> QPoint:
    box = wall.box_of(index)
    return wall.mapTo(window, QPoint(box.x + box.width // 2, box.y + box.height // 2))


def test_a_camera_dragged_from_the_list_is_shown_where_it_is_let_go(
    desk: tuple[QWidget, CameraPanel, Wall], qtbot: QtBot
) -> None:
    window, panel, wall = desk
    panel.choose(19)
    tree = panel.tree
    tree.scrollTo(tree.currentIndex())
    start = tree.viewport().mapTo(window, tree.visualRect(tree.currentIndex()).center())
    drag(window, start, tile(window, wall, 2))
    qtbot.waitUntil(lambda: wall.arrangement.cameras[2] == 19, timeout=3000)


def test_a_camera_dragged_from_tile_to_tile_changes_places_with_the_other(
    desk: tuple[QWidget, CameraPanel, Wall], qtbot: QtBot
) -> None:
    window, _, wall = desk
    assert wall.arrangement.cameras == (1, 2, 3, 4)
    drag(window, tile(window, wall, 0), tile(window, wall, 3))
    qtbot.waitUntil(lambda: wall.arrangement.cameras == (4, 2, 3, 1), timeout=3000)
    assert wall.selected == 3
