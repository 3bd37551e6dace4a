"""What the guide of the map shows: its layers, who is near, who gets there in time, heat and townships, the past."""

from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from assembly.panels import Desk
from assembly.wall_scenes import Play
from maps.shown import FIRST, Shown
from simulator.streets import CENTRE

SETTLE_MS, READ_MS = 6_000, 8_000
THINGS = ("station", "depot", "transfer", "permit", "point", "component")


class MapScenes:
    """Plays over the map of a desk; each gives the part of the window to take a picture of."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._map = desk, desk.map
        self._has_reach = False

    def plays(self) -> list[Play]:
        """Name of the picture, what to set, and how long that takes."""
        return [
            ("map_layers", self._layers, SETTLE_MS),
            ("map_near", self._near, READ_MS),
            ("map_reach", self._reach, READ_MS),
            ("map_townships", self._townships, READ_MS),
            ("map_past", self._past, READ_MS),
        ]

    def put_away(self) -> None:
        """The map as a newcomer finds it."""
        self._map.side.put_away()
        self._map.show_layers(Shown())
        self._map.back.close()
        if self._has_reach:
            self._desk.spine.actions.ask("reach")
            self._has_reach = False

    def _show(self, *layers: str, without: tuple[str, ...] = ()) -> None:
        shown = {**FIRST, **dict.fromkeys(layers, True), **dict.fromkeys(without, False)}
        self._map.show_layers(Shown(layers=MappingProxyType(shown)))

    def _layers(self) -> QWidget:
        self._show(*THINGS)
        self._map.open_layers()
        self._map.show_place(*CENTRE, force=True)
        return self._map

    def _near(self) -> QWidget:
        self._desk.spine.actions.ask("near")
        return self._map

    def _reach(self) -> QWidget:
        self._has_reach = True
        self._show(without=("danger", "station", "geofence"))
        self._desk.spine.actions.ask("reach")
        self._desk.spine.actions.ask("fit")
        return self._map

    def _townships(self) -> QWidget:
        self._show("heat_open", "heat_past", without=("units", "cameras", "danger", "station"))
        self._desk.spine.actions.ask("coverage")
        return self._map

    def _past(self) -> QWidget:
        self._desk.spine.actions.ask("past")
        return self._map
