"""PostgreSQL as the shared store: READ COMMITTED, UTC, and time-outs that notice a silent network within seconds."""

import time
from functools import partial
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import DisconnectionError

# Without these a query over a dead network hangs for a quarter of an hour, and an idle listener notices nothing.
NETWORK = {
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,
}
_FRESH_S = 1.0
_SESSION = (
    "-c timezone=UTC -c default_transaction_isolation=read\\ committed -c lock_timeout=5s "
    "-c statement_timeout=60s -c idle_in_transaction_session_timeout=60s"
)


def postgres_url(address: str) -> URL:
    """The address with the driver named; `postgres://` and `postgresql://` are both taken."""
    url = make_url(address)
    return url.set(drivername="postgresql+psycopg")


def postgres_engine(url: URL) -> Engine:
    """An engine with a pool of ten connections; one that has lain idle is tried before use."""
    engine = create_engine(
        url,
        connect_args={**NETWORK, "options": _SESSION},
        pool_size=10,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _remember)
    event.listen(engine, "checkin", _note_idle)
    event.listen(engine, "checkout", partial(_try_idle, engine))
    return engine


def _remember(connection: Any, _record: object) -> None:
    connection.prepared_max = 500  # all statements of all verbs


def _note_idle(_connection: object, record: Any) -> None:
    record.info["idle_since"] = time.monotonic()


def _try_idle(engine: Engine, connection: Any, record: Any, _proxy: object) -> None:
    """Not at each use: that would be a round trip more for every command."""
    if time.monotonic() - record.info.get("idle_since", time.monotonic()) < _FRESH_S:
        return
    try:
        engine.dialect.do_ping(connection)
    except engine.dialect.loaded_dbapi.Error as error:
        raise DisconnectionError("the server has gone meanwhile") from error


def shown(url: URL) -> str:
    """The address without its password, for messages."""
    return url.set(drivername="postgresql").render_as_string(hide_password=True)
