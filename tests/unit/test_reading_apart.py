"""A large table is read by another process: the same rows, refusals and notes, and the same words for a broken file."""

import sys
from pathlib import Path

import pytest

from dispatch.bringing import TableBroken
from gateway.files import apart
from gateway.files.known import Known
from gateway.files.profile import load_profile
from gateway.files.reading import read_here

PROFILE = load_profile(Path(__file__).parents[2] / "resources" / "profiles" / "boston311.toml")
HEAD = (
    "CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,CASE_STATUS,CLOSURE_REASON,CASE_TITLE,TYPE,Department,Location,"
    "LATITUDE,LONGITUDE"
)
ROW = '{0},01/02/2015 12:20:09 AM,,{1},Open,,灯😀,Street Light Outages,PWDx,"1 Beacon\nSt",42.3474,-71.0944\r\n'


def test_another_process_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "旧案.csv"
    path.write_text(HEAD + "\n" + "".join(ROW.format(n, "never" if n == 7 else "") for n in range(40)), "utf-8")
    found = []
    for read in (read_here, apart.read_apart):
        known = Known()
        with read(path, PROFILE, "990024", known) as reading:
            found.append((reading.columns, list(reading.parts), reading.notes, known.made))
    assert found[0] == found[1]
    (part,) = found[0][1]
    assert (len(part.values), part.rows[:2], [row.row for row in part.refused]) == (39, [3, 5], [17])
    assert found[0][2] == ["mixed_line_ends"]
    assert [row.name for row in found[0][3].values()] == ["PWDx"]


@pytest.mark.parametrize("text", ["CASE_ENQUIRY_ID\n7\n", HEAD + '\n7,"never ends\n'])
def test_a_broken_file_is_told_in_the_same_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.csv"
    path.write_text(text, "utf-8")
    told = []
    for read in (read_here, apart.read_apart):
        with pytest.raises(TableBroken) as caught, read(path, PROFILE, "990024", Known()) as reading:
            list(reading.parts)
        told.append((caught.value.file, caught.value.code, caught.value.detail))
    assert told[0] == told[1]


def test_a_reader_that_has_gone_is_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    path = tmp_path / "rows.csv"
    path.write_text(HEAD + "\n", "utf-8")
    with pytest.raises(TableBroken, match="has ended"), apart.read_apart(path, PROFILE, "990024", Known()):
        pass
