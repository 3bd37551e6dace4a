"""The doors over real HTTP: what is malformed is answered with the field at fault, and nothing of it remains."""

import io
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from PIL import Image

from assembly.children import ROOT
from dispatch.paper_verbs import Merge
from dispatch.values import Source
from dispatch.verbs import Report
from gateway.datum import wgs_to_gcj
from simulator.county import CODE
from simulator.pictures import street_picture
from tests.journeys.running import Running, filed_case

GOOD = {"service_code": "06010", "description": "垃圾", "lat": "28.852", "long": "120.735"}


def count(running: Running) -> int:
    """How many cases there are."""
    return len(running.centre.board.open_cases(CODE))


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"service_code": ""}, 400, "service_code"),
        ({"service_code": "99999"}, 404, "service_code"),
        ({"lat": "north"}, 400, "lat"),
        ({"lat": "91"}, 400, "lat"),
        ({"long": "nan"}, 400, "long"),
        ({"lat": "", "long": ""}, 400, "lat"),
        ({"description": "长" * 4001}, 400, "description"),
        ({"media_url": "file:///etc/passwd"}, 400, "media_url"),
        ({"jurisdiction_id": "elsewhere"}, 404, "jurisdiction_id"),
        ({"datum": "Pulkovo"}, 400, "datum"),
    ],
)
def test_a_malformed_report_names_its_field(running: Running, changes: dict[str, str], status: int, field: str) -> None:
    for form in ("json", "xml"):
        answer = httpx.post(f"{running.doors}/requests.{form}", data={**GOOD, **changes})
        assert answer.status_code == status
        assert field in answer.text
    assert count(running) == 0


def _bomb() -> bytes:
    """A small file of enormous dimensions."""
    buffer = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("page.jpg", b"<html><script>alert(1)</script></html>", 415),
        ("cut.jpg", street_picture(1, is_clean=True)[:600], 415),
        ("bomb.png", _bomb(), 415),
        ("huge.jpg", b"\xff" * (9 * 1024 * 1024), 413),
    ],
)
def test_what_is_not_a_picture_is_turned_away(running: Running, name: str, data: bytes, status: int) -> None:
    answer = httpx.post(
        f"{running.doors}/requests.json", data=GOOD, files={"media": (name, data, "image/jpeg")}, timeout=20
    )
    assert answer.status_code == status
    assert count(running) == 0
    assert httpx.get(f"{running.doors}/health").text == "ok"


def _claiming() -> bytes:
    """A picture that says when, where and by what it was made."""
    picture = Image.open(io.BytesIO(street_picture(4, is_clean=False)))
    exif = Image.Exif()
    exif[305] = "Adobe Photoshop 25.0"
    exif[0x8769] = {36867: "2026:11:24 07:30:00"}
    exif[0x8825] = {1: "N", 2: (28.0, 51.0, 7.2), 3: "E", 4: (120.0, 44.0, 6.0)}
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def test_what_a_picture_says_of_itself_is_kept_with_it(running: Running) -> None:
    sent = {"media": ("p.jpg", _claiming(), "image/jpeg")}
    assert httpx.post(f"{running.doors}/requests.json", data=GOOD, files=sent).status_code == 200
    (case,) = running.centre.board.open_cases(CODE)
    picture = running.centre.board.file(CODE, case.id).evidence[0].picture
    assert (picture.lon, picture.lat) == pytest.approx((120.735, 28.852))
    assert picture.taken_at == datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # the county is eight hours ahead
    assert picture.software == "Adobe Photoshop 25.0"
    assert len(picture.fingerprint) == 16


def test_a_body_larger_than_any_report_is_not_read(running: Running) -> None:
    answer = httpx.post(f"{running.doors}/requests.json", content=b"x" * (21 * 1024 * 1024), timeout=20)
    assert answer.status_code == 413


def test_a_request_tells_no_personal_data_and_markup_stays_data(running: Running) -> None:
    data = {
        **GOOD,
        "description": "<b>我的电话 13812345678</b>",
        "address_string": "<i>永安路</i>",
        "phone": "13812345678",
    }
    code = httpx.post(f"{running.doors}/requests.json", data=data).json()[0]["service_request_id"]
    told = httpx.get(f"{running.doors}/requests/{code}.xml")
    assert "13812345678" not in told.text
    assert "&lt;i&gt;永安路" in told.text
    (row,) = httpx.get(f"{running.doors}/requests/{code}.json").json()
    assert (row["status"], row["service_name"]) == ("open", "暴露垃圾")
    assert httpx.get(f"{running.doors}/requests/0000.json").status_code == 404


