"""What a transaction reads. What decides a command is locked as it is read: first its case, then units, by id.

Without these locks a receipt could overwrite a recall, or a signature a call for help, on an engine where commands
run side by side. A case is locked only as the first row of a transaction, so that the order always holds.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Column, Connection, Row, Select, Table, bindparam, select

from db import papers, rows, schema
from db.columns import is_key
from db.search import texts_of
from dispatch.errors import Unknown
from dispatch.papers import Delegation
from dispatch.ports import P
from dispatch.states import QUIET
from dispatch.values import Case, Department, Directory, Entry, Evidence, Order, Person, Unit, Urge

_cases, _orders, _urges, _log = schema.case_file.c, schema.dispatch_order.c, schema.urge.c, schema.log.c
_HERE: BindParameter[str] = bindparam("here")
_ID: BindParameter[int] = bindparam("key")

T = TypeVar("T")


def _by_id(columns: Sequence[Any]) -> Select[Any]:
    table = columns[0].table
    return select(*columns).where(table.c.jurisdiction == _HERE, table.c.id == _ID)


_CASE, _ORDER, _URGE = _by_id(rows.CASE), _by_id(rows.ORDER), _by_id(rows.URGE)
_UNIT = _by_id(rows.UNIT).with_for_update()
_PERSON, _DEPARTMENT = _by_id(rows.PERSON), _by_id(rows.DEPARTMENT)
_CASE_LOCKED = _CASE.with_for_update()
_CASE_OF_ORDER = select(_orders.case_id).where(_orders.jurisdiction == _HERE, _orders.id == _ID)
_CASE_OF_URGE = select(_urges.case_id).where(_urges.jurisdiction == _HERE, _urges.id == _ID)
_LAST_MOVE = (
    select(*rows.ENTRY)
    .where(_log.jurisdiction == _HERE, _log.case_id == _ID, _log.step.not_in([step.value for step in sorted(QUIET)]))
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
_DEPARTMENTS_NAMED = select(*rows.DEPARTMENT).where(
    _departments.jurisdiction == _HERE, _departments.name.in_(bindparam("names", expanding=True))
)
_lent = schema.delegation.c
_LENT = (
    select(*papers.DELEGATION)
    .where(_lent.jurisdiction == _HERE, _lent.to_id == _ID, _lent.ended_at.is_(None), _lent.until > bindparam("now"))
    .order_by(_lent.id)
)
_JURISDICTION = select(schema.jurisdiction).where(schema.jurisdiction.c.jurisdiction == _HERE)


@cache
def _case_of(table: Table) -> Select[Any]:
    return select(table.c.case_id).where(table.c.jurisdiction == _HERE, table.c.id == _ID)


@cache
def _of_case(table: Table, columns: tuple[Column[Any], ...]) -> Select[Any]:
    return select(*columns).where(table.c.jurisdiction == _HERE, table.c.case_id == _ID).order_by(table.c.id)


class Reads:
    """The reading half of a transaction over one jurisdiction; everything missing raises Unknown."""

    def __init__(self, connection: Connection, jurisdiction: str) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name
        self._jurisdiction = jurisdiction
        self._may_lock_case = True
        self._locked_case: int | None = None
        self._texts: dict[int, tuple[str, ...]] = {}  # as the search index has them

    def directory(self) -> Directory:
        """The jurisdiction's name and flags."""
        row = self._connection.execute(_JURISDICTION, {"here": self._jurisdiction}).mappings().one_or_none()
        if row is None:
            raise Unknown(kind="jurisdiction", id=self._jurisdiction)
        return Directory(**row)

    def person(self, person_id: int) -> Person:
        """A person."""
        return self._one(_PERSON, person_id, rows.person_of, "person")

    def case(self, case_id: int) -> Case:
        """A case, unmasked; the first one is locked until the transaction ends."""
        statement = _CASE_LOCKED if self._may_lock_case else _CASE
        if self._may_lock_case:
            self._may_lock_case, self._locked_case = False, case_id
        case = self._one(statement, case_id, rows.case_of, "case")
        self._texts.setdefault(case.id, texts_of(case))
        return case

    def unit(self, unit_id: int) -> Unit:
        """A unit, locked until the transaction ends."""
        self._may_lock_case = False
        return self._one(_UNIT, unit_id, rows.unit_of, "unit")

    def department(self, department_id: int) -> Department:
        """A department."""
        return self._one(_DEPARTMENT, department_id, rows.department_of, "department")

    def order(self, order_id: int) -> Order:
        """An order, read after its case was locked."""
        self._lock_case_of(_CASE_OF_ORDER, order_id)
        return self._one(_ORDER, order_id, rows.order_of, "order")

    def urge(self, urge_id: int) -> Urge:
        """An urge, read after its case was locked."""
        self._lock_case_of(_CASE_OF_URGE, urge_id)
        return self._one(_URGE, urge_id, rows.urge_of, "urge")

    def departments_named(self, names: Sequence[str]) -> tuple[Department, ...]:
        """Those of the named departments that are kept here."""
        if not names:
            return ()
        found = self._connection.execute(_DEPARTMENTS_NAMED, {"here": self._jurisdiction, "names": list(names)})
        return tuple(rows.department_of(row) for row in found)

    def cases(self, first_id: int, second_id: int) -> tuple[Case, Case]:
        """Two cases, locked in the order of their ids."""
        held = {}
        for case_id in sorted((first_id, second_id)):
            self._may_lock_case = True
            held[case_id] = self.case(case_id)
        self._locked_case = first_id
        return held[first_id], held[second_id]

    def paper(self, kind: type[P], paper_id: int) -> P:
        """A paper, read after its case was locked."""
        table, columns, convert = papers.KINDS[kind]
        if "case_id" in table.c:
            self._lock_case_of(_case_of(table), paper_id)
        held: P = self._one(_by_id(columns), paper_id, convert, table.name)
        return held

    def papers(self, kind: type[P], case_id: int) -> tuple[P, ...]:
        """The papers of a kind about a case, oldest first."""
        table, columns, convert = papers.KINDS[kind]
        found = self._connection.execute(_of_case(table, columns), {"here": self._jurisdiction, "key": case_id})
        return tuple(convert(row) for row in found)

    def delegations(self, to_id: int, now: datetime) -> tuple[Delegation, ...]:
        """What is lent to a person at a moment."""
        key = {"here": self._jurisdiction, "key": to_id, "now": now}
        return tuple(papers.delegation_of(row) for row in self._connection.execute(_LENT, key))

    def active_orders(self, case_id: int) -> tuple[Order, ...]:
        """The orders of a case that have not ended, oldest first."""
        found = self._connection.execute(_ACTIVE_ORDERS, {"here": self._jurisdiction, "key": case_id})
        return tuple(rows.order_of(row) for row in found)

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
        held = self._connection.execute(_PICTURES, {"here": self._jurisdiction, "key": case_id})
        return tuple(rows.evidence_of(row) for row in held)

    def _lock_case_of(self, statement: Select[Any], key: int) -> None:
        if self._may_lock_case and (row := self._row(statement, key)):
            self.case(row.case_id)

    def _one(self, statement: Select[Any], key: int, convert: Callable[[Sequence[Any]], T], kind: str) -> T:
        row = self._row(statement, key)
        if row is None:
            raise Unknown(kind=kind, id=str(key))
        return convert(row)

    def _row(self, statement: Select[Any], key: int) -> Row[Any] | None:
        if not is_key(key):
            return None
        return self._connection.execute(statement, {"here": self._jurisdiction, "key": key}).one_or_none()
