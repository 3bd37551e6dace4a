"""Alembic, driven from code: no ini file, one tree for both engines."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from db.revision import stamped_in
from db.schema import REVISION

TREE = Path(__file__).parent / "migrations"
_STAMP = "CREATE TABLE IF NOT EXISTS alembic_version (version_num varchar(32) PRIMARY KEY)"


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings over an open connection."""
    made = Config()
    made.set_main_option("script_location", str(TREE))
    made.attributes["connection"] = connection
    return made


def is_meant(thing: Any, name: str | None, _kind: str, is_reflected: bool, _other: object, *, dialect: str) -> bool:
    """Whether a part of the schema is declared for this engine; FTS5's own tables are nowhere declared."""
    if is_reflected and dialect == "sqlite" and (name or "").startswith("case_search"):
        return False
    return bool(thing.info.get("only", dialect) == dialect)


def upgrade(engine: Engine) -> None:
    """Migrate to the newest revision; whoever comes second finds the work done."""
    with engine.execution_options(immediate=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(
                "CREATE TABLE IF NOT EXISTS alembic_version (version_num varchar(32) PRIMARY KEY)"
            )
            connection.exec_driver_sql("LOCK TABLE alembic_version IN ACCESS EXCLUSIVE MODE")
        if stamped_in(connection) != REVISION:
            command.upgrade(config(connection), "head")
