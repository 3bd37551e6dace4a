"""Thousands of units written as pixels look as if the canvas had stamped them; streets come a few tiles at a time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from dispatch.light import Light
from dispatch.values import Fix, Unit, UnitKind, UnitState
from maps.panel import MapPanel
from maps.rows import CaseMark

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
