"""Offline checks: the chain of the log, here or in an exported file, and every stored picture against its name."""

import argparse
from pathlib import Path

from assembly.expected import EXPECTED
from assembly.package_check import check_package, manifest_hash
from assembly.stores import store_at
from db.exports import NoLog, verify_export
from db.pictures import FilePictures
from db.verify import Anchor, verify_all
from dispatch.chain import Break
from dispatch.errors import Refused


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of `verify`."""
    parser.add_argument("package", type=Path, nargs="?", help="check an exported package by itself, and nothing else")
    parser.add_argument("--log", type=Path, help="check a file that `export --log` has written, and nothing else")
    parser.add_argument(
        "--anchor", type=_anchor, action="append", default=[], metavar="COUNTY:LINE:HASH",
        help="what `backup` or `export` once told, kept elsewhere: finds a log that was rewritten as a whole",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """0 when everything holds, 1 when something was changed, 2 when the folder cannot be read."""
    if options.package is not None:
        return _check_package(options.package)
    try:
        if options.log:
            return _exported(options.log, options.anchor[0][1] if options.anchor else None)
        return _folder(options)
    except (*EXPECTED, NoLog) as error:
        print(error)
        return 2


def _exported(path: Path, anchor: Anchor | None) -> int:
    broken = verify_export(path, anchor)
    print(_told(str(path), broken) if broken else f"{path}: the log holds")
    return 1 if broken else 0


def _folder(options: argparse.Namespace) -> int:
    with store_at(options) as (paths, engine):
        broken = {here: found for here, found in verify_all(engine, dict(options.anchor)).items() if found}
        for here, found in broken.items():
            print(_told(f"log of {here}", found))
        damaged = _damaged(paths.evidence)
    print("something was changed" if broken or damaged else "the log and all pictures hold")
    return 1 if broken or damaged else 0


def _damaged(evidence: Path) -> int:
    pictures, damaged = FilePictures(evidence), 0
    for name in pictures.all():
        try:
            pictures.where(name)
        except Refused as refusal:
            damaged += 1
            print(f"{evidence / name[:2] / name}: {refusal}")
    return damaged


def _told(what: str, broken: Break) -> str:
    return f"{what}: line {broken.seq}: {broken.why}"


def _anchor(text: str) -> tuple[str, Anchor]:
    here, seq, sealed = text.split(":")
    return here, Anchor(int(seq), sealed)


def _check_package(folder: Path) -> int:
    faults = check_package(folder)
    for fault in faults:
        print(fault)
    if not faults:
        print(f"the package holds; manifest SHA-256 {manifest_hash(folder)}")
    return 1 if faults else 0
