"""Which units are shown: by how they move, by what they do, by department. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dispatch.values import Unit, UnitKind, UnitState


@dataclass(frozen=True, slots=True)
class Filter:
    """What is hidden; a unit that comes later is held against it like any other."""

    kinds: frozenset[UnitKind] = frozenset()
    states: frozenset[UnitState] = frozenset()
    departments: frozenset[int] = frozenset()

    def lets(self, unit: Unit) -> bool:
        """Whether a unit is shown; a call for help always is."""
        if unit.state is UnitState.SOS:
            return True
        is_hidden = unit.kind in self.kinds or unit.state in self.states or unit.department_id in self.departments
        return not is_hidden

    def row(self) -> dict[str, list[Any]]:
        """As it is remembered from one start to the next."""
        return {
            "kinds": sorted(str(kind) for kind in self.kinds),
            "states": sorted(str(state) for state in self.states),
            "departments": sorted(self.departments),
        }


def filter_of(row: Mapping[str, Any]) -> Filter:
    """A remembered filter; what it names and nobody knows any more is left out."""
    kinds = {str(kind): kind for kind in UnitKind}
    states = {str(state): state for state in UnitState}
    return Filter(
        kinds=frozenset(kinds[name] for name in row.get("kinds", ()) if name in kinds),
        states=frozenset(states[name] for name in row.get("states", ()) if name in states),
        departments=frozenset(number for number in row.get("departments", ()) if isinstance(number, int)),
    )
