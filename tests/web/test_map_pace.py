"""Thousands of units written as pixels look as if the canvas had stamped them; streets come a few tiles at a time."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from dispatch.light import Light
from dispatch.values import Fix, Unit, UnitKind, UnitState
from maps.feature_rows import pack_places
from maps.panel import MapPanel
from maps.rows import CaseMark
from maps.shown import FIRST, Shown

Open = Callable[[Path | None], MapPanel]
Ask = Callable[[MapPanel, str], Any]
MANY = 1100
# The greatest difference of any colour, where alpha is that of a body, between the two ways of drawing the same units.
FARTHEST = """(() => {
  const units = watchfloor.units, { width, height } = units._container;
  const drawn = () => {
    const pen = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    pen.drawImage(units._container, 0, 0);
    return pen.getImageData(0, 0, width, height).data;
  };
  units.pen.clearRect(0, 0, units.width, units.height);
  units.drawUnits();
  const pixels = drawn();
  units.pen.clearRect(0, 0, units.width, units.height);
  const half = WatchfloorShapes.size() / 2;
  units.eachUnit((sprite, x, y) => units.pen.drawImage(sprite, (x - half) | 0, (y - half) | 0));
  const stamped = drawn();
  let far = 0, full = 0;
  for (let k = 0; k < stamped.length; k += 4) {
    if (stamped[k + 3] < 250) { continue; }
    full += 1;
    for (let c = 0; c < 4; c++) { far = Math.max(far, Math.abs(stamped[k + c] - pixels[k + c])); }
  }
  return full > 1000 ? far : -1;
})()"""

# Cases written as pixels beside cases stamped: the greatest difference, what is left of a ground, and the median times.
CASES = """(() => {
  const marks = watchfloor.marks, { width, height } = marks._container, half = WatchfloorShapes.size() / 2;
  const median = (times) => times.sort((one, other) => one - other)[4];
  const ways = {
    written: () => marks.writeCases(marks.spots),
    stamped: () => marks.spots.forEach((row) => marks.pen.drawImage(
      WatchfloorShapes.caseMark(row.light), (row.x - half) | 0, (row.y - half) | 0)),
  };
  const took = { written: [], stamped: [] }, seen = {};
  for (let turn = 0; turn < 9; turn++) {
    for (const [way, draw] of Object.entries(ways)) {
      marks.pen.fillStyle = "rgb(1, 2, 3)";
      marks.pen.fillRect(0, 0, marks.width, marks.height);
      const began = performance.now();
      draw();
      took[way].push(performance.now() - began);
      const pen = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
      pen.drawImage(marks._container, 0, 0);
      seen[way] = pen.getImageData(0, 0, width, height).data;
    }
  }
  let far = 0;
  for (let k = 0; k < seen.written.length; k++) { far = Math.max(far, Math.abs(seen.written[k] - seen.stamped[k])); }
  const ratio = median(took.written) / median(took.stamped);
  return JSON.stringify({ far, ground: seen.written.slice(0, 3).join(), ratio });
})()"""

LOADING = "Object.values(watchfloor.map._layers).find((row) => row.labelers)._loading"


def crowd(panel: MapPanel, apart: float) -> None:
    """Units of both kinds and every state, some ageing, many over each other."""
    now = datetime.now(UTC)
    states, kinds = list(UnitState), list(UnitKind)
    panel.set_units(
        [Unit(id=n, jurisdiction="b", name=f"{n} 号", kind=kinds[n % 2], department_id=1, state=states[n % len(states)])
         for n in range(MANY)],
        {n: Fix(unit_id=n, lon=120.735 + (n % 40 - 20) * apart, lat=28.852 + (n // 40 - 14) * apart,
                at=now - timedelta(seconds=25 * (n % 3)), received_at=now, heading_deg=n % 360) for n in range(MANY)},
    )  # fmt: skip


def test_units_written_as_pixels_look_like_stamped_ones(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    crowd(panel, 1e-4)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.seen.n") == MANY, timeout=5000)
    assert 0 <= ask(panel, FARTHEST) <= 6


def test_nothing_shines_through_a_unit_that_has_not_been_heard_of_for_a_while(open_map: Open, ask: Ask) -> None:
    panel = open_map(None)
    middle = """(() => {
      const sprite = WatchfloorShapes.unit(1, 255, 1, AGEING), half = sprite.width / 2;
      const pen = new OffscreenCanvas(sprite.width, sprite.height).getContext("2d");
      pen.drawImage(sprite, 0, 0);
      return Array.from(pen.getImageData(half - 5, half - 4, 1, 1).data).join();
    })()"""
    fresh, ageing = (ask(panel, middle.replace("AGEING", row)) for row in ("false", "true"))
    assert fresh != ageing
    assert fresh.endswith(",255")
    assert ageing.endswith(",255")


def test_a_crowd_gets_its_names_over_some_pictures(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    crowd(panel, 1e-3)
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.units.drawn") > 24, timeout=5000)
    assert ask(panel, "watchfloor.units.names.fresh") <= 24


def test_streets_of_a_zoom_that_was_left_are_not_painted(open_map: Open, ask: Ask, town: Path, qtbot: QtBot) -> None:
    panel = open_map(town)
    qtbot.waitUntil(lambda: ask(panel, LOADING) is False, timeout=8000)
    ask(panel, "watchfloor.map.setZoom(15, { animate: false }), watchfloor.map.setZoom(13, { animate: false }), 1")
    qtbot.waitUntil(lambda: ask(panel, LOADING) is False, timeout=8000)
    left = "document.querySelectorAll('.leaflet-tile:not(.leaflet-tile-loaded)').length"
    assert ask(panel, left) == 0


def test_a_canvas_with_nothing_on_it_costs_no_frame_anything(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    panel = open_map(town)
    composed = "['heat', 'things', 'marks', 'units'].filter((row) => watchfloor[row]._container.offsetWidth > 0).join()"
    assert ask(panel, composed) == ""
    panel.set_cases([CaseMark(1, "C1", "case", 120.735, 28.852, Light.RED)])
    qtbot.waitUntil(lambda: ask(panel, composed) == "marks", timeout=5000)
    crowd(panel, 1e-3)
    qtbot.waitUntil(lambda: ask(panel, composed) == "marks,units", timeout=5000)
    panel.set_cases([])
    qtbot.waitUntil(lambda: ask(panel, composed) == "units", timeout=5000)


def cases(count: int) -> list[CaseMark]:
    """Cases of every light that fill the view."""
    lights = list(Light)
    return [
        CaseMark(n, f"C{n}", "case", 120.735 + ((n * 37) % 997 - 498) * 2e-5, 28.852 + ((n * 91) % 991 - 495) * 2e-5,
                 lights[n % len(lights)])
        for n in range(count)
    ]  # fmt: skip


def test_twenty_thousand_cases_are_written_as_pixels_over_what_is_there(open_map: Open, ask: Ask, qtbot: QtBot) -> None:
    panel = open_map(None)
    panel.set_cases(cases(20_000))
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.marks.spots.length") > 15_000, timeout=10_000)
    found = json.loads(ask(panel, CASES))
    assert found["far"] <= 8
    assert found["ground"] == "1,2,3"
    assert found["ratio"] < 0.8
    assert ask(panel, "watchfloor.marks.boxes(watchfloor.marks.world, 400).length") == 0


def test_the_heat_of_forty_thousand_cases_holds_no_frame_up(open_map: Open, ask: Ask, qtbot: QtBot) -> None:
    panel = open_map(None)
    rows = cases(20_000)
    panel.set_cases(rows)
    panel.things.put("heat_past", pack_places([(row.lon, row.lat) for row in rows]), b"[]")
    panel.show_layers(Shown(layers={**FIRST, "cases": False, "heat_open": True, "heat_past": True}))
    qtbot.waitUntil(lambda: ask(panel, "watchfloor.heat.x.length") == 40_000, timeout=10_000)
    times = """(() => Array.from({ length: 9 }, () => {
      const began = performance.now();
      watchfloor.heat.draw();
      return performance.now() - began;
    }).sort((one, other) => one - other)[4])()"""
    assert ask(panel, "watchfloor.heat.spots") > 100
    assert ask(panel, times) < 33
