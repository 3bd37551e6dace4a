"""A whole command (rights, state table, compare-and-set, log line with its hash) ÷ one prepared UPDATE of a case.

Both through the same number of threads of one process, each with its own case, on SQLite (FULL) and on PostgreSQL
(fsync on); a command is one verb of: assign, deliver, read, recall. In turns, three times; medians.
"""

import itertools
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

from assembly.centre import OpenCentre
from benchmarks.contract import is_long, report
from benchmarks.stores import both_stores
from tests.crews import HERE, Crew, open_with_crews, recall, there_and_back

TURNS = 3
SPAN_S = 20.0 if is_long() else 1.6
WRITERS = (1, 16)
GOAL, LEAST = 0.4, 200.0
Steps = Callable[[Crew], Iterator[None]]


def updates_on_sqlite(file: str) -> Steps:
    """The yardstick on SQLite: writers take turns, as the store's own do, or they would sleep in its busy handler."""
    turn = threading.Lock()

    def steps(crew: Crew) -> Iterator[None]:
        with closing(sqlite3.connect(file, isolation_level=None, timeout=30)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            words = "UPDATE case_file SET touched_at = ? WHERE jurisdiction = ? AND id = ?"
            while True:
                with turn:
                    connection.execute("BEGIN IMMEDIATE")
                    connection.execute(words, (datetime.now(UTC).isoformat(), HERE, crew.case_id))
                    connection.execute("COMMIT")
                yield

    return steps


def updates_on_postgresql(address: str) -> Steps:
    """The yardstick on PostgreSQL."""

    def steps(crew: Crew) -> Iterator[None]:
        with psycopg.connect(address, autocommit=True) as connection:
            words = "UPDATE case_file SET touched_at = %s WHERE jurisdiction = %s AND id = %s"
            while True:
                connection.execute(words, (datetime.now(UTC), HERE, crew.case_id), prepare=True)
                yield

    return steps


def timed(steps: Steps, crews: Sequence[Crew]) -> tuple[float, list[float]]:
    """Steps a second over all writers within the span, and the milliseconds of each."""
    times: list[list[float]] = [[] for _ in crews]
    start, over = threading.Barrier(len(crews) + 1), threading.Event()

    def write(crew: Crew, into: list[float]) -> None:
        with closing(steps(crew)) as turns:  # type: ignore[type-var]
            next(turns)  # connected, prepared
            start.wait()
            while not over.is_set():
                began = time.perf_counter()
                next(turns)
                into.append((time.perf_counter() - began) * 1000)

    threads = [threading.Thread(target=write, args=pair) for pair in zip(crews, times, strict=True)]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    over.wait(SPAN_S)
    over.set()
    for thread in threads:
        thread.join()
    every = sorted(itertools.chain.from_iterable(times))
    return len(every) / (time.perf_counter() - began), every


def compared(centre: OpenCentre, crews: Sequence[Crew], yardstick: Steps) -> dict[str, Any]:
    """Medians of both over the turns."""
    rates: tuple[list[float], list[float]] = ([], [])
    times: list[float] = []
    for _ in range(TURNS):
        rates[0].append(timed(yardstick, crews)[0])
        rate, every = timed(lambda crew: there_and_back(centre, crew), crews)
        rates[1].append(rate)
        times += every
        settle(centre, crews)
    times.sort()
    updates, commands = map(statistics.median, rates)
    return {
        "updates_s": updates, "commands_s": commands, "ratio": commands / updates, "p50_ms": statistics.median(times),
        "p99_ms": times[int(len(times) * 0.99)],
    }  # fmt: skip


def settle(centre: OpenCentre, crews: Sequence[Crew]) -> None:
    """Finish the round that the clock cut, so that each unit is free again."""
    busy = {unit.id for unit in centre.board.units(HERE) if unit.order_id is not None}
    for crew in crews:
        if crew.unit_id in busy:
            recall(centre, crew)


def main() -> int:
    """Compare on both engines, with one writer and with sixteen."""
    found: dict[str, dict[str, Any]] = {}
    with both_stores() as addresses, tempfile.TemporaryDirectory() as folder:
        for name, address in addresses.items():
            centre, crews = open_with_crews(Path(folder), address, max(WRITERS))
            yardstick = (updates_on_sqlite if name == "sqlite" else updates_on_postgresql)(address)
            for writers in WRITERS:
                row = compared(centre, crews[:writers], yardstick)
                found[f"{name}_{writers}"] = row
                print(f"{name:10} {writers:2} writers: " + ", ".join(f"{key} {row[key]:.2f}" for key in row))
            centre.close()
    worst = min(found, key=lambda name: found[name]["ratio"])
    slowest = min(row["commands_s"] for row in found.values())
    more = {f"{name}_{key}": round(row[key], 2) for name, row in found.items() for key in ("ratio", "commands_s")}
    return report(
        "store_commands", slowest, "commands/s", yardstick=f"one prepared UPDATE, {worst}",
        yardstick_value=found[worst]["updates_s"], goal=GOAL, ratio=found[worst]["ratio"], is_ok=slowest >= LEAST,
        p50_ms=round(max(row["p50_ms"] for row in found.values()), 2),
        p99_ms=round(max(row["p99_ms"] for row in found.values()), 2), **more,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
