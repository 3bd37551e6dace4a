"""Bad files: each ends in a worded result, in bounded memory, and good rows beside bad ones are read."""

import gzip
import json
import subprocess
import sys
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from dispatch.bringing import RowRefused, TableBroken
from dispatch.values import Case
from gateway.files.profile import Profile, load_profile
from gateway.files.table import read_table

PROFILE = """
name = "旧案卷"
timezone = "Asia/Shanghai"
time_formats = ["%Y-%m-%d %H:%M:%S", "%Y/%m/%d"]
bounds = [120.0, 28.0, 121.5, 29.5]
[columns]
external_ref = "案号"
reported_at = "上报时间"
title = "问题"
state = "状态"
lon = "经度"
lat = "纬度"
[states]
"在办" = "D1"
"办结" = "E1"
"""
HEAD = "案号,上报时间,问题,状态,经度,纬度"
GOOD = "A{n},2026-01-02 08:30:00,井盖丢失,在办,120.7,28.8"
MEMORY_MB = 300  # of the whole process, with all that it has loaded
ROOT = Path(__file__).parents[2]


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """A profile of an old system."""
    path = tmp_path / "old.toml"
    path.write_text(PROFILE, "utf-8")
    return load_profile(path)


def _read(path: Path, profile: Profile) -> list[Case | RowRefused]:
    return list(read_table(path, profile, "990024"))


def _table(path: Path, *rows: str, ends: str = "\n", encoding: str = "utf-8") -> Path:
    path.write_bytes(ends.join((HEAD, *rows, "")).encode(encoding))
    return path


def _broken(path: Path, profile: Profile) -> TableBroken:
    with pytest.raises(TableBroken) as told:
        _read(path, profile)
    return told.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_is_read_from_either_encoding_without_being_told(
    tmp_path: Path, profile: Profile, encoding: str
) -> None:
    (case,) = _read(_table(tmp_path / "a.csv", GOOD.format(n=1), encoding=encoding), profile)
    assert isinstance(case, Case)
    assert case.title == "井盖丢失"


def test_a_wrong_encoding_is_said_with_the_one_it_looks_like(tmp_path: Path, profile: Profile) -> None:
    (tmp_path / "told.toml").write_text('encoding = "utf-8"\n' + PROFILE, "utf-8")
    told = load_profile(tmp_path / "told.toml")
    error = _broken(_table(tmp_path / "a.csv", GOOD.format(n=1), encoding="gb18030"), told)
    assert (error.code, "gb18030" in error.detail) == ("encoding", True)


def test_a_truncated_gzip_is_cut(tmp_path: Path, profile: Profile) -> None:
    packed = gzip.compress("\n".join((HEAD, *(GOOD.format(n=n) for n in range(3000)))).encode())
    (tmp_path / "a.csv.gz").write_bytes(packed[:-200])
    assert _broken(tmp_path / "a.csv.gz", profile).code == "cut"


def test_mixed_line_ends_are_read_alike(tmp_path: Path, profile: Profile) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"{HEAD}\r\n{GOOD.format(n=1)}\n{GOOD.format(n=2)}\r{GOOD.format(n=3)}\r\n".encode())
    assert [row.number for row in _read(path, profile) if isinstance(row, Case)] == ["A1", "A2", "A3"]


def test_a_missing_column_is_named(tmp_path: Path, profile: Profile) -> None:
    path = tmp_path / "a.csv"
    path.write_text(HEAD.replace("状态", "进展") + "\n" + GOOD.format(n=1), "utf-8")
    error = _broken(path, profile)
    assert (error.code, "状态" in error.detail) == ("columns", True)


def test_a_row_with_another_number_of_cells_is_refused_and_the_next_is_read(tmp_path: Path, profile: Profile) -> None:
    refused, case = _read(_table(tmp_path / "a.csv", GOOD.format(n=1) + ",more", GOOD.format(n=2)), profile)
    assert isinstance(refused, RowRefused)
    assert (refused.row, refused.why) == (2, "another number of cells than the head")
    assert isinstance(case, Case)


