"""What every journey stands on: a watch over a real store, on each engine in turn, and running parts."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from db.board import SqlBoard
from db.log import SqlLog
from db.registry import Registry
from db.store import SqlStore
from dispatch.ports import Log
from tests.fixtures_store import any_store, pg_cluster, pg_store, sqlite_store, sqlite_template
from tests.journeys.county import DIRECTORY, Watch
from tests.journeys.running import closed, farm, running

__all__ = ["any_store", "closed", "farm", "pg_cluster", "pg_store", "running", "sqlite_store", "sqlite_template"]


@pytest.fixture
def watch_of(any_store) -> Callable[..., Watch]:
    """Builds a watch over the store, with the directory's flags as asked."""

    def build(*, single_manned: bool = True, **more: Any) -> Watch:
        Registry(any_store, lambda: None).put_directory(replace(DIRECTORY, single_manned=single_manned))
        return Watch(SqlStore(any_store), SqlBoard(any_store), **more)

    return build


@pytest.fixture
def watch(watch_of: Callable[..., Watch]) -> Watch:
    """A single-manned watch."""
    return watch_of()


@pytest.fixture
def log(any_store) -> Log:
    """The log of the store."""
    return SqlLog(any_store)
