"""Who can go, best first, and why: responsibility, duty and state, way, load and record, as facts to be worded."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from console.duty_bearers import answering_departments
from console.nearness import straight_ways
from console.world import World
from dispatch.reach import Arrival, Way, Ways
from dispatch.records import UnitRecord
from dispatch.values import Case, Unit, UnitState

# Where no road is known a straight line is covered this fast; what a loaded or a late unit is held to be later by.
STRAIGHT_MPS = 5.0
SECONDS_AN_ORDER = 60.0
SECONDS_NEVER_IN_TIME = 300.0
_WORKING = (UnitState.SENT, UnitState.HANDLING)
Recorded = Callable[[int], UnitRecord | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A unit and what speaks for it and against it."""

    unit: Unit
    arrival: Arrival
    answers: bool  # for the class at the place
    is_bound: bool  # somebody answers for it: another needs a reason
    record: UnitRecord | None = None
    busy_with: Case | None = None

    @property
    def can_go(self) -> bool:
        """Whether it can be sent now."""
        return is_free(self.unit)

    @property
    def seconds(self) -> float:
        """When it would be there, with what its load and its record add; infinite when nobody knows where it is."""
        way = self.arrival.seconds if self.arrival.seconds is not None else self.arrival.metres / STRAIGHT_MPS
        share = self.record.share if self.record else None
        late = 0.0 if share is None else SECONDS_NEVER_IN_TIME * (1 - share)
        return way + late + SECONDS_AN_ORDER * (self.record.lately if self.record else 0)


def is_free(unit: Unit) -> bool:
    """Whether a unit can be sent now."""
    return unit.state is UnitState.FREE and unit.order_id is None


def _nothing_recorded(_: int) -> UnitRecord | None:
    return None


def ranked_units(
    case: Case, world: World, held: Iterable[int], *, ways: Ways = straight_ways,
    recorded: Recorded = _nothing_recorded, most: int | None = None,
) -> tuple[Ranked, ...]:  # fmt: skip
    """The units on duty, best first: those that can go, of them those that answer for the case, then the soonest.

    `most` is how many are wanted: for them the ways of a few suffice, where a thousand are on duty.
    """
    bearers = frozenset(held)
    answering = answering_departments(bearers, world)
    tiers: dict[tuple[bool, bool], list[Unit]] = {}
    for unit in world.units.values():
        if unit.jurisdiction == case.jurisdiction and (unit.state is UnitState.FREE or unit.state in _WORKING):
            tiers.setdefault((not is_free(unit), unit.department_id not in answering), []).append(unit)
    rows: list[Ranked] = []
    for (_, is_other), units in sorted(tiers.items()):
        fitting = {unit.id: unit for unit in units}
        rows += sorted(
            (
                Ranked(
                    unit=fitting[row.unit_id], arrival=row, answers=not is_other, is_bound=bool(bearers),
                    record=recorded(row.unit_id), busy_with=world.case(fitting[row.unit_id].case_id),
                )
                for row in _arrivals(case, fitting, world, ways)
            ),
            key=lambda row: (row.seconds, row.unit.id),
        )  # fmt: skip
        if most is not None and len(rows) >= most:
            break
    return tuple(rows[:most])


def _arrivals(case: Case, fitting: Mapping[int, Unit], world: World, ways: Ways) -> tuple[Arrival, ...]:
    if case.lon is None or case.lat is None:
        return tuple(Arrival(unit_id, None, math.inf, Way.UNPLACED) for unit_id in sorted(fitting))
    return ways(case.lon, case.lat, tuple(fitting.values()), world.fixes)
