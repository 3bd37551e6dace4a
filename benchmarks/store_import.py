"""An old system's table of cases to the desk, end to end; yardstick: raw executemany of the very same rows.

End to end is: opened, read, checked, staged, published with search index and log. The table is invented, in the shape
and with the lengths of text of a real one. Memory is that of this process and of the one that reads.
"""

import csv
import random
import resource
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assembly.bringing import PROFILES, bringing_of, ground_of, settle
from assembly.centre import open_centre
from benchmarks.contract import is_long, report
from gateway.files.reading import PART
from simulator.county import CODE

GOAL_PER_S, GOAL_MB = 10_000.0, 500.0
HEAD = ("CASE_ENQUIRY_ID", "OPEN_DT", "TARGET_DT", "CLOSED_DT", "CASE_STATUS", "CLOSURE_REASON", "CASE_TITLE", "TYPE",
        "Department", "Location", "LATITUDE", "LONGITUDE")  # fmt: skip
TYPES = ("Street Light Outages", "Request for Pothole Repair", "Graffiti Removal", "Missed Trash", "Tree Emergencies")
WORDS = ("lamp", "repaired", "crew", "sidewalk", "resolved", "no violation found", "contractor", "notified", "corner")
_PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
FORM = "%m/%d/%Y %I:%M:%S %p"


def write_table(path: Path, rows: int) -> None:
    """Rows of past and open cases, six in seven closed."""
    dice, began = random.Random(7), datetime(2025, 1, 1, tzinfo=UTC)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEAD)
        for number in range(rows):
            at = began + timedelta(minutes=number)
            is_open = dice.random() < 0.15
            closed = "" if is_open else (at + timedelta(hours=dice.randint(1, 900))).strftime(FORM)
            note = "" if is_open else "Case Closed. " + " ".join(dice.choices(WORDS, k=8))
            table.writerow((10_000_000 + number, at.strftime(FORM), (at + timedelta(days=7)).strftime(FORM), closed,
                            "Open" if is_open else "Closed", note, dice.choice(TYPES), dice.choice(TYPES), "PWDx",
                            f"{dice.randint(1, 999)} {dice.choice(WORDS).title()} St  Boston  MA  02115",
                            round(dice.uniform(42.25, 42.39), 4), round(dice.uniform(-71.18, -71.0), 4)))  # fmt: skip


def product(folder: Path, table: Path) -> float:
    """Seconds that the whole import takes."""
    with closing(open_centre(folder, CODE, on_commit=lambda: None)) as centre:
        settle(centre, "bench")
        way = bringing_of(table, PROFILES / "boston311.toml", ground_of(centre, lambda: None), folder)
        began = time.perf_counter()
        done = way.bring()
        assert not done.refused
        return time.perf_counter() - began


def raw(folder: Path) -> float:
    """Seconds that SQLite takes for the same rows in the same table with its indexes, as often made durable."""
    with (
        closing(sqlite3.connect(folder / "watchfloor.db")) as held,
        closing(sqlite3.connect(folder / "raw.db")) as bare,
    ):
        rows = held.execute("SELECT * FROM case_file ORDER BY id").fetchall()
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            bare.execute(f"PRAGMA {pragma}")
        for (sql,) in held.execute("SELECT sql FROM sqlite_master WHERE tbl_name = 'case_file' AND sql IS NOT NULL"):
            bare.execute(sql)
        statement = f"INSERT INTO case_file VALUES ({', '.join('?' * len(rows[0]))})"
        began = time.perf_counter()
        for start in range(0, len(rows), PART):
            with bare:
                bare.executemany(statement, rows[start : start + PART])
        return time.perf_counter() - began


def main() -> int:
    """Product and yardstick in turns; the better of each counts."""
    count, rounds = (100_000, 3) if is_long() else (20_000, 2)
    took, bare = [], []
    with tempfile.TemporaryDirectory(prefix="watchfloor-") as scratch:
        table = Path(scratch) / "cases.csv"
        write_table(table, count)
        for turn in range(rounds):
            folder = Path(scratch) / str(turn)
            folder.mkdir()
            took.append(product(folder, table))
            peak = sum(resource.getrusage(who).ru_maxrss for who in _PROCESSES) / 1024
            bare.append(raw(folder))
    value, yardstick = count / min(took), count / min(bare)
    return report(
        "store_import", value, "rows/s", yardstick="raw executemany of the same rows, table and indexes",
        yardstick_value=yardstick, ratio=value / yardstick, goal=GOAL_PER_S,
        is_ok=value >= GOAL_PER_S and peak <= GOAL_MB, rows=count, peak_mb=round(peak, 1), goal_mb=GOAL_MB,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
