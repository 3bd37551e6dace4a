"""The store's tests stand on both engines."""

from tests.fixtures_store import any_store, pg_cluster, pg_store, sqlite_store, sqlite_template

__all__ = ["any_store", "pg_cluster", "pg_store", "sqlite_store", "sqlite_template"]
