"""A desk that cannot be opened says in one line which file and field is wrong, and loses nothing."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from assembly.centre import open_centre
from assembly.children import ROOT
from assembly.demo import DemoRefused, prepare
from console.paths import make_folders, paths_of
from dispatch.values import Case, Source
from simulator.county import CODE, build_county


def start(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a sub-command on a folder."""
    command = [sys.executable, str(ROOT / "main.py"), *arguments, "--data-dir", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A prepared data folder."""
    paths = paths_of(tmp_path / "data")
    make_folders(paths)
    prepare(paths, build_county(cameras_at="127.0.0.1:9"))
    return paths.data


def test_broken_settings_name_file_table_and_field(folder: Path) -> None:
    (folder / "settings.toml").write_text("[video]\nengine = 'betamax'\n", encoding="utf-8")
    done = start(folder, "console")
    assert done.returncode == 2
    assert "settings.toml" in done.stderr
    assert "engine" in done.stderr
    assert "betamax" in done.stderr


def test_a_database_of_a_newer_version_is_refused_and_left_alone(folder: Path) -> None:
    database = folder / "watchfloor.db"
    with sqlite3.connect(database) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.close()
    before = database.stat().st_size
    done = start(folder, "console")
    assert done.returncode == 2
    assert "watchfloor.db" in done.stderr
    assert database.stat().st_size == before


def test_a_damaged_database_is_refused_and_left_alone(folder: Path) -> None:
    database = folder / "watchfloor.db"
    for name in ("watchfloor.db-wal", "watchfloor.db-shm"):
        (folder / name).unlink(missing_ok=True)
    database.write_bytes(b"this is no database" * 500)
    done = start(folder, "console")
    assert done.returncode == 2
    assert "watchfloor.db" in done.stderr
    assert database.read_bytes().startswith(b"this is no database")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    done = start(closed / "data", "console")
    assert done.returncode == 2
    assert "closed" in done.stderr


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "taken"
    file.write_text("not a folder", encoding="utf-8")
    done = start(file, "console")
    assert done.returncode == 2
    assert "taken" in done.stderr


def test_an_empty_folder_says_how_to_fill_it(tmp_path: Path) -> None:
    done = start(tmp_path / "new", "console")
    assert done.returncode == 2
    assert "import" in done.stderr


@pytest.mark.parametrize(
    "command", [("user", "list"), ("viewings", "--person", "1"), ("retain",), ("package", "R1"), ("verify",)]
)
def test_a_mistyped_folder_is_refused_and_not_made(tmp_path: Path, command: tuple[str, ...]) -> None:
    folder = tmp_path / "mistyped"
    done = start(folder, *command)
    assert done.returncode == 2
    assert "mistyped" in done.stdout + done.stderr
    assert not folder.exists()


def test_a_drill_keeps_away_from_real_cases(tmp_path: Path) -> None:
    paths = paths_of(tmp_path / "real")
    make_folders(paths)
    county = build_county(cameras_at="127.0.0.1:9")
    prepare(paths, county)
    centre = open_centre(paths.data, CODE, on_commit=lambda: None)
    now = centre.clock.now()
    case = Case(jurisdiction=CODE, number="R1", source=Source.IMPORT, title="real", reported_at=now)
    centre.registry.add_imported(CODE, [case], at=now, by_name="test")
    centre.close()
    with pytest.raises(DemoRefused, match="real cases"):
        prepare(paths, county)


def test_verify_finds_a_changed_line_and_a_changed_picture(folder: Path) -> None:
    centre = open_centre(folder, CODE, on_commit=lambda: None)
    sha256 = centre.pictures.put(b"a picture")
    now = centre.clock.now()
    case = Case(jurisdiction=CODE, number="R1", source=Source.IMPORT, title="x", reported_at=now, is_demo=True)
    centre.registry.add_imported(CODE, [case], at=now, by_name="test")
    centre.close()
    assert start(folder, "verify").returncode == 0
    with sqlite3.connect(folder / "watchfloor.db") as file:
        file.execute("UPDATE log SET person_name = 'somebody else'")
    file.close()
    picture = folder / "evidence" / sha256[:2] / sha256
    picture.chmod(0o600)
    picture.write_bytes(b"another picture")
    done = start(folder, "verify")
    assert done.returncode == 1
    assert "line 1" in done.stdout
    assert sha256 in done.stdout


def test_the_doctor_says_which_engine_plays_what(folder: Path) -> None:
    done = start(folder, "doctor")
    assert done.returncode == 0
    assert "PyAV" in done.stdout
    assert "camera 1" in done.stdout
