"""A store is opened whole, migrated or refused; it is never started afresh over old data."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from db import schema
from db.backup import check_file
from db.board import SqlBoard
from db.doorbell import Watcher
from db.engine import migrate, migrate_shared, open_engine
from db.errors import Corrupt, Foreign, NetworkFolder, NotWritable, StoreRefused, TooNew, TooOld, Unreachable
from db.migrate import config, is_meant
from db.revision import stamped
from db.sqlite import demand_local, file_system_of
from tests.db.town import CODE, report, settle

MOUNTS = """/dev/vda / ext4 rw 0 0
srv:/share /home/wang/shared\\040files nfs4 rw 0 0
//srv/x /mnt/x cifs rw 0 0
tmpfs /home/wang/shared\\040files/fast tmpfs rw 0 0
"""


@pytest.mark.keeps_names
def test_the_migrated_schema_is_the_declared_one(any_store: Engine) -> None:
    with any_store.connect() as connection:
        meant = partial(is_meant, dialect=any_store.dialect.name)
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": meant})
        assert compare_metadata(context, schema.metadata) == []


@pytest.mark.keeps_names
def test_a_downgrade_takes_everything_away_and_an_upgrade_brings_it_back(any_store: Engine) -> None:
    with any_store.begin() as connection:
        command.downgrade(config(connection), "base")
    assert inspect(any_store).get_table_names() == ["alembic_version"]
    migrate(any_store)
    held = {name for name in inspect(any_store).get_table_names() if not name.startswith("case_search_")}
    assert held == {*schema.metadata.tables, "alembic_version"}


@pytest.mark.keeps_names
def test_an_administrator_migrates_a_shared_database_but_never_a_newer_one(pg_store: Engine) -> None:
    address = pg_store.url.render_as_string(hide_password=False)
    with pg_store.begin() as connection:
        command.downgrade(config(connection), "base")
    migrate_shared(address, lambda: pytest.fail("there is nothing to back up"))
    assert stamped(pg_store) == schema.REVISION
    with pg_store.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9001'"))
    with pytest.raises(TooNew):
        migrate_shared(address, lambda: None)
    with pytest.raises(Unreachable):
        migrate_shared("postgresql://127.0.0.1:1/watchfloor", lambda: None)


def test_the_stamps_that_a_start_knows_are_the_revisions_in_their_order() -> None:
    newest_first = [script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()]
    assert tuple(reversed(newest_first)) == schema.REVISIONS


def test_every_key_and_unique_index_holds_the_jurisdiction(any_store: Engine) -> None:
    asked = inspect(any_store)
    sharded = any_store.dialect.name == "postgresql"  # on SQLite the numbered tables have the row id as their key
    for table, declared in schema.metadata.tables.items():
        if declared.info.get("only", any_store.dialect.name) != any_store.dialect.name:
            continue
        unique = [list(index["column_names"]) for index in asked.get_indexes(table) if index["unique"]]
        unique += [list(constraint["column_names"]) for constraint in asked.get_unique_constraints(table)]
        key = asked.get_pk_constraint(table)["constrained_columns"]
        assert all("jurisdiction" in columns for columns in unique), table
        assert "jurisdiction" in key or (key == ["id"] and not sharded), table


def test_ids_are_not_given_out_again_after_a_row_was_deleted(any_store: Engine) -> None:
    store = settle(any_store)
    last = report(store, "c1").id
    with any_store.begin() as connection:
        connection.execute(text("DELETE FROM case_file"))
    assert report(store, "c2").id > last


def test_every_numbered_table_gives_each_id_once_on_both_engines(any_store: Engine) -> None:
    numbered = [table.name for table in schema.metadata.sorted_tables if any(column.identity for column in table.c)]
    asked = (
        "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"
        if any_store.dialect.name == "sqlite"
        else "SELECT table_name FROM information_schema.columns WHERE column_name = 'id' AND is_identity = 'YES'"
    )
    with any_store.connect() as connection:
        assert set(connection.exec_driver_sql(asked.replace("%", "%%")).scalars()) >= set(numbered)


def test_a_store_opened_again_holds_what_it_held_without_alembic_and_postgresql(tmp_path: Path) -> None:
    path = tmp_path / "a" / "watchfloor.db"
    engine = open_engine(path)
    case = report(settle(engine), "c1")
    engine.dispose()
    script = (
        "import sys; from db.engine import open_engine; from db.board import SqlBoard;"
        f"print(SqlBoard(open_engine({str(path)!r})).open_cases({CODE!r})[0].id, 'alembic' in sys.modules,"
        "'psycopg' in sys.modules)"  # 5 MB of each process
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.split() == [str(case.id), "False", "False"]


@pytest.mark.parametrize("name", ["云溪 数据", "50%41 ?x=1#y", "postgresql:", "it's"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / "watchfloor.db"
    engine = open_engine(path)
    report(settle(engine), "c1")
    watcher = Watcher(path)
    assert not watcher.changed()
    watcher.close()
    engine.dispose()
    assert check_file(path) == []


def test_sqlite_is_set_to_lose_nothing(sqlite_store: Engine) -> None:
    with sqlite_store.connect() as connection:
        set_to = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert set_to == ["wal", 2, 1, 10_000]


def test_postgresql_is_set_to_notice_a_silent_network(pg_store: Engine) -> None:
    with pg_store.connect() as connection:
        words = connection.connection.dbapi_connection.info.get_parameters()  # type: ignore[union-attr]
        assert (words["tcp_user_timeout"], words["keepalives_idle"], words["connect_timeout"]) == ("5000", "2", "5")
        assert connection.exec_driver_sql("SHOW transaction_isolation").scalar() == "read committed"
        assert connection.exec_driver_sql("SHOW timezone").scalar() == "UTC"


def test_a_newer_schema_is_refused_and_left_alone(any_store: Engine) -> None:
    address = any_store.url.render_as_string(hide_password=False)
    with any_store.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9001'"))
    with pytest.raises(TooNew) as refusal:
        open_engine(address)
    assert (refusal.value.code, refusal.value.detail) == ("too_new", "9001")
    with any_store.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9001"


def test_an_older_shared_database_waits_for_its_administrator(
    pg_store: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.revision.REVISION", "later")
    with pytest.raises(TooOld, match=r"main\.py migrate"):
        open_engine(pg_store.url.render_as_string(hide_password=False))


@pytest.mark.parametrize(("at", "length"), [(0, 100), (40, 60), (100, 400)])
def test_a_damaged_file_is_refused_by_name_and_not_touched(tmp_path: Path, at: int, length: int) -> None:
    path = tmp_path / "watchfloor.db"
    open_engine(path).dispose()
    damaged = bytearray(path.read_bytes())
    damaged[at : at + length] = b"\x5a" * length
    path.write_bytes(damaged)
    with pytest.raises(Corrupt) as refusal:
        open_engine(path)
    assert str(path) in str(refusal.value)
    assert "backup" in str(refusal.value)
    assert path.read_bytes() == bytes(damaged)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "watchfloor.db"
    open_engine(path).dispose()
    path.write_bytes(path.read_bytes()[:8192])
    with pytest.raises(Corrupt):
        open_engine(path)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (title text)")
    with pytest.raises(Foreign, match="songs"):
        open_engine(path)


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Without root's rights, which no file mode binds."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    for parent in (tmp_path, *tmp_path.parents[:2]):
        parent.chmod(0o755)
    with _as_nobody(), pytest.raises(NotWritable) as refusal:
        open_engine(folder / "watchfloor.db")
    assert refusal.value.path == str(folder / "watchfloor.db")
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(NotWritable):
        open_engine(tmp_path / "file" / "watchfloor.db")


def test_a_network_share_is_known_by_its_longest_mount_point() -> None:
    assert file_system_of(Path("/home/wang/shared files/a.db"), MOUNTS) == "nfs4"
    assert file_system_of(Path("/home/wang/shared files/fast/a.db"), MOUNTS) == "tmpfs"
    assert file_system_of(Path("/mnt/xylo/a.db"), MOUNTS) == "ext4"
    with pytest.raises(NetworkFolder, match="cifs"):
        demand_local(Path("/mnt/x/watchfloor.db"), MOUNTS)


def test_a_server_that_does_not_answer_is_refused_without_the_password() -> None:
    with pytest.raises(Unreachable) as refusal:
        open_engine("postgresql://desk:canary-7@127.0.0.1:1/watchfloor")
    assert "127.0.0.1:1/watchfloor" in str(refusal.value)
    told: BaseException | None = refusal.value
    while told is not None:
        assert "canary-7" not in f"{told!r}{told}"
        told = told.__cause__


def test_two_processes_may_create_one_store_at_once(tmp_path: Path) -> None:
    script = f"from db.engine import open_engine; open_engine({str(tmp_path / 'watchfloor.db')!r})"
    both = [subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate()[1] for process in both] == [b"", b""]
    engine = open_engine(tmp_path / "watchfloor.db")
    assert SqlBoard(engine).open_cases(CODE) == ()
    engine.dispose()


def test_an_older_file_is_backed_up_beside_itself_before_it_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "watchfloor.db"
    engine = open_engine(path)
    case = report(settle(engine), "c1")
    with engine.begin() as connection:
        command.downgrade(config(connection), "0001")
    engine.dispose()
    for find in (lambda: path, lambda: next(tmp_path.glob("watchfloor.before-migration-0001-*Z.db"))):
        engine = open_engine(find())
        assert stamped(engine) == schema.REVISION
        assert [found.id for found in SqlBoard(engine).open_cases(CODE)] == [case.id]
        engine.dispose()
    assert check_file(path) == []


def test_every_refusal_has_a_code_of_its_own() -> None:
    kinds = StoreRefused.__subclasses__()
    assert len({kind.code for kind in kinds}) == len(kinds)
