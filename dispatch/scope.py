"""Whose cases a post reaches: the areas and the departments of its holder."""

from collections.abc import Callable

from dispatch.errors import OutOfScope
from dispatch.values import Case, Department, Person, Role


def demand_scope(person: Person, role: Role, case: Case, department_of: Callable[[int], Department]) -> None:
    """Refuse a case outside the holder's areas or departments; raises OutOfScope.

    A case that has no grid, or no department yet, is open to everybody whose post carries the step. The head of a
    department reaches its cases and those of the departments below, whatever else is said.
    """
    if person.areas and case.grid and not case.grid.startswith(person.areas):
        raise OutOfScope(case_id=case.id, scope=case.grid)
    reach = _departments(person, role)
    held = case.department_id or case.ruled_id or case.centre_id
    if reach and held is not None:
        department = department_of(held)
        if reach.isdisjoint((department.id, department.parent_id)):
            raise OutOfScope(case_id=case.id, scope=department.name)


def _departments(person: Person, role: Role) -> frozenset[int]:
    if role is Role.HEAD:
        return frozenset({person.department_id or 0})
    return frozenset(person.departments)
