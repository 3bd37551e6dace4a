"""A new standard is checked and compared before it counts; a version that cases refer to is never replaced."""

import shutil
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from assembly import standards
from dispatch.shelf import Shelf, changes, load_shelf
from dispatch.standard import load_standard

SHIPPED = Path(__file__).parents[2] / "resources" / "standards" / "county"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack that halves the limit of one condition from the new year on."""
    folder = shutil.copytree(SHIPPED, tmp_path / "pack")
    _change(folder / "pack.toml", 'version = "2026-11"', 'version = "2027-01"')
    _change(folder / "pack.toml", "valid_from = 2026-01-01", "valid_from = 2027-01-01")
    _change(folder / "conditions.csv", ",2,urgent_hour,", ",1,urgent_hour,")
    return folder


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _run(data: Path, what: str, pack: Path | None = None) -> int:
    return standards.run(Namespace(data_dir=data, what=what, pack=pack))


def test_what_a_new_version_changes_is_said_by_table_key_and_field(pack: Path) -> None:
    (change,) = changes(load_standard(SHIPPED), load_standard(pack))
    assert (change.table, change.key, change.field) == ("conditions", "01001-1", "limit")
    assert "number=2" in change.old
    assert "number=1" in change.new


def test_the_version_in_force_is_the_latest_that_has_begun(pack: Path) -> None:
    shelf = Shelf({"a": load_standard(SHIPPED), "b": load_standard(pack)})
    assert shelf.current(date(2026, 12, 31)).version == "2026-11"
    assert shelf.current(date(2027, 1, 1)).version == "2027-01"
    assert shelf.of("b", date(2026, 12, 1)).version == "2027-01"
    assert shelf.of("unknown", date(2026, 12, 1)).version == "2026-11"


def test_an_installed_pack_joins_the_shipped_one_and_is_never_replaced(pack: Path, tmp_path: Path, capsys) -> None:
    data = tmp_path / "data"
    assert _run(data, "install", pack) == 0
    assert set(load_shelf(SHIPPED, data / "standards").standards) == {"2026-11", "2027-01"}
    assert _run(data, "install", pack) == 2
    assert "on the shelf already" in capsys.readouterr().err


def test_a_broken_pack_is_refused_by_name_and_leaves_the_shelf_alone(pack: Path, tmp_path: Path, capsys) -> None:
    _change(pack / "conditions.csv", "urgent_hour", "fortnight")
    assert _run(tmp_path / "data", "install", pack) == 2
    assert "conditions.csv: row 2: unit" in capsys.readouterr().err
    assert list((tmp_path / "data" / "standards").glob("*")) == []


def test_a_check_names_what_the_matrix_leaves_open(pack: Path, tmp_path: Path, capsys) -> None:
    _change(pack / "responsibility.csv", "住建局,05 08,\n", "")
    assert _run(tmp_path / "data", "check", pack) == 0
    assert "nobody answers for 08002 施工占道" in capsys.readouterr().out


def test_the_standard_in_force_is_copied_to_be_changed(tmp_path: Path) -> None:
    assert _run(tmp_path / "data", "copy", tmp_path / "mine") == 0
    assert load_standard(tmp_path / "mine").version == "2026-11"
    assert _run(tmp_path / "data", "copy", tmp_path / "mine") == 2
