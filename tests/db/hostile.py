"""A PostgreSQL that gives as little as distributed engines do: a driver's connection that fails, hides and is slow.

No NOTIFY; 40001 at some commits; commits whose answer is lost; no constraint or index under the name that the schema
gave it; time for each statement.
"""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.errors import SerializationFailure
from sqlalchemy import Engine, event


@dataclass
class Hostility:
    """How hostile, and how often it struck."""

    chance: random.Random
    refused: float = 0.1
    lost: float = 0.0
    latency_s: float = 0.0
    strikes: int = 0
    notified: int = 0


def _connection(how: Hostility) -> type[psycopg.Connection[Any]]:
    lag = threading.Event()  # never set: waiting for it is the latency

    class Hostile(psycopg.Connection[Any]):
        """Like the real one, on a bad day."""

        def execute(self, query: Any, *given: Any, **more: Any) -> Any:
            """A statement, after the latency; a notification goes nowhere."""
            if how.latency_s:
                lag.wait(how.latency_s)
            if isinstance(query, str) and "pg_notify" in query:
                how.notified += 1
                query = query.replace("pg_notify('watchfloor', '')", "NULL")
            return super().execute(query, *given, **more)

        def commit(self) -> None:
            """Refused now and then, or done without a word."""
            drawn = how.chance.random()
            if self.info.transaction_status == psycopg.pq.TransactionStatus.IDLE or drawn >= how.refused + how.lost:
                super().commit()
                return
            how.strikes += 1
            if drawn < how.refused:
                self.rollback()
                raise SerializationFailure("restart transaction: hidden")
            super().commit()
            self.close()
            raise psycopg.OperationalError("the connection is closed")

    return Hostile


def hide_names(engine: Engine) -> None:
    """Give every index and foreign key of a database a name that says nothing and that nobody can know."""
    with engine.begin() as connection:
        found = connection.exec_driver_sql(
            "SELECT relname, NULL FROM pg_class WHERE relkind = 'i' AND relnamespace = 'public'::regnamespace "
            "UNION ALL SELECT conname, conrelid::regclass::text FROM pg_constraint "
            "WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1"
        )
        for number, (name, table) in enumerate(found.all()):
            words = f'ALTER TABLE {table} RENAME CONSTRAINT "{name}"' if table else f'ALTER INDEX "{name}" RENAME'
            connection.exec_driver_sql(f"{words} TO x_{number}")


@contextmanager
def hostile(engine: Engine, how: Hostility) -> Iterator[None]:
    """All new connections of an engine are hostile within."""
    kind = _connection(how)

    def connect(_dialect: object, _record: object, given: list[Any], more: dict[str, Any]) -> Any:
        return kind.connect(*given, **more)

    engine.dispose()
    event.listen(engine, "do_connect", connect)
    try:
        yield
    finally:
        event.remove(engine, "do_connect", connect)
        engine.dispose()
