"""From rows to frozen values and back; a row's columns bear the names of the value's fields."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import Column, Table

from db import schema
from db.masks import masked_name, masked_phone
from dispatch.limits import Limit, LimitUnit
from dispatch.states import State
from dispatch.values import (
    Camera,
    Case,
    CaseKind,
    Department,
    Entry,
    Evidence,
    EvidenceKind,
    Fix,
    Order,
    OrderState,
    Part,
    Person,
    Picture,
    Role,
    Source,
    Unit,
    UnitKind,
    UnitState,
    Urge,
    UrgeKind,
)

T = TypeVar("T")
FAR_FUTURE = datetime(9999, 1, 1, tzinfo=UTC)
_HANDLING = (State.DISPATCHED, State.HANDLING)
STATES = {str(state): state for state in State}
KINDS = {str(kind): kind for kind in CaseKind}
SOURCES = {str(source): source for source in Source}
# What append() and add_urge() write, and what never changes, is not saved with a case.
_KEPT = ("id", "jurisdiction", "number", "query_code", "seq", "touched_at", "urges", "is_imported", "is_demo")
_SAVED = tuple(field.name for field in fields(Case) if field.name not in _KEPT)
_NO_LIMIT: dict[str, Any] = {"limit_number": None, "limit_unit": None}
_PICTURE = tuple(field.name for field in fields(Picture))


def _columns(table: Table, value: type[Any], *more: str) -> tuple[Column[Any], ...]:
    names = [field.name for field in fields(value)]
    return tuple(table.c[name] for name in (*names, *more) if name in table.c)


CASE = _columns(schema.case_file, Case, "limit_number", "limit_unit")
EVIDENCE = _columns(schema.evidence, Evidence, *_PICTURE)
ENTRY = _columns(schema.log, Entry)
_CASE = tuple(column.name for column in CASE)
_EVIDENCE = tuple(column.name for column in EVIDENCE)
_ENTRY = tuple(column.name for column in ENTRY)


def case_of(row: Sequence[Any]) -> Case:
    """A row of CASE as it is, for transactions."""
    return _case(dict(zip(_CASE, row, strict=True)))


def masked_case_of(row: Sequence[Any]) -> Case:
    """A row of CASE with its reporter masked, for desks."""
    held = dict(zip(_CASE, row, strict=True))
    held["reporter_name"] = masked_name(held["reporter_name"])
    held["reporter_phone"] = masked_phone(held["reporter_phone"])
    return _case(held)


def _case(held: dict[str, Any]) -> Case:
    number, unit = held.pop("limit_number"), held.pop("limit_unit")
    held["limit"] = limit_of(number, unit) if number else None
    held["state"] = STATES[held["state"]]
    held["source"] = SOURCES[held["source"]]
    held["kind"] = KINDS[held["kind"]]
    return Case(**held)


@cache
def limit_of(number: int, unit: str) -> Limit:
    return Limit(number, LimitUnit(unit))


def case_row(case: Case) -> dict[str, Any]:
    """The columns of a case but its id, with the moment by which the open queue is ordered."""
    row = plain(case)
    del row["id"]
    limit = row.pop("limit")
    row["limit_number"], row["limit_unit"] = (limit.number, limit.unit.value) if limit else (None, None)
    row["urgent_at"] = urgent_at(case)
    return row


def changes_of_case(was: Case, now: Case) -> dict[str, Any]:
    """The columns in which a saved case differs: a statement of few parameters is the quicker one."""
    changed = {name: plain_value(getattr(now, name)) for name in _SAVED if getattr(now, name) != getattr(was, name)}
    if "limit" in changed:
        limit = changed.pop("limit")
        changed |= {"limit_number": limit.number, "limit_unit": limit.unit.value} if limit else _NO_LIMIT
    return {**changed, "urgent_at": urgent_at(now)}


def urgent_at(case: Case) -> datetime | None:
    """End of the clock that runs, the far future when none does, None once the case has ended."""
    if not case.state.is_open:
        return None
    return (case.due_at if case.state in _HANDLING else case.stage_due_at) or FAR_FUTURE


def evidence_of(row: Sequence[Any]) -> Evidence:
    """A row of EVIDENCE."""
    held = dict(zip(_EVIDENCE, row, strict=True))
    picture = {name: held.pop(name) for name in _PICTURE}
    picture["kind"] = EvidenceKind(picture["kind"])
    return Evidence(picture=Picture(**picture), **held)


def entry_of(row: Sequence[Any]) -> Entry:
    """A row of ENTRY."""
    held = dict(zip(_ENTRY, row, strict=True))
    held["body"] = MappingProxyType(json.loads(held["body"]))
    return Entry(**held)


def entry_row(entry: Entry) -> dict[str, Any]:
    """The columns of a line of the log; the body as JSON text, exactly as it was sealed."""
    row = plain(entry)
    row["body"] = json.dumps(dict(entry.body), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return row


def converter(
    table: Table, value: type[T], **read: Callable[[Any], Any]
) -> tuple[tuple[Column[Any], ...], Callable[[Sequence[Any]], T]]:
    """The columns that bear the names of a value's fields, and how a row of them becomes one."""
    columns = _columns(table, value)
    names = tuple(column.name for column in columns)

    def convert(row: Sequence[Any]) -> T:
        held = dict(zip(names, row, strict=True))
        for name, reader in read.items():
            held[name] = reader(held[name])
        return value(**held)

    return columns, convert


def roles_of(text: str) -> frozenset[Role]:
    """Posts from their sorted text."""
    return frozenset(Role(part) for part in text.split(",") if part)


def _areas(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part)


ORDER, order_of = converter(schema.dispatch_order, Order, state=OrderState, part=Part)
URGE, urge_of = converter(schema.urge, Urge, kind=UrgeKind)


def _ids(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)


PERSON, person_of = converter(schema.person, Person, roles=roles_of, areas=_areas, departments=_ids)
DEPARTMENT, department_of = converter(schema.department, Department)
UNIT, unit_of = converter(schema.unit, Unit, kind=UnitKind, state=UnitState)
CAMERA, camera_of = converter(schema.camera, Camera)
FIX, fix_of = converter(schema.unit_fix, Fix)


def plain(value: Any) -> dict[str, Any]:
    """The fields of a value by name, enums as their text."""
    return {field.name: plain_value(getattr(value, field.name)) for field in fields(value)}


def person_row(person: Person) -> Mapping[str, Any]:
    """The columns of a person, roles as sorted text."""
    lists = {"areas": ",".join(person.areas), "departments": ",".join(map(str, person.departments))}
    return {**plain(person), "roles": ",".join(sorted(person.roles)), **lists}


def plain_value(value: Any) -> Any:
    """An enum as its text."""
    return value.value if isinstance(value, Enum) else value
