"""Who watched which camera, when and for which case, as CSV for the auditor, who alone may read it."""

import argparse
import csv
import sys
from datetime import datetime, timedelta

from assembly.expected import EXPECTED
from assembly.stores import centre_at
from db.viewings import Viewings
from dispatch.errors import Refused

HEADS = ("since", "until", "person_id", "person_name", "camera_id", "case_id", "workstation")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `viewings`."""
    parser.add_argument("--person", type=int, required=True, help="the id of the auditor who reads")
    parser.add_argument("--days", type=int, default=7, help="how many days back (default 7)")
    parser.add_argument("--camera", type=int, help="only this camera")


def run(options: argparse.Namespace) -> int:
    """0 with the rows on standard output; 2 with a clear line for anybody but an auditor, or a bad folder."""
    try:
        with centre_at(options) as (_, centre):
            now = centre.clock.now()
            book = Viewings(centre.engine, centre.jurisdiction)
            since = now - timedelta(days=options.days)
            rows = book.read(since, now, by_person=options.person, camera_id=options.camera)
    except Refused as refusal:
        print(f"person {options.person} may not read who watched which camera: {refusal}", file=sys.stderr)
        return 2
    except EXPECTED as error:
        print(error, file=sys.stderr)
        return 2
    writer = csv.writer(sys.stdout)
    writer.writerow(HEADS)
    writer.writerows([_cell(getattr(row, name)) for name in HEADS] for row in rows)
    return 0


def _cell(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else "" if value is None else str(value)
