"""The vehicles and cameras of a recording in a county's directory: a new county is made, one that is there is kept."""

from collections.abc import Iterable
from dataclasses import replace

from assembly.centre import OpenCentre
from dispatch.values import Camera, Department, Directory, Person, Role, Unit, UnitKind

FLEET = 90
FIRST_UNIT = 10_000
DESK = frozenset({Role.ACCEPTOR, Role.SUPERVISOR, Role.DISPATCHER, Role.INSPECTOR, Role.COLLECTOR})


def register_fleet(centre: OpenCentre, vehicles: Iterable[str], cameras: tuple[Camera, ...]) -> None:
    """Put them into the directory, known by their recorded names; running it again changes nothing."""
    code = centre.jurisdiction
    is_new = code not in centre.registry.jurisdictions()
    directory = _new_county(code) if is_new else centre.board.directory(code)
    home = Department(id=FLEET, jurisdiction=code, name="回放车队", name_en="Replayed fleet")
    known = {unit.name: unit.id for unit in directory.units if unit.department_id == FLEET}
    free = max([FIRST_UNIT - 1, *known.values()]) + 1
    new = sorted(set(vehicles) - set(known))
    units = tuple(
        Unit(id=free + number, jurisdiction=code, name=name, kind=UnitKind.VEHICLE, department_id=FLEET, device=name)
        for number, name in enumerate(new)
    )
    centre.registry.put_directory(
        replace(directory, departments=(*directory.departments, home), units=units, cameras=cameras)
    )


def _new_county(code: str) -> Directory:
    """Somebody for the desk, and those for whom the doors act."""
    people = (
        Person(id=1, jurisdiction=code, name="值班员", roles=DESK),
        Person(id=4, jurisdiction=code, name="市民", roles=frozenset({Role.CITIZEN})),
        Person(id=5, jurisdiction=code, name="系统", roles=frozenset({Role.SYSTEM})),
    )
    return Directory(jurisdiction=code, name="回放", name_en="Replay", single_manned=True, people=people)
