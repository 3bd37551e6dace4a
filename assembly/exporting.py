"""`export`: the log as a file that `verify --log` checks anywhere, or cases as a table with their reporters masked."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from assembly.expected import EXPECTED
from assembly.stores import store_at
from console.settings import load_settings
from db.board import SqlBoard
from db.exports import write_cases, write_log
from db.folder_export import Leaving, export_folder
from db.log import SqlLog
from dispatch.errors import Invalid, NotAllowed, Refused, Unknown
from dispatch.values import Role
from dispatch.verbs import Actor
from gateway.files.masking import mask_contacts


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `export`."""
    parser.add_argument("--jurisdiction", default="", help="the code of the county (default: of the settings)")
    parser.add_argument("--folder", type=Path, help="write everything there: CSV, JSON Lines, GeoJSON, a dictionary")
    parser.add_argument("--person", type=int, help="with --folder: the id of the person in whose name it leaves")
    parser.add_argument("--plain", action="store_true", help="with --folder: personal data as they are (by --person)")
    parser.add_argument("--reason", default="", help="with --plain: why")
    parser.add_argument("--log", type=Path, help="write the log there, as lines of JSON")
    parser.add_argument("--cases", type=Path, help="write cases there, as a table (CSV)")
    parser.add_argument(
        "--since", type=_moment, help="of the cases: reported from then on (ISO 8601, local without zone)"
    )
    parser.add_argument("--until", type=_moment, help="of the cases: reported before then")


def run(options: argparse.Namespace) -> int:
    """0 when the files were written, 2 with a clear line when they were not."""
    if not (options.log or options.cases or options.folder):
        print("name a file or a folder: --log, --cases or --folder")
        return 2
    try:
        with store_at(options) as (paths, engine):
            here = options.jurisdiction or load_settings(paths.settings).centre_jurisdiction
            if options.folder:
                _write_folder(options, engine, here)
            if options.log:
                with options.log.open("w", encoding="utf-8") as file:
                    end = write_log(SqlLog(engine), here, file)
                print(f"log of {here}: {end.seq} lines, the last is {end.hash}")
            if options.cases:
                with options.cases.open("w", encoding="utf-8-sig", newline="") as file:
                    count = write_cases(SqlBoard(engine), here, file, options.since, options.until)
                print(f"{options.cases}: cases: {count}, reporters masked")
    except Refused as refused:
        print(_told(refused, options))
        return 2
    except (*EXPECTED, OSError) as error:
        print(error)
        return 2
    return 0


def _told(refused: Refused, options: argparse.Namespace) -> str:
    """What is wrong with what was asked, and what may be done."""
    match refused:
        case Invalid(field="folder"):
            return f"{options.folder} holds something already; name a new or an empty folder"
        case Invalid(field="reason"):
            return "--plain needs --person and --reason: who takes personal data as they are, and why"
        case Unknown():
            return f"there is no {refused.kind} {refused.id} in this county"
        case NotAllowed():
            return f"person {options.person} has no post that may do this ({refused.step.replace('_', ' ')})"
    return f"refused: {refused}"


def _write_folder(options: argparse.Namespace, engine: Engine, here: str) -> None:
    """Everything, in the name of a person where one is named: the right is asked where the log is written."""
    by = Actor(person_id=options.person, role=Role.SYSTEM, workstation="export") if options.person else None
    leaving = Leaving(folder=options.folder, by=by, at=datetime.now(UTC), is_plain=options.plain, reason=options.reason)
    left = export_folder(engine, here, leaving, mask_contacts)
    print(f"{options.folder}: {left.rows} rows in {left.files} files, {'plain' if options.plain else 'masked'}")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
