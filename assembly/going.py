"""Joins what is known of the ground to the desk: loads it beside the work, ranks by road, goes to names."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from assembly.ground import Ground
from assembly.map_desk import MapDesk
from assembly.map_routes import MapRoutes
from console.actions import Asked
from console.coordinates import read_place, write_place
from console.lanes import Outcome
from console.naming import spoken
from console.notices import NoticeKind
from console.spine import Spine
from dispatch.values import Unit
from gateway.datum import to_wgs84
from maps.panel import MapPanel, Place
from widgets.place_choice import OFFERED, Found
from widgets.place_words import found_words, nothing_found_words, place_words
from widgets.suggestions import Suggestions

LOADING_S = 120.0
OTHERS = 20
HINTS = 8


def _heard(_: Outcome[tuple[str, ...]]) -> None:
    """The table of signs is in memory now."""


class Going(QObject):
    """What the ground tells suggestions, command line and map."""

    def __init__(
        self, folder: Path, spine: Spine, map_panel: MapPanel, suggestions: Suggestions,
        grid_of: Callable[[float, float], str],
    ) -> None:  # fmt: skip
        super().__init__()
        self.ground = Ground(folder, self._say_trouble)
        self._spine, self._map, self._grid_of = spine, map_panel, grid_of
        suggestions.ways = self.ground.arrivals
        self._routes = MapRoutes(spine, self.ground, map_panel, suggestions)
        self._maps: MapDesk | None = None
        spine.actions.on("go", self._go)
        spine.actions.know("go", self._hints)

    def hold(self, maps: MapDesk) -> None:
        """Keep what serves the map."""
        self._maps = maps

    def close(self) -> None:
        """Ask and answer no more."""
        self._routes.close()
        if self._maps is not None:
            self._maps.close()
        self.ground.close()

    def load(self) -> None:
        """Read the road graph, and the signs that names are typed by, on the lane of jobs."""
        self._spine.lanes.jobs.submit(partial(spoken, "派"), _heard)
        self._spine.lanes.jobs.submit(self.ground.load, self._take, timeout=LOADING_S)

    def _take(self, outcome: Outcome[Any]) -> None:
        if outcome.error is not None:
            self._say_trouble(str(outcome.error))
            return
        self.ground.take(outcome.value)

    def _say_trouble(self, words: str) -> None:
        self._spine.notices.add(NoticeKind.TROUBLE, words, group="ground")

    def _go(self, asked: Asked) -> None:
        """To a case by number, a unit by name, or the best place of that name."""
        if asked.case is not None:
            self._spine.selection.select(asked.case.id)
        elif asked.argument and not (self._go_to_unit(asked.argument) or self._go_to_coordinates(asked.argument)):
            self._go_to_place(asked.argument)

    def _hints(self, typed: str) -> list[tuple[str, str]]:
        """The places of the words typed so far, near the middle of the map first."""
        if read_place(typed) is not None:
            return []
        return [(row.name, " · ".join(part for part in (row.detail, row.also) if part))
                for row in self.ground.search(typed, near=self._middle(), limit=HINTS)]  # fmt: skip

    def show_found(self, found: Found | None) -> None:
        """Mark the place of a report on the map."""
        if found is not None:
            self._map.mark_place(Place(found.lon, found.lat), found.name)
            self._map.show_place(found.lon, found.lat, force=True)

    def found(self, typed: str) -> list[Found]:
        """The places of a typed name with their grids, near the middle of the map first."""
        return [
            Found(row.name, row.lon, row.lat, place_words(row.detail, self._grid_of(row.lon, row.lat)))
            for row in self.ground.search(typed, near=self._middle(), limit=OFFERED)
        ]

    def _middle(self) -> tuple[float, float] | None:
        stand = self._map.stand
        return None if stand is None else (stand.lon, stand.lat)

    def _go_to_coordinates(self, text: str) -> bool:
        typed = read_place(text)
        if typed is None:
            return False
        lon, lat = to_wgs84(typed.lon, typed.lat, typed.datum)
        self._show(lon, lat, f"{write_place(typed.lon, typed.lat)} ({typed.datum})", 0)
        return True

    def _go_to_unit(self, name: str) -> bool:
        fix = next((self._fix(unit) for unit in self._spine.world.units.values() if name in (unit.name, unit.name_en)),
                   None)  # fmt: skip
        if fix is not None:
            self._map.show_place(fix.lon, fix.lat, force=True)
        return fix is not None

    def _fix(self, unit: Unit) -> Any:
        return self._spine.world.fixes.get(unit.id)

    def _go_to_place(self, text: str) -> None:
        found = self.ground.search(text, near=self._middle(), limit=OTHERS)
        if not found:
            self._spine.notices.add(NoticeKind.INFO, partial(nothing_found_words, text), group="place")
            return
        best = found[0]
        self._show(best.lon, best.lat, best.name, len(found) - 1)

    def _show(self, lon: float, lat: float, name: str, others: int) -> None:
        self._map.mark_place(Place(lon, lat), name)
        self._map.show_place(lon, lat, force=True)
        words = found_words(name, self._grid_of(lon, lat), others)
        self._spine.notices.add(NoticeKind.INFO, words, group="place")
