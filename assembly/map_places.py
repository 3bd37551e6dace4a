"""Places of the map at the desk: the menu of one, copying it in two datums, and from where it is reached in time."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from assembly.ground import Areas, Ground
from console.actions import Asked
from console.coordinates import write_place
from console.lanes import Outcome
from console.notices import NoticeKind
from console.spine import Spine
from gateway.datum import from_wgs84
from maps.panel import MapPanel, Place, Reach
from widgets.map_words import copied_words, minutes_words, no_reach_words
from widgets.place_menu import PlaceMenu

WGS, GCJ = "WGS-84", "GCJ-02"
MINUTES = (5.0, 10.0, 15.0)
REACH_S = 30.0


class MapPlaces(QObject):
    """Answers what is asked of a place; `report` takes one to the form."""

    def __init__(self, spine: Spine, ground: Ground, report: Callable[[Place], None]) -> None:
        super().__init__()
        self._spine, self._ground, self._report = spine, ground, report
        self._panel: MapPanel | None = None
        self._then: Callable[[Place], None] | None = None
        self._shown: Place | None = None

    def join(self, panel: MapPanel, *, is_first: bool) -> None:
        """Serve a map; the keys are about the first one."""
        panel.place_picked.connect(partial(self._open_menu, panel))
        if is_first:
            self._panel = panel
            panel.bridge.pointed.connect(self._take_pointed)
            self._spine.actions.on("copy_wgs", lambda _: self._point(partial(self.copy, datum=WGS)))
            self._spine.actions.on("copy_gcj", lambda _: self._point(partial(self.copy, datum=GCJ)))
            self._spine.actions.on("reach", self._ask_reach)

    def copy(self, place: Place, *, datum: str) -> None:
        """Put a place into the clipboard, and say in which datum."""
        text = write_place(*from_wgs84(place.lon, place.lat, datum))
        QApplication.clipboard().setText(text)
        self._spine.notices.add(NoticeKind.INFO, partial(copied_words, text, datum), group="copied")

    def reach(self, place: Place) -> None:
        """Show from where a place is reached within five, ten and fifteen minutes."""
        self._shown = place
        work = partial(self._ground.reach, place.lon, place.lat, MINUTES)
        self._spine.lanes.jobs.submit(work, partial(self._take_reach, place), timeout=REACH_S)

    @Slot(object)
    def _take_pointed(self, place: Place) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(place)

    def _point(self, then: Callable[[Place], None]) -> None:
        if self._panel is not None:
            self._then = then
            self._panel.ask_where()

    def _ask_reach(self, _: Asked) -> None:
        """Of the selected case, or of the place that is pointed at; again takes it away."""
        if self._shown is not None:
            self._shown = None
            self._show([])
            return
        case = self._spine.world.case(self._spine.selection.case_id)
        if case is not None and case.lon is not None and case.lat is not None:
            self.reach(Place(case.lon, case.lat))
        else:
            self._point(self.reach)

    def _take_reach(self, place: Place, outcome: Outcome[Any]) -> None:
        if place is not self._shown:
            return
        areas: Areas = outcome.value or {}
        if not any(areas.values()):
            self._shown = None
            self._spine.notices.add(NoticeKind.INFO, no_reach_words, group="reach")
        self._show([Reach(minutes_words(limit), areas[limit]) for limit in areas if areas[limit]])

    def _show(self, areas: list[Reach]) -> None:
        if self._panel is not None:
            self._panel.show_reach(areas)

    def _open_menu(self, panel: MapPanel, place: Place) -> None:
        menu = PlaceMenu(panel)
        menu.offer_report(partial(self._report, place))
        for datum in (WGS, GCJ):
            shown = write_place(*from_wgs84(place.lon, place.lat, datum))
            menu.offer_copy(shown, datum, partial(self.copy, place, datum=datum))
        menu.offer_reach(partial(self.reach, place))
        menu.open_at(QCursor.pos())
