"""The sub-commands as somebody types them, on a shared PostgreSQL that the settings name."""

import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

import psycopg
import pytest
from alembic import command

from assembly.children import ROOT, start_child
from assembly.stores import store_of
from console.paths import Paths, make_folders, paths_of
from db.archive import read_note
from db.board import SqlBoard
from db.engine import open_engine
from db.migrate import config
from db.postgres import postgres_engine, postgres_url
from db.registry import Registry
from db.revision import stamped
from db.schema import REVISION
from db.store import SqlStore
from tests.journeys.county import CODE, DIRECTORY, Watch

_names = count(1)


@pytest.fixture
def shared(pg_cluster: str, tmp_path: Path) -> Paths:
    """A data folder whose settings name a database of the first schema, with one case in it."""
    name = f"shared_{next(_names)}"
    with psycopg.connect(pg_cluster.format(name="postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE watchfloor_template")
    address = pg_cluster.format(name=name)
    engine = open_engine(address)
    Registry(engine, lambda: None).put_directory(DIRECTORY)
    Watch(SqlStore(engine), SqlBoard(engine)).named()
    with engine.begin() as connection:
        command.downgrade(config(connection), "0001")
    engine.dispose()
    paths = paths_of(tmp_path / "data")
    make_folders(paths)
    paths.settings.write_text(f'[centre]\njurisdiction = "{CODE}"\ndatabase = "{address}"\n', encoding="utf-8")
    return paths


def _typed(paths: Paths, *words: str) -> "subprocess.CompletedProcess[str]":
    command_line = [sys.executable, "main.py", words[0], "--data-dir", str(paths.data), *words[1:]]
    return subprocess.run(command_line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def test_a_shared_database_of_an_older_version_is_backed_up_then_migrated_and_then_every_command_works_on_it(
    shared: Paths,
) -> None:
    refused = _typed(shared, "verify")
    assert refused.returncode == 2
    assert "main.py migrate" in refused.stdout + refused.stderr
    migrated = _typed(shared, "migrate")
    assert (migrated.returncode, migrated.stdout.splitlines()[-1]) == (0, f"the schema is {REVISION}")
    (backup,) = (shared.data / "backups").glob("watchfloor-*")
    assert read_note(backup).revision == "0001"
    assert _typed(shared, "migrate").stdout.splitlines() == [f"the schema is {REVISION}"]  # and no second backup
    engine = postgres_engine(postgres_url(str(store_of(shared))))
    assert stamped(engine) == REVISION
    assert len(SqlBoard(engine).open_cases(CODE)) == 1
    engine.dispose()
    log = shared.data / "log.jsonl"
    for words in (("verify",), ("retain",), ("user", "list"), ("export", "--log", str(log)), ("doctor",)):
        done = _typed(shared, *words)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
    assert '"submit"' in log.read_text(encoding="utf-8")
    assert not shared.database.exists()  # nothing was begun afresh beside it
    doors = start_child("doors", ["main.py", "centre", "--data-dir", str(shared.data), "--port", "0"])
    assert int(doors.ready) > 0
    doors.process.send_signal(signal.SIGTERM)
    assert doors.process.wait(10) == 0
    doors.stop()
