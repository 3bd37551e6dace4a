"""Transactions of both kinds, with the drivers' errors told apart."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Pool

from db.errors import StoreBusy
from db.failures import told_apart
from db.patience import patient

_TURN_S = 10.0
_turns: WeakKeyDictionary[Pool, threading.Lock] = WeakKeyDictionary()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: committed on leaving, rolled back on an exception; raises StoreFailed."""
    with told_apart(), _turn(engine), engine.connect() as connection, patience(connection):
        # It says so from the start: a later upgrade of a read lock would fail at once on SQLite, whatever the time-out.
        connection.execution_options(immediate=True)
        with connection.begin():
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads, every statement of it the same moment; raises StoreFailed."""
    with told_apart(), engine.connect() as connection, patience(connection):
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


def patience(connection: Connection) -> AbstractContextManager[None]:
    """Around what is asked of PostgreSQL; SQLite is in this process."""
    if connection.dialect.name != "postgresql":
        return nullcontext()
    return patient(connection.connection.dbapi_connection)


@contextmanager
def _queue(turn: threading.Lock) -> Iterator[None]:
    if not turn.acquire(timeout=_TURN_S):
        raise StoreBusy("another transaction was in the way")
    try:
        yield
    finally:
        turn.release()


def _turn(engine: Engine) -> AbstractContextManager[None]:
    """On SQLite the writers of one process queue up: its busy handler sleeps up to 100 ms and is fair to nobody."""
    if engine.dialect.name == "postgresql":
        return nullcontext()
    return _queue(_turns.setdefault(engine.pool, threading.Lock()))
