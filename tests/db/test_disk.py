"""A disk that is full or damaged: told as such, earlier rows readable, nothing half done, and on with space again."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.backup import check_file
from db.board import SqlBoard
from db.engine import open_engine
from db.errors import StoreFailed, StoreFull
from db.log import SqlLog
from db.store import SqlStore
from db.verify import verify_log
from dispatch.values import Case
from tests.db.town import CODE, report, settle

WRITER = """
import resource, signal, sys
from db.engine import open_engine
from db.errors import StoreFailed
from db.store import SqlStore
from dispatch.values import Case
from tests.db.town import report
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = SqlStore(open_engine(sys.argv[1]))
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
try:
    for n in range(10_000):
        print(report(store, f"c{n}", description="满" * 3000).id, flush=True)
except StoreFailed as error:
    print(type(error).__name__, flush=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(report(store, "after").id, flush=True)
"""


def _holds(engine: Engine, ids: list[int]) -> None:
    """Every acknowledged case is there, and nothing but whole commands."""
    held = SqlBoard(engine).open_cases(CODE)
    assert [case.id for case in held] == ids
    assert SqlLog(engine).head(CODE) == len(ids)
    assert verify_log(engine, CODE) is None


def test_a_file_that_may_not_grow_is_told_and_written_on_when_it_may(sqlite_store: Engine, tmp_path: Path) -> None:
    settle(sqlite_store)
    path = tmp_path / "watchfloor.db"
    limit = path.stat().st_size + 400_000
    script = [sys.executable, "-c", WRITER, str(path), str(limit)]
    told = subprocess.run(script, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    words = told.stdout.split()
    assert sum(not word.isdigit() for word in words) == 1
    assert {word for word in words if not word.isdigit()} <= {"StoreFull", "StoreFailed"}
    _holds(sqlite_store, [int(word) for word in words if word.isdigit()])
    assert check_file(path) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes; where it cannot be mounted the test is left out."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = shutil.which("mount")
    if os.geteuid() != 0 or mount is None:
        pytest.skip("only root mounts")
    if subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], check=False, capture_output=True
    ).returncode:
        pytest.skip("this machine lets nobody mount")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_disk_that_is_full_is_told_and_works_on_when_there_is_space(small_disk: Path) -> None:
    engine = open_engine(small_disk / "watchfloor.db")
    store, ballast, kept = settle(engine), small_disk / "ballast", list[int]()
    ballast.write_bytes(b"\0" * 1_500_000)

    def fill() -> None:
        while True:
            kept.append(report(store, f"c{len(kept)}", description="满" * 3000).id)

    with pytest.raises(StoreFull):
        fill()
    _holds(engine, kept)
    ballast.unlink()
    kept.append(report(store, f"c{len(kept)}").id)
    _holds(engine, kept)
    engine.dispose()
    assert check_file(small_disk / "watchfloor.db") == []


def _readable(engine: Engine) -> tuple[Case, ...]:
    """What a damaged store still gives; none where it says that it cannot."""
    try:
        return SqlBoard(engine).open_cases(CODE)
    except StoreFailed:
        return ()


def test_damaged_pages_are_told_and_no_acknowledged_row_turns_into_another(tmp_path: Path) -> None:
    path = tmp_path / "watchfloor.db"
    engine = open_engine(path)
    store = settle(engine)
    for n in range(60):
        report(store, f"c{n}", description="坏" * 900)
    before = {case.id: case for case in SqlBoard(engine).open_cases(CODE)}
    engine.dispose()
    data = bytearray(path.read_bytes())
    words = ("坏" * 100).encode()
    held = [
        at for at in range(0, len(data), 4096) if words in data[at : at + 4096]
    ]  # pages of cases, not of the schema
    for at in held[::-3]:  # the newest among them, where the next case goes
        data[at : at + 100] = b"\x5a" * 100
    path.write_bytes(data)
    assert check_file(path) != []
    engine = open_engine(path)  # header and schema are whole: the pages are met when they are read
    assert all(before[case.id] == case for case in _readable(engine))

    def write_on() -> None:
        for n in range(60):
            report(SqlStore(engine), f"d{n}", description="坏" * 900)

    with pytest.raises(StoreFailed):
        write_on()
    engine.dispose()
    assert path.stat().st_size >= len(data)
