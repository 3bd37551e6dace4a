"""The past on the real page: plainly said to be past, played at a pace, gone with one step, the present unharmed."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QComboBox, QDateTimeEdit
from pytestqt.qtbot import QtBot

from dispatch.light import Light
from dispatch.values import UnitState
from maps.map_windows import MapWindows
from maps.panel import MapPanel
from maps.past import Duty, Past, Tracks
from maps.rows import CaseMark
from maps.scene import Scene
from tests.web.test_map_page import fill, fix, unit

Open = Callable[[Path | None], MapPanel]
Ask = Callable[[MapPanel, str], Any]
SINCE = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)
WAIT = 20_000


def scene() -> Scene:
    """Ten minutes in which one unit goes east, at work from the fifth on, and a case that is there for a minute."""
    seconds = np.arange(0, 600, 10.0)
    tracks = Tracks(
        unit=np.ones(60, np.int64), at=SINCE.timestamp() + seconds, lon=120.73 + seconds / 60_000,
        lat=np.full(60, 28.852), heading=np.full(60, 90.0),
    )  # fmt: skip
    duty = Duty(unit_id=1, state=UnitState.HANDLING, case_id=7, since=SINCE.timestamp() + 300)
    mark = CaseMark(9, "C9", "从前的案件", 120.734, 28.851, Light.RED)
    return Scene(
        since=SINCE, until=SINCE + timedelta(minutes=10),
        past=Past((unit(1, "3 号巡查车"), unit(2, "2")), tracks, (duty,)),
        cases_at=lambda at: [mark] if at < SINCE + timedelta(minutes=1) else [],
        cameras_at=lambda at: {4: "live" if at < SINCE + timedelta(minutes=2) else "gone"},
    )  # fmt: skip


@pytest.fixture
def past_map(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> MapPanel:
    """A map with a present, that shows the past."""
    panel = open_map(town)
    fill(panel)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.inView(9).length") == 2, timeout=WAIT)
    panel.back.open(scene())
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.inView(9).length") == 1, timeout=WAIT)
    return panel


def test_the_past_says_so_and_wears_no_living_colour(past_map: MapPanel, ask: Ask, qtbot: QtBot) -> None:
    banner = "document.querySelector('.wf-past').textContent"
    qtbot.waitUntil(lambda: "2026-05-01 08:00:00" in ask(past_map, banner), timeout=WAIT)
    assert ask(past_map, "getComputedStyle(document.querySelector('.wf-past')).display") == "block"
    worn = (
        "watchfloor.units.theme.green === watchfloor.theme.green || watchfloor.units.theme.red === watchfloor.theme.red"
    )
    assert ask(past_map, worn) is False
    assert past_map.time_bar.isVisible()


def test_units_cases_and_cameras_are_as_they_then_were(past_map: MapPanel, ask: Ask, qtbot: QtBot) -> None:
    seen = (
        "JSON.stringify([watchfloor.marks.cases.map((c) => c.id), watchfloor.marks.states, watchfloor.units.state[0]])"
    )
    qtbot.waitUntil(lambda: ask(past_map, seen) == '[[9],{"4":"live"},0]', timeout=WAIT)
    past_map.back.seek(SINCE + timedelta(minutes=6))
    qtbot.waitUntil(lambda: ask(past_map, seen) == '[[],{"4":"gone"},2]', timeout=WAIT)
    x = 120.73 + 360 / 60_000
    assert round(ask(past_map, "(watchfloor.units.x[0] - 0.5) * 360"), 6) == round(x, 6)


def test_the_present_goes_on_behind_the_past_and_is_there_at_one_step(
    past_map: MapPanel, ask: Ask, qtbot: QtBot
) -> None:
    past_map.set_units([unit(1, "3 号巡查车"), unit(2, "2"), unit(3, "3")], {3: fix(3, 120.735, 28.853)})
    past_map.set_cases([CaseMark(8, "C8", "现在的案件", 120.733, 28.85, Light.GREEN)])
    past_map.back.seek(SINCE + timedelta(minutes=3))
    cases = "watchfloor.marks.cases.map((c) => c.id).join()"
    qtbot.waitUntil(lambda: ask(past_map, cases) == "", timeout=WAIT)
    past_map.back.close()
    qtbot.waitUntil(lambda: ask(past_map, "watchfloor.units.inView(9).length") == 3, timeout=WAIT)
    assert ask(past_map, cases) == "8"
    assert ask(past_map, "document.body.classList.contains('is-past')") is False
    assert ask(past_map, "watchfloor.units.theme.green === watchfloor.theme.green") is True
    assert not past_map.time_bar.isVisible()


def test_it_plays_at_its_pace_stops_at_the_end_and_survives_the_death_of_the_page(
    past_map: MapPanel, ask: Ask, qtbot: QtBot
) -> None:
    past_map.back.set_pace(60)
    past_map.back.seek(SINCE + timedelta(minutes=9, seconds=30))
    past_map.back.play()
    qtbot.waitUntil(lambda: past_map.back.moment == SINCE + timedelta(minutes=10), timeout=WAIT)
    assert not past_map.back.is_running
    with qtbot.waitSignal(past_map.loaded, timeout=WAIT):
        past_map.view.kill_renderer()
    qtbot.waitUntil(
        lambda: ask(past_map, "window.watchfloor ? watchfloor.units.inView(9).length : 0") == 1, timeout=WAIT
    )
    assert "08:10:00" in ask(past_map, "document.querySelector('.wf-past').textContent")


def test_every_window_shows_the_past_also_one_that_is_opened_in_it(
    past_map: MapPanel, ask: Ask, tmp_path: Path, qtbot: QtBot
) -> None:
    state = QSettings(str(tmp_path / "state.ini"), QSettings.Format.IniFormat)
    windows = MapWindows(past_map, state, lambda _: None)
    seen = "window.watchfloor ? watchfloor.units.inView(9).length + '/' + watchfloor.marks.cases.map((c) => c.id) : ''"
    try:
        window = windows.open()
        assert window is not None
        qtbot.waitUntil(lambda: ask(window.panel, seen) == "1/9", timeout=WAIT)
        banner = "document.querySelector('.wf-past').textContent"
        past_map.back.seek(SINCE + timedelta(minutes=6))
        qtbot.waitUntil(lambda: "08:06:00" in ask(window.panel, banner), timeout=WAIT)
        qtbot.waitUntil(lambda: ask(window.panel, "watchfloor.units.state[0]") == 2, timeout=WAIT)
        past_map.back.close()
        qtbot.waitUntil(lambda: ask(window.panel, seen) == "2/7", timeout=WAIT)
        assert ask(window.panel, banner) == ""
        past_map.back.open(scene())
        qtbot.waitUntil(lambda: ask(window.panel, seen) == "1/9", timeout=WAIT)
    finally:
        windows.close()


def test_a_unit_is_between_two_fixes_and_nowhere_after_a_long_silence() -> None:
    made = scene().past
    packed = made.pack(SINCE + timedelta(seconds=5))
    x = np.frombuffer(packed, "<f8", 2, 8)[0]
    assert round((x - 0.5) * 360, 7) == round(120.73 + 5 / 60_000, 7)
    assert list(np.frombuffer(packed, np.uint8, 2, 8 + 27 * 2)) == [1, 0]
    late = made.pack(SINCE + timedelta(hours=3))
    assert list(np.frombuffer(late, np.uint8, 2, 8 + 27 * 2)) == [0, 0]
    empty = Past((unit(1, "a"),), _no_tracks(), ())
    assert list(np.frombuffer(empty.pack(SINCE), np.uint8, 1, 8 + 27)) == [0]


def _no_tracks() -> Tracks:
    nothing = np.zeros(0)
    return Tracks(unit=nothing.astype(np.int64), at=nothing, lon=nothing, lat=nothing, heading=nothing)


def test_walking_through_the_bar_asks_for_no_other_period_and_another_length_does(
    past_map: MapPanel, qtbot: QtBot
) -> None:
    bar = past_map.time_bar
    since, span = bar.findChild(QDateTimeEdit), bar.findChildren(QComboBox)[-1]
    assert since is not None
    with qtbot.assertNotEmitted(bar.chosen):
        since.editingFinished.emit()
    with qtbot.waitSignal(bar.chosen, timeout=WAIT) as asked:
        span.setCurrentIndex(1)
        span.activated.emit(1)
    assert asked.args == [(SINCE, SINCE + timedelta(hours=1))]
