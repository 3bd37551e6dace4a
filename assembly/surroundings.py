"""What the desk asks of a place on the map: who is near, what lies there, how townships are covered; and drawing."""

import json
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from assembly.centre import OpenCentre
from assembly.coverage import covered
from assembly.near_rows import Asked as Around
from assembly.near_rows import near_rows
from console.actions import Asked
from console.lanes import Outcome
from console.look import Look
from console.spine import Spine
from dispatch.area_verbs import DrawArea, EndArea, Spot
from maps.coverage_list import CoverageList, Covered
from maps.draw_form import DrawForm, Drawn
from maps.near_list import NearList, NearRow
from maps.panel import MapPanel

READ_WITHIN_S = 20.0
RENEW_MS = 2000
Place = tuple[float, float, str]


class Surroundings(QObject):
    """Builds the pages at the side of the map when they are first asked for."""

    def __init__(self, centre: OpenCentre, spine: Spine, panel: MapPanel, look: Look) -> None:
        super().__init__()
        self._centre, self._spine, self._panel, self._look = centre, spine, panel, look
        self._form, self._near, self._coverage = DrawForm(), NearList(), CoverageList()
        self._place: Place | None = None
        self._picked: int | None = None
        self._is_reading = False
        self._renewing = QTimer(self, interval=RENEW_MS)
        self._renewing.timeout.connect(self._renew)
        self._renewing.start()
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

    def close(self) -> None:
        """Ask no more."""
        self._renewing.stop()

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
        if self._place is not None:
            self._read_near(self._place, is_again=False)

    def _read_near(self, place: Place, *, is_again: bool) -> None:
        world, metres = self._spine.world, self._near.metres
        asked = Around(
            lon=place[0], lat=place[1], metres=metres, units=tuple(world.units.values()), fixes=dict(world.fixes),
            cameras=world.directory.cameras, in_english=self._in_english,
        )  # fmt: skip
        work, self._is_reading = partial(near_rows, self._centre, asked), True
        then = partial(self._show_near, (place, metres), is_again)
        self._spine.lanes.reads.submit(work, then, timeout=READ_WITHIN_S)

    def _show_near(self, asked: tuple[Place, int], is_again: bool, outcome: Outcome[tuple[NearRow, ...]]) -> None:
        """An answer about another place, or to a list that is closed, is let go."""
        self._is_reading, (place, metres), rows = False, asked, outcome.value or ()
        if asked != (self._place, self._near.metres) or not self._panel.side.is_open(self._near):
            return
        if is_again and outcome.error is None:
            self._near.renew_rows(rows)
        elif not is_again:
            self._near.set_rows(place[2], rows)
        marked = [[row.lon, row.lat] for row in sorted(rows, key=lambda row: row.metres)[:MOST_MARKED]]
        self._panel.show_near({"lon": place[0], "lat": place[1], "metres": metres, "places": marked})

    @Slot()
    def _renew(self) -> None:
        """Those in the open list have moved meanwhile; one question at a time."""
        if self._is_reading:
            return
        if self._place is not None and self._panel.side.is_open(self._near):
            self._read_near(self._place, is_again=True)
        elif self._panel.side.is_open(self._coverage):
            self._read_coverage()

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
        self._read_coverage()

    def _read_coverage(self) -> None:
        self._is_reading = True
        directory = replace(self._spine.world.directory, units=tuple(self._spine.world.units.values()))
        work = partial(covered, self._centre, directory, in_english=self._in_english)
        self._spine.lanes.jobs.submit(work, self._show_coverage, timeout=READ_WITHIN_S)

    def _show_coverage(self, outcome: Outcome[tuple[Covered, ...]]) -> None:
        self._is_reading = False
        if outcome.value is not None:
            self._coverage.set_rows(outcome.value)

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


def _corners(text: str) -> tuple[tuple[float, float], ...]:
    try:
        held: Any = json.loads(text) if text else []
        return tuple((float(lon), float(lat)) for lon, lat in held)
    except (ValueError, TypeError):
        return ()
