"""Several windows of the map: each with a view of its own, all with the same things on them, and there again."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from assembly.map_desk import join_window
from dispatch.light import Light
from maps.map_windows import MapWindows
from maps.panel import MapPanel
from maps.rows import CaseMark
from tests.web.test_map_page import fill, fix, unit

Open = Callable[[Path | None], MapPanel]
Ask = Callable[[MapPanel, str], Any]
WAIT = 20_000


def test_a_second_window_shows_the_same_from_its_own_place_and_comes_back(
    open_map: Open, ask: Ask, town: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    state = QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat)
    panel = open_map(town)
    fill(panel)
    joined: list[MapPanel] = []
    windows = MapWindows(panel, state, joined.append)
    try:
        window = windows.open()
        assert window is not None
        second = window.panel
        assert joined == [second]
        shown = "window.watchfloor ? watchfloor.units.count + '/' + watchfloor.marks.cases.map((c) => c.id).join() : ''"
        qtbot.waitUntil(lambda: ask(second, shown) == "2/7", timeout=WAIT)
        middle = "watchfloor.map.getCenter().lng.toFixed(2)"
        before = ask(panel, middle)
        ask(second, "watchfloor.map.setView([28.9, 120.9], 13, { animate: false }), 1")
        panel.set_units([unit(1, "a"), unit(2, "b"), unit(3, "c")], {3: fix(3, 120.735, 28.85)})
        panel.set_cases([CaseMark(8, "C8", "x", 120.733, 28.85, Light.GREEN)])
        qtbot.waitUntil(lambda: ask(second, shown) == "3/8", timeout=WAIT)
        assert ask(panel, middle) == before
        second.follow_unit(1)
        qtbot.waitUntil(lambda: ask(second, "watchfloor.following.unit") == 1, timeout=WAIT)
        assert ask(panel, "watchfloor.following.unit === null")
        with qtbot.waitSignal(second.loaded, timeout=WAIT):
            second.view.kill_renderer()
        qtbot.waitUntil(lambda: ask(second, shown) == "3/8", timeout=WAIT)
        assert ask(second, middle) == "120.90"
    finally:
        windows.close()
    assert windows.windows == ()
    again = MapWindows(panel, state, joined.append)
    try:
        with qtbot.waitSignal(panel.loaded, timeout=WAIT):
            panel.view.kill_renderer()
        (window,) = again.windows
        qtbot.waitUntil(lambda: ask(window.panel, middle) == "120.90", timeout=WAIT)
        window.close()
        assert again.windows == ()
    finally:
        again.close()


def test_what_is_picked_in_a_further_window_is_picked_at_the_desk(open_map: Open, town: Path) -> None:
    first, further = open_map(town), open_map(town)
    asked: list[object] = []
    spine: Any = SimpleNamespace(selection=SimpleNamespace(select=asked.append), world=None)
    places: Any = SimpleNamespace(join=lambda _, is_first: asked.append(is_first))
    join_window(spine, places, first, further)
    first.camera_picked.connect(asked.append)
    first.thing_picked.connect(asked.append)
    further.case_picked.emit(7)
    further.camera_picked.emit(4)
    further.thing_picked.emit(9)
    assert asked == [False, 7, 4, 9]
