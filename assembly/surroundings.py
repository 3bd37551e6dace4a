"""What the desk asks of a place on the map: who is near, what lies there, how townships are covered; and drawing."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot

from assembly.centre import OpenCentre
from assembly.coverage import covered
from console.actions import Asked
from console.lanes import Outcome
from console.look import Look
from console.spine import Spine
from dispatch.area_verbs import DrawArea, EndArea, Spot
from dispatch.distance import metres_between
from dispatch.features import Layer, Near
from dispatch.values import UnitKind
from maps.coverage_list import CoverageList, Covered
from maps.draw_form import DrawForm, Drawn
from maps.near_list import NearList, NearRow
from maps.panel import MapPanel

# What may be near; grids and townships are where a place lies in, not what is near it.
LAYERS = tuple(layer for layer in Layer if layer not in (Layer.TOWNSHIP, Layer.IMAGERY))
READ_WITHIN_S = 20.0
Place = tuple[float, float, str]


class Surroundings(QObject):
    """Builds the pages at the side of the map when they are first asked for."""

    def __init__(self, centre: OpenCentre, spine: Spine, panel: MapPanel, look: Look) -> None:
        super().__init__()
        self._centre, self._spine, self._panel, self._look = centre, spine, panel, look
        self._form, self._near, self._coverage = DrawForm(), NearList(), CoverageList()
        self._place: Place | None = None
        self._picked: int | None = None
        spine.actions.on("measure", lambda _: panel.use_tool("measure"))
        spine.actions.on("draw", lambda _: panel.use_tool("draw"))
        spine.actions.on("near", self._ask_near)
        spine.actions.on("coverage", self._ask_coverage)
        spine.actions.on("end_area", self._end_area)
        panel.thing_picked.connect(self._remember)
        panel.outlined.connect(self._take_outline)
        panel.side.closed.connect(self._clear)
        self._form.kept.connect(self._keep)
        self._near.distance_chosen.connect(self._look_around)
        self._near.row_chosen.connect(self._go)
        self._coverage.township_chosen.connect(self._go_to_township)

    @Slot(object)
    def _take_outline(self, text: str) -> None:
        """The page gives corners as JSON; what is none is left alone."""
        corners = _corners(text)
        if corners:
            self._form.begin(corners)
            self._panel.side.open(self._form)

    @Slot(object)
    def _keep(self, drawn: Drawn) -> None:
        outline = tuple(Spot(lon=lon, lat=lat) for lon, lat in drawn.outline)
        self._spine.desk.ask(
            DrawArea(layer=drawn.layer, name=drawn.name, outline=outline, kinds=drawn.kinds, note=drawn.note)
        )  # fmt: skip
        self._panel.side.put_away()

    @Slot(object)
    def _remember(self, feature_id: int) -> None:
        self._picked = feature_id

    def _end_area(self, _asked: Asked) -> None:
        """The area that was picked last holds no longer; what was not drawn by hand is refused with its reason."""
        if self._picked is not None:
            self._spine.desk.ask(EndArea(feature_id=self._picked))
            self._panel.show_card(None)

    def _ask_near(self, _asked: Asked) -> None:
        """Around the selected case, else around the middle of the view."""
        case = self._spine.world.case(self._spine.selection.case_id)
        if case is not None and case.lon is not None and case.lat is not None:
            self._place = (case.lon, case.lat, case.place)
        else:
            stand = self._panel.state.get("view") or {}
            if "lon" not in stand:
                return
            self._place = (stand["lon"], stand["lat"], self._centre.grid_of(stand["lon"], stand["lat"]))
        self._panel.side.open(self._near)
        self._panel.show_place(*self._place[:2], force=True)
        self._look_around()

    @Slot(object)
    def _look_around(self, _metres: object = None) -> None:
        if self._place is None:
            return
        lon, lat, _ = self._place
        now, metres = self._centre.clock.now(), self._near.metres
        work = partial(self._centre.features.within, self._centre.jurisdiction, LAYERS, lon, lat, metres, now)
        self._spine.lanes.reads.submit(work, partial(self._show_near, self._place, metres), timeout=READ_WITHIN_S)

    def _show_near(self, place: Place, metres: int, outcome: Outcome[tuple[Near, ...]]) -> None:
        lon, lat, words = place
        rows = [row for row in self._moving(lon, lat) if row.metres <= metres]
        rows += [self._row(near) for near in outcome.value or ()]
        rows.sort(key=lambda row: row.metres)
        ordered = sorted(rows, key=lambda row: _GROUPS.index(row.group))
        self._near.set_rows(words, ordered)
        marked = [[row.lon, row.lat] for row in rows[:MOST_MARKED]]
        self._panel.show_near({"lon": lon, "lat": lat, "metres": metres, "places": marked})

    def _moving(self, lon: float, lat: float) -> Iterator[NearRow]:
        world = self._spine.world
        for unit in world.units.values():
            fix = world.fixes.get(unit.id)
            if fix is not None:
                group = "vehicles" if unit.kind is UnitKind.VEHICLE else "people"
                name = unit.name_en if self._in_english and unit.name_en else unit.name
                yield NearRow(group=group, id=unit.id, name=name, lon=fix.lon, lat=fix.lat,
                              metres=metres_between(lon, lat, fix.lon, fix.lat))  # fmt: skip
        for camera in world.directory.cameras:
            name = camera.name_en if self._in_english and camera.name_en else camera.name
            yield NearRow(group="cameras", id=camera.id, name=name, lon=camera.lon, lat=camera.lat,
                          metres=metres_between(lon, lat, camera.lon, camera.lat))  # fmt: skip

    def _row(self, near: Near) -> NearRow:
        held = near.feature
        name = held.name_en if self._in_english and held.name_en else held.name
        return NearRow(group=held.layer.value, id=held.id, name=name or held.code, metres=near.metres, lon=held.lon,
                       lat=held.lat)  # fmt: skip

    @Slot(object)
    def _go(self, row: NearRow) -> None:
        self._panel.show_place(row.lon, row.lat, force=True)
        if row.group == "cameras":
            self._panel.camera_picked.emit(row.id)
        elif row.group not in ("people", "vehicles"):
            self._panel.thing_picked.emit(row.id)

    def _ask_coverage(self, _asked: Asked) -> None:
        self._panel.side.open(self._coverage)
        if not self._panel.tree.shown.layers["township"]:
            self._panel.tree.toggle("township")
        directory = replace(self._spine.world.directory, units=tuple(self._spine.world.units.values()))
        work = partial(covered, self._centre, directory, in_english=self._in_english)
        self._spine.lanes.jobs.submit(work, self._show_coverage, timeout=READ_WITHIN_S)

    def _show_coverage(self, outcome: Outcome[tuple[Covered, ...]]) -> None:
        self._coverage.set_rows(outcome.value or ())

    @Slot(object)
    def _go_to_township(self, feature_id: int) -> None:
        self._panel.thing_picked.emit(feature_id)

    @Slot()
    def _clear(self) -> None:
        self._panel.show_near(None)

    @property
    def _in_english(self) -> bool:
        return self._look.language == "en"


MOST_MARKED = 300
_GROUPS = ("vehicles", "people", "cameras", *(layer.value for layer in LAYERS))


def _corners(text: str) -> tuple[tuple[float, float], ...]:
    try:
        held: Any = json.loads(text) if text else []
        return tuple((float(lon), float(lat)) for lon, lat in held)
    except (ValueError, TypeError):
        return ()
