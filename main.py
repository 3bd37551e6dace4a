"""Watchfloor, 城管指挥调度台: parses the command line and hands over to assembly/."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

VERSION = "0.1.0"

# sub-command: (module of assembly/, what it does)
COMMANDS = {
    "demo": ("demo", "watch an invented county at work; take over at any moment (the default)"),
    "console": ("desk", "open the desk on a data folder"),
    "wall": ("kiosk", "a wall to look at, on a screen of its own, that changes nothing"),
    "centre": ("doors", "run the doors and the sweep of deadlines without a desk"),
    "import": ("importing", "bring in a city's own cases, streets and cameras"),
    "basemap": ("basemap", "make the base map, the search index and the road graph from an extract or from streets"),
    "replay": ("replaying", "play a recorded day of positions through the doors"),
    "standard": ("standards", "check, compare and install the county's standard of filing, handling and closing"),
    "user": ("users", "accounts: list people and logins, give one, unlock, add a second factor"),
    "viewings": ("viewings", "who watched which camera, for the auditor"),
    "retain": ("retaining", "carry out the retention policy; cases on hold are left alone"),
    "package": ("package_writing", "write the evidence of a case as a package: files, manifest, audit"),
    "verify": ("verifying", "check the chain of the log and the stored pictures"),
    "backup": ("backing_up", "copy the store in use, its pictures and settings to a folder of backups"),
    "restore": ("restoring", "put a backup into an empty data folder or database"),
    "migrate": ("migrating", "bring the store to this version's schema, after a backup"),
    "export": ("exporting", "write the log, or cases with their reporters masked, to a file"),
    "doctor": ("doctor", "show libraries, codecs, engines, data paths and versions"),
    "pictures": ("pictures", "take pictures of the running desk in both languages and all themes"),
    "keys": ("key_sheet", "write the sheet of keys in both languages, to print and for the guide"),
    "sounds": ("loudspeaking", "play the sounds of a desk (started by console)"),
    "county": ("county", "drive the people of the demo county (started by demo)"),
}


def main(arguments: Sequence[str]) -> int:
    """Run a sub-command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="watchfloor", description=__doc__)
    parser.add_argument("--version", action="version", version=f"watchfloor {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="command")
    named = next((word for word in arguments if word in COMMANDS), None)
    for name, (module, text) in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--data-dir", type=Path, help="the data folder (default: by the XDG rules)")
        if name == named:  # the others are listed, not loaded: a centre must not pay for Qt
            import_module(f"assembly.{module}").add_options(command)
    options = parser.parse_args(arguments or ["demo"])
    module = COMMANDS[options.command or "demo"][0]
    return int(import_module(f"assembly.{module}").run(options))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
