"""Readers are woken by a commit of any process, and find out by themselves when the wake-up is lost."""

import socket
import threading
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.doorbell import Doorbell, Watcher
from db.errors import StoreLost
from db.listener import Listener
from db.store import SqlStore
from tests.db.town import report, settle
from tests.fixtures_store import HOSTILE


def test_a_ring_wakes_every_bell_on_the_folder_once(tmp_path: Path) -> None:
    bells = [Doorbell(tmp_path) for _ in range(3)]
    bells[0].ring()
    bells[0].ring()
    assert [bell.wait(1.0) for bell in bells] == [True, True, True]
    assert [bell.wait(0) for bell in bells] == [False, False, False]
    for bell in bells:
        bell.close()
    assert list(tmp_path.iterdir()) == []


def test_a_ring_wakes_a_thread_that_waits(tmp_path: Path) -> None:
    bell, other, woken = Doorbell(tmp_path), Doorbell(tmp_path), []
    thread = threading.Thread(target=lambda: woken.append(bell.wait(10.0)))
    thread.start()
    other.ring()
    thread.join()
    assert woken == [True]
    bell.close()
    other.close()


def test_a_bell_listens_on_loopback_only(tmp_path: Path) -> None:
    bell = Doorbell(tmp_path)
    (port,) = (int(file.name) for file in tmp_path.iterdir())
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as trial:
        trial.bind(("127.0.0.2", port))  # free: the bell has 127.0.0.1 and nothing more
    bell.close()


def test_the_bell_of_a_dead_process_is_swept_away_and_a_closed_one_does_not_wait(tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as dead:
        dead.bind(("127.0.0.1", 0))
        port = dead.getsockname()[1]
    (tmp_path / str(port)).touch()
    bell = Doorbell(tmp_path)
    assert not (tmp_path / str(port)).exists()
    bell.close()
    assert not bell.wait(5.0)


def test_the_watcher_sees_a_commit_of_another_connection_once(sqlite_store: Engine, tmp_path: Path) -> None:
    store = settle(sqlite_store)
    watcher = Watcher(tmp_path / "watchfloor.db")
    assert not watcher.changed()
    report(store, "c1")
    assert watcher.changed()
    assert not watcher.changed()
    watcher.close()


@pytest.mark.skipif(HOSTILE > 0, reason="an engine without NOTIFY")
def test_a_commit_on_postgresql_wakes_a_listener_and_a_lost_server_is_told(pg_store: Engine) -> None:
    store: SqlStore = settle(pg_store)
    listener = Listener(pg_store.url)
    assert not listener.wait(0.05)
    report(store, "c1")
    assert listener.wait(5.0)
    with pg_store.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
    with pytest.raises(StoreLost):
        listener.wait(5.0)
    listener.close()
