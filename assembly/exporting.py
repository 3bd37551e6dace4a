"""`export`: the log as a file that `verify --log` checks anywhere, or cases as a table with their reporters masked."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from assembly.expected import EXPECTED
from assembly.stores import store_at
from console.settings import load_settings
from db.board import SqlBoard
from db.exports import write_cases, write_log
from db.log import SqlLog


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `export`."""
    parser.add_argument("--jurisdiction", default="", help="the code of the county (default: of the settings)")
    parser.add_argument("--log", type=Path, help="write the log there, as lines of JSON")
    parser.add_argument("--cases", type=Path, help="write cases there, as a table (CSV)")
    parser.add_argument(
        "--since", type=_moment, help="of the cases: reported from then on (ISO 8601, local without zone)"
    )
    parser.add_argument("--until", type=_moment, help="of the cases: reported before then")


def run(options: argparse.Namespace) -> int:
    """0 when the files were written, 2 with a clear line when they were not."""
    if not options.log and not options.cases:
        print("name a file: --log or --cases")
        return 2
    try:
        with store_at(options) as (paths, engine):
            here = options.jurisdiction or load_settings(paths.settings).centre_jurisdiction
            if options.log:
                with options.log.open("w", encoding="utf-8") as file:
                    end = write_log(SqlLog(engine), here, file)
                print(f"log of {here}: {end.seq} lines, the last is {end.hash}")
            if options.cases:
                with options.cases.open("w", encoding="utf-8-sig", newline="") as file:
                    count = write_cases(SqlBoard(engine), here, file, options.since, options.until)
                print(f"{options.cases}: {count} cases, reporters masked")
    except (*EXPECTED, OSError) as error:
        print(error)
        return 2
    return 0


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
