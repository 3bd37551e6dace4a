"""`backup`: a copy of the store in use, its pictures and its settings, checked before it bears a name."""

import argparse
import shutil
from datetime import UTC, datetime
from pathlib import Path

from assembly.expected import EXPECTED
from assembly.stores import store_at
from db.archive import drop_old, take


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `backup`."""
    parser.add_argument("--to", type=Path, required=True, help="the folder of backups, best on another disk")
    parser.add_argument("--keep", type=int, default=0, help="remove all but so many of the newest (default: none)")


def run(options: argparse.Namespace) -> int:
    """0 when the backup stands, 2 with a clear line when it does not."""
    try:
        with store_at(options) as (paths, engine):
            made = take(engine, paths.evidence, options.to, datetime.now(UTC))
            if paths.settings.exists():
                shutil.copy(paths.settings, made.folder)
        dropped = drop_old(options.to, options.keep) if options.keep > 0 else []
    except (*EXPECTED, OSError) as error:
        print(error)
        return 2
    print(f"{made.folder}: whole")
    for here, anchor in sorted(made.heads.items()):
        print(f"log of {here}: at least to line {anchor.seq}, {anchor.hash}")
    for folder in dropped:
        print(f"{folder}: removed")
    return 0
