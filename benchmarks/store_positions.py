"""Positions of 1,000 units at 1 Hz, in times of real time, on both engines; the yardstick is COPY of the same rows.

A post holds one second of all units. What life does every ten minutes, packing the posts by unit, is within the time.
"""

import math
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from benchmarks.contract import is_long, report
from benchmarks.stores import both_stores
from db.packing import pack
from db.positions import SqlPositions
from dispatch.values import Fix
from tests.crews import HERE, open_with_crews

UNITS, GOAL, AIM = 1000, 20.0, 60.0
SECONDS = 600 if is_long() else 120
BEGAN = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def fixes_at(second: int) -> list[Fix]:
    """All units a second later, each on a round of its own."""
    at = BEGAN + timedelta(seconds=second)
    return [
        Fix(
            unit_id=unit, at=at, received_at=at, speed_mps=8.0, heading_deg=(second + unit) % 360,
            lon=120 + unit / 5000 + math.cos(second / 90 + unit) / 500, lat=30 + math.sin(second / 90 + unit) / 500,
        )
        for unit in range(1, UNITS + 1)
    ]  # fmt: skip


def copied(address: str) -> float:
    """Seconds of all units that bare COPY takes in a second, a commit a post."""
    posts = [fixes_at(second) for second in range(20)]
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE a_copy (unit_id bigint, at timestamptz, lon float8, lat float8)")
        connection.commit()
        began = time.perf_counter()
        for post in posts:
            with connection.cursor() as cursor, cursor.copy("COPY a_copy FROM STDIN") as copy:
                for fix in post:
                    copy.write_row((fix.unit_id, fix.at, fix.lon, fix.lat))
            connection.commit()
        return len(posts) / (time.perf_counter() - began)


def posted(positions: SqlPositions, pack_all: Callable[[], object]) -> tuple[float, list[float]]:
    """Seconds of all units that the store takes in a second, and the milliseconds of each post."""
    posts, times, spent = (fixes_at(second) for second in range(SECONDS)), list[float](), 0.0
    for post in posts:
        began = time.perf_counter()
        positions.post(HERE, post)
        times.append((time.perf_counter() - began) * 1000)
    began = time.perf_counter()
    pack_all()
    spent = sum(times) / 1000 + time.perf_counter() - began
    return SECONDS / spent, sorted(times)


def main() -> int:
    """Post on both engines; PostgreSQL decides."""
    found: dict[str, tuple[float, list[float]]] = {}
    with both_stores() as addresses, tempfile.TemporaryDirectory() as folder:
        for name, address in addresses.items():
            centre, _ = open_with_crews(Path(folder), address, UNITS)
            found[name] = posted(centre.positions, lambda: pack(centre.engine, HERE))  # noqa: B023
            end = BEGAN + timedelta(seconds=SECONDS)
            held = len(centre.positions.track(HERE, 7, BEGAN, end))
            print(f"{name:10} {found[name][0]:.0f} x real time, {held} of {SECONDS} fixes of a unit held")
            centre.close()
            if held != SECONDS:
                return 1
        bare = copied(addresses["postgresql"])
    rate, times = found["postgresql"]
    return report(
        "store_positions", rate, "x real time", yardstick="COPY of the same rows", yardstick_value=bare, goal=GOAL,
        ratio=rate / bare, is_ok=rate >= GOAL, aim=AIM, p50_ms=round(statistics.median(times), 2),
        p99_ms=round(times[int(len(times) * 0.99)], 2), lost=0.0, sqlite_value=round(found["sqlite"][0], 1),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
