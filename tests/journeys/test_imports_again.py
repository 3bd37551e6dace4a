"""Imports that did not go well at once: refused rows mended and brought again, a process killed while it publishes."""

import contextlib
import csv
import subprocess
import sys
from pathlib import Path

import pytest

from assembly.bringing import Way, bringing_of, ground_of, settle
from assembly.centre import open_centre
from db.verify import verify_log
from dispatch.states import State
from dispatch.values import Case
from gateway.files.profile import load_profile
from gateway.files.reading import PART
from gateway.files.table import read_table

CODE = "331024"
ROOT = Path(__file__).parents[2]
BOSTON = ROOT.parent / "shared" / "data" / "boston311"
PROFILE = """
name = "旧案卷"
timezone = "Asia/Shanghai"
time_formats = ["%Y-%m-%d %H:%M"]
[columns]
external_ref = "案号"
reported_at = "上报时间"
title = "问题"
state = "状态"
[states]
"在办" = "D1"
"""
HEAD = "案号,上报时间,问题,状态,备注\n"
# The second part is written and not yet committed when the process says so and waits.
KILLED = """
import sys
import db.imports as imports
from main import main
told, parts = imports._say, []
def say(*given):
    parts.append(given)
    if len(parts) == 2:
        print("in the midst", flush=True)
        sys.stdin.readline()
    return told(*given)
imports._say = say
main(sys.argv[1:])
"""


def _table(folder: Path, *rows: str) -> tuple[Path, Path]:
    (folder / "old.toml").write_text(PROFILE, "utf-8")
    (folder / "旧案.csv").write_text(HEAD + "".join(row + "\n" for row in rows), "utf-8")
    return folder / "旧案.csv", folder / "old.toml"


def test_refused_rows_are_mended_in_their_file_and_brought_in_again(tmp_path: Path) -> None:
    file, profile = _table(tmp_path, "A1,2026-01-02 08:30,井盖,在办,", 'A2,2026-02-30 08:30,"路灯\n不亮",在办,=1+1',
                           "A3,2026-01-02 08:30,摊贩,不知,")  # fmt: skip
    with contextlib.closing(open_centre(tmp_path, CODE, on_commit=lambda: None)) as centre:
        settle(centre, "云溪县")

        def bring(path: Path) -> tuple[int, int, int, str]:
            way = Way(bringing_of(path, profile, ground_of(centre, lambda: None), tmp_path), tmp_path)
            done = way.bring()
            return done.added, done.held, done.refused, done.refused_file

        added, _, refused, kept = bring(file)
        assert (added, refused) == (1, 2)
        with Path(kept).open(encoding="utf-8-sig", newline="") as given:
            held = list(csv.DictReader(given))
        assert [row["refused_field"] for row in held] == ["reported_at", "state"]
        held[0]["上报时间"], held[1]["状态"] = "2026-02-27 08:30", "在办"
        with Path(kept).open("w", encoding="utf-8-sig", newline="") as given:
            table = csv.DictWriter(given, list(held[0]))
            table.writeheader()
            table.writerows(held)
        assert bring(Path(kept))[:3] == (2, 0, 0)
        assert bring(file)[:3] == (0, 1, 2)  # the old file: what came is held, what was wrong is wrong
        titles = {case.number: case.title for case in centre.board.open_cases(CODE)}
        assert {number: " ".join(title.split()) for number, title in titles.items()} == {
            "A1": "井盖", "A2": "路灯 不亮", "A3": "摊贩",
        }  # fmt: skip


def test_an_import_killed_while_it_publishes_shows_whole_parts_only_and_goes_on(tmp_path: Path) -> None:
    most = 2 * PART + 5
    file, profile = _table(tmp_path, *(f"A{n},2026-01-02 08:30,井盖,在办," for n in range(most)))
    options = ["--data-dir", str(tmp_path / "data"), "--jurisdiction", CODE]
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, "import", str(file), "--profile", str(profile), *options],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    while (line := process.stdout.readline()) and "in the midst" not in line:
        pass
    process.kill()
    process.communicate()
    assert line

    def seen() -> int:
        with contextlib.closing(open_centre(tmp_path / "data", CODE, on_commit=lambda: None)) as centre:
            assert verify_log(centre.engine, CODE) is None
            cases = centre.board.open_cases(CODE, limit=most + 1)
            assert all(case.seq for case in cases)
            assert all(centre.board.find(CODE, case.number) for case in cases[:: PART // 2])
            return len(cases)

    assert seen() == PART
    again = [sys.executable, "main.py", "import", "--resume", *options]
    done = subprocess.run(again, cwd=ROOT, capture_output=True, text=True, check=True)
    assert f"{most} new, 0 already here" in done.stdout
    assert seen() == most


@pytest.mark.skipif(not BOSTON.exists(), reason="the real requests of Boston are not beside the project")
def test_what_staff_closed_as_a_duplicate_ends_as_not_filed(tmp_path: Path) -> None:
    with (BOSTON / "duplicates_2015-01_09.csv").open(encoding="utf-8") as given:
        said = {row["duplicate_case"] for row in csv.DictReader(given) if row["closed_with_standard_phrase"] == "1"}
    profile = load_profile(ROOT / "resources" / "profiles" / "boston311.toml")
    found = {}
    for row in read_table(BOSTON / "boston311_2015-01_09.csv.gz", profile, CODE):
        if isinstance(row, Case) and row.external_ref in said:
            found[row.external_ref] = row.state
        if len(found) == 100:
            break
    assert len(found) == 100
    assert set(found.values()) == {State.NOT_FILED}
