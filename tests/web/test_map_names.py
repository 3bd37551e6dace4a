"""Names on the page, of whatever layer: none lies over another nor over a sign."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from dispatch.light import Light
from dispatch.values import Fix, Unit, UnitKind, UnitState
from maps.feature_rows import outline_rows, pack_places
from maps.panel import MapPanel
from maps.rows import CaseMark
from maps.shown import FIRST, Shown

Open = Callable[[Path | None], MapPanel]
Ask = Callable[[MapPanel, str], Any]
LON, LAT, STEP = 120.735, 28.85, 0.0012
OVER = """(() => {
  const meets = (one, other) => one.x < other.x + other.wide && other.x < one.x + one.wide
    && one.y < other.y + other.high && other.y < one.y + one.high;
  const names = watchfloor.units.names.boxes, signs = watchfloor.marks.boxes(watchfloor.units.world);
  const twice = names.filter((one, at) => names.slice(at + 1).some((other) => meets(one, other))).length;
  const over = names.filter((one) => signs.some((sign) => meets(one, sign))).length;
  return `${signs.length} ${twice} ${over}`;
})()"""


def square(half: float) -> dict[str, Any]:
    """An outline beside the units."""
    corners = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)]
    return {"type": "Polygon", "coordinates": [[[LON - 0.012 + east, LAT + north] for east, north in corners]]}


def test_names_of_units_and_areas_lie_over_nothing(open_map: Open, ask: Ask, qtbot: QtBot) -> None:
    panel, now = open_map(None), datetime.now(UTC)
    panel.show_layers(Shown(layers={**dict.fromkeys(FIRST, False), "cases": True, "units": True, "names": True,
                                    "focus": True, "township": True}))  # fmt: skip
    places = {n: (LON + (n % 5 - 2) * STEP, LAT + (n // 5 - 2) * STEP) for n in range(25)}
    panel.set_cases([CaseMark(n, f"C{n}", "井盖", LON + (n - 3) * STEP, LAT, Light.RED) for n in range(6)])
    panel.set_units(
        [Unit(id=n, jurisdiction="b", name=f"{n} 号车辆", kind=UnitKind.VEHICLE, department_id=1, state=UnitState.FREE)
         for n in places],
        {n: Fix(unit_id=n, lon=lon, lat=lat, at=now, received_at=now) for n, (lon, lat) in places.items()},
    )  # fmt: skip
    for layer, name, half in (("focus", "永安市场周边", 0.002), ("township", "东城街道", 0.004)):
        panel.things.put(layer, pack_places([]), outline_rows([(name, square(half))]))
    ask(panel, f"watchfloor.map.setView([{LAT}, {LON}], 15, {{ animate: false }}), 1")
    written = "watchfloor.units.drawn > 3 && watchfloor.units.names.boxes.length - watchfloor.units.drawn"
    qtbot.waitUntil(lambda: ask(panel, written) == 2, timeout=10_000)
    assert ask(panel, "watchfloor.things.named(watchfloor.things.world).length") == 2
    assert ask(panel, OVER) == "6 0 0"


# A place whose name, were it to stand on the right as names do first, would lie over a word of the streets.
BESIDE_A_WORD = """(() => {
  const map = watchfloor.map, size = map.getSize(), from = map.getPixelBounds().min;
  const base = watchfloor.base, words = base._loading ? [] : watchfloor.units.names.ground(watchfloor.units);
  const word = words.find((box) => box.maxX - box.minX > 30 && Math.abs(box.minX - from.x - size.x / 2) < size.x / 3
    && Math.abs(box.minY - from.y - size.y / 2) < size.y / 3);
  if (!word) { return ""; }
  const at = map.unproject([word.minX - 16, (word.minY + word.maxY) / 2], map.getZoom());
  return JSON.stringify([at.lng, at.lat]);
})()"""
OVER_WORDS = """(() => {
  const { units } = watchfloor, words = units.names.ground(units);
  return units.names.boxes.filter((one) => words.some((word) => one.x < word.maxX && word.minX < one.x + one.wide
    && one.y < word.maxY && word.minY < one.y + one.high)).length;
})()"""


def test_a_name_stands_where_it_covers_no_word_of_the_streets(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    ask(panel, f"watchfloor.map.setView([{LAT}, {LON}], 15, {{ animate: false }}), 1")
    qtbot.waitUntil(lambda: ask(panel, BESIDE_A_WORD) != "", timeout=10_000)
    lon, lat = json.loads(ask(panel, BESIDE_A_WORD))
    row = Unit(id=1, jurisdiction="b", name="3 号", kind=UnitKind.VEHICLE, department_id=1, state=UnitState.FREE)
    now = datetime.now(UTC)
    panel.set_units([row], {1: Fix(unit_id=1, lon=lon, lat=lat, at=now, received_at=now)})
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.drawn") == 1, timeout=10_000)
    assert ask(panel, OVER_WORDS) == 0
    assert ask(panel, "watchfloor.units.names.sides.get(0) > 0") is True
