"""A recording through the real doors at 60 times the speed: no second is lost, the board holds the last places."""

import argparse
import csv
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import httpx
import pytest

from assembly import replaying
from assembly.centre import open_centre
from tests.journeys.running import Running

AUSTIN = Path(__file__).parents[3] / "shared" / "data" / "austin_bus_gps" / "2017-03-21.csv"
CODE = "990024"


def options_of(recording: Path, folder: Path, *more: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data-dir", type=Path)
    replaying.add_options(parser)
    return parser.parse_args([str(recording), "--data-dir", str(folder), "--speed", "60", *more])


def latest_of(folder: Path) -> dict[str, tuple[float, float]]:
    """Where the board of the desk shows each vehicle."""
    centre = open_centre(folder, CODE, on_commit=lambda: None)
    try:
        names = {unit.id: unit.name for unit in centre.board.directory(CODE).units}
        return {names[fix.unit_id]: (fix.lon, fix.lat) for fix in centre.positions.latest(CODE)}
    finally:
        centre.close()


def last_of(rows: list[dict[str, str]]) -> dict[str, tuple[float, float]]:
    """Where a recording leaves each vehicle."""
    return {row["vehicle_id"]: (float(row["longitude"]), float(row["latitude"])) for row in rows}


def test_a_made_recording_loses_no_second(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dice, rows = Random(5), []
    for second in range(0, 480, 2):
        moment = f"2026-03-02T08:{second // 60:02d}:{second % 60:02d}"
        for number in range(dice.randint(0, 2)):
            lat, lon = 28.852 + second * 1e-4, 120.735 + number * 0.01
            place = {"latitude": f"{lat:.6f}", "longitude": f"{lon:.6f}"}
            rows.append({"vehicle_id": f"V{number}", "timestamp": moment, **place})
    recording = tmp_path / "day.csv"
    with recording.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert replaying.run(options_of(recording, tmp_path / "data")) == 0
    said = capsys.readouterr().out
    seconds = len({row["timestamp"] for row in rows})
    assert f"{len(rows)} events in {seconds} recorded seconds, {len(rows)} taken" in said
    assert "0 seconds dropped" in said
    assert latest_of(tmp_path / "data") == last_of(rows)


def test_the_buses_of_austin_lose_no_second_of_their_morning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not AUSTIN.exists():
        pytest.skip("needs the positions of Austin's buses beside the project (shared/data/austin_bus_gps)")
    more = ("--start", "510", "--minutes", "5")  # the densest minutes of the day
    assert replaying.run(options_of(AUSTIN, tmp_path / "data", *more)) == 0
    said = capsys.readouterr().out
    assert "0 seconds dropped" in said
    assert "turned away" not in said
    assert len(latest_of(tmp_path / "data")) > 200


def test_a_period_of_a_desks_own_past_is_played_into_another_folder(running: Running, tmp_path: Path) -> None:
    began = datetime.now(UTC)
    device = running.county.directory.units[0]
    for number, lat in enumerate((28.851, 28.852, 28.853)):
        fix = {
            "id": device.device,
            "lat": str(lat),
            "lon": "120.735",
            "timestamp": str(began.timestamp() - 30 + number),
        }
        assert httpx.get(f"{running.doors}/osmand", params=fix).status_code == 200
    report = {
        "service_code": "06010",
        "description": "垃圾",
        "lat": "28.852",
        "long": "120.735",
        "phone": "13812345678",
    }
    assert httpx.post(f"{running.doors}/requests.json", data=report).status_code == 200
    end = time.monotonic() + 5
    while not running.centre.positions.latest(CODE) and time.monotonic() < end:
        httpx.get(f"{running.doors}/health")
    since, until = (began - timedelta(minutes=1)).isoformat(), (began + timedelta(minutes=1)).isoformat()
    options = options_of(running.paths.data, tmp_path / "drill", "--since", since, "--until", until)
    assert replaying.run(options) == 0
    assert latest_of(tmp_path / "drill") == {device.name: (120.735, 28.853)}
    drill = open_centre(tmp_path / "drill", CODE, on_commit=lambda: None)
    try:
        (case,) = drill.board.open_cases(CODE)
    finally:
        drill.close()
    assert (case.description, case.lat, case.reporter_phone) == ("垃圾", 28.852, "")


def test_what_cannot_be_played_is_said_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "day.csv").write_text("vehicle_id,timestamp\n", encoding="utf-8")
    assert replaying.run(options_of(tmp_path / "day.csv", tmp_path / "data")) == 2
    assert "day.csv: holds no position" in capsys.readouterr().out
    assert replaying.run(options_of(tmp_path / "day.csv", tmp_path / "data", "--speed", "61")) == 2
    assert "--speed 61" in capsys.readouterr().out
    assert replaying.run(options_of(tmp_path, tmp_path / "data")) == 2
    assert "no data folder of a desk" in capsys.readouterr().out
