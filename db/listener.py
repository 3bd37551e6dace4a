"""Wake-ups from PostgreSQL: LISTEN on a connection of its own, which only nudges; the log is the truth."""

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy import URL

from db.errors import StoreLost
from db.postgres import NETWORK


class Listener:
    """Waits for commits of any process. It stays out of transactions, or the server's queue would fill up."""

    def __init__(self, url: URL) -> None:
        address = url.set(drivername="postgresql").render_as_string(hide_password=False)
        try:
            self._connection = psycopg.connect(make_conninfo(address, **NETWORK), autocommit=True)
            self._connection.execute("LISTEN watchfloor")
        except psycopg.OperationalError as error:
            raise StoreLost("the listener found no server") from error

    def wait(self, timeout_s: float) -> bool:
        """Block until something was committed or the time is over; raises StoreLost when the server is gone."""
        try:
            return any(True for _ in self._connection.notifies(timeout=timeout_s, stop_after=1))
        except psycopg.OperationalError as error:
            raise StoreLost("the listener lost its server") from error

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
