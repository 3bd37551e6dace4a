"""Rows of departments, people, units and cameras become lines of the directory; who is known keeps the id."""

from dispatch.errors import Invalid
from dispatch.rights import demand_lawful_posts
from dispatch.values import Camera, Department, Person, Role, Unit, UnitKind
from gateway.files.cells import MISSING, Cells
from gateway.files.known import Known, Names

NO_DEPARTMENT = "no such department"
NO_UNIT = "no such unit"
NO_ROLE = "no such post"
NO_SUCH = "no such word in the profile"
WITH_ACCOUNT = "an address must not hold an account"


def read_department(cells: Cells, known: Known, jurisdiction: str) -> Department:
    """One department; raises Invalid."""
    name = cells.text("name", 120, must=True)
    return Department(
        id=known.departments.take(name, cells.key()), jurisdiction=jurisdiction, name=name,
        name_en=cells.text("name_en", 120), kind=cells.text("kind", 40),
        parent_id=_of(cells, "parent", known.departments, NO_DEPARTMENT), duty_phone=cells.text("duty_phone", 40),
    )  # fmt: skip


def read_person(cells: Cells, known: Known, jurisdiction: str) -> Person:
    """One person with their posts; raises Invalid."""
    name = cells.text("name", 120, must=True)
    try:
        roles = frozenset(Role(cells.profile.words.get("roles", {}).get(word, word)) for word in _words(cells, "roles"))
    except ValueError:
        raise Invalid(field="roles", why=NO_ROLE) from None
    person = Person(
        id=known.people.take(name, cells.key()), jurisdiction=jurisdiction, name=name, roles=roles,
        department_id=_of(cells, "department", known.departments, NO_DEPARTMENT),
        unit_id=_of(cells, "unit", known.units, NO_UNIT), areas=tuple(_words(cells, "areas")),
    )  # fmt: skip
    demand_lawful_posts(person)
    return person


def read_unit(cells: Cells, known: Known, jurisdiction: str) -> Unit:
    """One unit; raises Invalid."""
    name = cells.text("name", 120, must=True)
    department = _of(cells, "department", known.departments, NO_DEPARTMENT)
    if department is None:
        raise Invalid(field="department", why=MISSING)
    try:
        kind = UnitKind(cells.raw("kind"))
    except ValueError:
        raise Invalid(field="kind", why=NO_SUCH) from None
    return Unit(
        id=known.units.take(name, cells.key()), jurisdiction=jurisdiction, name=name,
        name_en=cells.text("name_en", 120), kind=kind, department_id=department, phone=cells.text("phone", 40),
        device=cells.text("device", 120), datum=cells.profile.datum,
    )  # fmt: skip


def read_camera(cells: Cells, known: Known, jurisdiction: str) -> Camera:
    """One camera with its place; raises Invalid."""
    name = cells.text("name", 120, must=True)
    found = cells.place()
    if found is None:
        raise Invalid(field="lon", why=MISSING)
    main, sub = cells.text("url_main", 1000), cells.text("url_sub", 1000)
    for field, address in (("url_main", main), ("url_sub", sub)):
        if "@" in address.split("//")[-1].split("/")[0]:
            raise Invalid(field=field, why=WITH_ACCOUNT)
    return Camera(
        id=known.cameras.take(name, cells.key()), jurisdiction=jurisdiction, name=name,
        name_en=cells.text("name_en", 120), url_main=main, url_sub=sub, lon=found[0], lat=found[1],
        bearing=(cells.number("bearing", 0.0) or 0.0) % 360, field_of_view=cells.number("field_of_view", 60.0) or 60.0,
        range_m=cells.number("range_m", 120.0) or 120.0, kind=cells.text("kind", 40) or "fixed",
        department_id=_of(cells, "department", known.departments, NO_DEPARTMENT), engine=cells.text("engine", 40),
    )  # fmt: skip


def _of(cells: Cells, field: str, names: Names, why: str) -> int | None:
    name = cells.raw(field)
    if not name:
        return None
    found = names.find(name)
    if found is None:
        raise Invalid(field=field, why=why)
    return found


def _words(cells: Cells, field: str) -> list[str]:
    text = cells.raw(field)
    for sign in "，、;；":
        text = text.replace(sign, ",")
    return [word.strip() for word in text.split(",") if word.strip()]
