"""What a desk asks of many cases, a fifth of them open, ÷ the same SQL through the bare driver, on both engines.

100,000 cases, or 1,000,000 with --long, or `--rows N`. Each question is asked in turn with its yardstick, which fetches
the driver's tuples and makes nothing of them; the answer of the board is frozen, masked cases.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from benchmarks.contract import is_long, report
from benchmarks.many_cases import HERE, RARE, fill
from db import swift
from db.board import SqlBoard
from db.engine import open_engine
from dispatch.pages import Which
from dispatch.states import State
from tests.fixtures_store import cluster, server_programs

ROUNDS = 100
MANY = 1_000_000 if is_long() else 100_000
GOAL, P99_MS = 1.5, 50.0
_bare = swift.bare_cursor
Ask = Callable[[], object]


def questions(board: SqlBoard) -> dict[str, Ask]:
    """What is asked, by name."""
    queue, handling = Which(), (State.HANDLING,)
    deep, seen = "", 0
    while seen < 50_000 and (page := board.page(HERE, queue, limit=5000, after=deep)).after:
        deep, seen = page.after, seen + len(page.cases)
    return {
        "first_page": lambda: board.page(HERE, queue),
        "status_unit": lambda: board.page(HERE, Which(states=handling, unit_id=7)),
        "status_department": lambda: board.page(HERE, Which(states=handling, department_id=7)),
        "area": lambda: board.page(HERE, Which(area=f"{HERE}003")),
        "deep_page": lambda: board.page(HERE, queue, after=deep),
        "history": lambda: board.page(HERE, Which(history=True)),
        "search_frequent": lambda: board.find(HERE, "路灯"),
        "search_rare": lambda: board.find(HERE, RARE[:2]),
        "counts": lambda: board.counts(HERE),
    }


def spied(engine: Engine, ask: Ask) -> tuple[str, Any]:
    """The last statement that answers a question, and its parameters, as the driver gets them."""
    seen: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, given: Any, *_more: object) -> None:
        seen.append((statement, given))

    @contextmanager
    def noting(asked: Engine) -> Iterator[Any]:
        with _bare(asked) as cursor:
            yield _Noting(cursor, seen)

    event.listen(engine, "before_cursor_execute", note)
    swift.bare_cursor = noting  # type: ignore[assignment]
    try:
        ask()
    finally:
        event.remove(engine, "before_cursor_execute", note)
        swift.bare_cursor = _bare
    return seen[-1]


class _Noting:
    """A cursor that tells what it is asked: what goes past SQLAlchemy."""

    def __init__(self, cursor: Any, seen: list[tuple[str, Any]]) -> None:
        self._cursor = cursor
        self._seen = seen

    def execute(self, statement: str, given: Any, **more: Any) -> Any:
        self._seen.append((statement, given))
        return self._cursor.execute(statement, given, **more)


def measured(engine: Engine) -> dict[str, tuple[float, float, float]]:
    """Of each question: milliseconds of the raw SQL and of the board (medians), and the board's 99th percentile."""
    board = SqlBoard(engine)
    results = {}
    pooled = engine.raw_connection()
    raw = pooled.cursor()
    if engine.dialect.name == "postgresql":
        pooled.dbapi_connection.autocommit = True  # type: ignore[union-attr]
    for name, ask in questions(board).items():
        statement, given = spied(engine, ask)
        yardstick, product = in_turns(lambda: raw.execute(statement, given).fetchall(), ask)  # noqa: B023
        results[name] = (
            statistics.median(yardstick), statistics.median(product), sorted(product)[int(len(product) * 0.99)]
        )  # fmt: skip
    pooled.close()
    return results


def in_turns(yardstick: Ask, product: Ask) -> tuple[list[float], list[float]]:
    """Milliseconds of both, asked in turns after a warm-up."""
    times: tuple[list[float], list[float]] = ([], [])
    for round_ in range(ROUNDS + 10):
        for ask, into in ((yardstick, times[0]), (product, times[1])):
            began = time.perf_counter()
            ask()
            if round_ >= 10:
                into.append((time.perf_counter() - began) * 1000)
    return times


def main() -> int:
    """Fill both engines, ask, tell."""
    rows = int(sys.argv[sys.argv.index("--rows") + 1]) if "--rows" in sys.argv else MANY
    folder = Path(tempfile.mkdtemp(prefix="wf-bench-", dir="/tmp"))
    found: dict[str, tuple[float, float, float]] = {}
    try:
        with cluster(server_programs(folder), folder) as address:
            for where in (folder.with_suffix(".sqlite") / "watchfloor.db", address.format(name="postgres")):
                engine = open_engine(where)
                fill(engine, rows)
                for name, figures in measured(engine).items():
                    found[f"{engine.dialect.name}_{name}"] = figures
                    print(f"{engine.dialect.name:10} {name:18} raw {figures[0]:7.2f} board {figures[1]:7.2f} "
                          f"p99 {figures[2]:7.2f} ms  {figures[1] / figures[0]:.2f}x")  # fmt: skip
                engine.dispose()
    finally:
        shutil.rmtree(folder)
        shutil.rmtree(folder.with_suffix(".sqlite"), ignore_errors=True)
    worst = max(found, key=lambda name: found[name][1] / found[name][0])
    raw, board, _ = found[worst]
    slowest = max(figures[2] for figures in found.values())
    return report(
        "store_queries", board, "ms", yardstick=f"the same SQL, {worst}", yardstick_value=raw, goal=GOAL,
        ratio=board / raw, is_ok=board / raw <= GOAL and slowest <= P99_MS, p99_ms=slowest, rows=float(rows),
        **{name: round(figures[1] / figures[0], 2) for name, figures in found.items()},
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
