"""Runs everything that must hold: format, lint, types, contracts, then each group of tests in a process of its own."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
ROOMS = [
    *("assembly", "benchmarks", "console", "db", "dispatch", "gateway"),
    *("maps", "scripts", "simulator", "tests", "video", "widgets"),
]
# Folder = cost. Qt widgets and Chromium each get a process of their own: a crash then names its group.
GROUPS = (("unit", "db", "gateway"), ("gui",), ("web",), ("journeys",), ("faults",))
NO_TESTS = 5  # pytest's code for "collected nothing", right for a group that has no folder yet


@dataclass
class Tally:
    """Counts over all groups."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, report: Path) -> None:
        """Add a JUnit report."""
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 - pytest wrote it
            failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped = int(suite.get("skipped", 0))
            self.failed += failed
            self.skipped += skipped
            self.passed += int(suite.get("tests", 0)) - failed - skipped


def environment() -> dict[str, str]:
    """What tests run in: no screen, no sound, no sandbox for root only."""
    quiet = {
        "QT_QPA_PLATFORM": "offscreen",
        "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu --disable-logging",
        "PULSE_SERVER": "none",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
        "WATCHFLOOR_TEST_RUN": str(os.getpid()),
    }
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return {**os.environ, **quiet}


def run(name: str, *command: str) -> bool:
    """Run one check; says how long it took."""
    began = time.monotonic()
    code = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT, env=environment(), check=False).returncode
    print(f"{'ok  ' if code == 0 else 'FAIL'} {name} ({time.monotonic() - began:.0f} s)", flush=True)
    return code == 0


def static_checks() -> bool:
    """Format, lint, types and import contracts."""
    rooms = [room for room in ROOMS if (ROOT / room).is_dir()]
    return all(
        [
            run("format", "ruff", "format", "--check", "-q", "main.py", *rooms),
            run("lint", "ruff", "check", "-q", "main.py", *rooms),
            run("types", "mypy", "main.py", *rooms),
            run("contracts", "lint-imports"),
        ]
    )


def leaked() -> Iterator[str]:
    """Processes that a group has left behind: they carry this run's mark in their environment."""
    mark = f"WATCHFLOOR_TEST_RUN={os.getpid()}".encode()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (entry / "environ").read_bytes().split(b"\0"):
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                yield f"{entry.name} {line[:120]}"
        except OSError:
            continue


def run_group(folders: tuple[str, ...], tally: Tally, extra: list[str]) -> bool:
    """Run one group in its own process; fails on a failure, a crash or a leaked process."""
    present = [f"tests/{folder}" for folder in folders if any((ROOT / "tests" / folder).glob("test_*.py"))]
    if not present:
        return True
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [str(BIN / "python"), "-X", "faulthandler", "-m", "pytest", "-q", f"--junitxml={report}", *extra]
        code = subprocess.run([*command, *present], cwd=ROOT, env=environment(), check=False).returncode
        if report.exists():
            tally.add(report)
        else:
            tally.failed += 1  # it crashed before it could say anything
    left = list(leaked())
    for process in left:
        print(f"LEAKED after {' '.join(present)}: {process}", flush=True)
    ok = code in (0, NO_TESTS) and not left
    print(f"{'ok  ' if ok else f'FAIL (exit {code})'} {' '.join(present)}", flush=True)
    return ok


def main() -> int:
    """Run what was asked for; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the loop before a commit: checks and unit tests")
    parser.add_argument("groups", nargs="*", help="only these groups, without the static checks")
    options = parser.parse_args()
    began = time.monotonic()
    tally = Tally()
    ok = True if options.groups else static_checks()
    wanted = set(options.groups) or ({"unit"} if options.quick else {folder for group in GROUPS for folder in group})
    for group in GROUPS:
        folders = tuple(folder for folder in group if folder in wanted)
        ok = (not folders or run_group(folders, tally, [])) and ok
    print(f"all in {time.monotonic() - began:.0f} s")
    print(f"{tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped", flush=True)
    return 0 if ok and tally.failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
