"""Unit grids and communities on the page: outlines by name, faults of the set as signs, all of a county at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import shapely
from pytestqt.qtbot import QtBot

from insight.grids import Cell, GridIndex, outlines_of
from maps.feature_rows import outline_rows, pack_places
from maps.panel import MapPanel
from maps.shown import FIRST, Shown

Open = Callable[[Path | None], MapPanel]
Ask = Callable[[MapPanel, str], Any]
LON, LAT, STEP = 120.70, 28.83, 0.002


def cells(columns: int, rows: int) -> list[Cell]:
    """A county of square grids; one is too wide, and one is not there."""
    found = [
        Cell(f"99002400100{1 + column * 2 // columns}{column * rows + row:03d}", f"网格 {column}-{row}",
             shapely.box(LON + column * STEP, LAT + row * STEP, LON + (column + 1) * STEP, LAT + (row + 1) * STEP))
        for column in range(columns) for row in range(rows) if (column, row) != (1, 1)
    ]  # fmt: skip
    first = found[0]
    wide = shapely.box(LON, LAT, LON + 1.2 * STEP, LAT + STEP)
    return [Cell(first.code, first.name, wide), *found[1:]]


def test_communities_are_made_of_their_grids() -> None:
    held = cells(10, 10)
    grids, communities = outlines_of(held, "grid"), outlines_of(held, "community")
    assert len(grids) == 99
    assert [name for name, _ in communities] == ["990024001001", "990024001002"]
    whole = shapely.union_all([shapely.geometry.shape(outline) for _, outline in communities])
    assert whole.area == shapely.union_all([cell.outline for cell in held]).area


def test_a_county_of_grids_is_drawn_with_its_overlap_and_its_gap(
    open_map: Open, ask: Ask, town: Path, qtbot: QtBot
) -> None:
    held = cells(40, 40)
    found = GridIndex(held).coverage()
    assert (len(found.overlaps), len(found.gaps)) == (1, 1)
    panel = open_map(town)
    panel.show_layers(Shown(layers={**dict.fromkeys(FIRST, False), "grid": True, "community": True}))
    places = [(fault.lon, fault.lat) for fault in (*found.overlaps, *found.gaps)]
    panel.things.put("grid", pack_places(places), outline_rows(outlines_of(held, "grid")))
    panel.things.put("community", pack_places([]), outline_rows(outlines_of(held, "community")))
    ask(panel, f"watchfloor.map.setView([{LAT + 20 * STEP}, {LON + 20 * STEP}], 13, {{ animate: false }}), 1")
    shapes = (
        "(watchfloor.things.shapes.get('grid') || []).length + (watchfloor.things.shapes.get('community') || []).length"
    )
    qtbot.waitUntil(lambda: ask(panel, shapes) == 1599 + 2, timeout=15_000)
    assert ask(panel, "watchfloor.things.drawn") > 500
    ask(panel, f"watchfloor.map.setView([{LAT + STEP}, {LON + STEP}], 16, {{ animate: false }}), 1")
    signs = "watchfloor.things.spots.filter((spot) => spot.layer === 'grid' && !spot.name).length"
    qtbot.waitUntil(lambda: ask(panel, signs) == 2, timeout=10_000)
