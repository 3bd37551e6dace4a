"""Who can go: free units, the quickest first, frozen when the case is selected so that no row moves under a key."""

import math

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from console.duty_bearers import answers, bearers
from console.nearness import NearUnit, nearest_units, straight_ways
from console.wording import words
from console.world import World
from dispatch.reach import Arrival, Way, Ways
from dispatch.standard import Standard
from dispatch.values import Case
from widgets.titles import named

UNIT = Qt.ItemDataRole.UserRole
SHOWN = 4
_LOOKED_AT = 200  # the nearest, of whom those that answer for the case come first


def distance_words(metres: float) -> str:
    """'0.8 km', '120 m', or that the place is unknown."""
    if math.isinf(metres):
        return QCoreApplication.translate("Suggestions", "place unknown")
    return f"{metres / 1000:.1f} km" if metres >= 950 else f"{round(metres, -1):.0f} m"


def arrival_words(arrival: Arrival) -> str:
    """'4 min by road · 1.8 km', 'no road · 0.9 km straight', '0.9 km straight'."""
    far = distance_words(arrival.metres)
    if arrival.way is Way.ROAD and arrival.seconds is not None:
        minutes = max(1, math.ceil(arrival.seconds / 60))
        return QCoreApplication.translate("Suggestions", "{0} min by road · {1}").format(minutes, far)
    if arrival.way is Way.NO_ROAD:
        return QCoreApplication.translate("Suggestions", "no road · {0} straight").format(far)
    if arrival.way is Way.STRAIGHT:
        return QCoreApplication.translate("Suggestions", "{0} straight").format(far)
    return far


class Suggestions(QListWidget):
    """The first row is what `A` sends. `ways` says how long units take; until it is set, by the crow's flight."""

    def __init__(self, world: World, standard: Standard) -> None:
        super().__init__()
        self._world, self._standard = world, standard
        self._bearers: frozenset[int] = frozenset()
        self.ways: Ways = straight_ways
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def rank(self, case: Case) -> None:
        """Rank anew for a case."""
        self.clear()
        self._bearers = bearers(case, self._world, self._standard)
        found = nearest_units(case, self._world.units.values(), self._world.fixes, _LOOKED_AT, ways=self.ways)
        near = sorted(found, key=lambda row: not self._answers(row))[:SHOWN]
        for number, row in enumerate(near, 1):
            item = QListWidgetItem(self._words(number, row))
            item.setData(UNIT, row.unit.id)
            self.addItem(item)
        if near:
            self.setCurrentRow(0)
        self.setFixedHeight(max(1, len(near)) * max(16, self.sizeHintForRow(0)) + 6)

    def _answers(self, row: NearUnit) -> bool:
        return answers(row.unit, self._bearers, self._world)

    def chosen(self) -> int | None:
        """The id of the chosen unit."""
        item = self.currentItem()
        return int(item.data(UNIT)) if item else None

    def offered(self) -> tuple[int, ...]:
        """The ids as they were ranked."""
        return tuple(int(self.item(row).data(UNIT)) for row in range(self.count()))

    def _words(self, number: int, row: NearUnit) -> str:
        department = self._world.department(row.unit.department_id)
        reasons = [QCoreApplication.translate("Suggestions", "answers for it")] if self._answers(row) else []
        reasons += [words(row.unit.kind), words(row.unit.state)]
        reasons += [named(department)] if department else []
        return f"{number}  {named(row.unit)}   {arrival_words(row.arrival)}   {' · '.join(reasons)}"
