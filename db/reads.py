"""What a transaction reads. What decides a command is locked as it is read: first its case, then units, by id.

Without these locks a receipt could overwrite a recall, or a signature a call for help, on an engine where commands
run side by side. A case is locked only as the first row of a transaction, so that the order always holds.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    literal_column,
    select,
)

from db import papers, rows, schema, swift
from db.columns import is_key
from db.quick import Row, Runner
from db.search import texts_of
from dispatch.errors import Unknown
from dispatch.features import Box
from dispatch.papers import Delegation
from dispatch.ports import P
from dispatch.states import QUIET
from dispatch.values import Case, Department, Directory, Entry, Evidence, Order, Person, Unit, Urge

_cases, _orders, _urges, _log = schema.case_file.c, schema.dispatch_order.c, schema.urge.c, schema.log.c
_HERE: BindParameter[str] = bindparam("here")
_ID: BindParameter[int] = bindparam("key")

T = TypeVar("T")


@cache
def _by_id(columns: Sequence[Any]) -> Select[Any]:
    table = columns[0].table
    return select(*columns).where(table.c.jurisdiction == _HERE, table.c.id == _ID)


_CASE, _ORDER, _URGE = _by_id(swift.CASE), _by_id(rows.ORDER), _by_id(rows.URGE)
_UNIT = _by_id(rows.UNIT).with_for_update()
_PERSON, _DEPARTMENT = _by_id(rows.PERSON), _by_id(rows.DEPARTMENT)
_CASE_LOCKED = _CASE.with_for_update()
_QUIET: list[ColumnElement[Any]] = [literal_column(f"'{step.value}'") for step in sorted(QUIET)]
_LAST_MOVE = (
    select(*rows.ENTRY)
    .where(_log.jurisdiction == _HERE, _log.case_id == _ID, _log.step.not_in(_QUIET))
    .order_by(_log.seq.desc())
    .limit(1)
)
_LAST_URGE = (
    select(*rows.URGE).where(_urges.jurisdiction == _HERE, _urges.case_id == _ID).order_by(_urges.id.desc()).limit(1)
)
_PICTURES = (
    select(*rows.EVIDENCE)
    .where(schema.evidence.c.jurisdiction == _HERE, schema.evidence.c.case_id == _ID)
    .order_by(schema.evidence.c.id)
)
_ACTIVE_ORDERS = (
    select(*rows.ORDER)
    .where(_orders.jurisdiction == _HERE, _orders.case_id == _ID, _orders.ended_at.is_(None))
    .order_by(_orders.id)
)
_departments = schema.department.c
_DEPARTMENT_NAMED = select(*rows.DEPARTMENT).where(
    _departments.jurisdiction == _HERE, _departments.name == bindparam("name")
)
_lent = schema.delegation.c
_LENT = (
    select(*papers.DELEGATION)
    .where(_lent.jurisdiction == _HERE, _lent.to_id == _ID, _lent.ended_at.is_(None), _lent.until > bindparam("now"))
    .order_by(_lent.id)
)
_HANDLED_IN = (
    select(_cases.id, _cases.lon, _cases.lat)
    .where(_cases.jurisdiction == _HERE, _cases.class_code == bindparam("code"))
    .where(_cases.lat.between(bindparam("south"), bindparam("north")))
    .where(_cases.lon.between(bindparam("west"), bindparam("east")))
    .where(_cases.handled_at >= bindparam("since"))
)
JURISDICTION = select(schema.jurisdiction).where(schema.jurisdiction.c.jurisdiction == _HERE)
_DIRECTORY = tuple(column.name for column in schema.jurisdiction.c)


@cache
def _case_of(table: Table) -> Select[Any]:
    """The case that a row is about, locked: what a row is about never changes."""
    return (
        select(*swift.CASE)
        .join(table, (table.c.jurisdiction == _cases.jurisdiction) & (table.c.case_id == _cases.id))
        .where(table.c.jurisdiction == _HERE, table.c.id == _ID)
        .with_for_update(of=schema.case_file)
    )


@cache
def _of_case(table: Table, columns: tuple[Column[Any], ...]) -> Select[Any]:
    return select(*columns).where(table.c.jurisdiction == _HERE, table.c.case_id == _ID).order_by(table.c.id)


class Reads:
    """The reading half of a transaction over one jurisdiction; everything missing raises Unknown."""

    def __init__(self, connection: Connection, jurisdiction: str) -> None:
        self._slow = connection
        self._runner = Runner(connection)
        self._dialect = connection.dialect.name
        self._jurisdiction = jurisdiction
        self._may_lock_case = True
        self._directory: Directory | None = None
        # As the transaction has locked and changed them: nobody else can meanwhile.
        self._cases: dict[int, Case] = {}
        self._units: dict[int, Unit] = {}
        self._texts: dict[int, tuple[str, ...]] = {}  # as the search index has them

    @property
    def _connection(self) -> Connection:
        """For statements that are made as they are needed, or rare."""
        self._runner.leave_pipeline()
        return self._slow

    def directory(self) -> Directory:
        """The jurisdiction's name and flags."""
        if self._directory is None:
            self._directory = self._directory_of(self._runner.ask(JURISDICTION, {"here": self._jurisdiction}))
        return self._directory

    def _directory_of(self, found: Sequence[Row]) -> Directory:
        if not found:
            raise Unknown(kind="jurisdiction", id=self._jurisdiction)
        return Directory(**dict(zip(_DIRECTORY, found[0], strict=True)))

    def person(self, person_id: int) -> Person:
        """A person."""
        return self._one(_PERSON, person_id, rows.person_of, "person")

    def case(self, case_id: int) -> Case:
        """A case, unmasked; the first one is locked until the transaction ends."""
        if case_id in self._cases:
            return self._cases[case_id]
        statement = _CASE_LOCKED if self._may_lock_case else _CASE
        is_locked, self._may_lock_case = self._may_lock_case, False
        found = self._runner.ask(statement, self._key(case_id), is_raw=True) if is_key(case_id) else []
        return self._held(found, case_id, is_locked=is_locked)

    def _held(self, found: Sequence[Row], case_id: int, *, is_locked: bool) -> Case:
        if not found:
            raise Unknown(kind="case", id=str(case_id))
        case = swift.CASE_OF[self._dialect](found[0])
        if is_locked:
            self._cases[case.id] = case
        self._texts.setdefault(case.id, texts_of(case))
        return case

    def unit(self, unit_id: int) -> Unit:
        """A unit, locked until the transaction ends."""
        self._may_lock_case = False
        if unit_id not in self._units:
            self._units[unit_id] = self._one(_UNIT, unit_id, rows.unit_of, "unit")
        return self._units[unit_id]

    def department(self, department_id: int) -> Department:
        """A department."""
        return self._one(_DEPARTMENT, department_id, rows.department_of, "department")

    def order(self, order_id: int) -> Order:
        """An order, read after its case was locked."""
        return self._of_a_case(schema.dispatch_order, _ORDER, order_id, rows.order_of, "order")

    def urge(self, urge_id: int) -> Urge:
        """An urge, read after its case was locked."""
        return self._of_a_case(schema.urge, _URGE, urge_id, rows.urge_of, "urge")

    def departments_named(self, names: Sequence[str]) -> tuple[Department, ...]:
        """Those of the named departments that are kept here."""
        found: dict[int, Department] = {}
        for name in names:
            for row in self._runner.ask(_DEPARTMENT_NAMED, {"here": self._jurisdiction, "name": name}):
                department = rows.department_of(row)
                found[department.id] = department
        return tuple(found.values())

    def cases(self, first_id: int, second_id: int) -> tuple[Case, Case]:
        """Two cases, locked in the order of their ids."""
        held = {}
        for case_id in sorted((first_id, second_id)):
            self._may_lock_case = True
            held[case_id] = self.case(case_id)
        return held[first_id], held[second_id]

    def paper(self, kind: type[P], paper_id: int) -> P:
        """A paper, read after its case was locked."""
        table, columns, convert = papers.KINDS[kind]
        held: P
        if "case_id" in table.c:
            held = self._of_a_case(table, _by_id(columns), paper_id, convert, table.name)
        else:
            held = self._one(_by_id(columns), paper_id, convert, table.name)
        return held

    def papers(self, kind: type[P], case_id: int) -> tuple[P, ...]:
        """The papers of a kind about a case, oldest first."""
        table, columns, convert = papers.KINDS[kind]
        return tuple(map(convert, self._runner.ask(_of_case(table, columns), self._key(case_id))))

    def delegations(self, to_id: int, now: datetime) -> tuple[Delegation, ...]:
        """What is lent to a person at a moment."""
        return tuple(map(papers.delegation_of, self._runner.ask(_LENT, {**self._key(to_id), "now": now})))

    def active_orders(self, case_id: int) -> tuple[Order, ...]:
        """The orders of a case that have not ended, oldest first."""
        return tuple(map(rows.order_of, self._runner.ask(_ACTIVE_ORDERS, self._key(case_id))))

    def last_entry(self, case_id: int) -> Entry | None:
        """The newest line that moved a case."""
        row = self._row(_LAST_MOVE, case_id)
        return rows.entry_of(row) if row else None

    def last_urge(self, case_id: int) -> Urge | None:
        """The newest urge of a case."""
        row = self._row(_LAST_URGE, case_id)
        return rows.urge_of(row) if row else None

    def evidence(self, case_id: int) -> tuple[Evidence, ...]:
        """The pictures of a case, oldest first."""
        return tuple(map(rows.evidence_of, self._runner.ask(_PICTURES, self._key(case_id))))

    def handled_in(self, box: Box, class_code: str, since: datetime) -> Sequence[tuple[int, float, float]]:
        """The cases of a class in a box that were handled since a moment: id, longitude and latitude."""
        asked = {"here": self._jurisdiction, "code": class_code, "since": since, **asdict(box)}
        return [(row[0], row[1], row[2]) for row in self._runner.ask(_HANDLED_IN, asked)]

    def _of_a_case(
        self, table: Table, statement: Select[Any], key: int, convert: Callable[[Sequence[Any]], T], kind: str
    ) -> T:
        """A row read after its case was locked, both asked for in one journey."""
        if not self._may_lock_case or not is_key(key):
            return self._one(statement, key, convert, kind)
        given = self._key(key)
        cases, found = self._runner.ask_both((_case_of(table), given), (statement, given), is_first_raw=True)
        if not found:
            raise Unknown(kind=kind, id=str(key))
        self._may_lock_case = False
        self._held(cases, 0, is_locked=True)
        return convert(found[0])

    def _key(self, key: int) -> dict[str, Any]:
        return {"here": self._jurisdiction, "key": key}

    def _one(self, statement: Select[Any], key: int, convert: Callable[[Sequence[Any]], T], kind: str) -> T:
        row = self._row(statement, key)
        if row is None:
            raise Unknown(kind=kind, id=str(key))
        return convert(row)

    def _row(self, statement: Select[Any], key: int) -> Row | None:
        found = self._runner.ask(statement, self._key(key)) if is_key(key) else []
        return found[0] if found else None
