"""What desks read: rows straight into frozen values, reporters masked."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, Engine, Select, bindparam, select
from sqlalchemy import text as literal

from db import papers, rows, schema, swift
from db.alike import earlier_like
from db.columns import is_key
from db.counts import COUNTS
from db.finding import Search
from db.history import cases_near, records
from db.origin import origin
from db.paging import Pages
from db.passages import passages
from db.swift import Swift
from db.touched import touched_units
from db.transactions import reading
from db.unmasking import unmasked
from dispatch.errors import Unknown
from dispatch.overview import Passage
from dispatch.pages import Page, Which
from dispatch.papers import CaseFile, DutyBook, Message, Routine, Supervision
from dispatch.records import UnitRecord
from dispatch.states import State
from dispatch.values import Case, Directory, Evidence, Order, Unit, Urge

_cases, _orders, _urges, _log = schema.case_file.c, schema.dispatch_order.c, schema.urge.c, schema.log.c
_pictures, _units = schema.evidence.c, schema.unit.c
_HERE: BindParameter[str] = bindparam("here")
_KEY: BindParameter[int] = bindparam("key")
_MOST: BindParameter[int] = bindparam("most")
# Literal, never bound: a partial index serves only the predicate it was made with.
_OPEN = literal("urgent_at IS NOT NULL")
_OPEN_CASES = (
    select(*swift.CASE)
    .where(_cases.jurisdiction == _HERE, _OPEN)
    .order_by(_cases.urgent_at, _cases.id)
    .limit(_MOST)
)  # fmt: skip
_DUE_CASES = (
    select(*swift.CASE)
    .where(_cases.jurisdiction == _HERE, _OPEN, _cases.due_at.is_not(None))
    .where(literal(f"state IN ('{State.DISPATCHED.value}', '{State.HANDLING.value}')"))
    .order_by(_cases.urgent_at, _cases.id)
)
_SOME_CASES = select(*rows.CASE).where(
    _cases.jurisdiction == _HERE, _cases.id.in_(bindparam("keys", expanding=True))
)  # fmt: skip
_BY_CODE = select(*rows.CASE).where(_cases.jurisdiction == _HERE, _cases.query_code == bindparam("code"))
_ORDERS_OF = (
    select(*rows.ORDER)
    .where(_orders.jurisdiction == _HERE, _orders.unit_id == _KEY, literal("ended_at IS NULL"))
    .order_by(_orders.id)
)
_URGES_OUT = (
    select(*rows.URGE)
    .join(schema.dispatch_order, (_orders.jurisdiction == _urges.jurisdiction) & (_orders.id == _urges.order_id))
    .where(_urges.jurisdiction == _HERE, literal("dispatch_order.ended_at IS NULL"))
    .order_by(_urges.id)
)
_URGES_OF = _URGES_OUT.where(_urges.unit_id == _KEY, literal("urge.read_at IS NULL"))
_URGES_TO_HEAD = _URGES_OUT.where(_urges.department_id == _KEY, literal("urge.head_read_at IS NULL"))
_messages = schema.message.c
_MESSAGES_OF = (
    select(*papers.MESSAGE)
    .where(_messages.jurisdiction == _HERE, _messages.unit_id == _KEY, literal("read_at IS NULL"))
    .order_by(_messages.id)
)
_ALL_UNITS = select(*rows.UNIT).where(_units.jurisdiction == _HERE).order_by(_units.id)


def _of_case(columns: Sequence[Any], order: str) -> Select[Any]:
    table = columns[0].table
    return select(*columns).where(table.c.jurisdiction == _HERE, table.c.case_id == _KEY).order_by(table.c[order])


_FILE = {
    "entries": (_of_case(rows.ENTRY, "seq"), rows.entry_of),
    "evidence": (_of_case(rows.EVIDENCE, "id"), rows.evidence_of),
    "orders": (_of_case(rows.ORDER, "id"), rows.order_of),
    "urges": (_of_case(rows.URGE, "id"), rows.urge_of),
    "petitions": (_of_case(papers.PETITION, "id"), papers.petition_of),
    "supervisions": (_of_case(papers.SUPERVISION, "id"), papers.supervision_of),
    "tasks": (_of_case(papers.TASK, "id"), papers.task_of),
    "holds": (_of_case(papers.HOLD, "id"), papers.hold_of),
}
_TABLES: dict[str, tuple[Sequence[Any], Callable[[Sequence[Any]], Any]]] = {
    "departments": (rows.DEPARTMENT, rows.department_of),
    "people": (rows.PERSON, rows.person_of),
    "units": (rows.UNIT, rows.unit_of),
    "cameras": (rows.CAMERA, rows.camera_of),
}
_owed, _routines = schema.supervision.c, schema.routine.c
_NOW: BindParameter[datetime] = bindparam("now")
_PAST_SUSPENSION = select(*rows.CASE).where(
    _cases.jurisdiction == _HERE, _OPEN, _cases.state == State.SUSPENDED.value, _cases.suspended_until <= _NOW
)
_UNANSWERED = select(*papers.SUPERVISION).where(
    _owed.jurisdiction == _HERE, literal("state = 'open'"), _owed.reply_by < _NOW
)
_DUE_ROUTINES = select(*papers.ROUTINE).where(
    _routines.jurisdiction == _HERE, _routines.ended_at.is_(None), _routines.next_at <= _NOW
)
_DUE = (
    (_PAST_SUSPENSION, rows.masked_case_of),
    (_UNANSWERED, papers.supervision_of),
    (_DUE_ROUTINES, papers.routine_of),
)
_PLACES = select(_cases.lon, _cases.lat).where(
    _cases.jurisdiction == _HERE, _cases.reported_at >= bindparam("since"), _cases.lon.is_not(None)
)
_shifts, _lent = schema.shift.c, schema.delegation.c
_DUTY: dict[str, tuple[Select[Any], Callable[[Sequence[Any]], Any]]] = {
    "shifts": (
        select(*papers.SHIFT)
        .where(_shifts.jurisdiction == _HERE, _shifts.ended_at.is_(None), _shifts.ends_at > _NOW)
        .order_by(_shifts.begins_at, _shifts.id),
        papers.shift_of,
    ),
    "delegations": (
        select(*papers.DELEGATION)
        .where(_lent.jurisdiction == _HERE, _lent.ended_at.is_(None), _lent.until > _NOW)
        .order_by(_lent.until, _lent.id),
        papers.delegation_of,
    ),
    "routines": (
        select(*papers.ROUTINE)
        .where(_routines.jurisdiction == _HERE, _routines.ended_at.is_(None))
        .order_by(_routines.next_at, _routines.id),
        papers.routine_of,
    ),
}
_JURISDICTION = select(schema.jurisdiction).where(schema.jurisdiction.c.jurisdiction == _HERE)


class SqlBoard:
    """The desks' questions over an engine; each answer is one consistent reading."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._open_cases = Swift(engine, _OPEN_CASES)
        self._due_cases = Swift(engine, _DUE_CASES)
        self._pages = Pages(engine)
        self._search = Search(engine)

    def directory(self, jurisdiction: str) -> Directory:
        """All slowly changing tables; raises Unknown for a jurisdiction that is not kept here."""
        with reading(self._engine) as connection:
            row = connection.execute(_JURISDICTION, {"here": jurisdiction}).mappings().one_or_none()
            if row is None:
                raise Unknown(kind="jurisdiction", id=jurisdiction)
            tables: dict[str, Any] = {
                name: _all(connection, columns, jurisdiction, convert) for name, (columns, convert) in _TABLES.items()
            }
        return Directory(**row, **tables)

    def open_cases(self, jurisdiction: str, limit: int = 5000) -> tuple[Case, ...]:
        """Open cases by the end of the clock that runs."""
        return self._open_cases.ask(here=jurisdiction, most=limit)

    def page(self, jurisdiction: str, which: Which, *, limit: int = 100, after: str = "") -> Page:
        """Some of the cases asked for, by keyset: the same effort however deep; raises Invalid for a wrong `after`."""
        return self._pages.page(jurisdiction, which, limit=limit, after=after)

    def counts(self, jurisdiction: str) -> Mapping[State, int]:
        """How many open cases stand in each state; states without a case are left out."""
        with reading(self._engine) as connection:
            held = connection.execute(COUNTS, {"here": jurisdiction}).all()
        return {rows.STATES[state]: number for state, number in held if number}

    def cases(self, jurisdiction: str, ids: Sequence[int]) -> tuple[Case, ...]:
        """These cases, open or not, by id."""
        keys = [number for number in ids if is_key(number)]
        found = self._cases(_SOME_CASES, here=jurisdiction, keys=keys) if keys else ()
        return tuple(sorted(found, key=lambda case: case.id))

    def file(self, jurisdiction: str, case_id: int) -> CaseFile:
        """Everything about one case; raises Unknown."""
        key = {"here": jurisdiction, "key": case_id, "keys": [case_id]}
        with reading(self._engine) as connection:
            row = connection.execute(_SOME_CASES, key).one_or_none() if is_key(case_id) else None
            if row is None:
                raise Unknown(kind="case", id=str(case_id))
            parts: dict[str, Any] = {
                name: tuple(map(convert, connection.execute(statement, key)))
                for name, (statement, convert) in _FILE.items()
            }
            case = rows.masked_case_of(row)
            if case.is_imported:
                parts["entries"] = origin(connection, jurisdiction, case_id) + parts["entries"]
        return CaseFile(case=case, **parts)

    def passages(self, jurisdiction: str, since: datetime) -> tuple[Passage, ...]:
        """The moments of the cases reported since a moment, the newest first."""
        with reading(self._engine) as connection:
            return passages(connection, jurisdiction, since)

    def earlier_like(
        self, jurisdiction: str, held: Sequence[Evidence]
    ) -> tuple[tuple[Evidence, ...], Mapping[int, str]]:
        """Earlier pictures that these may have been made from, and the numbers of their cases."""
        with reading(self._engine) as connection:
            return earlier_like(connection, jurisdiction, held)

    def unmasked(self, jurisdiction: str, seq: int, person_id: int, now: datetime) -> str:
        """What the line of an unmasking shows to who wrote it, for a minute; raises NotNow."""
        with reading(self._engine) as connection:
            return unmasked(connection, jurisdiction, seq=seq, person_id=person_id, now=now)

    def duty_book(self, jurisdiction: str, now: datetime) -> DutyBook:
        """Turns of duty that have not ended, posts that are lent, routines that go on."""
        key = {"here": jurisdiction, "now": now}
        with reading(self._engine) as connection:
            parts: dict[str, Any] = {
                name: tuple(map(convert, connection.execute(statement, key)))
                for name, (statement, convert) in _DUTY.items()
            }
        return DutyBook(**parts)

    def find(self, jurisdiction: str, text: str, limit: int = 100, *, before: int = 2**63 - 1) -> tuple[Case, ...]:
        """Cases whose number, title, place or description holds the text, the last entered first.

        Width and case of letters do not count. `before` is the id of the last case of the page before.
        """
        return self._search.find(jurisdiction, text, before=before, most=limit)

    def places_since(self, jurisdiction: str, since: datetime) -> tuple[tuple[float, float], ...]:
        """Where the cases reported since a moment are, ended or not: lon, lat."""
        with reading(self._engine) as connection:
            held = connection.execute(_PLACES, {"here": jurisdiction, "since": since})
            return tuple((lon, lat) for lon, lat in held)

    def by_query_code(self, jurisdiction: str, code: str) -> tuple[Case, ...]:
        """The case of a citizen's receipt; none for an empty code."""
        return self._cases(_BY_CODE, here=jurisdiction, code=code) if code else ()

    def units(self, jurisdiction: str) -> tuple[Unit, ...]:
        """Units with their present state, by id."""
        return self._read(_ALL_UNITS, rows.unit_of, here=jurisdiction)

    def touched_units(self, jurisdiction: str, cases: Sequence[int], units: Sequence[int]) -> tuple[Unit, ...]:
        """Some units, and all that were ever sent to one of some cases, by id."""
        return touched_units(self._engine, jurisdiction, cases, units)

    def orders_of(self, jurisdiction: str, unit_id: int) -> tuple[Order, ...]:
        """The active orders of a unit, oldest first."""
        return self._read(_ORDERS_OF, rows.order_of, here=jurisdiction, key=unit_id)

    def urges_of(self, jurisdiction: str, unit_id: int) -> tuple[Urge, ...]:
        """The unread urges of a unit's active orders, oldest first."""
        return self._read(_URGES_OF, rows.urge_of, here=jurisdiction, key=unit_id)

    def urges_to_head(self, jurisdiction: str, department_id: int) -> tuple[Urge, ...]:
        """The urges of active orders that the head of a department has not read, oldest first."""
        return self._read(_URGES_TO_HEAD, rows.urge_of, here=jurisdiction, key=department_id)

    def messages_of(self, jurisdiction: str, unit_id: int) -> tuple[Message, ...]:
        """The unread messages to a unit, oldest first."""
        return self._read(_MESSAGES_OF, papers.message_of, here=jurisdiction, key=unit_id)

    def due_cases(self, jurisdiction: str) -> tuple[Case, ...]:
        """Cases whose handling clock runs, the most urgent first."""
        return self._due_cases.ask(here=jurisdiction)

    def near(self, jurisdiction: str, lon: float, lat: float, *, metres: float, limit: int = 50) -> tuple[Case, ...]:
        """Cases around a place in WGS-84, open or ended, the last entered first."""
        return cases_near(self._engine, jurisdiction, lon, lat, metres, limit)

    def records(self, jurisdiction: str, *, since: datetime, lately: datetime) -> tuple[UnitRecord, ...]:
        """How units have kept the limits of orders sent since a moment, and how many they got since another."""
        return records(self._engine, jurisdiction, since, lately)

    def due_papers(self, jurisdiction: str, now: datetime) -> tuple[Case | Supervision | Routine, ...]:
        """Suspended cases past their date, unanswered supervision orders, routines."""
        key = {"here": jurisdiction, "now": now}
        with reading(self._engine) as connection:
            return tuple(convert(row) for statement, convert in _DUE for row in connection.execute(statement, key))

    def _cases(self, statement: Select[Any], **key: Any) -> tuple[Case, ...]:
        return self._read(statement, rows.masked_case_of, **key)

    def _read(self, statement: Select[Any], convert: Callable[[Sequence[Any]], Any], **key: Any) -> tuple[Any, ...]:
        with reading(self._engine) as connection:
            return tuple(map(convert, connection.execute(statement, key)))


def _all(
    connection: Connection, columns: Sequence[Any], here: str, convert: Callable[[Sequence[Any]], Any]
) -> tuple[Any, ...]:
    table = columns[0].table
    held = connection.execute(select(*columns).where(table.c.jurisdiction == here).order_by(table.c.id))
    return tuple(map(convert, held))
