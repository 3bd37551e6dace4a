"""A layout is drawn by mouse or keyboard, shown on the wall, and kept under a name like any other."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from console.theme import Theme
from tests.gui.test_wall import CAMERAS, PaintedFeed
from video.layout_editor import LayoutEditor
from video.layouts import BY_NAME
from video.wall import Wall
from video.wall_panel import WallPanel

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(dark: Theme, qtbot: QtBot) -> Iterator[WallPanel]:
    panel = WallPanel(Wall(dark, lambda _camera, _is_main: PaintedFeed()))
    qtbot.addWidget(panel)
    panel.resize(640, 360)
    panel.show()
    panel.wall.show_cameras(CAMERAS)
    panel.wall.set_layout(BY_NAME["9"])
    yield panel
    panel.wall.close_feeds()


@pytest.fixture
def editor(panel: WallPanel) -> LayoutEditor:
    return panel.draw()  # it goes with its panel, or when it is closed


def test_it_begins_with_what_the_wall_shows_and_the_menu_leads_to_it(panel: WallPanel, editor: LayoutEditor) -> None:
    assert editor.sheet.drawing.layout("x").spots == BY_NAME["9"].spots
    assert "Draw a layout…" in [action.text() for action in panel.menu.actions()]


def test_a_drag_merges_a_double_click_splits(editor: LayoutEditor, qtbot: QtBot) -> None:
    sheet = editor.sheet
    wide, high = sheet.width() // 3, sheet.height() // 3
    qtbot.mousePress(sheet, LEFT, pos=QPoint(wide // 2, high // 2))
    qtbot.mouseMove(sheet, QPoint(wide + wide // 2, high + high // 2))
    qtbot.mouseRelease(sheet, LEFT, pos=QPoint(wide + wide // 2, high + high // 2))
    assert sheet.drawing.layout("x").rows == ("AAB", "AAC", "DEF")
    qtbot.mouseDClick(sheet, LEFT, pos=QPoint(10, 10))
    assert sheet.drawing.layout("x").count == 9


def test_by_keyboard_alone_it_is_drawn_told_shown_on_the_wall_and_kept(
    panel: WallPanel, editor: LayoutEditor, qtbot: QtBot
) -> None:
    sheet = editor.sheet
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(sheet, key, SHIFT)
    assert sheet.accessibleDescription() == "9 tiles; marked: columns 1 to 2, rows 1 to 2"
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet.accessibleDescription().startswith("6 tiles")
    editor.rows.setValue(4)
    editor.show_button.click()
    assert panel.wall.layout_now.rows == ("AAB", "AAC", "DEF", "GHI")
    assert panel.wall.arrangement.cameras[:3] == (1, 2, 3)
    panel.ask_name()
    panel.name.setText("早高峰")
    with qtbot.waitSignal(panel.keep_asked) as kept:
        qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    assert (kept.args[0][0].name, kept.args[0][0].count) == ("早高峰", 9)
    with qtbot.waitSignal(editor.destroyed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
