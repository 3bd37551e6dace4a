"""A writer killed in the middle of its work loses nothing it had been told was kept."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.backup import check_file
from db.board import SqlBoard
from db.engine import open_engine
from db.log import SqlLog
from db.verify import verify_log
from tests.db.town import CODE, settle

WRITER = """
import sys
from db.engine import open_engine
from db.store import SqlStore
from tests.db.town import report
store = SqlStore(open_engine(sys.argv[1]))
for n in range(10_000):
    print(report(store, f"{sys.argv[2]}-{n}").id, flush=True)
"""


def _kill_a_writer(address: str, name: str, after: int) -> set[int]:
    """Start a writer, kill it -9 once it has acknowledged some commands; the ids it acknowledged."""
    root = Path(__file__).parents[2]
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, address, name], stdout=subprocess.PIPE, text=True, cwd=root
    )
    assert writer.stdout is not None
    acknowledged = [writer.stdout.readline() for _ in range(after)]
    writer.kill()
    acknowledged += writer.stdout.read().splitlines()
    writer.stdout.close()
    writer.wait()
    return {int(line) for line in acknowledged}


@pytest.mark.parametrize("engine_name", ["sqlite", "postgresql"])
def test_a_killed_writer_loses_no_acknowledged_command_and_leaves_none_half_done(
    request: pytest.FixtureRequest, engine_name: str, tmp_path: Path
) -> None:
    engine: Engine = request.getfixturevalue("sqlite_store" if engine_name == "sqlite" else "pg_store")
    settle(engine)
    acknowledged: set[int] = set()
    for kill in range(2):
        acknowledged |= _kill_a_writer(engine.url.render_as_string(hide_password=False), f"k{kill}", 5 + 7 * kill)
    held = SqlBoard(engine).open_cases(CODE)
    assert acknowledged <= {case.id for case in held}
    assert len(held) == SqlLog(engine).head(CODE)
    assert [case.number for case in sorted(held, key=lambda case: case.seq)] == [
        f"{CODE}-{n:05d}" for n in range(1, len(held) + 1)
    ]
    assert verify_log(engine, CODE) is None
    if engine_name == "sqlite":
        assert check_file(tmp_path / "watchfloor.db") == []


def test_a_killed_writer_does_not_hinder_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "watchfloor.db"
    engine = open_engine(path)
    settle(engine)
    engine.dispose()
    _kill_a_writer(str(path), "k", 3)
    engine = open_engine(path)
    assert len(SqlBoard(engine).open_cases(CODE)) >= 3
    engine.dispose()
