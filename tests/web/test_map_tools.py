"""Measuring, drawing and the rings of what is near, on the real page, by pointer and by keyboard."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from dispatch.distance import metres_between
from maps.panel import MapPanel
from tests.web.test_map_page import fill

Open = Callable[[Path | None], MapPanel]
Ask = Callable[[MapPanel, str], Any]
LON, LAT = 120.735, 28.852
CORNERS = ((LON, LAT), (LON + 0.01, LAT), (LON + 0.01, LAT + 0.01))


def click(panel: MapPanel, ask: Ask, lon: float, lat: float) -> None:
    """A click of the pointer at a place, as Leaflet hands it on."""
    at = f"const latlng = L.latLng({lat}, {lon}); const containerPoint = watchfloor.map.latLngToContainerPoint(latlng);"
    ask(panel, f"(() => {{ {at} watchfloor.map.fire('click', {{ latlng, containerPoint }}); return 1; }})()")


def press(panel: MapPanel, ask: Ask, key: str) -> None:
    """A key on the map."""
    event = f"new KeyboardEvent('keydown', {{ key: {json.dumps(key)}, bubbles: true, cancelable: true }})"
    ask(panel, f"watchfloor.map.getContainer().dispatchEvent({event}), 1")


def begin(panel: MapPanel, ask: Ask, qtbot: QtBot, tool: str) -> None:
    """Take a tool into the hand."""
    panel.use_tool(tool)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.tools.mode") == tool, timeout=5000)


def test_a_distance_and_an_area_are_measured_and_pick_nothing(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    fill(panel)
    picked: list[object] = []
    panel.case_picked.connect(picked.append)
    begin(panel, ask, qtbot, "measure")
    for lon, lat in CORNERS[:2]:
        click(panel, ask, lon, lat)
    note = "document.querySelector('.wf-note').textContent"
    metres = metres_between(*CORNERS[0], *CORNERS[1])
    assert ask(panel, note) == f"{metres:.0f} m" or ask(panel, note) == f"{metres / 1000:.2f} km"
    click(panel, ask, *CORNERS[2])
    assert "km²" in ask(panel, note)
    wide, high = metres, metres_between(*CORNERS[1], *CORNERS[2])
    square = "WatchfloorArea(watchfloor.tools.places)"
    assert ask(panel, square) == pytest.approx(wide * high / 2, rel=0.01)
    press(panel, ask, "Enter")
    assert ask(panel, "watchfloor.tools.mode === null") is True
    assert "km²" in ask(panel, note)  # what was measured stays to be read
    click(panel, ask, 120.733, 28.85)
    assert picked == [7]  # and the map picks again


def test_an_area_is_drawn_by_keyboard_alone(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    begin(panel, ask, qtbot, "draw")
    for lon, lat in (*CORNERS, (LON, LAT + 0.02)):
        ask(panel, f"watchfloor.map.setView([{lat}, {lon}], 15, {{ animate: false }}), 1")
        press(panel, ask, " ")
    press(panel, ask, "Backspace")
    with qtbot.waitSignal(panel.outlined, timeout=5000) as outlined:
        press(panel, ask, "Enter")
    drawn = json.loads(outlined.args[0])
    assert len(drawn) == 3
    for (lon, lat), (wanted_lon, wanted_lat) in zip(drawn, CORNERS, strict=True):
        assert (lon, lat) == pytest.approx((wanted_lon, wanted_lat), abs=3e-5)  # to a pixel


def test_esc_gives_a_tool_up_and_two_places_are_no_area(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    outlined: list[str] = []
    panel.outlined.connect(outlined.append)
    begin(panel, ask, qtbot, "draw")
    for lon, lat in CORNERS[:2]:
        click(panel, ask, lon, lat)
    press(panel, ask, "Enter")
    assert ask(panel, "watchfloor.tools.mode") == "draw"
    press(panel, ask, "Escape")
    qtbot.waitUntil(lambda: outlined == [""], timeout=5000)
    assert ask(panel, "watchfloor.tools.mode === null") is True
    assert ask(panel, "document.querySelector('.wf-note').style.display") == "none"


def test_what_is_near_is_ringed_and_the_rings_survive_the_page(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    panel.show_near({"lon": LON, "lat": LAT, "metres": 500, "places": [list(corner) for corner in CORNERS]})
    rings = "watchfloor.near.group.getLayers().length"
    qtbot.waitUntil(lambda: ask(panel, rings) == 4, timeout=5000)
    with qtbot.waitSignal(panel.loaded, timeout=15_000):
        panel.view.kill_renderer()
    qtbot.waitUntil(lambda: ask(panel, f"window.watchfloor ? {rings} : 0") == 4, timeout=10_000)
    panel.show_near(None)
    qtbot.waitUntil(lambda: ask(panel, rings) == 0, timeout=5000)
