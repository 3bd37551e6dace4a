"""One transaction's writes: compare-and-set on cases and units, and the line of the log that ends it."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Table, Update, bindparam, insert, literal, select, text, update
from sqlalchemy.sql.dml import ReturningInsert

from db import rows, schema, search
from db.alike import marks_of
from db.camera_work import CameraWork
from db.papers import KINDS, paper_row
from db.reads import Reads
from db.search import texts_of
from db.upsert import insert_into
from dispatch.chain import seal
from dispatch.ports import LostRace, P
from dispatch.values import Case, Entry, Order, Part, Picture, Unit, UnitState, Urge
from dispatch.verbs import Done

_cases, _units, _head, _commands = schema.case_file.c, schema.unit.c, schema.head.c, schema.command.c
_HERE: BindParameter[str] = bindparam("here")
_KEY: BindParameter[int] = bindparam("key")
# What append() and add_urge() write, and what never changes, stays out of a saved case.
_KEPT = ("jurisdiction", "number", "query_code", "seq", "touched_at", "urges", "is_imported", "is_demo")
# Statements are made once, and take their columns from the parameters: making one costs more than running it.
_TOUCH_CASE = update(schema.case_file).where(_cases.jurisdiction == _HERE, _cases.id == _KEY)
_SAVE_CASE = _TOUCH_CASE.where(_cases.version == bindparam("seen"))
_COUNT_URGE = _TOUCH_CASE.values(urges=_cases.urges + 1)
_LOCK_CASE = select(_cases.id).where(_cases.jurisdiction == _HERE, _cases.id == _KEY).with_for_update()
_SET_UNIT = update(schema.unit).where(_units.jurisdiction == _HERE, _units.id == _KEY)
_TAKE_UNIT = _SET_UNIT.where(_units.order_id.is_(None), _units.state == literal(UnitState.FREE.value))
_NUMBER = (
    update(schema.head).where(_head.jurisdiction == _HERE).values(seq=_head.seq + 1).returning(_head.seq, _head.hash)
)
_CHAIN = update(schema.head).where(_head.jurisdiction == _HERE).values(hash=bindparam("sealed"))
_WRITE_LINE = insert(schema.log)
_MARK = insert(schema.picture_mark)
_NOTIFY = text("SELECT pg_notify('watchfloor', '')")
_EARLIER = select(_commands.seq, _commands.case_id, _commands.version, _commands.order_id, _commands.unit_id).where(
    _commands.jurisdiction == _HERE, _commands.command_id == bindparam("command")
)


@cache
def _adding(table: Table) -> ReturningInsert[Any]:
    return insert(table).returning(table.c.id)


@cache
def _saving(table: Table) -> Update:
    return update(table).where(table.c.jurisdiction == _HERE, table.c.id == _KEY)


@cache
def _claiming(dialect: str) -> ReturningInsert[Any]:
    return insert_into(schema.command, dialect).on_conflict_do_nothing().returning(_commands.command_id)


@cache
def _completing(dialect: str) -> ReturningInsert[Any]:
    statement = insert_into(schema.command, dialect)
    fresh = {field.name: statement.excluded[field.name] for field in fields(Done)}
    return statement.on_conflict_do_update(
        index_elements=["jurisdiction", "command_id"], set_=fresh, where=_commands.seq.is_(None)
    ).returning(_commands.seq)


@cache
def _counting(dialect: str) -> ReturningInsert[Any]:
    last = schema.day_number.c.last
    statement = insert_into(schema.day_number, dialect)
    return statement.on_conflict_do_update(index_elements=["jurisdiction", "day"], set_={"last": last + 1}).returning(
        last
    )


@cache
def _numbering(dialect: str) -> ReturningInsert[Any]:
    last = schema.series.c.last
    statement = insert_into(schema.series, dialect)
    return statement.on_conflict_do_update(index_elements=["jurisdiction", "name"], set_={"last": last + 1}).returning(
        last
    )


class SqlWork(Reads, CameraWork):
    """A transaction of the store; `has_news` once it has written its line of the log."""

    has_news = False

    def done(self, command_id: str) -> Done | None:
        """Claim the command id; what an earlier try did, or None. A try that still runs is waited for."""
        key = {"jurisdiction": self._jurisdiction, "command_id": command_id}
        if self._connection.execute(_claiming(self._dialect), key).one_or_none() is not None:
            return None
        row = self._connection.execute(_EARLIER, {"here": self._jurisdiction, "command": command_id}).mappings().one()
        return None if row["seq"] is None else Done(**row)

    def next_number(self, day: date) -> int:
        """The next case number of the day; the row stays locked, so a rolled back number is given out again."""
        row = {"jurisdiction": self._jurisdiction, "day": day, "last": 1}
        return int(self._connection.execute(_counting(self._dialect), row).scalar_one())

    def add_case(self, case: Case) -> Case:
        """Insert a case as version 1."""
        fresh = replace(case, version=1, jurisdiction=self._jurisdiction)
        added = replace(fresh, id=self._insert(schema.case_file, rows.case_row(fresh)))
        self._may_lock_case, self._locked_case = False, added.id
        search.add(self._connection, self._jurisdiction, [(added.id, texts_of(added))])
        self._texts[added.id] = texts_of(added)
        return added

    def save_case(self, case: Case) -> Case:
        """Save a case that is still as it was read; raises LostRace."""
        saved = replace(case, version=case.version + 1)
        values = {name: value for name, value in rows.case_row(saved).items() if name not in _KEPT}
        was = self._texts[case.id] if case.id in self._texts else texts_of(self.case(case.id))
        self._change(_SAVE_CASE, case.id, values, seen=case.version)
        search.change(self._connection, self._jurisdiction, case.id, was, texts_of(case))
        self._texts[case.id] = texts_of(case)
        return saved

    def hold_unit(self, unit_id: int, order_id: int, case_id: int, state: UnitState, at: datetime) -> Unit:
        """Take a free unit; raises LostRace."""
        held = {"order_id": order_id, "case_id": case_id, "state": state.value, "state_since": at}
        self._change(_TAKE_UNIT, unit_id, held)
        return self.unit(unit_id)

    def set_unit(self, unit_id: int, state: UnitState, at: datetime) -> Unit:
        """Set a unit's state; raises Unknown."""
        unit = self.unit(unit_id)
        self._change(_SET_UNIT, unit_id, {"state": state.value, "state_since": at})
        return replace(unit, state=state, state_since=at)

    def free_unit(self, unit_id: int, order_id: int, at: datetime) -> None:
        """Release a unit from an order, if it holds that one."""
        unit = self.unit(unit_id)
        if unit.order_id != order_id:
            return
        changes: dict[str, Any] = {"order_id": None, "case_id": None}
        if unit.state not in (UnitState.SOS, UnitState.OFF_DUTY):
            changes |= {"state": UnitState.FREE.value, "state_since": at}
        self._change(_SET_UNIT, unit_id, changes)

    def add_order(self, order: Order) -> Order:
        """Insert an order; a leading one becomes the case's current one (whose version stays)."""
        added = replace(order, id=self._insert(schema.dispatch_order, self._row_of(order)))
        if order.part is Part.LEAD:
            self._change(_TOUCH_CASE, order.case_id, {"order_id": added.id})
        return added

    def add_paper(self, paper: P) -> P:
        """Insert a paper."""
        table, _, _ = KINDS[type(paper)]
        row = {**paper_row(paper), "jurisdiction": self._jurisdiction}
        return replace(paper, id=self._insert(table, row))

    def save_paper(self, paper: P) -> P:
        """Save a paper."""
        table, _, _ = KINDS[type(paper)]
        self._change(_saving(table), paper.id, {**paper_row(paper), "jurisdiction": self._jurisdiction})
        return paper

    def next_in(self, series: str) -> int:
        """The next number of a series; a rolled back one is given out again."""
        row = {"jurisdiction": self._jurisdiction, "name": series, "last": 1}
        return int(self._connection.execute(_numbering(self._dialect), row).scalar_one())

    def save_order(self, order: Order) -> Order:
        """Save an order."""
        self._save(schema.dispatch_order, order)
        return order

    def add_urge(self, urge: Urge) -> Urge:
        """Insert an urge and count it in its case."""
        added = replace(urge, id=self._insert(schema.urge, self._row_of(urge)))
        self._change(_COUNT_URGE, urge.case_id, {})
        return added

    def save_urge(self, urge: Urge) -> Urge:
        """Save an urge."""
        self._save(schema.urge, urge)
        return urge

    def add_evidence(self, case_id: int, pictures: Sequence[Picture], *, by_name: str, at: datetime) -> None:
        """Attach pictures in their order."""
        for picture in pictures:
            row = {**self._row_of(picture), "case_id": case_id, "by_name": by_name, "at": at}
            evidence_id = self._insert(schema.evidence, row)
            marks = [
                {"jurisdiction": self._jurisdiction, "mark": mark, "evidence_id": evidence_id}
                for mark in marks_of(picture.fingerprint)
            ]
            if marks:
                self._connection.execute(_MARK, marks)

    def append(self, entry: Entry, done: Done) -> Done:
        """Number, chain and write the line, complete the command, touch the case; raises LostRace on a doubled id."""
        if entry.case_id not in (None, self._locked_case):
            # The case before the head: whoever holds the head must never wait for a case.
            self._connection.execute(_LOCK_CASE, self._key(entry.case_id))
        seq, prev_hash = self._take_head()
        sealed = seal(replace(entry, at=entry.at.astimezone(UTC)), seq, prev_hash)
        self._connection.execute(_WRITE_LINE, rows.entry_row(sealed))
        self._connection.execute(_CHAIN, {"here": self._jurisdiction, "sealed": sealed.hash})
        if entry.case_id is not None:
            self._change(_TOUCH_CASE, entry.case_id, {"seq": seq, "touched_at": entry.at})
        numbered = replace(done, seq=seq)
        self._complete(entry.command_id, numbered)
        self.has_news = True
        if self._dialect == "postgresql":
            self._connection.execute(_NOTIFY)
        return numbered

    def _take_head(self) -> tuple[int, str]:
        row = self._connection.execute(_NUMBER, {"here": self._jurisdiction}).one_or_none()
        if row is None:
            first = {"jurisdiction": self._jurisdiction, "seq": 0, "hash": ""}
            self._connection.execute(insert_into(schema.head, self._dialect).on_conflict_do_nothing(), first)
            row = self._connection.execute(_NUMBER, {"here": self._jurisdiction}).one()
        return row.seq, row.hash

    def _complete(self, command_id: str, done: Done) -> None:
        row = {**rows.plain(done), "jurisdiction": self._jurisdiction, "command_id": command_id}
        if self._connection.execute(_completing(self._dialect), row).one_or_none() is None:
            raise LostRace(command_id)

    def _key(self, key: int) -> dict[str, Any]:
        return {"here": self._jurisdiction, "key": key}

    def _row_of(self, value: Any) -> dict[str, Any]:
        row = {**rows.plain(value), "jurisdiction": self._jurisdiction}
        row.pop("id", None)
        return row

    def _insert(self, table: Table, row: dict[str, Any]) -> int:
        return int(self._connection.execute(_adding(table), row).scalar_one())

    def _save(self, table: Table, value: Any) -> None:
        self._change(_saving(table), value.id, self._row_of(value))

    def _change(self, statement: Update, key: int, values: dict[str, Any], **more: Any) -> None:
        if self._connection.execute(statement, {**values, **self._key(key), **more}).rowcount != 1:
            raise LostRace(f"{statement.table} {key}")
