"""Which store a data folder works on: its own file, or the shared database that its settings name."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from console.paths import Paths, paths_of
from console.settings import load_settings
from db.engine import open_engine
from db.errors import NoStore


def store_of(paths: Paths) -> str | Path:
    """The address of the shared store, or the path of the folder's own; raises SettingsBroken."""
    return load_settings(paths.settings).centre_database or paths.database


@contextmanager
def store_at(options: argparse.Namespace) -> Iterator[tuple[Paths, Engine]]:
    """The open store of a sub-command; raises what EXPECTED names. It is never made: what is not there, is not kept."""
    paths = paths_of(options.data_dir)
    where = store_of(paths)
    if isinstance(where, Path) and not where.exists():
        raise NoStore(where)
    engine = open_engine(where)
    try:
        yield paths, engine
    finally:
        engine.dispose()
