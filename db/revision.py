"""Which revision a database is stamped with, read by plain SQL."""

from sqlalchemy import Connection, Engine, inspect, text

from db.errors import Foreign, TooNew, TooOld
from db.schema import REVISION, REVISIONS


def stamped(engine: Engine) -> str | None:
    """The stamped revision, or None where there is no stamp."""
    with engine.connect() as connection:
        return stamped_in(connection)


def stamped_in(connection: Connection) -> str | None:
    """The same within an open transaction."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    held = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if held is None else str(held)


def demand_known(held: str | None, engine: Engine, path: object) -> None:
    """Refuse a schema that this version does not know, and another program's; raises TooNew or Foreign."""
    if held is not None and held not in REVISIONS:
        raise TooNew(path, held)
    if held is None:
        tables = sorted(set(inspect(engine).get_table_names()) - {"alembic_version"})
        if tables:
            raise Foreign(path, ", ".join(tables[:3]))


def demand_current(held: str | None, path: object) -> None:
    """Refuse a shared database of an older schema; raises TooOld."""
    if held is not None and held != REVISION:
        raise TooOld(path, held)
