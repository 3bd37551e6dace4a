"""Statements of a command, past SQLAlchemy's execution: each compiled once, then run on the driver's own cursor.

On PostgreSQL in a pipeline: what is queued travels with the next question, so that a command waits for the network as
often as it needs an answer and not as often as it has something to say.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable
from sqlalchemy.dialects.postgresql import psycopg as on_psycopg
from sqlalchemy.dialects.sqlite import pysqlite

from dispatch.ports import LostRace

Row = tuple[Any, ...]
Given = Mapping[str, Any]
_DIALECTS: Mapping[str, Any] = {"sqlite": pysqlite.dialect(), "postgresql": on_psycopg.dialect()}  # type: ignore[no-untyped-call]


class Quick:
    """One statement for one dialect, with what its parameters and columns need on the way in and out."""

    def __init__(self, dialect: str, statement: Any, names: Sequence[str]) -> None:
        spoken = _DIALECTS[dialect]
        compiled = statement.compile(dialect=spoken, column_keys=list(names))
        self.text = str(compiled)
        self._order: Sequence[str] | None = getattr(compiled, "positiontup", None)
        self._fixed: Given = compiled.params
        bound = {name: part.type.dialect_impl(spoken).bind_processor(spoken)
                 for part, name in compiled.bind_names.items()}  # fmt: skip
        self._writers = {name: write for name, write in bound.items() if write}
        # PostgreSQL's driver gives what is meant; SQLite knows neither moments nor flags.
        columns = () if dialect == "postgresql" else getattr(statement, "exported_columns", ())
        read = [column.type.dialect_impl(spoken).result_processor(spoken, None) for column in columns]
        self._readers = [(place, reader) for place, reader in enumerate(read) if reader]

    def given(self, values: Given) -> Any:
        """The parameters as the driver takes them."""
        held = {**self._fixed, **values}
        for name, write in self._writers.items():
            held[name] = write(held[name])
        return held if self._order is None else [held[name] for name in self._order]

    def read(self, rows: list[Row]) -> list[Row]:
        """Rows with the values that were meant."""
        return list(map(self._read, rows)) if self._readers else rows

    def _read(self, row: Row) -> Row:
        held = list(row)
        for place, reader in self._readers:
            held[place] = reader(held[place])
        return tuple(held)


@cache
def _compiled(dialect: str, statement: Executable, names: tuple[str, ...]) -> Quick:
    return Quick(dialect, statement, names)


class Runner:
    """Runs statements in a transaction that is open already."""

    def __init__(self, connection: Connection) -> None:
        self.dialect = connection.dialect.name
        self._driver: Any = connection.connection.dbapi_connection
        self._is_postgres = self.dialect == "postgresql"
        self._unanswered: list[tuple[Any, str]] = []
        self._pipeline = ExitStack()

    @contextmanager
    def pipelined(self) -> Iterator[None]:
        """A pipeline on PostgreSQL, and the commit within it: the way out is a journey, too."""
        with self._pipeline:
            if self._is_postgres:
                self._pipeline.enter_context(self._driver.pipeline())
            yield
            if self._is_postgres:
                self._driver.commit()

    def leave_pipeline(self) -> None:
        """For statements that SQLAlchemy runs: it looks at each answer at once."""
        self._pipeline.close()

    def ask(self, statement: Executable, given: Given, *, is_raw: bool = False) -> list[Row]:
        """The rows; `is_raw` leaves the driver's values as they are."""
        quick = _compiled(self.dialect, statement, tuple(given))
        held: list[Row] = self._send(quick, given).fetchall()
        return held if is_raw else quick.read(held)

    def ask_both(
        self, first: tuple[Executable, Given], second: tuple[Executable, Given], *, is_first_raw: bool = False
    ) -> tuple[list[Row], list[Row]]:
        """The rows of two statements, run in their order, on PostgreSQL in one journey."""
        quicks = [_compiled(self.dialect, statement, tuple(given)) for statement, given in (first, second)]
        cursors = [self._send(quick, given) for quick, (_, given) in zip(quicks, (first, second), strict=True)]
        held = [cursor.fetchall() for cursor in cursors]
        return held[0] if is_first_raw else quicks[0].read(held[0]), quicks[1].read(held[1])

    def change(self, statement: Executable, given: Given, what: str) -> None:
        """Change exactly one row, by now or by finish(); raises LostRace. Nothing waits for the answer."""
        cursor = self._send(_compiled(self.dialect, statement, tuple(given)), given)
        self._unanswered.append((cursor, what))
        if not self._is_postgres:
            self.demand_changed()

    def do(self, statement: Executable, given: Given) -> None:
        """Run a statement whose answer does not matter."""
        self._send(_compiled(self.dialect, statement, tuple(given)), given)

    def postgres(self, words: str, given: Given) -> Any:
        """A cursor over a statement in PostgreSQL's own words."""
        return self._driver.execute(words, given, prepare=True)

    def demand_changed(self) -> None:
        """Wait for what is under way; raises LostRace when a change met no row."""
        if self._unanswered and self._is_postgres and self._driver.pgconn.pipeline_status:
            self._driver.execute("SELECT 1", prepare=True).fetchone()
        waiting, self._unanswered = self._unanswered, []
        for cursor, what in waiting:
            if cursor.rowcount != 1:
                raise LostRace(what)

    def _send(self, quick: Quick, given: Given) -> Any:
        values = quick.given(given)
        if self._is_postgres:
            return self._driver.execute(quick.text, values, prepare=True)
        return self._driver.execute(quick.text, values)
