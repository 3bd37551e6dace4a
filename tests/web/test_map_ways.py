"""Ways, reach and pins on the real page: drawn as what they are, their words never run, there again after a fault."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from dispatch.values import Camera
from maps.bridge import Place
from maps.panel import MapPanel
from maps.rows import Reach, Route
from tests.web.test_map_page import HOSTILE

Open = Callable[[Path | None], MapPanel]
Ask = Callable[[MapPanel, str], Any]
WAIT = 20_000
SQUARE = [[[(120.73, 28.85), (120.74, 28.85), (120.74, 28.86), (120.73, 28.85)]]]
WORDS = "[...document.querySelectorAll('.wf-words')].map((row) => row.textContent).join('|')"


def drawn(panel: MapPanel, ask: Ask) -> tuple[Any, ...]:
    """How many areas, ways (and of those without a road) and pins there are."""
    counts = ("path.wf-reach", "path.wf-way", "path.wf-way[stroke-dasharray]", "path.wf-spot")
    return tuple(ask(panel, f"document.querySelectorAll('{what}').length") for what in counts)


def test_way_reach_and_pin_are_drawn_said_in_words_and_taken_away(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    panel.show_reach([Reach("15 min", SQUARE), Reach("5 min", SQUARE)])
    panel.show_route(Route(((120.731, 28.851), (120.735, 28.852), (120.736, 28.853)), f"{HOSTILE} 4 min", True))
    panel.mark_place(Place(120.733, 28.852), HOSTILE)
    qtbot.waitUntil(lambda: drawn(panel, ask) == (2, 1, 0, 1), timeout=WAIT)
    assert ask(panel, WORDS) == f"15 min|5 min|{HOSTILE} 4 min|{HOSTILE}"
    assert ask(panel, "typeof window.owned") == "undefined"
    assert ask(panel, "document.querySelectorAll('img[src=x]').length") == 0
    panel.show_route(Route(((120.731, 28.851), (120.736, 28.853)), "no road", False))
    qtbot.waitUntil(lambda: drawn(panel, ask) == (2, 1, 1, 1), timeout=WAIT)
    with qtbot.waitSignal(panel.loaded, timeout=WAIT):
        panel.view.kill_renderer()
    qtbot.waitUntil(lambda: drawn(panel, ask) == (2, 1, 1, 1), timeout=WAIT)
    panel.show_reach([])
    panel.show_route(None)
    panel.mark_place(None)
    qtbot.waitUntil(lambda: drawn(panel, ask) == (0, 0, 0, 0), timeout=WAIT)
    qtbot.waitUntil(lambda: ask(panel, WORDS) == "", timeout=WAIT)


# Whether the words of the way keep a sign's width from both its ends, and where in the view they are.
CLEAR = """(() => {
  const { ways } = watchfloor;
  return ways.told !== null && ways.isClear(ways.told.getElement().getBoundingClientRect());
})()"""


def test_the_words_of_a_short_way_hide_neither_its_unit_nor_its_case(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    ask(panel, "watchfloor.map.setView([28.852, 120.735], 15, { animate: false }), 1")
    for ends in (((120.7345, 28.852), (120.735, 28.852), (120.7355, 28.852)),
                 ((120.735, 28.8515), (120.735, 28.852), (120.735, 28.8525))):  # fmt: skip
        panel.show_route(Route(ends, "2 号抢修车 · 沿路约 1 分钟 · 100 m", True))
        qtbot.waitUntil(lambda: drawn(panel, ask)[1] == 1, timeout=WAIT)
        assert ask(panel, CLEAR) is True
        to_the_edge = "watchfloor.map.panBy([0, SIDE(watchfloor.map.getSize().y / 2 - 30)], { animate: false }), 1"
        ask(panel, to_the_edge.replace("SIDE", ""))  # words above it would leave the map
        assert ask(panel, CLEAR) is True
        ask(panel, to_the_edge.replace("SIDE", "-"))
        panel.show_route(None)
        qtbot.waitUntil(lambda: drawn(panel, ask)[1] == 0, timeout=WAIT)


def test_the_page_says_where_the_pointer_is_and_takes_a_kept_view(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    ask(panel, "watchfloor.map.fire('mousemove', { latlng: L.latLng(28.851, 120.731) }), 1")
    with qtbot.waitSignal(panel.bridge.pointed, timeout=WAIT) as pointed:
        panel.ask_where()
    assert pointed.args == [Place(120.731, 28.851)]
    panel.put_view(120.8, 28.9, 15)
    qtbot.waitUntil(lambda: panel.stand is not None and round(panel.stand.lon, 3) == 120.8, timeout=WAIT)
    assert panel.stand is not None
    assert panel.stand.zoom == 15
    assert ask(panel, "watchfloor.manners.isLocked") is True


EDGES = """(() => { const layer = watchfloor.marks, seen = [], real = layer.pen;
  const pen = { arc: (...at) => seen.push(['arc', at[4] - at[3]]), moveTo: () => seen.push(['edge']),
    setLineDash: (dash) => seen.push(['dash', dash.length]), beginPath() {}, closePath() {}, fill() {}, stroke() {} };
  layer.pen = pen; layer.drawView(watchfloor.marks.cameras[0], 50, 50, true); layer.pen = real;
  return JSON.stringify(seen.map((row) => row[0] === 'arc' ? [Math.round(row[1] * 180 / Math.PI)] : row));
})()"""


def test_a_camera_that_may_look_anywhere_has_no_edge_of_a_view(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel, camera = open_map(town), Camera(id=4, jurisdiction="b", name="c", url_main="", lon=120.735, lat=28.85)
    seen = {60.0: '[["dash",0],["edge"],[60],["dash",0]]', 360.0: '[["dash",2],[360],["dash",0]]'}
    for degrees, drawn_as in seen.items():
        panel.set_cameras([replace(camera, field_of_view=degrees)])
        qtbot.waitUntil(partial(_has_view, ask, panel, degrees), timeout=WAIT)
        assert ask(panel, EDGES) == drawn_as


def _has_view(ask: Ask, panel: MapPanel, degrees: float) -> bool:
    return bool(ask(panel, f"(watchfloor.marks.cameras[0] || {{}}).fov === {degrees}"))
