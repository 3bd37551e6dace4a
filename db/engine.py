"""Opening a store: refuse what cannot be trusted, bring the schema up to date, never start afresh over old data."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from db.backup import backup_before
from db.errors import Unreachable
from db.postgres import postgres_engine, postgres_url, shown
from db.revision import demand_current, demand_known, stamped
from db.schema import REVISION
from db.sqlite import demand_local, demand_sound, demand_writable, sqlite_engine


def open_engine(where: str | Path) -> Engine:
    """An engine over an up-to-date schema: a path (or sqlite:/// address) or a postgresql:// address.

    A new SQLite file and an empty database are created; an older SQLite file is backed up beside itself and migrated.
    Raises StoreRefused.
    """
    if isinstance(where, Path):
        return _open_sqlite(where)
    if where.startswith(("postgresql:", "postgresql+", "postgres:")):
        return _open_postgres(where)
    return _open_sqlite(Path(where.removeprefix("sqlite:///")))


def _open_sqlite(path: Path) -> Engine:
    demand_writable(path)
    demand_local(path)
    demand_sound(path)
    engine = sqlite_engine(path)
    try:
        held = stamped(engine)
        demand_known(held, engine, path)
        if held != REVISION:
            backup_before(path, held)
            migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _open_postgres(address: str) -> Engine:
    url = postgres_url(address)
    engine = postgres_engine(url)
    try:
        held = stamped(engine)
        demand_known(held, engine, shown(url))
        demand_current(held, shown(url))
        if held is None:
            migrate(engine)
    except OperationalError as error:
        engine.dispose()
        raise Unreachable(shown(url), _first_line(error)) from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def migrate_shared(address: str, back_up: Callable[[], None]) -> None:
    """What an administrator runs on a PostgreSQL database: `back_up`, then migrate; raises StoreRefused.

    A database that is empty or up to date is not backed up.
    """
    url = postgres_url(address)
    engine = postgres_engine(url)
    try:
        held = stamped(engine)
        demand_known(held, engine, shown(url))
        if held not in (None, REVISION):
            back_up()
        migrate(engine)
    except OperationalError as error:
        raise Unreachable(shown(url), _first_line(error)) from error
    finally:
        engine.dispose()


def migrate(engine: Engine) -> None:
    """Bring the schema to the newest revision in one transaction; several processes may try at once."""
    # Alembic takes half a second to import and most starts need none of it.
    from db.migrate import upgrade

    upgrade(engine)


def _first_line(error: OperationalError) -> str:
    return str(error.orig).strip().splitlines()[0]
