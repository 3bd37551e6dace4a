"""PostgreSQL as the shared store: READ COMMITTED, UTC, and time-outs that notice a silent network within seconds."""

from sqlalchemy import URL, Engine, create_engine, make_url

# Without these a query over a dead network hangs for a quarter of an hour, and an idle listener notices nothing.
NETWORK = {
    "connect_timeout": 5,
    "keepalives": 1,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,
}
_SESSION = (
    "-c timezone=UTC -c default_transaction_isolation=read\\ committed -c lock_timeout=5s "
    "-c statement_timeout=60s -c idle_in_transaction_session_timeout=60s"
)


def postgres_url(address: str) -> URL:
    """The address with the driver named; `postgres://` and `postgresql://` are both taken."""
    url = make_url(address)
    return url.set(drivername="postgresql+psycopg")


def postgres_engine(url: URL) -> Engine:
    """An engine with a pool of ten connections, each tried before use."""
    return create_engine(
        url,
        connect_args={**NETWORK, "options": _SESSION},
        pool_size=10,
        pool_pre_ping=True,
        hide_parameters=True,
    )


def shown(url: URL) -> str:
    """The address without its password, for messages."""
    return url.set(drivername="postgresql").render_as_string(hide_password=True)
