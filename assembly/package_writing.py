"""Writes the evidence of a case as a package: `main.py package NUMBER`, and the action at the desk."""

import argparse
import contextlib
import sys
from functools import partial
from pathlib import Path

from assembly.centre import OpenCentre, open_centre
from assembly.expected import EXPECTED
from assembly.package_check import manifest_hash
from assembly.packaging import write_package
from console.actions import Asked
from console.lanes import Outcome
from console.notices import NoticeKind
from console.paths import paths_of
from console.refusals import trouble_words
from console.settings import load_settings
from console.spine import Spine
from widgets.case_print import nothing_words, package_words


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `package`."""
    parser.add_argument("number", help="the number of the case")
    parser.add_argument("--out", type=Path, help="the folder to write into (default: exports in the data folder)")


def run(options: argparse.Namespace) -> int:
    """0 when the package was written, 2 when it could not be."""
    paths = paths_of(options.data_dir)
    try:
        settings = load_settings(paths.settings)
        centre = open_centre(
            paths.data, settings.centre_jurisdiction, on_commit=lambda: None, database=settings.centre_database
        )
    except EXPECTED as error:
        print(error, file=sys.stderr)
        return 2
    with contextlib.closing(centre):
        found = [
            case for case in centre.board.find(centre.jurisdiction, options.number) if case.number == options.number
        ]
        if not found:
            print(f"no case {options.number}", file=sys.stderr)
            return 2
        try:
            target = write_package(centre, found[0].id, options.out or paths.data / "exports", by="main.py package")
        except OSError as error:
            print(error, file=sys.stderr)
            return 2
        print(f"{target}\nmanifest SHA-256 {manifest_hash(target)}")
    return 0


def offer_package(spine: Spine, centre: OpenCentre, folder: Path) -> None:
    """Let the action write the package of the selected case into a folder."""
    spine.actions.on("package", partial(_save, spine, centre, folder))


def _save(spine: Spine, centre: OpenCentre, folder: Path, asked: Asked) -> None:
    case_id = asked.case.id if asked.case is not None else spine.selection.case_id
    if case_id is None:
        spine.notices.add(NoticeKind.REFUSAL, nothing_words)
        return
    person = spine.world.person(spine.desk.actor.person_id)
    write = partial(write_package, centre, case_id, folder, by=person.name if person else "")
    spine.lanes.jobs.submit(write, partial(_tell, spine), timeout=120)


def _tell(spine: Spine, outcome: Outcome[Path]) -> None:
    if outcome.value is None:
        error = outcome.error or OSError()
        spine.notices.add(NoticeKind.TROUBLE, partial(trouble_words, error))
    else:
        spine.notices.add(NoticeKind.INFO, partial(package_words, str(outcome.value), manifest_hash(outcome.value)))
