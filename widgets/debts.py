"""Who owes an answer: the units that hold cases, by what is unsigned, urged, supervised, and since when."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from console.titles import named
from console.world import World
from dispatch.states import State
from dispatch.values import Case

_OWING = (State.DISPATCHED, State.HANDLING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Debt:
    """What one unit owes; `case_id` is the case that has waited longest, since `since`."""

    name: str
    cases: int
    unsigned: int
    urged: int
    supervised: int
    since: datetime | None
    case_id: int


def debts(world: World) -> list[Debt]:
    """Every unit that owes an answer: supervised ones first, then those most often urged, then by how long."""
    held: dict[int, list[Case]] = defaultdict(list)
    for case in world.cases.values():
        if case.state in _OWING and case.unit_id is not None:
            held[case.unit_id].append(case)
    rows = [_debt(world, unit_id, cases) for unit_id, cases in held.items()]
    return sorted(rows, key=lambda row: (-row.supervised, -row.urged, row.since.timestamp() if row.since else 0.0))


def _debt(world: World, unit_id: int, cases: list[Case]) -> Debt:
    unit = world.unit(unit_id)
    oldest = min(cases, key=lambda case: case.dispatched_at or case.reported_at)
    return Debt(
        name=named(unit) if unit else str(unit_id), cases=len(cases),
        unsigned=sum(case.state is State.DISPATCHED for case in cases),
        urged=sum(case.urges for case in cases), supervised=sum(case.supervisions for case in cases),
        since=oldest.dispatched_at, case_id=oldest.id,
    )  # fmt: skip
