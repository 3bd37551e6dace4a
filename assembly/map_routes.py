"""The way of the chosen unit on the map: by road with its time, or a straight line that says what it is."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

from assembly.ground import Ground
from console.lanes import Outcome
from console.spine import Spine
from console.titles import named
from dispatch.reach import Way
from dispatch.values import Case, Fix, Unit, UnitState
from maps.panel import MapPanel, Route
from widgets.suggestion_words import arrival_words
from widgets.suggestions import Suggestions

EVERY_MS = 5000
WAY_S = 20.0
UNDER_WAY = (UnitState.SENT, UnitState.HANDLING)


class MapRoutes(QObject):
    """From the unit that has the selected case, or from the one that is chosen to go, to the case."""

    def __init__(self, spine: Spine, ground: Ground, panel: MapPanel, suggestions: Suggestions) -> None:
        super().__init__()
        self._spine, self._ground, self._panel, self._suggestions = spine, ground, panel, suggestions
        self._picked: int | None = None
        self._asked: tuple[int, int] | None = None
        self._again = QTimer(self, interval=EVERY_MS)
        self._again.timeout.connect(self.draw)
        self._again.start()
        spine.selection.changed.connect(self._begin)
        suggestions.currentRowChanged.connect(self._choose)
        panel.unit_picked.connect(self._pick)

    @Slot(object)
    def _pick(self, unit_id: int) -> None:
        """A unit was pointed at: show its way to the selected case, unless it has another."""
        unit = self._spine.world.unit(unit_id)
        if unit is not None and unit.case_id is None:
            self._picked = unit_id
            self.draw()

    def close(self) -> None:
        """Ask no more."""
        self._again.stop()

    @Slot(object)
    def _begin(self, _case_id: int | None) -> None:
        self._picked = self._asked = None
        self._panel.show_route(None)
        self.draw()

    @Slot(int)
    def _choose(self, _row: int) -> None:
        self._picked = None
        self.draw()

    @Slot()
    def draw(self) -> None:
        """Ask for the way anew: the unit moves."""
        case = self._spine.world.case(self._spine.selection.case_id)
        unit = self._spine.world.unit(self._wanted(case)) if case else None
        fix = self._spine.world.fixes.get(unit.id) if unit else None
        if case is None or unit is None or fix is None or case.lon is None or case.lat is None:
            if self._asked is not None:
                self._asked = None
                self._panel.show_route(None)
            return
        self._asked = (case.id, unit.id)
        work = partial(_way, self._ground, case.lon, case.lat, unit, fix)
        self._spine.lanes.jobs.submit(work, partial(self._take, self._asked), timeout=WAY_S)

    def _wanted(self, case: Case) -> int | None:
        if self._picked is not None:
            return self._picked
        unit = self._spine.world.unit(case.unit_id)
        return unit.id if unit and unit.case_id == case.id and unit.state in UNDER_WAY else self._suggestions.chosen()

    def _take(self, asked: tuple[int, int], outcome: Outcome[Any]) -> None:
        if asked == self._asked and outcome.value is not None:
            points, words, is_road = outcome.value
            unit = self._spine.world.unit(asked[1])
            self._panel.show_route(Route(points, f"{named(unit)} · {words}" if unit else words, is_road))


def _way(ground: Ground, lon: float, lat: float, unit: Unit, fix: Fix) -> tuple[Any, str, bool]:
    """On the lane of jobs: two searches over the graph, some ten milliseconds."""
    (arrival,) = ground.arrivals(lon, lat, [unit], {unit.id: fix})
    points = tuple(ground.route(lon, lat, unit, fix)) if arrival.way is Way.ROAD else ()
    straight = ((fix.lon, fix.lat), (lon, lat))
    return (points, arrival_words(arrival), True) if points else (straight, arrival_words(arrival), False)
