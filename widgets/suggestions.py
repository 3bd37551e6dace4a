"""Who can go: the free units nearest to the case, frozen when the case is selected so that no row moves under a key."""

import math

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from console.nearness import NearUnit, nearest_units
from console.wording import words
from console.world import World
from dispatch.values import Case
from widgets.titles import named

UNIT = Qt.ItemDataRole.UserRole
SHOWN = 4


def distance_words(metres: float) -> str:
    """'0.8 km', '120 m', or that the place is unknown."""
    if math.isinf(metres):
        return QCoreApplication.translate("Suggestions", "place unknown")
    return f"{metres / 1000:.1f} km" if metres >= 950 else f"{round(metres, -1):.0f} m"


class Suggestions(QListWidget):
    """The first row is what `A` sends."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def rank(self, case: Case) -> None:
        """Rank anew for a case."""
        self.clear()
        near = nearest_units(case, self._world.units.values(), self._world.fixes, SHOWN)
        for number, row in enumerate(near, 1):
            item = QListWidgetItem(self._words(number, row))
            item.setData(UNIT, row.unit.id)
            self.addItem(item)
        if near:
            self.setCurrentRow(0)
        self.setFixedHeight(max(1, len(near)) * max(16, self.sizeHintForRow(0)) + 6)

    def chosen(self) -> int | None:
        """The id of the chosen unit."""
        item = self.currentItem()
        return int(item.data(UNIT)) if item else None

    def offered(self) -> tuple[int, ...]:
        """The ids as they were ranked."""
        return tuple(int(self.item(row).data(UNIT)) for row in range(self.count()))

    def _words(self, number: int, row: NearUnit) -> str:
        department = self._world.department(row.unit.department_id)
        reasons = [words(row.unit.kind), words(row.unit.state)]
        reasons += [named(department)] if department else []
        return f"{number}  {named(row.unit)}   {distance_words(row.metres)}   {' · '.join(reasons)}"
