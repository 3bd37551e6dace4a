"""Imports in two steps: rows are staged where nobody sees them, then published in parts, each whole and in the log."""

import hashlib
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, update

from db import rows, schema
from db.heap import Heap, enter_heap, number
from db.import_rows import PUT
from db.staged import pack, spans, unpack
from db.transactions import reading, writing
from db.work import SqlWork
from dispatch.bringing import Kind, Run, RunState
from dispatch.rights import role_for
from dispatch.states import Step
from dispatch.values import Entry, Role
from dispatch.verbs import Actor, Done

STALE = timedelta(minutes=2)  # a run that nobody has touched for so long has lost its reader
_ROOM = "PRAGMA cache_size = -32000"  # kB: by default a part spills from memory before it is whole
_runs, _parts, _cases = schema.import_run.c, schema.import_part.c, schema.case_file.c
_HERE = bindparam("here", type_=_runs.jurisdiction.type)
_RUN, run_of = rows.converter(schema.import_run, Run, kind=Kind, state=RunState)
_OF_RUN = (_parts.jurisdiction == _HERE, _parts.run_id == bindparam("run"))
_NEXT = select(_parts.id, _parts.rows, _parts.packed).where(*_OF_RUN).order_by(_parts.id).limit(1).with_for_update()
_THIS_RUN = (_runs.jurisdiction == _HERE, _runs.id == bindparam("run"))
_OPEN = select(*_RUN).where(_runs.jurisdiction == _HERE, _runs.state.in_(["staging", "staged"])).order_by(_runs.id)
_LIKE = select(*_RUN).where(
    _runs.jurisdiction == _HERE, _runs.sha256 == bindparam("sha256"), _runs.state == "done"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Published:
    """What a part brought: `added` of its rows, since the rest was held already."""

    added: int
    held: int


class SqlImports:
    """Runs of imports over an engine. `on_commit` is the doorbell."""

    def __init__(self, engine: Engine, on_commit: Callable[[], None] = lambda: None) -> None:
        self._engine = engine
        self._on_commit = on_commit

    def demand_allowed(self, here: str, by: Actor | None) -> None:
        """Refuse who may not import; raises NotAllowed."""
        with writing(self._engine) as connection:
            _allowed(SqlWork(connection, here), by)

    def begin(self, here: str, run: Run, by: Actor | None) -> int:
        """Open a run; returns its id. None is whoever may open the data folder itself. Raises NotAllowed."""
        with writing(self._engine) as connection:
            name = _allowed(SqlWork(connection, here), by)
            for row in map(run_of, connection.execute(_OPEN, {"here": here})):
                if row.state is RunState.STAGING and run.at - row.touched_at > STALE:
                    _drop(connection, here, row.id, run.at)
            row_ = {**rows.plain(replace(run, by_name=name)), "jurisdiction": here}
            del row_["id"]
            return int(connection.execute(insert(schema.import_run).returning(_runs.id), row_).scalar_one())

    def stage(self, here: str, run_id: int, values: Sequence[Any], *, rows: Sequence[int] = (), at: datetime) -> None:
        """Keep some values where nobody sees them; `rows` are their numbers in the file, where it has any."""
        packed = pack(self._engine.dialect.name, values, rows)
        with writing(self._engine) as connection:
            part = {"jurisdiction": here, "run_id": run_id, "rows": len(values), "packed": packed}
            connection.execute(insert(schema.import_part), part)
            self._count(connection, here, run_id, at, staged=_runs.staged + len(values))

    def ready(self, here: str, run_id: int, *, refused: int, at: datetime) -> None:
        """All is read: from now on a killed import is gone on with."""
        with writing(self._engine) as connection:
            self._count(connection, here, run_id, at, refused=refused, state=RunState.STAGED.value)

    def publish(self, here: str, run: Run, *, at: datetime) -> Published | None:
        """Publish the next part: its rows, their words and one line of the log are one transaction. None at the end."""
        with writing(self._engine) as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql(_ROOM)
            part = connection.execute(_NEXT, {"here": here, "run": run.id}).one_or_none()
            if part is None:
                self._count(connection, here, run.id, at, state=RunState.DONE.value, ended_at=at)
                return None
            said = _put(connection, here, run, part.packed)
            added = int(said["rows"])
            if added:
                said |= {"sha256": hashlib.sha256(part.packed).hexdigest()}
                _say(connection, here, run, said, at)
            connection.execute(delete(schema.import_part).where(_parts.jurisdiction == here, _parts.id == part.id))
            found = Published(added, part.rows - added)
            self._count(connection, here, run.id, at, added=_runs.added + added, held=_runs.held + found.held)
        if added:
            self._on_commit()
        return found

    def drop(self, here: str, run_id: int, *, at: datetime) -> None:
        """Take back what is not published yet; what is published stays."""
        with writing(self._engine) as connection:
            _drop(connection, here, run_id, at)

    def unfinished(self, here: str) -> tuple[Run, ...]:
        """Runs that were not ended, oldest first: those staged can be gone on with."""
        with reading(self._engine) as connection:
            return tuple(map(run_of, connection.execute(_OPEN, {"here": here})))

    def run(self, here: str, run_id: int) -> Run:
        """One run."""
        with reading(self._engine) as connection:
            return run_of(connection.execute(select(*_RUN).where(*_THIS_RUN), {"here": here, "run": run_id}).one())

    def alike(self, here: str, sha256: str) -> tuple[Run, ...]:
        """The runs that have brought the same file before."""
        with reading(self._engine) as connection:
            return tuple(map(run_of, connection.execute(_LIKE, {"here": here, "sha256": sha256})))

    def held_numbers(self, here: str, numbers: Iterable[str]) -> frozenset[str]:
        """Which of these case numbers are here already: what a trial says."""
        with reading(self._engine) as connection:
            found = connection.execute(
                select(_cases.number).where(_cases.jurisdiction == here, _cases.number.in_(list(numbers)))
            )
            return frozenset(found.scalars())

    def _count(self, connection: Connection, here: str, run_id: int, at: datetime, **values: Any) -> None:
        statement = update(schema.import_run).where(*_THIS_RUN).values(touched_at=at, **values)
        connection.execute(statement, {"here": here, "run": run_id})


def _allowed(work: SqlWork, by: Actor | None) -> str:
    if by is None:
        return ""
    person = work.person(by.person_id)
    role_for(person, Step.IMPORT)
    return person.name


def _put(connection: Connection, here: str, run: Run, packed: bytes) -> dict[str, Any]:
    """Write the rows of a part; what the log says of them, `rows` how many were new."""
    held = unpack(run.kind, packed)
    if not isinstance(held, Heap):
        return {"rows": PUT[run.kind](connection, here, held)}
    ids, lines = enter_heap(connection, here, held)
    if not ids:
        return {"rows": 0}
    return {"rows": len(ids), "cases": len(ids), "first": ids[0], "last": ids[-1], "lines": spans(lines)}


def _drop(connection: Connection, here: str, run_id: int, at: datetime) -> None:
    connection.execute(delete(schema.import_part).where(*_OF_RUN), {"here": here, "run": run_id})
    ended = update(schema.import_run).where(*_THIS_RUN).values(state="dropped", touched_at=at, ended_at=at)
    connection.execute(ended, {"here": here, "run": run_id})


def _say(connection: Connection, here: str, run: Run, said: Mapping[str, Any], at: datetime) -> None:
    entry = Entry(
        seq=0, jurisdiction=here, at=at, command_id=uuid.uuid4().hex, step=Step.IMPORT.value, person_id=0,
        person_name=run.by_name or run.file, role=Role.SYSTEM.value, workstation="import",
        body={**said, "kind": run.kind.value, "file": run.file, "run": run.id},
    )  # fmt: skip
    done = SqlWork(connection, here).append(entry, Done(seq=0))
    if "first" in said:
        number(connection, here, (said["first"], said["last"]), done.seq)
