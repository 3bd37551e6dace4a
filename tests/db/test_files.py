"""What lies in files: pictures by their hash, sealed accounts, checked copies."""

import hashlib
import stat
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from db.backup import backup, check_file
from db.board import SqlBoard
from db.engine import open_engine
from db.errors import Corrupt
from db.pictures import FilePictures
from db.secrets import Login, Vault
from db.verify import verify_log
from dispatch.errors import Invalid, Unknown
from tests.db.town import CODE, report, settle


def test_a_picture_is_kept_once_under_its_hash(tmp_path: Path) -> None:
    pictures, data = FilePictures(tmp_path / "evidence"), b"\xff\xd8picture"
    sha256 = pictures.put(data)
    assert sha256 == pictures.put(data) == hashlib.sha256(data).hexdigest()
    assert pictures.get(sha256) == data
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert files == [tmp_path / "evidence" / sha256[:2] / sha256]


def test_a_changed_picture_is_refused(tmp_path: Path) -> None:
    pictures = FilePictures(tmp_path)
    sha256 = pictures.put(b"as it was")
    (tmp_path / sha256[:2] / sha256).write_bytes(b"as it was not")
    with pytest.raises(Invalid):
        pictures.get(sha256)


@pytest.mark.parametrize("name", ["", "ab", "0" * 64, "../" * 30, "A" * 64, "\ud800" * 64])
def test_what_is_no_stored_picture_is_unknown(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unknown):
        FilePictures(tmp_path).get(name)


def test_an_account_comes_back_and_is_nowhere_readable(any_store: Engine, tmp_path: Path) -> None:
    key = tmp_path / "secrets" / "key"
    vault = Vault(any_store, CODE, key)
    vault.put(3, "admin", "第一")
    vault.put(3, "admin", "canary-密码")
    login = Vault(any_store, CODE, key).get(3)
    assert Vault(any_store, CODE, key).all() == {3: login}
    assert login == Login("admin", "canary-密码")
    assert vault.get(4) is None
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    with any_store.connect() as connection:
        held = str(connection.execute(text("SELECT * FROM camera_secret")).all())
    assert "canary" not in held + repr(login) + str(login)


def test_an_account_under_another_key_is_refused_without_its_text(any_store: Engine, tmp_path: Path) -> None:
    Vault(any_store, CODE, tmp_path / "one").put(3, "admin", "canary")
    with pytest.raises(Invalid, match="another key"):
        Vault(any_store, CODE, tmp_path / "two").get(3)
    (tmp_path / "two").write_bytes(b"no key")
    with pytest.raises(Invalid, match="not a key"):
        Vault(any_store, CODE, tmp_path / "two")


def test_a_copy_taken_under_load_is_whole(sqlite_store: Engine, tmp_path: Path) -> None:
    store, stop = settle(sqlite_store), threading.Event()

    def write() -> None:
        n = 0
        while not stop.is_set():
            report(store, f"c{n}")
            n += 1

    writer = threading.Thread(target=write)
    writer.start()
    copy = backup(tmp_path / "watchfloor.db", tmp_path / "copy.db")
    stop.set()
    writer.join()
    assert check_file(copy) == []
    restored = open_engine(copy)
    assert verify_log(restored, CODE) is None
    held = SqlBoard(restored).open_cases(CODE)
    now = {case.id: case for case in SqlBoard(sqlite_store).open_cases(CODE)}
    assert all(now[case.id] == replace(case) for case in held)
    restored.dispose()
    assert not list(tmp_path.glob("*.part*"))


def test_a_copy_of_a_damaged_store_never_gets_the_name_of_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "watchfloor.db"
    engine = open_engine(path)
    settle(engine)
    engine.dispose()
    damaged = bytearray(path.read_bytes())
    for page in range(4, len(damaged) // 4096):
        damaged[page * 4096 : page * 4096 + 200] = b"\x5a" * 200
    path.write_bytes(damaged)
    assert check_file(path)
    with pytest.raises(Corrupt):
        backup(path, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
