"""Carries out the county's retention policy: says what is due, deletes it when told to; held cases stay."""

import argparse
import sys

from assembly.centre import OpenCentre
from assembly.expected import EXPECTED
from assembly.stores import centre_at
from db.retention import Keeper, Retained
from db.viewings import Viewings


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `retain`."""
    parser.add_argument("--delete", action="store_true", help="delete what is due (default: only say how much it is)")


def run(options: argparse.Namespace) -> int:
    """0 when it was said or done, 2 with a clear line when the folder cannot be opened."""
    try:
        with centre_at(options) as (_, centre):
            _retain(centre, is_deleting=options.delete)
        return 0
    except EXPECTED as error:
        print(error, file=sys.stderr)
        return 2


def _retain(centre: OpenCentre, *, is_deleting: bool) -> None:
    policy = centre.standard.rules.retention
    keeper = Keeper(centre.engine, centre.jurisdiction, policy, centre.clock.now)
    print(f"policy: reporters {policy.reporter_days} days after the end, tracks {policy.track_days} days")
    print(_told("deleted", keeper.carry_out()) if is_deleting else _told("due", keeper.due()))
    if is_deleting:
        forgotten = Viewings(centre.engine, centre.jurisdiction).forget(centre.clock.now())
        print(f"deleted: {forgotten} records of who watched which camera")


def _told(what: str, found: Retained) -> str:
    return f"{what}: {found.reporters} reporters, {found.tracks} tracks; held cases are left alone"
