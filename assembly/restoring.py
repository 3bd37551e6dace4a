"""`restore`: a backup into an empty data folder or an empty database, after its sum and its log have held."""

import argparse
import shutil
from pathlib import Path

from assembly.expected import EXPECTED
from assembly.stores import store_of
from console.paths import make_folders, paths_of
from db.archive import read_note, restore


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `restore`."""
    parser.add_argument("backup", type=Path, help="a folder watchfloor-… that `backup` has made")


def run(options: argparse.Namespace) -> int:
    """0 when the store is there and holds, 2 with a clear line when nothing was restored."""
    paths = paths_of(options.data_dir)
    try:
        make_folders(paths)
        made = read_note(options.backup)
        kept = options.backup / paths.settings.name
        if kept.exists() and not paths.settings.exists():
            shutil.copy(kept, paths.settings)
        restore(made, store_of(paths), paths.evidence)
    except (*EXPECTED, OSError) as error:
        print(error)
        return 2
    print(f"restored as of {made.taken_at}; the log holds")
    print(f"the key of camera credentials is not in a backup: put it back into {paths.secrets}")
    return 0
