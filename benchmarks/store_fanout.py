"""From a verb sent to its line of the log read by n followers, on both engines, ÷ a bare UPDATE with a bare wake-up.

`--followers N` (10; 50 with --long). Each follower has a bell of its own (a datagram on SQLite, LISTEN on PostgreSQL)
and reads the log from where it was; a line that somebody never saw is lost.
"""

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from sqlalchemy import text

from assembly.centre import OpenCentre
from benchmarks.contract import is_long, report
from benchmarks.stores import both_stores
from db.doorbell import Doorbell
from db.listener import Listener
from tests.crews import HERE, Crew, open_with_crews, there_and_back

EVENTS = 200 if is_long() else 40
PAUSE_S = 0.05
P99_MS = 1000.0
Wait = Callable[[float], bool]


class Follower(threading.Thread):
    """Notes when it saw each line; without `is_reading` it only counts the wake-ups."""

    def __init__(self, centre: OpenCentre, wait: Wait, *, is_reading: bool) -> None:
        super().__init__()
        self.seen: dict[int, float] = {}
        self.woken: list[float] = []
        self.over = threading.Event()
        self._centre = centre
        self._wait = wait
        self._is_reading = is_reading
        self._head = centre.log.head(HERE)

    def run(self) -> None:
        """Until it is over."""
        while not self.over.is_set():
            if self._wait(0.25):
                self.woken.append(time.perf_counter())
            if self._is_reading:
                self._read()

    def is_behind(self, head: int) -> bool:
        """Whether it still has lines to read."""
        return self._is_reading and self._head < head

    def _read(self) -> None:
        lines = self._centre.log.after(HERE, self._head)
        now = time.perf_counter()
        self.seen.update({line.seq: now for line in lines})
        self._head = lines[-1].seq if lines else self._head


def followed(centre: OpenCentre, followers: list[Follower], act: Callable[[], object]) -> list[float]:
    """When each act began."""
    began = []
    for follower in followers:
        follower.start()
    for _ in range(EVENTS):
        time.sleep(PAUSE_S)  # the pace of a busy desk: what is measured is the way, not the queue
        began.append(time.perf_counter())
        act()
    head, deadline = centre.log.head(HERE), time.monotonic() + 30
    while time.monotonic() < deadline and any(each.is_behind(head) for each in followers):
        time.sleep(0.01)
    for follower in followers:
        follower.over.set()
    for follower in followers:
        follower.join()
    return began


def measured(
    centre: OpenCentre, crew: Crew, new_bell: Callable[[], Any], ring: Callable[[], None], count: int
) -> dict[str, float]:
    """Of product and yardstick: the milliseconds to each follower, and what was lost."""
    update = text("UPDATE case_file SET touched_at = touched_at WHERE id = 1")

    def bare() -> None:
        with centre.engine.begin() as connection:
            connection.execute(update)
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_notify('watchfloor', '')"))
        ring()

    with ExitStack() as bells:
        steps = there_and_back(centre, crew)
        next(steps)
        waits = [bells.enter_context(closing(new_bell())).wait for _ in range(count)]
        readers = [Follower(centre, wait, is_reading=True) for wait in waits]
        first = centre.log.head(HERE)
        began = followed(centre, readers, lambda: next(steps))
        times = sorted((reader.seen[first + nth] - at) * 1000 for nth, at in enumerate(began, 1) for reader in readers
                       if first + nth in reader.seen)  # fmt: skip
        plain = [Follower(centre, wait, is_reading=False) for wait in waits]
        starts = followed(centre, plain, bare)
        woken = [min((w for w in each.woken if w >= at), default=at + 0.25) - at for at in starts for each in plain]
    return {
        "p50_ms": statistics.median(times), "p99_ms": times[int(len(times) * 0.99)],
        "bare_ms": statistics.median(woken) * 1000, "lost": float(len(began) * count - len(times)),
    }  # fmt: skip


def main() -> int:
    """Follow on both engines."""
    count = int(sys.argv[sys.argv.index("--followers") + 1]) if "--followers" in sys.argv else 50 if is_long() else 10
    found: dict[str, dict[str, float]] = {}
    with both_stores() as addresses, tempfile.TemporaryDirectory() as folder:
        bells = Path(folder) / "bells"
        with closing(Doorbell(bells)) as own:
            for name, address in addresses.items():
                is_sqlite = name == "sqlite"
                ring = own.ring if is_sqlite else lambda: None
                centre, (crew,) = open_with_crews(Path(folder), address, 1, on_commit=ring)
                url = centre.engine.url
                new_bell = (lambda: Doorbell(bells)) if is_sqlite else (lambda: Listener(url))  # noqa: B023
                found[name] = row = measured(centre, crew, new_bell, ring, count)
                print(f"{name:10} " + ", ".join(f"{key} {row[key]:.2f}" for key in row))
                centre.close()
    worst = max(found.values(), key=lambda row: row["p50_ms"] / row["bare_ms"])
    lost, slowest = sum(row["lost"] for row in found.values()), max(row["p99_ms"] for row in found.values())
    return report(
        "store_fanout", worst["p50_ms"], "ms", yardstick="bare UPDATE and wake-up", yardstick_value=worst["bare_ms"],
        goal=P99_MS, ratio=worst["p50_ms"] / worst["bare_ms"], is_ok=lost == 0 and slowest <= P99_MS, lost=lost,
        p50_ms=round(worst["p50_ms"], 2), p99_ms=round(slowest, 2), followers=float(count),
        **{f"{name}_p99_ms": round(row["p99_ms"], 2) for name, row in found.items()},
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
