"""A backup taken under load comes back whole on both engines, or is refused; it never replaces what is there."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, inspect

from db.archive import Backup, backups_in, drop_old, read_note, restore, take
from db.board import SqlBoard
from db.engine import open_engine
from db.errors import Corrupt, Occupied, TooNew
from db.log import SqlLog
from db.pictures import FilePictures
from db.verify import verify_all
from tests.db.town import CODE, report, settle

NOW = datetime(2026, 11, 25, 10, 15, tzinfo=UTC)
Where = str | Path


@pytest.fixture
def empty(any_store: Engine, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Where]:
    """Where a backup of the store can be restored to."""
    if any_store.dialect.name == "sqlite":
        yield tmp_path / "restored" / "watchfloor.db"
        return
    name, address = f"restored_{id(any_store)}", request.getfixturevalue("pg_cluster")
    with psycopg.connect(address.format(name="postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    yield address.format(name=name)


@pytest.fixture
def made(any_store: Engine, tmp_path: Path) -> Backup:
    """A backup of five cases and a picture, while a sixth, a seventh … come in."""
    store, stop = settle(any_store), threading.Event()
    for n in range(5):
        report(store, f"c{n}")
    FilePictures(tmp_path / "evidence").put(b"a picture")

    def write() -> None:
        for n in count(5):
            if stop.is_set():
                return
            report(store, f"c{n}")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        return take(any_store, tmp_path / "evidence", tmp_path / "backups", NOW)
    finally:
        stop.set()
        writer.join()


def test_a_backup_under_load_is_restored_whole_and_the_next_command_goes_on(
    any_store: Engine, made: Backup, empty: Where, tmp_path: Path
) -> None:
    restore(read_note(made.folder), empty, tmp_path / "restored" / "evidence")
    engine = open_engine(empty)
    head, cases = SqlLog(engine).head(CODE), SqlBoard(engine).open_cases(CODE)
    assert made.heads[CODE].seq <= head == len(cases)
    now = {case.id: case for case in SqlBoard(any_store).open_cases(CODE)}
    assert all(now[case.id] == case for case in cases)
    assert verify_all(engine, made.heads) == {CODE: None}
    fresh = report(settle(engine), "after")
    assert fresh.id > max(case.id for case in cases)
    assert fresh.number.endswith(f"{head + 1:05d}")
    engine.dispose()
    (picture,) = (tmp_path / "restored" / "evidence").glob("??/*")
    assert picture.read_bytes() == b"a picture"


def test_a_backup_never_replaces_a_store(any_store: Engine, made: Backup, tmp_path: Path) -> None:
    url = any_store.url
    where: Where = Path(str(url.database)) if url.drivername == "sqlite" else url.render_as_string(hide_password=False)
    before = SqlLog(any_store).head(CODE)
    with pytest.raises(Occupied):
        restore(made, where, tmp_path / "other")
    assert SqlLog(any_store).head(CODE) == before


def test_a_damaged_backup_is_refused_and_leaves_nothing(made: Backup, empty: Where, tmp_path: Path) -> None:
    data = bytearray(made.store.read_bytes())
    data[len(data) // 2] ^= 0xFF
    made.store.write_bytes(data)
    with pytest.raises(Corrupt, match="not the file"):
        restore(made, empty, tmp_path / "other")
    if isinstance(empty, Path):
        assert not list(empty.parent.glob("*"))
    else:
        engine = open_engine(empty)  # still empty, so that it is made anew
        assert SqlLog(engine).head(CODE) == 0
        engine.dispose()


def test_a_backup_that_ends_before_its_own_note_is_refused(made: Backup, empty: Where, tmp_path: Path) -> None:
    note = made.folder / "backup.json"
    note.write_text(note.read_text().replace(f'"{CODE}": [\n   ', f'"{CODE}": [\n   9'))
    with pytest.raises(Corrupt, match="cut"):
        restore(read_note(made.folder), empty, tmp_path / "other")
    if isinstance(empty, Path):
        assert not list(empty.parent.glob("*"))


def test_a_backup_of_a_newer_version_and_a_folder_that_is_none_are_refused(
    sqlite_store: Engine, tmp_path: Path
) -> None:
    settle(sqlite_store)
    made = take(sqlite_store, tmp_path / "evidence", tmp_path / "backups", NOW)
    note = made.folder / "backup.json"
    note.write_text(json.dumps({**json.loads(note.read_text()), "revision": "9001"}))
    with pytest.raises(TooNew):
        restore(read_note(made.folder), tmp_path / "new.db", tmp_path / "other")
    note.write_text("{}")
    for folder in (made.folder, tmp_path):
        with pytest.raises(Corrupt, match="no backup"):
            read_note(folder)


def test_only_the_newest_backups_are_kept_and_their_pictures_stay(sqlite_store: Engine, tmp_path: Path) -> None:
    settle(sqlite_store)
    FilePictures(tmp_path / "evidence").put(b"a picture")
    for hour in (7, 9, 8):
        take(sqlite_store, tmp_path / "evidence", tmp_path / "backups", NOW.replace(hour=hour))
    assert [folder.name[20:22] for folder in drop_old(tmp_path / "backups", 2)] == ["07"]
    assert [folder.name[20:22] for folder in backups_in(tmp_path / "backups")] == ["09", "08"]
    assert len(list((tmp_path / "backups" / "evidence").glob("??/*"))) == 1


def test_a_backup_that_fails_leaves_no_folder(sqlite_store: Engine, tmp_path: Path) -> None:
    settle(sqlite_store)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "evidence").write_text("in the way")
    FilePictures(tmp_path / "evidence").put(b"a picture")
    with pytest.raises(OSError, match="evidence"):
        take(sqlite_store, tmp_path / "evidence", tmp_path / "backups", NOW)
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["evidence"]


def test_the_dump_of_a_shared_store_holds_all_tables(pg_store: Engine, tmp_path: Path) -> None:
    settle(pg_store)
    made = take(pg_store, tmp_path / "evidence", tmp_path / "backups", NOW)
    listed = made.store.read_bytes()
    assert all(name.encode() in listed for name in inspect(pg_store).get_table_names())
