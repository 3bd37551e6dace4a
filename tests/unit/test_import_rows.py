"""Old cases are read as the profile says; what cannot be read is refused with row, field, reason and value."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dispatch.bringing import ProfileBroken, RowRefused, TableBroken
from dispatch.states import State
from dispatch.values import Case
from gateway.files.masking import mask_contacts
from gateway.files.profile import load_profile
from gateway.files.table import read_table

PROFILE = Path(__file__).parents[2] / "resources" / "profiles" / "boston311.toml"
REAL = Path(__file__).parents[3] / "shared" / "data" / "boston311" / "boston311_2015-01_09.csv.gz"
HEAD = (
    "CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,CASE_STATUS,CLOSURE_REASON,CASE_TITLE,TYPE,Department,Location,"
    "LATITUDE,LONGITUDE"
)
GOOD = (
    "7,01/02/2015 12:20:09 AM,01/16/2015 08:30:00 AM,,Open,,Lamp out,Street Light Outages,PWDx,"
    '"1 Beacon St, Boston",42.3474,-71.0944'
)


def read(tmp_path: Path, *rows: str) -> list[Case | RowRefused]:
    """The rows of a small file."""
    path = tmp_path / "rows.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return list(read_table(path, load_profile(PROFILE), "990024"))


def test_a_row_becomes_a_case_with_its_times_in_utc(tmp_path: Path) -> None:
    (case,) = read(tmp_path, GOOD)
    assert isinstance(case, Case)
    assert (case.number, case.state, case.class_code) == ("B7", State.PENDING_DISPATCH, "01037")
    assert case.reported_at == datetime(2015, 1, 2, 5, 20, 9, tzinfo=UTC)
    assert (case.lon, case.lat, case.is_imported) == (-71.0944, 42.3474, True)


def test_the_default_coordinate_is_no_place(tmp_path: Path) -> None:
    (case,) = read(tmp_path, GOOD.replace("42.3474,-71.0944", "42.3594,-71.0587"))
    assert isinstance(case, Case)
    assert case.lon is None
    assert case.lat is None


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("01/02/2015 12:20:09 AM", "32/13/2015 12:20:09 AM", "reported_at"),
        ("01/02/2015 12:20:09 AM", "", "reported_at"),
        ("42.3474", "-71.0944x", "lat"),
        ("42.3474,-71.0944", "-171.0944,42.3474", "lat"),
        (",Open,", ",Lost,", "state"),
        ("7,01/02", ",01/02", "external_ref"),
        ("AM,,Open", "AM,01/01/2015 12:00:00 AM,Closed", "closed_at"),
    ],
)
def test_a_bad_row_names_its_field_and_the_next_row_is_read(tmp_path: Path, old: str, new: str, field: str) -> None:
    refused, kept = read(tmp_path, GOOD.replace(old, new), GOOD)
    assert isinstance(refused, RowRefused)
    assert (refused.row, refused.field) == (2, field)
    assert isinstance(kept, Case)


def test_a_cut_gzip_is_a_broken_table(tmp_path: Path) -> None:
    path = tmp_path / "cut.csv.gz"
    path.write_bytes(gzip.compress((HEAD + "\n" + (GOOD + "\n") * 5000).encode())[:-300])
    with pytest.raises(TableBroken, match=r"cut\.csv\.gz"):
        list(read_table(path, load_profile(PROFILE), "990024"))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(HEAD.replace("OPEN_DT", "OPENED") + "\n" + GOOD + "\n", encoding="utf-8")
    with pytest.raises(TableBroken, match="OPEN_DT"):
        list(read_table(path, load_profile(PROFILE), "990024"))


def test_another_encoding_is_a_broken_table_not_a_damaged_text(tmp_path: Path) -> None:
    path = tmp_path / "gbk.csv"
    path.write_bytes((HEAD + "\n" + GOOD.replace("Lamp out", "路灯不亮") + "\n").encode("gbk"))
    with pytest.raises(TableBroken, match="gbk"):
        list(read_table(path, load_profile(PROFILE), "990024"))


def test_an_endless_line_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text(HEAD + "\n" + "x" * 3_000_000, encoding="utf-8")
    with pytest.raises(TableBroken, match="line 2"):
        list(read_table(path, load_profile(PROFILE), "990024"))


def test_a_profile_names_the_field_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(PROFILE.read_text(encoding="utf-8").replace('state = "CASE_STATUS"', ""), encoding="utf-8")
    with pytest.raises(ProfileBroken, match=r"columns\.state"):
        load_profile(path)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("call 617-635-4500 ext 2", "call ***4500 ext 2"),
        ("电话13812345678，请回复", "电话***5678，请回复"),
        ("mail jane.doe@example.org now", "mail ***@*** now"),
        ("145-151 Ipswich St 02215", "145-151 Ipswich St 02215"),
    ],
)
def test_contacts_in_free_text_are_masked(text: str, masked: str) -> None:
    assert mask_contacts(text) == masked


@pytest.mark.skipif(not REAL.exists(), reason="the real Boston requests are not beside the project")
def test_a_thousand_real_requests_are_read() -> None:
    rows = read_table(REAL, load_profile(PROFILE), "990024")
    cases = [row for row, _ in zip(rows, range(1000), strict=False)]
    assert sum(isinstance(row, Case) for row in cases) >= 990
