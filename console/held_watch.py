"""Watches what is held back: an order whose case or unit somebody else has taken is withdrawn, and says so at once."""

from PySide6.QtCore import QObject, Slot

from console.desk import Desk, Held
from console.world import News, World
from dispatch.errors import Refused, Stale, UnitBusy
from dispatch.values import Case, Unit
from dispatch.verbs import Assign


class HeldWatch(QObject):
    """Without it the loser of a race would learn of it only when the order leaves."""

    def __init__(self, desk: Desk, world: World) -> None:
        super().__init__()
        self._desk, self._world = desk, world

    @Slot(object)
    def take_news(self, _: News) -> None:
        """Look at everything that has not left yet."""
        for held in self._desk.sending:
            lost = self._lost(held)
            if lost is not None:
                self._desk.drop(held.command_id, lost)

    def _lost(self, held: Held) -> Refused | None:
        case = self._world.case(getattr(held.verb, "case_id", None))
        seen = getattr(held.verb, "seen", None)
        if case is not None and seen is not None and case.version > seen:
            return stale(case, self._world)
        unit = self._world.unit(held.verb.unit_id) if isinstance(held.verb, Assign) else None
        return busy(unit, self._world) if unit is not None and unit.order_id is not None else None


def stale(case: Case, world: World) -> Stale:
    """What the centre would say of a command about an older version of the case."""
    entry = world.last_move(case.id)
    unit = world.unit(entry.unit_id) if entry else None
    return Stale(
        case_id=case.id, number=case.number, state=case.state, by_name=entry.person_name if entry else "",
        step=entry.step if entry else "", at=entry.at if entry else None, unit_name=unit.name if unit else "",
    )  # fmt: skip


def busy(unit: Unit, world: World) -> UnitBusy:
    """What the centre would say of a unit that has an order: on what it works, who sent it, when."""
    case, entry = world.case(unit.case_id), world.last_move(unit.case_id)
    return UnitBusy(
        unit_id=unit.id, name=unit.name, state=unit.state, case_number=case.number if case else "",
        by_name=entry.person_name if entry else "", at=entry.at if entry else unit.state_since,
    )  # fmt: skip