@pytest.mark.parametrize(
    ("old", "new", "field", "why"),
    [
        ("120.7,28.8", "28.8,120.7", "lat", "longitude and latitude are swapped"),
        ("120.7,28.8", "116.4,39.9", "lon", "outside the county"),
        ("120.7", "一百二十", "lon", "not a number"),
        ("120.7", "nan", "lon", "not a number"),
        ("2026-01-02", "2026-02-30", "reported_at", "no such day or hour in the calendar"),
        ("2026-01-02", "0001-01-01", "reported_at", "before the year 1900"),
        ("2026-01-02 08:30:00", "2126/01/02", "reported_at", "in the future"),
        ("2026-01-02", "昨天", "reported_at", "not a time in a form that the profile names"),
        ("在办", "消失", "state", "no such state in the profile"),
        ("井盖丢失", "井" * 200, "title", "too long"),
    ],
)
def test_a_wrong_cell_is_refused_with_field_reason_and_value(
    tmp_path: Path, profile: Profile, old: str, new: str, field: str, why: str
) -> None:  # fmt: skip
    (refused,) = _read(_table(tmp_path / "a.csv", GOOD.format(n=1).replace(old, new)), profile)
    assert isinstance(refused, RowRefused)
    assert (refused.row, refused.field, refused.why) == (2, field, why)
    assert refused.value in refused.cells.values()


def test_swapped_coordinates_that_are_places_are_known_by_the_bounds(tmp_path: Path) -> None:
    boston = load_profile(ROOT / "resources" / "profiles" / "boston311.toml")
    head = ",".join(boston.columns.values())
    cells = {"CASE_ENQUIRY_ID": "7", "OPEN_DT": "01/02/2015 01:00:00 AM", "TYPE": "Lamp", "CASE_STATUS": "Open",
             "LONGITUDE": "42.35", "LATITUDE": "-71.06"}  # fmt: skip
    path = tmp_path / "b.csv"
    path.write_text(head + "\n" + ",".join(cells.get(name, "") for name in boston.columns.values()), "utf-8")
    (refused,) = _read(path, boston)
    assert isinstance(refused, RowRefused)
    assert refused.why == "longitude and latitude are swapped"


def test_the_same_number_twice_is_refused_the_second_time(tmp_path: Path, profile: Profile) -> None:
    first, second = _read(_table(tmp_path / "a.csv", GOOD.format(n=1), GOOD.format(n=1)), profile)
    assert isinstance(first, Case)
    assert isinstance(second, RowRefused)
    assert second.why == "the same one twice in this file"


# VmHWM begins anew with the program; ru_maxrss would remember the size of the process that started it.
_COUNT = """
import re, sys
from pathlib import Path
from dispatch.bringing import TableBroken
from gateway.files.profile import load_profile
from gateway.files.table import read_table
try:
    sum(1 for _ in read_table(Path(sys.argv[1]), load_profile(Path(sys.argv[2])), "990024"))
except TableBroken as error:
    peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
    print(error.code, int(peak[1]) // 1024)
"""


def _told_apart(path: Path, tmp_path: Path) -> tuple[str, int]:
    """Read in a process of its own, whose memory is told with the code."""
    done = subprocess.run([sys.executable, "-c", _COUNT, str(path), str(tmp_path / "old.toml")], cwd=ROOT, check=True,
                          capture_output=True, text=True, timeout=120)  # fmt: skip
    code, peak = done.stdout.split()
    return code, int(peak)


def test_a_line_of_a_gigabyte_is_refused_in_bounded_memory(tmp_path: Path, profile: Profile) -> None:
    assert profile
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write((HEAD + "\n").encode())
        file.seek(1 << 30)  # a hole: the disk is not filled, the reader sees a gigabyte of NUL in one line
        file.write(b"\n")
    code, peak = _told_apart(path, tmp_path)
    assert code == "line"
    assert peak < MEMORY_MB


