"""The line that ends a transaction: numbered, chained and written under the lock of the head.

On PostgreSQL the server makes the hash (sha256 is built in since version 11), so that the head, which every command of
a jurisdiction needs, is never locked while an answer travels to a client and back.
"""

from dataclasses import fields, replace
from datetime import UTC
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import BindParameter, Connection, Pool, bindparam, insert, select, update
from sqlalchemy.sql.dml import ReturningInsert

from db import rows, schema
from db.quick import Runner
from db.upsert import insert_into
from dispatch.chain import around, seal
from dispatch.ports import LostRace
from dispatch.values import Entry
from dispatch.verbs import Done

_head, _commands = schema.head.c, schema.command.c
_HERE: BindParameter[str] = bindparam("here")
_HEAD = select(_head.seq, _head.hash).where(_head.jurisdiction == _HERE)
_LOCK_HEAD = _HEAD.with_for_update()
_CHAIN = update(schema.head).where(_head.jurisdiction == _HERE)
_WRITE_LINE = insert(schema.log)
_headed: WeakKeyDictionary[Pool, set[str]] = WeakKeyDictionary()
_DONE = [field.name for field in fields(Done)]
_DONE_TYPES = {"seq": "held.seq", **{name: f"%(done_{name})s::bigint" for name in _DONE if name != "seq"}}
_LINE_TYPES = {
    **{column.name: f"%({column.name})s" for column in schema.log.c},
    "at": "%(at)s::timestamptz", "person_id": "%(person_id)s::bigint", "case_id": "%(case_id)s::bigint",
    "unit_id": "%(unit_id)s::bigint", "seq": "held.seq", "prev_hash": "held.prev_hash", "hash": "held.hash",
}  # fmt: skip
# Reads the head with the lock taken before: a statement of its own, so that it sees the head as it is under the lock.
_END = f"""
WITH held AS (
  SELECT seq + 1 AS seq, hash AS prev_hash,
    encode(sha256(convert_to(%(before)s || hash || %(between)s || (seq + 1)::text || %(after)s, 'UTF8')), 'hex') AS hash
  FROM head WHERE jurisdiction = %(jurisdiction)s),
moved AS (UPDATE head SET seq = held.seq, hash = held.hash FROM held WHERE head.jurisdiction = %(jurisdiction)s),
line AS (INSERT INTO log ({", ".join(_LINE_TYPES)}) SELECT {", ".join(_LINE_TYPES.values())} FROM held),
done AS (INSERT INTO command (jurisdiction, command_id, {", ".join(_DONE_TYPES)})
  SELECT %(jurisdiction)s, %(command_id)s, {", ".join(_DONE_TYPES.values())} FROM held
  ON CONFLICT (jurisdiction, command_id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _DONE)}
  WHERE command.seq IS NULL RETURNING seq)
SELECT done.seq, pg_notify('watchfloor', '') FROM done
"""  # noqa: S608 - our own names


@cache
def _completing(dialect: str) -> ReturningInsert[Any]:
    statement = insert_into(schema.command, dialect)
    fresh = {name: statement.excluded[name] for name in _DONE}
    return statement.on_conflict_do_update(
        index_elements=["jurisdiction", "command_id"], set_=fresh, where=_commands.seq.is_(None)
    ).returning(_commands.seq)


class LineWriter:
    """Ends the transactions of one jurisdiction on a connection."""

    def __init__(self, runner: Runner, connection: Connection, jurisdiction: str) -> None:
        self._runner = runner
        self._pool = connection.engine.pool
        self._here = jurisdiction

    def on_sqlite(self, entry: Entry, done: Done) -> Done:
        """Write the line; a transaction that writes has SQLite to itself. Raises LostRace on a doubled command id."""
        seq, prev_hash = self._runner.ask(_HEAD, {"here": self._here})[0]
        sealed = seal(replace(entry, at=entry.at.astimezone(UTC)), seq + 1, prev_hash)
        numbered = replace(done, seq=sealed.seq)
        row = {**rows.plain(numbered), "jurisdiction": self._here, "command_id": entry.command_id}
        if not self._runner.ask(_completing("sqlite"), row):
            raise LostRace(entry.command_id)
        self._runner.do(_WRITE_LINE, rows.entry_row(sealed))
        self._runner.do(_CHAIN, {"here": self._here, "seq": sealed.seq, "hash": sealed.hash})
        return numbered

    def on_postgresql(self, entry: Entry, done: Done) -> Any:
        """A cursor over the number of the line, which is being written; none on a doubled command id."""
        entry = replace(entry, at=entry.at.astimezone(UTC))
        before, between, after = around(entry)
        given = {f"done_{name}": value for name, value in rows.plain(done).items()}
        given |= {**rows.entry_row(entry), "before": before, "between": between, "after": after}
        self._runner.do(_LOCK_HEAD, {"here": self._here})
        return self._runner.postgres(_END, given)

    def make_head(self) -> None:
        """Make the jurisdiction's head where there is none; asked until one has been seen, since heads stay."""
        known = _headed.setdefault(self._pool, set())
        if self._here in known:
            return
        if self._runner.ask(_HEAD, {"here": self._here}):
            known.add(self._here)
        else:
            first = {"jurisdiction": self._here, "seq": 0, "hash": ""}
            self._runner.do(insert_first(self._runner.dialect), first)


@cache
def insert_first(dialect: str) -> Any:
    """A head for a jurisdiction that has none."""
    return insert_into(schema.head, dialect).on_conflict_do_nothing()
