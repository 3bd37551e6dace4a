"""`migrate`: bring a store to this version's schema, never without a backup from just before."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from assembly.expected import EXPECTED
from assembly.stores import store_of
from console.paths import paths_of
from db.archive import take
from db.engine import migrate_shared, open_engine
from db.errors import NoStore
from db.postgres import postgres_engine, postgres_url
from db.schema import REVISION


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `migrate`."""
    parser.add_argument("--to", type=Path, help="the folder of the backup before it (default: backups in the folder)")


def run(options: argparse.Namespace) -> int:
    """0 when the schema is this version's, 2 with a clear line when nothing was changed."""
    paths = paths_of(options.data_dir)
    try:
        where = store_of(paths)
        if isinstance(where, Path):
            if not where.exists():
                raise NoStore(where)
            open_engine(where).dispose()  # it backs up beside the file by itself
        else:
            migrate_shared(where, lambda: _back_up(where, paths.evidence, options.to or paths.data / "backups"))
    except (*EXPECTED, OSError) as error:
        print(error)
        return 2
    print(f"the schema is {REVISION}")
    return 0


def _back_up(address: str, evidence: Path, into: Path) -> None:
    engine = postgres_engine(postgres_url(address))
    try:
        print(f"{take(engine, evidence, into, datetime.now(UTC)).folder}: backup from before the migration")
    finally:
        engine.dispose()
