"""A network that falls silent, and a server that goes and comes back: noticed, told, and nothing done twice."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db import patience
from db.board import SqlBoard
from db.engine import open_engine
from db.errors import StoreFailed, StoreLost, Unreachable
from db.listener import Listener
from db.log import SqlLog
from db.store import SqlStore
from db.verify import verify_log
from tests.db.proxy import Proxy
from tests.db.town import CODE, report, settle
from tests.fixtures_store import cluster, server_programs


@pytest.fixture
def proxy(pg_store: Engine) -> Iterator[Proxy]:
    made = Proxy(Path(str(pg_store.url.query["host"])) / ".s.PGSQL.5432")
    yield made
    made.close()


@pytest.fixture
def far(pg_store: Engine, proxy: Proxy) -> Iterator[Engine]:
    """The store behind the proxy."""
    settle(pg_store)
    engine = open_engine(f"postgresql://postgres@127.0.0.1:{proxy.port}/{pg_store.url.database}")
    yield engine
    engine.dispose()


def test_a_network_that_falls_silent_is_told_within_the_patience_and_the_next_command_gets_through(
    far: Engine, pg_store: Engine, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, log = SqlStore(far), SqlLog(far)
    report(store, "c1")
    began = time.monotonic()
    monkeypatch.setattr(patience, "PATIENCE_S", 1.5)
    proxy.stalled.set()
    with pytest.raises(StoreLost):
        report(store, "c2")
    with pytest.raises(StoreLost):
        log.head(CODE)
    monkeypatch.undo()
    assert time.monotonic() - began < 15
    proxy.stalled.clear()
    proxy.cut()
    report(SqlStore(far), "c2")
    assert log.head(CODE) == 2
    assert verify_log(pg_store, CODE) is None


def test_connections_cut_in_the_middle_of_commands_leave_each_done_once_or_not_at_all(
    far: Engine, pg_store: Engine, proxy: Proxy
) -> None:
    store = SqlStore(far)
    for n in range(12):
        if n % 3 == 2:
            proxy.cut()
        for _ in range(10):
            try:
                _report_once(store, f"c{n}")
                break
            except StoreFailed:
                continue
        else:
            pytest.fail("never got through")
    lines = SqlLog(pg_store).after(CODE, 0)
    assert [line.command_id for line in lines] == [f"c{n}" for n in range(12)]
    assert verify_log(pg_store, CODE) is None


def _report_once(store: SqlStore, command_id: str) -> None:
    """As the dispatcher does: a command that counted already is not carried out again."""
    with store.begin(CODE) as work:
        if work.done(command_id) is not None:
            return
    report(store, command_id)


def test_a_server_that_crashed_and_starts_again_has_kept_every_command(own_folder: Path) -> None:
    programs = server_programs(own_folder)
    with cluster(programs, own_folder, fsync="on") as address:
        engine = open_engine(address.format(name="postgres"))
        store = settle(engine)
        kept = report(store, "c1")
        listener = Listener(engine.url)
    with pytest.raises(StoreLost):
        listener.wait(10.0)
    listener.close()
    with pytest.raises(StoreFailed):
        report(store, "c2")
    with pytest.raises(Unreachable, match="cannot be reached"):
        open_engine(address.format(name="postgres"))
    with cluster(programs, own_folder, fsync="on"):
        assert report(store, "c2").id > kept.id  # through the same engine: its pool has noticed
        assert kept.id in {case.id for case in SqlBoard(engine).open_cases(CODE)}
        assert verify_log(engine, CODE) is None
        engine.dispose()


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """For a cluster of one's own: not pytest's folder, which is too deep for the name of a socket."""
    folder = Path(tempfile.mkdtemp(prefix="wf-pg-own-", dir="/tmp"))
    yield folder
    shutil.rmtree(folder)
