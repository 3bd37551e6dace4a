"""Runs everything that must hold: format, lint, types, contracts, then each group of tests in a process of its own."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from scripts.children import adopt_orphans, end_left_over

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
ROOMS = [
    *("assembly", "benchmarks", "console", "db", "dispatch", "gateway", "insight"),
    *("maps", "scripts", "simulator", "tests", "video", "widgets"),
]
# Folder = cost. Qt widgets and Chromium each get a process of their own: a crash then names its group.
GROUPS = (("unit", "db", "gateway", "journeys"), ("gui",), ("web",), ("desk",), ("faults",))
# What has no screen and no frame rate to hold may run a file to each core; the rest has the machine to itself.
SPREAD = ("-n", "auto", "--dist", "loadfile")
SPREAD_GROUP = GROUPS[0]
# A whole desk leaves some 900 widgets behind, and each change of theme dresses them all: a process for each file.
APART = "desk"
FOLDERS = tuple(folder for group in GROUPS for folder in group)
GROUP_LIMIT_S = 900.0  # a test has its own limit; this one ends a process that hangs on its way out


@dataclass
class Tally:
    """Counts over all groups; a failed check, a crash and a leaked process count as a failure each."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, report: Path) -> int:
        """Add a JUnit report; returns how many failures it told of. Raises OSError, ElementTree.ParseError."""
        failures = 0
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 - pytest wrote it
            failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped = int(suite.get("skipped", 0))
            self.skipped += skipped
            self.passed += max(0, int(suite.get("tests", 0)) - failed - skipped)
            failures += failed
        self.failed += failures
        return failures


def environment() -> dict[str, str]:
    """What tests run in: no screen, no sound, no sandbox for root only."""
    quiet = {
        "QT_QPA_PLATFORM": "offscreen",
        "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu --disable-logging",
        "PULSE_SERVER": "none",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(ROOT),
    }
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return {**os.environ, **quiet}


def tell(ok: bool, name: str, began: float) -> None:
    """One line of outcome."""
    print(f"{'ok  ' if ok else 'FAIL'} {name} ({time.monotonic() - began:.0f} s)", flush=True)


def run_check(name: str, tool: str, *arguments: str) -> bool:
    """Run one check without tests."""
    began = time.monotonic()
    done = subprocess.run([str(BIN / tool), *arguments], cwd=ROOT, env=environment(), check=False)
    tell(done.returncode == 0, name, began)
    return done.returncode == 0


def static_checks(tally: Tally) -> None:
    """Format, lint, types and import contracts: all of them, whichever fails."""
    rooms = [room for room in ROOMS if any((ROOT / room).rglob("*.py"))]
    results = [
        run_check("format", "ruff", "format", "--check", "-q", "main.py", *rooms),
        run_check("lint", "ruff", "check", "-q", "main.py", *rooms),
        run_check("types", "mypy", "main.py", *rooms),
        run_check("contracts", "lint-imports", "--no-logo"),
    ]
    tally.failed += results.count(False)


def run_pytest(arguments: list[str], report: Path) -> int:
    """Run one pytest; returns its exit code, negative when a signal ended it."""
    command = [str(BIN / "python"), "-X", "faulthandler", "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
    try:
        return subprocess.run(command, cwd=ROOT, env=environment(), check=False, timeout=GROUP_LIMIT_S).returncode
    except subprocess.TimeoutExpired:
        print(f"the group did not end within {GROUP_LIMIT_S:.0f} s", flush=True)
        return -9


def run_group(folders: tuple[str, ...], tally: Tally) -> None:
    """Run one group in its own process; a folder without tests is passed over."""
    present = [f"tests/{folder}" for folder in folders if any((ROOT / "tests" / folder).glob("test_*.py"))]
    if not present:
        return
    if folders == (APART,):
        for path in sorted((ROOT / "tests" / APART).glob("test_*.py")):
            run_process([str(path.relative_to(ROOT))], tally)
    else:
        run_process(present, tally, *(SPREAD if set(folders) <= set(SPREAD_GROUP) else ()))


def run_process(tests: list[str], tally: Tally, *options: str) -> None:
    """Run one pytest and count what it tells of, and whatever it leaves running."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        code = run_pytest([*tests, *options], report)
        told = tally.add(report) if report.exists() else 0
    if code != 0 and told == 0:
        print(f"pytest ended with {code} and told of no failure: a crash, or nothing was collected", flush=True)
        tally.failed += 1
    left = end_left_over()
    for process in left:
        print(f"LEAKED: {process}", flush=True)
    tally.failed += len(left)
    tell(code == 0 and not left, " ".join(tests), began)


def main() -> int:
    """Run what was asked for; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the loop before a commit: checks and unit tests")
    parser.add_argument("groups", nargs="*", metavar="group", help=f"only these, without the checks: {FOLDERS}")
    options = parser.parse_args()
    if unknown := set(options.groups) - set(FOLDERS):
        parser.error(f"no such group: {', '.join(sorted(unknown))}")
    began, tally = time.monotonic(), Tally()
    adopt_orphans()
    if not options.groups:
        static_checks(tally)
    wanted = set(options.groups) or ({"unit"} if options.quick else set(FOLDERS))
    for group in GROUPS:
        run_group(tuple(folder for folder in group if folder in wanted), tally)
    print(f"all in {time.monotonic() - began:.0f} s")
    print(f"{tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped", flush=True)
    return 0 if tally.failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
