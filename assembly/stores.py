"""Which store a data folder works on, its own file or the shared database that its settings name; and its centre."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine

from assembly.centre import OpenCentre, open_centre
from console.paths import Paths, paths_of
from console.settings import Settings, load_settings
from db.engine import open_engine
from db.errors import NoStore


def store_of(paths: Paths) -> str | Path:
    """The address of the shared store, or the path of the folder's own; raises SettingsBroken."""
    return load_settings(paths.settings).centre_database or paths.database


def settled_centre(paths: Paths, settings: Settings, *, on_commit: Callable[[], None] = lambda: None) -> OpenCentre:
    """Open the centre on the store that the settings name; raises what EXPECTED names."""
    return open_centre(paths.data, settings.centre_jurisdiction, on_commit=on_commit, database=settings.centre_database)


@contextmanager
def centre_at(options: argparse.Namespace) -> Iterator[tuple[Paths, OpenCentre]]:
    """The open centre of a sub-command; raises what EXPECTED names. A store that is not there is never made."""
    paths, _ = _kept(options)
    with closing(settled_centre(paths, load_settings(paths.settings))) as centre:
        yield paths, centre


@contextmanager
def store_at(options: argparse.Namespace) -> Iterator[tuple[Paths, Engine]]:
    """The open store of a sub-command; raises what EXPECTED names. A store that is not there is never made."""
    paths, where = _kept(options)
    engine = open_engine(where)
    try:
        yield paths, engine
    finally:
        engine.dispose()


def _kept(options: argparse.Namespace) -> tuple[Paths, str | Path]:
    paths = paths_of(options.data_dir)
    where = store_of(paths)
    if isinstance(where, Path) and not where.exists():
        raise NoStore(where)
    return paths, where
