"""Carries out the county's retention policy: says what is due, deletes it when told to; held cases stay."""

import argparse
import sys

from assembly.centre import open_centre
from assembly.expected import EXPECTED
from console.paths import make_folders, paths_of
from console.settings import load_settings
from db.retention import Keeper, Retained
from db.viewings import Viewings


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `retain`."""
    parser.add_argument("--delete", action="store_true", help="delete what is due (default: only say how much it is)")


def run(options: argparse.Namespace) -> int:
    """0 when it was said or done, 2 with a clear line when the folder cannot be opened."""
    paths = paths_of(options.data_dir)
    try:
        make_folders(paths)
        settings = load_settings(paths.settings)
        centre = open_centre(
            paths.data, settings.centre_jurisdiction, on_commit=lambda: None, database=settings.centre_database
        )
    except EXPECTED as error:
        print(error, file=sys.stderr)
        return 2
    try:
        policy = centre.standard.rules.retention
        keeper = Keeper(centre.engine, centre.jurisdiction, policy, centre.clock.now)
        print(f"policy: reporters {policy.reporter_days} days after the end, tracks {policy.track_days} days")
        print(_told("deleted", keeper.carry_out()) if options.delete else _told("due", keeper.due()))
        if options.delete:
            forgotten = Viewings(centre.engine, centre.jurisdiction).forget(centre.clock.now())
            print(f"deleted: {forgotten} records of who watched which camera")
        return 0
    finally:
        centre.close()


def _told(what: str, found: Retained) -> str:
    return f"{what}: {found.reporters} reporters, {found.tracks} tracks; held cases are left alone"
