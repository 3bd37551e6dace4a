"""Filling the store other than by verbs: the directory of a jurisdiction, and cases imported from elsewhere."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, Engine, select

from db import rows, schema
from db.heap import number, put_cases
from db.import_rows import put_rows
from db.transactions import reading, writing
from db.work import SqlWork
from dispatch.rights import demand_lawful_posts
from dispatch.values import Case, Directory, Entry
from dispatch.verbs import Done

BATCH = 500
_cases = schema.case_file.c


class Registry:
    """Writes what is not a step of a case. `on_commit` is the doorbell."""

    def __init__(self, engine: Engine, on_commit: Callable[[], None]) -> None:
        self._engine = engine
        self._on_commit = on_commit

    def put_directory(self, directory: Directory) -> None:
        """Insert or update by id; nothing is removed, and units keep their present state and order.

        Raises Invalid for an administrator or auditor who holds another post.
        """
        for person in directory.people:
            demand_lawful_posts(person)
        here = {"jurisdiction": directory.jurisdiction}
        flags = {name: getattr(directory, name) for name in ("name", "name_en", "is_demo", "single_manned")}
        with writing(self._engine) as connection:
            put_rows(connection, schema.jurisdiction, [{**here, **flags}])
            put_rows(connection, schema.department, [{**rows.plain(value), **here} for value in directory.departments])
            put_rows(connection, schema.person, [{**rows.person_row(value), **here} for value in directory.people])
            put_rows(connection, schema.unit, [{**rows.plain(value), **here} for value in directory.units])
            put_rows(connection, schema.camera, [{**rows.plain(value), **here} for value in directory.cameras])
        self._on_commit()

    def add_imported(self, jurisdiction: str, cases: Iterable[Case], *, at: datetime, by_name: str) -> int:
        """Insert cases in batches of 500, each one transaction and one line `import` of the log.

        A case whose number is held already is skipped, so an interrupted import can be run again. The line's body says
        how many came (`cases`) and the range of their ids (`first`, `last`). Returns how many were new; raises Invalid
        for a case without a number.
        """
        added = 0
        for batch in _batches(cases):
            with writing(self._engine) as connection:
                ids = put_cases(connection, jurisdiction, batch)
                if ids:
                    _say(SqlWork(connection, jurisdiction), connection, jurisdiction, ids, at, by_name)
            if ids:
                self._on_commit()
            added += len(ids)
        return added

    def holds_real_cases(self) -> bool:
        """Whether any jurisdiction holds a case that is not of a demo: a demo must then keep away."""
        with reading(self._engine) as connection:
            return connection.execute(select(_cases.id).where(_cases.is_demo.is_(False)).limit(1)).scalar() is not None

    def jurisdictions(self) -> tuple[str, ...]:
        """The codes that are kept here."""
        with reading(self._engine) as connection:
            column = schema.jurisdiction.c.jurisdiction
            return tuple(connection.execute(select(column).order_by(column)).scalars())


def _batches(cases: Iterable[Case]) -> Iterator[list[Case]]:
    rest = iter(cases)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _say(
    work: SqlWork, connection: Connection, jurisdiction: str, ids: Sequence[int], at: datetime, by_name: str
) -> None:
    first, last = min(ids), max(ids)
    entry = Entry(
        seq=0,
        jurisdiction=jurisdiction,
        at=at,
        command_id=uuid.uuid4().hex,
        step="import",
        person_id=0,
        person_name=by_name,
        role="system",
        workstation="import",
        body={"cases": len(ids), "first": first, "last": last},
    )
    number(connection, jurisdiction, ids, work.append(entry, Done(seq=0)).seq)
