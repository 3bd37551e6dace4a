"""Backup, restore, export and verify as an operator types them; what cannot be done is said in a line."""

import subprocess
from pathlib import Path

import pytest

from assembly.centre import open_centre
from assembly.demo import prepare
from console.paths import make_folders, paths_of
from dispatch.values import Case, Source
from simulator.county import CODE, build_county
from tests.faults.test_start import start


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A prepared data folder with a picture."""
    paths = paths_of(tmp_path / "data")
    make_folders(paths)
    prepare(paths, build_county(cameras_at="127.0.0.1:9"))
    centre = open_centre(paths.data, CODE, on_commit=lambda: None)
    centre.pictures.put(b"a picture")
    now = centre.clock.now()
    case = Case(jurisdiction=CODE, number="R1", source=Source.IMPORT, title="x", reported_at=now, is_demo=True)
    centre.registry.add_imported(CODE, [case], at=now, by_name="test")
    centre.close()
    return paths.data


def _said(done: "subprocess.CompletedProcess[str]", code: int) -> str:
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def test_a_backup_is_restored_elsewhere_and_never_over_a_store(folder: Path, tmp_path: Path) -> None:
    (folder / "settings.toml").write_text(f'[centre]\njurisdiction = "{CODE}"\n', encoding="utf-8")
    said = _said(start(folder, "backup", "--to", str(tmp_path / "backups"), "--keep", "3"), 0)
    made = said.split(":")[0]
    assert "data folder or an empty database" in _said(start(folder, "restore", made), 2)
    restored = tmp_path / "restored"
    assert "the log holds" in _said(start(restored, "restore", made), 0)
    assert "the log and all pictures hold" in _said(start(restored, "verify"), 0)
    assert (restored / "settings.toml").read_text(encoding="utf-8") == (folder / "settings.toml").read_text("utf-8")
    (picture,) = (restored / "evidence").glob("??/*")
    assert picture.read_bytes() == b"a picture"
    assert "the schema is" in _said(start(restored, "migrate"), 0)


def test_an_exported_log_is_checked_without_the_store(folder: Path, tmp_path: Path) -> None:
    log, cases = tmp_path / "log.jsonl", tmp_path / "cases.csv"
    said = _said(start(folder, "export", "--jurisdiction", CODE, "--log", str(log), "--cases", str(cases)), 0)
    assert "reporters masked" in said
    assert cases.read_bytes().startswith(b"\xef\xbb\xbfid,")
    nowhere = tmp_path / "nowhere"
    assert "the log holds" in _said(start(nowhere, "verify", "--log", str(log)), 0)
    lines = log.read_text(encoding="utf-8").splitlines()
    log.write_text("\n".join(lines[:-1]) + "\n", encoding="utf-8")
    assert "cut" in _said(start(nowhere, "verify", "--log", str(log)), 1)


@pytest.mark.parametrize(
    "words", [["verify"], ["migrate"], ["backup", "--to", "x"], ["restore", "x"], ["verify", "--log", "x"]]
)
def test_what_is_not_there_is_said_and_not_made(tmp_path: Path, words: list[str]) -> None:
    done = start(tmp_path / "new", *words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stdout.strip()
    assert not (tmp_path / "new" / "watchfloor.db").exists()
