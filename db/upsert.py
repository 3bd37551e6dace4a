"""INSERT … ON CONFLICT, which both engines know and SQLAlchemy words per dialect."""

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

Upsert = postgresql.Insert | sqlite.Insert


def insert_into(table: Table, dialect: str) -> Upsert:
    """An insert that can say what to do on a conflict; `dialect` is the name of the connection's."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