def test_the_classes_are_listed_in_both_forms(running: Running) -> None:
    assert len(httpx.get(f"{running.doors}/open311/v2/services.json").json()) >= 20
    assert "<service_code>06010</service_code>" in httpx.get(f"{running.doors}/services.xml").text


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"id": "nobody"}, 404, "id"),
        ({"lat": "x"}, 400, "lat"),
        ({"lon": "181"}, 400, "lon"),
        ({"lat": ""}, 400, "lat"),
        ({"timestamp": "yesterday"}, 400, "timestamp"),
        ({"timestamp": "2026-11-23T10:00:00"}, 400, "timestamp"),
        ({"speed": "fast"}, 400, "speed"),
    ],
)
def test_a_malformed_position_names_its_field(
    running: Running, changes: dict[str, str], status: int, field: str
) -> None:
    fix = {"id": "officer-1", "lat": "28.85", "lon": "120.73", **changes}
    answer = httpx.get(f"{running.doors}/osmand", params=fix)
    assert answer.status_code == status
    assert answer.json()["field"] == field


def test_positions_from_the_future_repeated_and_impossible_ones_are_turned_away(running: Running) -> None:
    now = time.time()

    def post(at: float, lat: str = "28.85") -> httpx.Response:
        return httpx.get(
            f"{running.doors}/osmand", params={"id": "officer-1", "lat": lat, "lon": "120.73", "timestamp": at}
        )

    assert post(now + 3600).json()["code"] == "future"
    assert post(now).status_code == 200
    assert post(now).json()["code"] == "not_newer"
    assert post(now + 1, "29.85").json()["code"] == "jump"


def test_a_position_is_taken_in_the_json_form_too(running: Running) -> None:
    coords = {"latitude": 28.85, "longitude": 120.73, "speed": 3.0, "heading": 370}
    body = {"device_id": "officer-2", "location": {"timestamp": "2026-11-23T02:00:00Z", "coords": coords}}
    assert httpx.post(f"{running.doors}/osmand", json=body).status_code == 200
    assert (
        httpx.post(f"{running.doors}/osmand", content=b"{", headers={"content-type": "application/json"}).status_code
        == 400
    )
    end = time.monotonic() + 3
    while not (fixes := running.centre.positions.latest(CODE)) and time.monotonic() < end:
        httpx.get(f"{running.doors}/health")
    (fix,) = fixes
    assert (round(fix.speed_mps or 0, 3), fix.heading_deg) == (3.0, 10.0)


def test_a_unit_without_its_token_sees_and_does_nothing(running: Running) -> None:
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic eDp5"}):
        assert httpx.get(f"{running.doors}/unit/v1/orders", headers=headers).status_code == 401
        assert httpx.post(f"{running.doors}/unit/v1/sos", headers=headers, json={}).status_code == 401


def test_a_call_for_help_is_taken_and_seen_by_the_board(running: Running) -> None:
    answer = httpx.post(f"{running.doors}/unit/v1/sos", headers=running.crew(3), json={"lon": 120.7, "lat": 28.8})
    assert answer.status_code == 200
    assert next(unit.state for unit in running.centre.board.units(CODE) if unit.id == 3) == "sos"


def test_a_taken_port_is_named(running: Running, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = str(held.getsockname()[1])
        command = [sys.executable, str(ROOT / "main.py"), "centre", "--data-dir", str(tmp_path / "x"), "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 2
    assert f"127.0.0.1:{port}" in done.stdout


def test_a_place_in_another_datum_is_converted_and_a_fix_remembers_which(running: Running) -> None:
    lon, lat = wgs_to_gcj(120.735, 28.852)
    said = {"lat": str(lat), "long": str(lon), "datum": "GCJ-02"}
    assert httpx.post(f"{running.doors}/requests.json", data={**GOOD, **said}).status_code == 200
    (case,) = running.centre.board.open_cases(CODE)
    assert (case.lon, case.lat) == pytest.approx((120.735, 28.852), abs=1e-7)
    unit = running.centre.board.units(CODE)[0]
    fix = {"id": unit.device, "lat": str(lat), "lon": str(lon), "datum": "GCJ-02"}
    assert httpx.get(f"{running.doors}/osmand", params={**fix, "datum": "Pulkovo"}).status_code == 400
    assert httpx.get(f"{running.doors}/osmand", params=fix).status_code == 200
    end = time.monotonic() + 3
    while not (held := running.centre.positions.latest(CODE)) and time.monotonic() < end:
        httpx.get(f"{running.doors}/health")
    assert (held[0].lon, held[0].lat) == pytest.approx((120.735, 28.852), abs=1e-7)
    assert held[0].datum == "GCJ-02"


def test_a_merged_report_tells_its_citizen_how_far_the_case_has_come_that_it_follows(running: Running) -> None:
    first, second = (filed_case(running), _reported(running))
    running.act(Merge(case_id=second, seen=running.case(second).version, parent_id=first))
    code = running.case(second).query_code
    told = httpx.get(f"{running.doors}/open311/v2/requests/{code}.json", timeout=10).json()
    assert (told[0]["service_request_id"], told[0]["status"]) == (code, "open")
    assert told[0]["status_notes"] == "pending dispatch"


def _reported(running: Running) -> int:
    report = Report(source=Source.HOTLINE, description="同一处暴露垃圾", place="永安路")
    return running.act(report).case_id or 0
