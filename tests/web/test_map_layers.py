"""The layers of the page in real Chromium: things are drawn, counted in heaps, picked, hidden and told as text only."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from dispatch.features import Layer, Marks, point_feature, shaped_feature
from dispatch.light import Light
from dispatch.values import UnitKind
from maps.card import Card
from maps.feature_rows import pack_marks, pack_places, shape_rows
from maps.panel import MapPanel
from maps.rows import CaseMark
from maps.shown import FIRST, Shown, shown_of
from tests.web.test_map_page import CLICK, HOSTILE, fill

Open = Callable[[Path | None], MapPanel]
Ask = Callable[[MapPanel, str], Any]
LON, LAT = 120.735, 28.852
EVERYTHING = Shown(layers={**FIRST, **dict.fromkeys(FIRST, True)})
DRAWN = "watchfloor.things.drawn"


def lamps(count: int, apart: float = 0.00002) -> bytes:
    """Points in a square around the middle, numbered from 1."""
    side = max(1, round(count**0.5))
    lons = tuple(LON + (number % side - side / 2) * apart for number in range(count))
    lats = tuple(LAT + (number // side - side / 2) * apart for number in range(count))
    ids = tuple(range(1, count + 1))
    return pack_marks(Marks(change=1, ids=ids, lons=lons, lats=lats, states=("破损",) * count, kinds=("",) * count,
                            shapes=()))  # fmt: skip


def square(layer: Layer, name: str, wide: float) -> bytes:
    """One area in the middle of the view."""
    ring = [[LON, LAT], [LON + wide, LAT], [LON + wide, LAT + wide], [LON, LAT + wide], [LON, LAT]]
    area = shaped_feature({"type": "Polygon", "coordinates": [ring]}, id=9, jurisdiction="990024", layer=layer,
                          source="hand", external_id=name, name=name)  # fmt: skip
    return shape_rows([area], in_english=False)


def look_at(panel: MapPanel, ask: Ask, zoom: int) -> None:
    """Put the view over the middle."""
    ask(panel, f"watchfloor.map.setView([{LAT}, {LON}], {zoom}, {{ animate: false }}), 1")


def test_fifty_thousand_things_are_counted_from_afar_and_drawn_singly_from_near(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    panel.show_layers(EVERYTHING)
    panel.things.put("component", lamps(50_000), b"[]")
    qtbot.waitUntil(lambda: ask(panel, "(watchfloor.things.points.get('component') || {}).n") == 50_000, timeout=10_000)
    look_at(panel, ask, 14)
    heaps = "watchfloor.things.spots.reduce((sum, spot) => sum + (spot.heap || 1), 0)"
    assert 0 < ask(panel, "watchfloor.things.spots.length") < 600
    assert ask(panel, heaps) > 20_000
    # The second picture of a zoom counts nothing anew: cheap enough for every frame of a drag.
    took = ask(
        panel, "(() => { const t = performance.now(); watchfloor.things.draw(); return performance.now() - t; })()"
    )
    assert took < 60
    look_at(panel, ask, 19)
    assert ask(panel, DRAWN) > 100
    assert ask(panel, "watchfloor.things.spots.some((spot) => spot.heap)") is False


def test_a_click_picks_a_thing_and_a_click_on_a_heap_comes_closer(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    panel.show_layers(EVERYTHING)
    panel.things.put("station", lamps(3, 0.002), b"[]")
    panel.things.put("component", lamps(400, 0.00001), b"[]")
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.things.points.size") == 2, timeout=10_000)
    with qtbot.waitSignal(panel.thing_picked, timeout=5000) as picked:
        ask(panel, CLICK.replace("WHAT", "watchfloor.things.spots.find((spot) => spot.layer === 'station')"))
    assert picked.args[0] in (1, 2, 3)
    before = ask(panel, "watchfloor.map.getZoom()")
    ask(panel, CLICK.replace("WHAT", "watchfloor.things.spots.find((spot) => spot.heap)"))
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.map.getZoom()") > before, timeout=5000)


def test_what_is_hidden_is_neither_drawn_nor_picked(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    fill(panel)
    panel.things.put("focus", lamps(1), square(Layer.FOCUS, "重点", 0.004))
    qtbot.waitUntil(lambda: ask(panel, f"{DRAWN}") == 2, timeout=10_000)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.count") == 2, timeout=5000)
    hidden = Shown(layers=dict.fromkeys(FIRST, False))
    panel.show_layers(hidden)
    qtbot.waitUntil(lambda: ask(panel, f"{DRAWN}") == 0, timeout=5000)
    assert ask(panel, "watchfloor.marks.spots.length") == 0
    assert ask(panel, "watchfloor.units.seen.n") == 0


def test_a_light_that_is_hidden_hides_its_cases_but_not_the_selected_one(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    panel.set_cases([CaseMark(number, f"C{number}", "", LON, LAT, light) for number, light in enumerate(Light, 1)])
    panel.show_layers(Shown(hidden_lights=frozenset({"red", "green"})))
    drawn = "watchfloor.marks.spots.map((spot) => spot.id).sort().join()"
    left = ",".join(str(number) for number, light in enumerate(Light, 1) if light not in ("red", "green"))
    qtbot.waitUntil(lambda: ask(panel, drawn) == left, timeout=5000)
    red = next(number for number, light in enumerate(Light, 1) if light is Light.RED)
    panel.select_case(red)
    qtbot.waitUntil(lambda: str(red) in ask(panel, drawn), timeout=5000)


def test_a_filter_of_units_holds_for_those_that_come_later(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    row = Shown().row()
    row["units"]["kinds"] = [UnitKind.VEHICLE.value]
    panel.show_layers(shown_of(row))
    fill(panel)  # two vehicles
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.count") == 2, timeout=5000)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.shown.join()") == "0,0", timeout=5000)
    panel.tree.set_shown(Shown())
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.shown.join()") == "1,1", timeout=5000)


def test_outside_text_in_names_and_cards_is_text(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    panel.show_layers(EVERYTHING)
    huge = HOSTILE + "长" * 100_000
    panel.things.put("focus", pack_places([]), square(Layer.FOCUS, huge, 0.01))
    panel.show_card(Card(lon=LON, lat=LAT, title=HOSTILE, rows=((HOSTILE, huge), ("编码", "1"))))
    qtbot.waitUntil(lambda: ask(panel, "document.querySelector('.wf-card').childElementCount") == 3, timeout=5000)
    qtbot.waitUntil(lambda: ask(panel, DRAWN) == 1, timeout=5000)
    assert ask(panel, "document.querySelector('.wf-card strong').textContent") == HOSTILE
    assert ask(panel, "document.querySelector('.wf-card div').lastChild.nodeValue.length") == 1001
    assert ask(panel, "document.querySelector('.wf-card').querySelectorAll('img, script').length") == 0
    assert ask(panel, "typeof window.owned") == "undefined"


def test_heat_is_of_the_cases_that_are_asked_for(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    panel.set_cases([CaseMark(1, "C1", "", LON, LAT, Light.RED)])
    panel.things.put("heat_past", pack_places([(LON + 0.003, LAT)] * 9 + [(LON, LAT + 0.003)]), b"[]")
    panel.show_layers(Shown(layers={**FIRST, "heat_open": True}))
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.heat.spots") == 1, timeout=5000)
    panel.show_layers(Shown(layers={**FIRST, "heat_open": True, "heat_past": True}))
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.heat.spots") == 3, timeout=5000)
    panel.show_layers(Shown())
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.heat.spots") == 0, timeout=5000)


def test_a_page_that_comes_back_has_its_layers_again(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    panel.show_layers(EVERYTHING)
    panel.things.put("station", lamps(3, 0.002), b"[]")
    qtbot.waitUntil(lambda: ask(panel, DRAWN) == 3, timeout=10_000)
    with qtbot.waitSignal(panel.loaded, timeout=10_000):
        panel.view.kill_renderer()
    qtbot.waitUntil(lambda: ask(panel, "window.watchfloor ? watchfloor.things.drawn : 0") == 3, timeout=10_000)


def test_the_tree_opens_with_the_keyboard_in_it_and_a_box_hides_a_layer(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    panel.things.put("station", lamps(3, 0.002), b"[]")
    qtbot.waitUntil(lambda: ask(panel, DRAWN) == 3, timeout=10_000)
    panel.open_layers()
    assert panel.side.is_open(panel.tree)
    with qtbot.waitSignal(panel.shown_changed, timeout=5000):
        panel.tree.toggle("station")
    qtbot.waitUntil(lambda: ask(panel, DRAWN) == 0, timeout=5000)
    panel.side.put_away()
    assert not panel.side.isVisible()


def test_a_point_has_no_shape_and_a_shape_no_point() -> None:
    lamp = point_feature(LON, LAT, jurisdiction="1", layer=Layer.COMPONENT, source="", external_id="1")
    assert lamp.geometry == ""
    assert pack_places([])[:4] == b"\0\0\0\0"
