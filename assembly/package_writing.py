"""Writes the evidence of a case as a package: `main.py package NUMBER`, and the action at the desk."""

import argparse
import sys
from functools import partial
from pathlib import Path

from assembly.centre import OpenCentre
from assembly.expected import EXPECTED
from assembly.package_check import manifest_hash
from assembly.packaging import write_package
from assembly.stores import centre_at
from console.actions import Asked
from console.lanes import Outcome
from console.notices import NoticeKind
from console.refusals import trouble_words
from console.spine import Spine
from widgets.case_print import nothing_words, package_words


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `package`."""
    parser.add_argument("number", help="the number of the case")
    parser.add_argument("--out", type=Path, help="the folder to write into (default: exports in the data folder)")


def run(options: argparse.Namespace) -> int:
    """0 when the package was written, 2 when it could not be."""
    try:
        with centre_at(options) as (paths, centre):
            return _written(centre, options.number, options.out or paths.data / "exports")
    except (*EXPECTED, OSError) as error:
        print(error, file=sys.stderr)
        return 2


def _written(centre: OpenCentre, number: str, folder: Path) -> int:
    found = [case for case in centre.board.find(centre.jurisdiction, number) if case.number == number]
    if not found:
        print(f"no case {number}", file=sys.stderr)
        return 2
    target = write_package(centre, found[0].id, folder, by="main.py package")
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
