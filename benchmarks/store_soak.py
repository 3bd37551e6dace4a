"""What must hold however long: verbs of many writers on both engines, simulated shifts, and the store's tests on a
hostile engine; the yardstick is that nothing is lost.

2,000 verbs and 10 shifts; with --long 100,000 verbs, 1,000 shifts, and `tests/db` with 100 ms for each statement.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from assembly.centre import OpenCentre
from benchmarks.contract import is_long, report
from benchmarks.stores import both_stores
from db.errors import StoreBusy
from db.verify import verify_all
from dispatch.errors import Refused
from tests.crews import HERE, Crew, open_with_crews, there_and_back
from tests.db.simulation import Simulation

VERBS = 100_000 if is_long() else 2_000
SHIFTS = 1_000 if is_long() else 10
WRITERS = 16
STEPS = ("assign", "deliver", "read", "recall")
BATCH = 5000


def stormed(centre: OpenCentre, crews: list[Crew], verbs: int) -> int:
    """Verbs by many writers, two to a crew, who get in each other's way; returns how many were acknowledged."""
    left, lock, done = [verbs], threading.Lock(), [0] * WRITERS

    def take() -> bool:
        with lock:
            left[0] -= 1
            return left[0] >= 0

    def write(writer: int) -> None:
        steps = None
        while take():
            try:
                steps = steps or there_and_back(centre, crews[writer % len(crews)])
                next(steps)
                done[writer] += 1
            except (Refused, StoreBusy):
                steps = None

    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(write, range(WRITERS)))
    return sum(done)


def logged(centre: OpenCentre) -> int:
    """How many of these verbs the log tells."""
    seen, count = 0, 0
    while lines := centre.log.after(HERE, seen, BATCH):
        seen = lines[-1].seq
        count += sum(line.step in STEPS for line in lines)
    return count


def shifts() -> int:
    """Simulated shifts that broke a promise."""
    broken = 0
    for seed in range(1000, 1000 + SHIFTS):
        with tempfile.TemporaryDirectory() as folder:
            try:
                Simulation(seed, Path(folder)).run()
            except AssertionError as error:
                broken += 1
                print(f"seed {seed}: {str(error).splitlines()[:1]}")
    return broken


def hostile_suite() -> int:
    """The store's tests where each statement takes 100 ms; how they ended."""
    root = Path(__file__).parent.parent
    command = [sys.executable, "-m", "pytest", "-q", "tests/db"]
    return subprocess.run(command, cwd=root, env={**os.environ, "WATCHFLOOR_HOSTILE": "100"}, check=False).returncode


def main() -> int:
    """All three."""
    began, done, lost, broken = time.perf_counter(), 0, 0, 0
    with both_stores() as addresses, tempfile.TemporaryDirectory() as folder:
        for name, address in addresses.items():
            centre, crews = open_with_crews(Path(folder), address, WRITERS // 2)
            acknowledged = stormed(centre, crews, VERBS // 2)
            lost += abs(logged(centre) - acknowledged)
            broken += sum(found is not None for found in verify_all(centre.engine).values())
            done += acknowledged
            print(f"{name}: {acknowledged} verbs counted, {lost} lost or doubled")
            centre.close()
    rate = done / (time.perf_counter() - began)
    broken += shifts() + (hostile_suite() if is_long() else 0)
    return report(
        "store_soak", rate, "verbs/s", yardstick="lost or doubled", yardstick_value=lost, goal=0.0, ratio=float(lost),
        is_ok=lost == 0 and broken == 0, lost=float(lost), broken=float(broken), verbs=float(done),
        shifts=float(SHIFTS),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
