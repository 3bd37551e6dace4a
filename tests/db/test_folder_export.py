"""What leaves the store: everything, in open files, masked unless the right is held; nothing leaves unsaid."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from db.features import SqlFeatures
from db.folder_export import LEAVING, Leaving, export_folder
from db.log import SqlLog
from db.registry import Registry
from dispatch.errors import Invalid, NotAllowed
from dispatch.features import Layer, point_feature
from dispatch.states import Step
from dispatch.values import Person, Role
from dispatch.verbs import Actor
from gateway.files.masking import mask_contacts
from tests.db.town import CODE, DIRECTORY, NOW, report, settle

COMMANDER = Person(id=60, jurisdiction=CODE, name="高明", roles=frozenset({Role.COMMANDER}))
GAO = Actor(person_id=60, role=Role.COMMANDER, workstation="desk")
WANG = Actor(person_id=1, role=Role.DISPATCHER, workstation="desk")


@pytest.fixture
def town(any_store: Engine) -> Engine:
    """A case with a reporter, a component, a commander."""
    store = settle(any_store)
    Registry(any_store, lambda: None).put_directory(replace(DIRECTORY, people=(*DIRECTORY.people, COMMANDER)))
    report(store, "c1", reporter_name="张伟", reporter_phone="13812345678", query_code="canary",
           description="=井盖 电话13812345678")  # fmt: skip
    pole = point_feature(120.7, 28.8, jurisdiction=CODE, layer=Layer.COMPONENT, source="old", external_id="1",
                         name="路灯杆")  # fmt: skip
    SqlFeatures(any_store).put(CODE, [pole])
    return any_store


def _leave(engine: Engine, folder: Path, by: Actor | None, **more: Any) -> str:
    leaving = Leaving(folder=folder, by=by, at=NOW, **more)
    export_folder(engine, CODE, leaving, mask_contacts)
    return "\n".join(path.read_text("utf-8-sig") for path in sorted(folder.iterdir()))


def test_everything_leaves_masked_with_its_dictionary(town: Engine, tmp_path: Path) -> None:
    said = _leave(town, tmp_path / "out", GAO)
    assert "13812345678" not in said
    assert "张伟" not in said
    assert "canary" not in said
    assert "138****5678" in said
    with (tmp_path / "out" / "dictionary.csv").open(encoding="utf-8-sig", newline="") as file:
        rows_told = list(csv.DictReader(file))
        told = {(row["table"], row["column"]) for row in rows_told}
    assert all(row["meaning"] and row["meaning_zh"] for row in rows_told)
    assert {(table.name, column.name) for table in LEAVING for column in table.columns} <= told
    for table in LEAVING:
        rows = (tmp_path / "out" / f"{table.name}.jsonl").read_text("utf-8").splitlines()
        with (tmp_path / "out" / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == len(rows)
    (pole,) = json.loads((tmp_path / "out" / "feature.geojson").read_text("utf-8"))["features"]
    assert (pole["geometry"]["coordinates"], pole["properties"]["name"]) == ([120.7, 28.8], "路灯杆")
    with (tmp_path / "out" / "case_file.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["description"].startswith("'=")


def test_who_holds_the_right_takes_personal_data_with_a_reason_and_the_log_says_so(
    town: Engine, tmp_path: Path
) -> None:  # fmt: skip
    with pytest.raises(Invalid):
        _leave(town, tmp_path / "no", GAO, is_plain=True)
    said = _leave(town, tmp_path / "out", GAO, is_plain=True, reason="移交 2026-17")
    assert "13812345678" in said
    line = SqlLog(town).after(CODE, 0)[-1]
    assert (line.step, line.person_name, line.body["reason"]) == (Step.EXPORT_PLAIN, "高明", "移交 2026-17")


@pytest.mark.parametrize("is_plain", [True, False])
def test_who_may_not_export_gets_no_file(town: Engine, tmp_path: Path, is_plain: bool) -> None:
    with pytest.raises(NotAllowed):
        _leave(town, tmp_path / "out", WANG, is_plain=is_plain, reason="x")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_holds_something_is_left_alone(town: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "letter.txt").write_text("x")
    with pytest.raises(Invalid):
        _leave(town, folder, GAO)
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
