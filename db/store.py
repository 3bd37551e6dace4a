"""Transactions of the dispatcher: committed on leaving, rolled back on an exception, followed by the doorbell."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from db.transactions import writing
from db.work import SqlWork


def _nobody_waits() -> None:
    """No doorbell: readers find out by themselves."""


class SqlStore:
    """The store over an engine; safe to share between threads. `on_commit` is called after each commit with news."""

    def __init__(self, engine: Engine, on_commit: Callable[[], None] = _nobody_waits) -> None:
        self._engine = engine
        self._on_commit = on_commit

    @contextmanager
    def begin(self, jurisdiction: str) -> Iterator[SqlWork]:
        """A transaction of one jurisdiction; raises StoreFailed when the engine gave up, and what the body raises."""
        with writing(self._engine) as connection:
            work = SqlWork(connection, jurisdiction)
            with work.pipelined():
                yield work
                work.finish()
        if work.has_news:
            self._on_commit()
