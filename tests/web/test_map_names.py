"""Names on a crowded map: of units, of areas and beside signs, none lies over another."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from dispatch.features import Layer, shaped_feature
from dispatch.light import Light
from dispatch.values import Fix, Unit, UnitKind
from maps.feature_rows import pack_places, shape_rows
from maps.panel import MapPanel
from maps.rows import CaseMark
from maps.shown import FIRST, Shown

Open = Callable[[Path | None], MapPanel]
Ask = Callable[[MapPanel, str], Any]
LON, LAT = 120.735, 28.852
STEP = 0.0012
OVERLAPS = """(() => {
  const meets = (one, other) => one.x < other.x + other.wide && other.x < one.x + one.wide
    && one.y < other.y + other.high && other.y < one.y + one.high;
  const { boxes: areas } = watchfloor.things.outlines;
  const { boxes: units } = watchfloor.units.names;
  const names = [...areas, ...units], signs = watchfloor.marks.boxes();
  const twice = names.filter((one, at) => names.slice(at + 1).some((other) => meets(one, other))).length;
  const over = units.filter((one) => signs.some((sign) => meets(one, sign))).length;
  return `${areas.length > 2} ${units.length > 5} ${signs.length} ${twice} ${over}`;
})()"""


def _spot(number: int) -> tuple[float, float]:
    return LON + number % 7 * STEP, LAT + number // 7 * STEP * 0.8


def _areas() -> bytes:
    rings = [
        [[lon, lat], [lon + 6 * STEP, lat], [lon + 6 * STEP, lat + 4 * STEP], [lon, lat + 4 * STEP], [lon, lat]]
        for lon, lat in ((LON + shift * STEP / 3, LAT) for shift in range(5))
    ]
    return shape_rows(
        [
            shaped_feature({"type": "Polygon", "coordinates": [ring]}, id=number, jurisdiction="990024",
                           layer=Layer.AREA, source="hand", external_id=str(number), name=f"第 {number} 片区")
            for number, ring in enumerate(rings, start=1)
        ],
        in_english=False,
    )  # fmt: skip


def test_no_name_lies_over_another_or_over_a_sign(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    panel.show_layers(Shown(layers={**FIRST, "area": True}))
    now = datetime.now(UTC)
    units = [
        Unit(id=number, jurisdiction="990024", name=f"{number} 号巡查车", kind=UnitKind.VEHICLE, department_id=1)
        for number in range(1, 41)
    ]
    fixes = {
        unit.id: Fix(unit_id=unit.id, lon=lon + STEP / 4, lat=lat, at=now, received_at=now)
        for unit, (lon, lat) in ((unit, _spot(unit.id)) for unit in units)
    }
    panel.set_units(tuple(units), fixes)
    panel.set_cases([CaseMark(n, f"C23-{n}", "垃圾", *_spot(n), Light.GREEN) for n in range(1, 21)])
    panel.things.put("area", pack_places([]), _areas())
    ask(panel, f"watchfloor.map.setView([{LAT + 2 * STEP}, {LON + 3 * STEP}], 15, {{ animate: false }}), 1")
    qtbot.waitUntil(lambda: ask(panel, OVERLAPS) == "true true 20 0 0", timeout=8000)
