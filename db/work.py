"""One transaction's writes: compare-and-set on cases and units, and the line of the log that ends it."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Table, Update, bindparam, insert, select, update
from sqlalchemy.sql.dml import ReturningInsert

from db import rows, schema, search
from db.alike import marks_of
from db.camera_work import CameraWork
from db.feature_work import FeatureWork
from db.lines import LineWriter
from db.papers import KINDS, paper_row
from db.reads import JURISDICTION, Reads
from db.search import texts_of
from db.upsert import insert_into
from dispatch.ports import LostRace, P
from dispatch.values import Case, Entry, Order, Part, Picture, Unit, UnitState, Urge
from dispatch.verbs import Done

_cases, _units, _head, _commands = schema.case_file.c, schema.unit.c, schema.head.c, schema.command.c
_HERE: BindParameter[str] = bindparam("here")
_KEY: BindParameter[int] = bindparam("key")
# Statements are made once, and take their columns from the parameters: making one costs more than running it.
_TOUCH_CASE = update(schema.case_file).where(_cases.jurisdiction == _HERE, _cases.id == _KEY)
_SAVE_CASE = _TOUCH_CASE.where(_cases.version == bindparam("seen"))
_COUNT_URGE = _TOUCH_CASE.values(urges=_cases.urges + 1)
_LOCK_CASE = select(_cases.id).where(_cases.jurisdiction == _HERE, _cases.id == _KEY).with_for_update()
_SET_UNIT = update(schema.unit).where(_units.jurisdiction == _HERE, _units.id == _KEY)
_MARK = insert(schema.picture_mark)
_NUMBER = select(_head.seq).where(_head.jurisdiction == _HERE).scalar_subquery()
_EARLIER = select(_commands.seq, _commands.case_id, _commands.version, _commands.order_id, _commands.unit_id).where(
    _commands.jurisdiction == _HERE, _commands.command_id == bindparam("command")
)


@cache
def _numbered(statement: Update) -> Update:
    """With the number that the line of this transaction has just been given."""
    return statement.values(seq=_NUMBER)


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


class SqlWork(Reads, CameraWork, FeatureWork):
    """A transaction of the store; `has_news` once it has written its line of the log."""

    has_news = False

    def __init__(self, connection: Connection, jurisdiction: str) -> None:
        super().__init__(connection, jurisdiction)
        self._line = LineWriter(self._runner, connection, jurisdiction)
        # What is to be written of cases that are locked, and the versions they had: written once, with the line.
        self._unsaved: dict[int, dict[str, Any]] = {}
        self._seen: dict[int, int] = {}

    def done(self, command_id: str) -> Done | None:
        """Claim the command id; what an earlier try did, or None. A try that still runs is waited for."""
        claim = {"jurisdiction": self._jurisdiction, "command_id": command_id}
        claimed, found = self._runner.ask_both(
            (_claiming(self._dialect), claim), (JURISDICTION, {"here": self._jurisdiction})
        )
        if claimed:
            self._directory = self._directory_of(found)
            return None
        (row,) = self._runner.ask(_EARLIER, {"here": self._jurisdiction, "command": command_id})
        return (
            None
            if row[0] is None
            else Done(**dict(zip(("seq", "case_id", "version", "order_id", "unit_id"), row, strict=True)))
        )

    def next_number(self, day: date) -> int:
        """The next case number of the day; the row stays locked, so a rolled back number is given out again."""
        row = {"jurisdiction": self._jurisdiction, "day": day, "last": 1}
        return int(self._runner.ask(_counting(self._dialect), row)[0][0])

    def add_case(self, case: Case) -> Case:
        """Insert a case as version 1."""
        fresh = replace(case, version=1, jurisdiction=self._jurisdiction)
        added = replace(fresh, id=self._insert(schema.case_file, rows.case_row(fresh)))
        self._may_lock_case = False
        self._cases[added.id] = added
        self._follow_texts(added.id, None, added)
        return added

    def save_case(self, case: Case) -> Case:
        """Save a case that is still as it was read; raises LostRace."""
        saved = replace(case, version=case.version + 1)
        held = self.case(case.id)
        values = rows.changes_of_case(held, saved)
        if case.id in self._cases:
            if held.version != case.version:
                raise LostRace(f"case {case.id}")
            self._seen.setdefault(case.id, case.version)
            self._unsaved[case.id] = self._unsaved.get(case.id, {}) | values
            self._cases[case.id] = replace(saved, urges=held.urges, seq=held.seq, touched_at=held.touched_at)
        else:
            self._runner.change(_SAVE_CASE, {**values, **self._key(case.id), "seen": case.version}, f"case {case.id}")
            self._runner.demand_changed()
        self._follow_texts(case.id, self._texts[case.id], case)
        return saved

    def hold_unit(self, unit_id: int, order_id: int, case_id: int, state: UnitState, at: datetime) -> Unit:
        """Take a free unit; raises LostRace."""
        unit = self.unit(unit_id)
        if unit.order_id is not None or unit.state is not UnitState.FREE:
            raise LostRace(f"unit {unit_id}")
        return self._set_unit(unit, order_id=order_id, case_id=case_id, state=state, state_since=at)

    def set_unit(self, unit_id: int, state: UnitState, at: datetime, *, called_off_duty: bool = False) -> Unit:
        """Set a unit's state; raises Unknown."""
        return self._set_unit(self.unit(unit_id), state=state, state_since=at, called_off_duty=called_off_duty)

    def free_unit(self, unit_id: int, order_id: int, at: datetime) -> None:
        """Release a unit from an order, if it holds that one."""
        unit = self.unit(unit_id)
        if unit.order_id != order_id:
            return
        changes: dict[str, Any] = {"order_id": None, "case_id": None}
        if unit.state not in (UnitState.SOS, UnitState.OFF_DUTY):
            changes |= {"state": UnitState.FREE, "state_since": at}
        self._set_unit(unit, **changes)

    def add_order(self, order: Order) -> Order:
        """Insert an order; a leading one becomes the case's current one (whose version stays)."""
        added = replace(order, id=self._insert(schema.dispatch_order, self._row_of(order)))
        if order.part is Part.LEAD:
            self._touch(order.case_id, order_id=added.id)
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
        return int(self._runner.ask(_numbering(self._dialect), row)[0][0])

    def save_order(self, order: Order) -> Order:
        """Save an order."""
        self._save(schema.dispatch_order, order)
        return order

    def add_urge(self, urge: Urge) -> Urge:
        """Insert an urge and count it in its case."""
        added = replace(urge, id=self._insert(schema.urge, self._row_of(urge)))
        self._change(_COUNT_URGE, urge.case_id, {})
        if urge.case_id in self._cases:
            held = self._cases[urge.case_id]
            self._cases[urge.case_id] = replace(held, urges=held.urges + 1)
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
            for mark in marks_of(picture.fingerprint):
                self._runner.do(_MARK, {"jurisdiction": self._jurisdiction, "mark": mark, "evidence_id": evidence_id})

    def append(self, entry: Entry, done: Done) -> Done:
        """Number, chain and write the line, complete the command, touch the case; raises LostRace on a doubled id."""
        if entry.case_id is not None and entry.case_id not in self._cases:
            # The case before the head: whoever holds the head must never wait for a case.
            self._runner.do(_LOCK_CASE, self._key(entry.case_id))
        self._write_unsaved(but=entry.case_id)
        self._line.make_head()
        self.has_news = True
        if self._dialect == "sqlite":
            numbered = self._line.on_sqlite(entry, done)
            self._save_touched(entry)
            return numbered
        ending = self._line.on_postgresql(entry, done)
        self._save_touched(entry)
        row = ending.fetchone()
        if row is None:
            raise LostRace(entry.command_id)
        self._runner.demand_changed()
        return replace(done, seq=row[0])

    def pipelined(self) -> AbstractContextManager[None]:
        """Around the whole transaction; committed on leaving."""
        return self._runner.pipelined()

    def finish(self) -> None:
        """Write what no line was written for; raises LostRace."""
        self._write_unsaved(but=None)
        self._runner.demand_changed()

    def _write_unsaved(self, *, but: int | None) -> None:
        for case_id in sorted(self._unsaved.keys() - {but}):
            values = {**self._unsaved.pop(case_id), "seen": self._seen.pop(case_id)}
            self._change(_SAVE_CASE, case_id, values)

    def _save_touched(self, entry: Entry) -> None:
        if entry.case_id is None:
            return
        unsaved = self._unsaved.pop(entry.case_id, None)
        statement, values = _TOUCH_CASE, dict[str, Any](touched_at=entry.at)
        if unsaved is not None:
            statement, values = _SAVE_CASE, {**unsaved, **values, "seen": self._seen.pop(entry.case_id)}
        self._change(_numbered(statement), entry.case_id, values)

    def _touch(self, case_id: int, **values: Any) -> None:
        if case_id in self._cases:
            self._cases[case_id] = replace(self._cases[case_id], **values)
        if case_id in self._unsaved:
            self._unsaved[case_id] |= values
        else:
            self._change(_TOUCH_CASE, case_id, values)

    def _set_unit(self, unit: Unit, **changes: Any) -> Unit:
        self._units[unit.id] = changed = replace(unit, **changes)
        self._change(_SET_UNIT, unit.id, {name: rows.plain_value(value) for name, value in changes.items()})
        return changed

    def _follow_texts(self, case_id: int, was: Sequence[str] | None, case: Case) -> None:
        self._texts[case_id] = now = texts_of(case)
        for statement, given in search.changes(self._dialect, self._jurisdiction, case_id, was, now):
            self._runner.do(statement, given)

    def _row_of(self, value: Any) -> dict[str, Any]:
        row = {**rows.plain(value), "jurisdiction": self._jurisdiction}
        row.pop("id", None)
        return row

    def _insert(self, table: Table, row: dict[str, Any]) -> int:
        return int(self._runner.ask(_adding(table), row)[0][0])

    def _save(self, table: Table, value: Any) -> None:
        self._change(_saving(table), value.id, self._row_of(value))

    def _change(self, statement: Update, key: int, values: dict[str, Any]) -> None:
        self._runner.change(statement, {**values, **self._key(key)}, f"{statement.table} {key}")
