"""Who answers for a case: a ruling, the centre that has it, or the standard's matrix of classes and areas."""

from collections.abc import Iterable

from console.world import World
from dispatch.standard import Standard
from dispatch.values import Case, Unit


def bearers(case: Case, world: World, standard: Standard) -> frozenset[int]:
    """The ids of the departments that answer for a case; none when everybody may be sent without a reason."""
    bound = case.ruled_id or case.centre_id
    if bound is not None:
        return frozenset({bound})
    names = standard.rules.responsible(case.class_code, case.grid)
    return frozenset(row.id for row in world.directory.departments if row.name in names)


def answering_departments(held: Iterable[int], world: World) -> frozenset[int]:
    """The ids of the departments held, and of those below them."""
    bearing = frozenset(held)
    return bearing | {row.id for row in world.directory.departments if row.parent_id in bearing}


def answers(unit: Unit, held: Iterable[int], world: World) -> bool:
    """Whether a unit belongs to one of the departments, or to one below."""
    return unit.department_id in answering_departments(held, world)