def test_a_gzip_that_swells_without_end_is_refused_in_bounded_memory(tmp_path: Path, profile: Profile) -> None:
    assert profile
    row, squeeze = (" " * 50_000 + "," * 5 + "\n").encode() * 20, zlib.compressobj(9, zlib.DEFLATED, 31)
    (tmp_path / "a.csv.gz").write_bytes(
        squeeze.compress((HEAD + "\n").encode()) + b"".join(squeeze.compress(row) for _ in range(100)) + squeeze.flush()
    )
    code, peak = _told_apart(tmp_path / "a.csv.gz", tmp_path)
    assert code == "bomb"
    assert peak < MEMORY_MB


_SHEET = """<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<sheetData>{rows}</sheetData></worksheet>"""
_BOOK = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
    'sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://'
    'schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="案卷" sheetId="1" r:id="r1"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}


def _cell(text: str) -> str:
    if text.startswith("="):
        formula, value = text[1:].split("|")
        return f"<c><f>{formula}</f><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


def _workbook(path: Path, *rows: str, **more: bytes) -> Path:
    cells = "".join(f"<row>{''.join(map(_cell, row.split(',')))}</row>" for row in (HEAD, *rows))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _BOOK.items():
            archive.writestr(name, text)
        archive.writestr("xl/worksheets/sheet1.xml", _SHEET.format(rows=cells))
        for name, data in more.items():
            archive.writestr(name.replace("__", "/"), data)
    return path


def test_formulas_give_their_last_values_and_macros_are_not_run(tmp_path: Path, profile: Profile) -> None:
    from gateway.files.opening import open_table

    path = _workbook(tmp_path / "a.xlsm", GOOD.format(n=1).replace("120.7", "=60+60.7|120.7"),
                     **{"xl__vbaProject.bin": b"macro"})  # fmt: skip
    (case,) = _read(path, profile)
    assert isinstance(case, Case)
    assert case.lon == 120.7
    with open_table(path, profile) as raw:
        assert raw.notes == ["macros", "formulas"]


def test_a_spreadsheet_that_swells_is_a_bomb_whatever_it_says_of_itself(tmp_path: Path, profile: Profile) -> None:
    path = _workbook(tmp_path / "a.xlsx", GOOD.format(n=1))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media.bin", "w") as member:
        for _ in range(300):
            member.write(bytes(1 << 20))
    code, peak = _told_apart(path, tmp_path)
    assert code == "bomb"
    assert peak < MEMORY_MB
    data = path.read_bytes()
    liar = data.replace((300 << 20).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert liar != data
    path.write_bytes(liar)
    assert _broken(path, profile).code in ("bomb", "cut")


_ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
 <table:table table:name="旧案">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""


def test_an_open_document_is_read_like_a_table(tmp_path: Path, profile: Profile) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(f"<table:table-row>{''.join(map(cell.format, row.split(',')))}</table:table-row>"
                   for row in (HEAD, GOOD.format(n=1), GOOD.format(n=2)))  # fmt: skip
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", _ODS.format(rows=rows))
    assert [(case.number, case.title) for case in _read(path, profile) if isinstance(case, Case)] == [
        ("A1", "井盖丢失"), ("A2", "井盖丢失"),
    ]  # fmt: skip


def test_a_damaged_sheet_of_the_old_binary_kind_is_worded(tmp_path: Path, profile: Profile) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))
    assert _broken(path, profile).code == "sheet"


