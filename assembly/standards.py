"""The county's standard: checked, compared with the one in force, and put on the shelf for the next start."""

import argparse
import shutil
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from assembly.centre import RESOURCES
from assembly.expected import EXPECTED
from console.paths import make_folders, paths_of
from dispatch.rules import gaps, overlaps
from dispatch.shelf import Shelf, changes, load_shelf
from dispatch.standard import Standard, load_standard

SHIPPED = RESOURCES / "standards" / "county"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `standard`."""
    parser.add_argument("what", choices=("show", "check", "diff", "install", "copy"),
                        help="show the shelf, check a pack, compare it with the one in force, install it, "
                        "or copy the one in force to a folder to change it")  # fmt: skip
    parser.add_argument("pack", type=Path, nargs="?", help="the folder of the pack")


def run(options: argparse.Namespace) -> int:
    """0 when it was done, 2 with a clear line when it was not."""
    try:
        return _run(options)
    except EXPECTED as error:
        print(error, file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    paths = paths_of(options.data_dir)
    make_folders(paths)
    shelf, today = load_shelf(SHIPPED, paths.data / "standards"), datetime.now(UTC).date()
    if options.what == "show":
        return _show(shelf, today)
    if options.pack is None:
        print("which pack? name its folder", file=sys.stderr)
        return 2
    if options.what == "copy":
        return _copy(shelf.current(today), paths.data / "standards", options.pack)
    pack = load_standard(options.pack)
    if options.what == "check":
        return _check(pack)
    for change in changes(shelf.current(today), pack):
        print(change)
    return _install(shelf, pack, options.pack, paths.data / "standards") if options.what == "install" else 0


def _show(shelf: Shelf, today: date) -> int:
    for pack in shelf.standards.values():
        mark = "*" if pack is shelf.current(today) else " "
        print(f"{mark} {pack.version}  from {pack.valid_from}  {len(pack.classes)} classes, "
              f"{len(pack.conditions)} conditions")  # fmt: skip
    return 0


def _check(pack: Standard) -> int:
    """The pack can be read; what its matrix leaves open is said, for a county may want it so."""
    areas = sorted({area for row in pack.rules.responsibilities for area in row.areas}) or [""]
    for code, area in gaps(pack.rules, list(pack.classes), areas):
        print(f"nobody answers for {code} {pack.classes[code].zh} {area}".rstrip())
    for code, area, names in overlaps(pack.rules, list(pack.classes), areas):
        print(f"several answer for {code} {pack.classes[code].zh} {area}: {', '.join(names)}")
    print(f"{pack.version}: {len(pack.classes)} classes and {len(pack.conditions)} conditions can be used")
    return 0


def _copy(pack: Standard, folder: Path, to: Path) -> int:
    if to.exists():
        print(f"{to}: is there already; name a new folder", file=sys.stderr)
        return 2
    own = folder / pack.version
    shutil.copytree(own if own.exists() else SHIPPED, to)
    print(f"{pack.version} lies in {to}: give it a new version and valid_from, change it, check it, install it")
    return 0


def _install(shelf: Shelf, pack: Standard, source: Path, folder: Path) -> int:
    """Put a pack on the shelf; a version is never replaced, since cases refer to it."""
    if not pack.version.replace("-", "").replace(".", "").isalnum() or pack.version.startswith("."):
        print(f"{source / 'pack.toml'}: version: wants letters, digits, '-' and '.'", file=sys.stderr)
        return 2
    if pack.version in shelf.standards:
        print(f"{pack.version} is on the shelf already; give the new pack another version", file=sys.stderr)
        return 2
    if not any(folder.glob("*/pack.toml")):  # cases filed under the shipped pack keep it
        shipped = load_standard(SHIPPED)
        shutil.copytree(SHIPPED, folder / shipped.version)
    staged = folder / f".{pack.version}"
    shutil.rmtree(staged, ignore_errors=True)
    shutil.copytree(source, staged)
    staged.rename(folder / pack.version)
    print(f"{pack.version} is on the shelf; it counts from {pack.valid_from}, after the next start")
    return 0
