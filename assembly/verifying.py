"""Offline checks: the chain of the log, and every stored picture against its name."""

import argparse
import contextlib

from assembly.centre import open_centre
from assembly.expected import EXPECTED
from console.paths import paths_of
from db.verify import verify_all
from dispatch.errors import Refused


def add_options(parser: argparse.ArgumentParser) -> None:
    """`verify` needs none."""


def run(options: argparse.Namespace) -> int:
    """0 when everything holds, 1 when something was changed, 2 when the folder cannot be read."""
    paths = paths_of(options.data_dir)
    if not paths.database.exists():
        print(f"{paths.database}: no database")
        return 2
    try:
        centre = open_centre(paths.data, "", on_commit=lambda: None)
    except EXPECTED as error:
        print(error)
        return 2
    with contextlib.closing(centre):
        broken = {place: found for place, found in verify_all(centre.engine).items() if found is not None}
        for place, found in broken.items():
            print(f"log of {place}: line {found.seq}: {found.why}")
        damaged = 0
        for file in sorted(paths.evidence.glob("??/*")):
            try:
                centre.pictures.get(file.name)
            except Refused as refusal:
                damaged += 1
                print(f"{file}: {refusal}")
    print("the log and all pictures hold" if not broken and not damaged else "something was changed")
    return 1 if broken or damaged else 0
