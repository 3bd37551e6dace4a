"""What leaves the store: a log that can be checked anywhere, and tables without anybody's name or number."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.board import SqlBoard
from db.exports import NoLog, verify_export, write_cases, write_log
from db.log import SqlLog
from db.verify import Anchor, verify_log
from dispatch.chain import Break
from tests.db.town import CODE, NOW, report, settle

LINES = 6


@pytest.fixture
def exported(any_store: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log of six commands as a file, read in batches of two."""
    monkeypatch.setattr("db.exports.BATCH", 2)
    store = settle(any_store)
    for n in range(LINES):
        report(store, f"c{n}")
    path = tmp_path / "log.jsonl"
    with path.open("w", encoding="utf-8") as file:
        assert write_log(SqlLog(any_store), CODE, file).seq == LINES
    return path


def test_an_exported_log_holds_and_tells_nothing_about_reporters(exported: Path) -> None:
    assert verify_export(exported) is None
    words = exported.read_text(encoding="utf-8")
    assert "13812341234" not in words
    assert "张伟" not in words


def _changed(lines: list[str]) -> list[str]:
    return [lines[0], lines[1].replace("王敏", "李强"), *lines[2:]]


def _swapped(lines: list[str]) -> list[str]:
    return [lines[0], lines[2], lines[1], *lines[3:]]


@pytest.mark.parametrize(
    ("tamper", "found"),
    [
        (_changed, Break(2, "content")),
        (lambda lines: [*lines[:3], *lines[4:]], Break(4, "gap")),
        (_swapped, Break(2, "gap")),
        (lambda lines: lines[:4], Break(5, "cut")),
        (lambda lines: [*lines[:4], lines[-1]], Break(5, "cut")),
        (lambda lines: [*lines[:4], json.dumps({"end": 4, "hash": "0" * 64})], Break(5, "cut")),
        (lambda lines: [lines[0], lines[1][:40]], Break(2, "content")),
        (lambda lines: [*lines, lines[-2]], Break(7, "gap")),
    ],
)
def test_any_change_to_an_exported_log_is_found(exported: Path, tamper: object, found: Break) -> None:
    lines = exported.read_text(encoding="utf-8").splitlines()
    exported.write_text("\n".join(tamper(lines)), encoding="utf-8")  # type: ignore[operator]
    assert verify_export(exported) == found


def test_a_log_that_was_rewritten_as_a_whole_is_found_by_an_anchor_from_before(
    any_store: Engine, exported: Path
) -> None:
    line = SqlLog(any_store).after(CODE, 3)[0]
    for anchor, found in (
        (Anchor(4, line.hash), None),
        (Anchor(4, "f" * 64), Break(4, "anchor")),
        (Anchor(LINES + 3, line.hash), Break(LINES + 1, "cut")),
    ):
        assert verify_export(exported, anchor) == found
        assert verify_log(any_store, CODE, anchor) == found


def test_what_is_no_log_is_said_to_be_none(tmp_path: Path) -> None:
    for data in (b"", b"\xff\xfe\x00"):
        (tmp_path / "x").write_bytes(data)
        with pytest.raises(NoLog):
            verify_export(tmp_path / "x")
    with pytest.raises(NoLog):
        verify_export(tmp_path / "nothing")


def test_exported_cases_are_masked_and_no_formula(any_store: Engine) -> None:
    store = settle(any_store)
    for n in range(3):
        report(store, f"c{n}", reported_at=NOW + timedelta(hours=n), title=("路灯", "=cmd()", "@x")[n])
    into = io.StringIO()
    hours = (NOW + timedelta(hours=1), NOW + timedelta(hours=2))
    assert write_cases(SqlBoard(any_store), CODE, into, *hours) == 1
    (row,) = csv.DictReader(io.StringIO(into.getvalue()))
    assert (row["title"], row["reporter_name"], row["reporter_phone"]) == ("'=cmd()", "张*", "138****1234")
    into = io.StringIO()
    assert write_cases(SqlBoard(any_store), CODE, into, None, None) == 3
    assert "13812341234" not in into.getvalue()
    assert "张伟" not in into.getvalue()