def test_a_zipped_shapefile_is_read_with_its_places_and_its_chinese(tmp_path: Path, profile: Profile) -> None:
    import numpy as np
    import pyogrio.raw
    import shapely

    # A column of a Shapefile has ten bytes for its name: three characters.
    names, good = HEAD.replace("上报时间", "时间").split(",")[:4], GOOD.format(n=1).split(",")[:4]
    pyogrio.raw.write(tmp_path / "a.shp", shapely.to_wkb(np.array([shapely.Point(120.7, 28.8)])),
                      [np.array([text], dtype=object) for text in good], np.array(names),
                      geometry_type="Point", crs="EPSG:4326", encoding="UTF-8")  # fmt: skip
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for part in tmp_path.glob("a.*"):
            if part.suffix != ".zip":
                archive.write(part, part.name)
    columns = dict(zip(("external_ref", "reported_at", "title", "state"), names, strict=True))
    bare = replace(profile, columns=columns)
    (case,) = _read(tmp_path / "a.zip", bare)
    assert isinstance(case, Case)
    assert (case.title, case.lon, case.lat) == ("井盖丢失", 120.7, 28.8)
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing")
    assert _broken(tmp_path / "b.zip", profile).code == "sheet"


def test_a_damaged_spreadsheet_is_worded(tmp_path: Path, profile: Profile) -> None:
    path = _workbook(tmp_path / "a.xlsx", GOOD.format(n=1))
    path.write_bytes(path.read_bytes()[:500])
    assert _broken(path, profile).code in ("sheet", "cut")


@pytest.mark.parametrize("text", ["{", "[1, 2]", '"x"', "[" * 100_000])
def test_what_is_no_list_of_objects_is_worded(tmp_path: Path, profile: Profile, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, "utf-8")
    assert _broken(path, profile).code in ("json", "columns")


def test_json_is_read_like_a_table(tmp_path: Path, profile: Profile) -> None:
    row = dict(zip(HEAD.split(","), GOOD.format(n=1).split(","), strict=True)) | {"经度": 120.7}
    for name, text in (("a.json", json.dumps({"data": [row]})), ("b.jsonl", (json.dumps(row) + "\n") * 2)):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        assert isinstance(_read(path, profile)[0], Case)


def test_an_empty_and_an_absent_file_are_worded(tmp_path: Path, profile: Profile) -> None:
    (tmp_path / "a.csv").write_bytes(b"")
    assert _broken(tmp_path / "a.csv", profile).code == "empty"
    assert _broken(tmp_path / "none.csv", profile).code == "unreadable"


def test_an_open_quotation_mark_does_not_swallow_the_file_in_silence(tmp_path: Path, profile: Profile) -> None:
    path = _table(tmp_path / "a.csv", '"A1,2026', *(GOOD.format(n=n) for n in range(5000)))
    assert _broken(path, profile).code == "quotes"


REAL = ROOT.parent / "shared" / "data" / "taidi2020c"


@pytest.mark.skipif(not REAL.exists(), reason="the real messages of citizens are not beside the project")
def test_real_chinese_messages_come_through_unharmed(tmp_path: Path) -> None:
    (source,) = REAL.glob("附件3*")
    names, *rows = CalamineWorkbook.from_path(str(source)).get_sheet_by_index(0).to_python()
    text = max(names, key=lambda name: sum(len(str(row[names.index(name)])) for row in rows))
    profile = tmp_path / "p.toml"
    profile.write_text(f'name = "x"\ntimezone = "Asia/Shanghai"\n[columns]\nexternal_ref = "{names[0]}"\n'
                       f'description = "{text}"\n[fixed]\nstate = "开"\ntitle = "留言"\n'
                       f'reported_at = "2020-01-01"\n[states]\n"开" = "R1"\n', "utf-8")  # fmt: skip
    cases = [row for row in read_table(source, load_profile(profile), "990024") if isinstance(row, Case)]
    assert len(cases) > 4000
    by_ref = {str(row[0]).removesuffix(".0"): str(row[names.index(text)]) for row in rows}
    same = sum("".join(case.description.split()) == "".join(by_ref[case.external_ref].split()) for case in cases)
    assert same / len(cases) > 0.98  # the rest holds phone numbers, which are masked
