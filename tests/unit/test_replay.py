"""A recorded day played again: nothing is lost, all in order and in time, and what the door says is counted."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import httpx
import pytest

from assembly.centre import open_centre
from assembly.fleet import register_fleet
from simulator.replay import Event, RecordingBroken, Said, Step, between, merged, play, read_recording
from simulator.replay_cameras import made_streams, read_cameras
from simulator.replay_doors import door
from simulator.rtsp.clip import load_clip

ROOT = Path(__file__).parents[2]
CAMERAS = ROOT.parent / "shared" / "data" / "cameras" / "austin_traffic_cameras_2018.csv"


class HandTime:
    """A clock that only rests move, and each post by what it costs."""

    def __init__(self, cost_s: float = 0.0) -> None:
        self.now, self.cost_s = 100.0, cost_s

    def tick(self) -> float:
        return self.now

    def rest(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds

    def post(self, seen: list[tuple[float, Event]], answer: str | None = "") -> Callable[[Event], str | None]:
        def take(event: Event) -> str | None:
            seen.append((self.now - 100.0, event))
            self.now += self.cost_s
            return answer

        return take


def day(count: int = 2000) -> list[Step]:
    """Positions within ten minutes, several in a second."""
    dice = Random(4)
    moments = sorted(dice.uniform(0, 600) for _ in range(count))
    return [Step(after, f"V{number % 40}", 120.7, 28.8) for number, after in enumerate(moments)]


@pytest.mark.parametrize("speed", [1, 7, 60])
def test_every_recorded_second_is_played_in_its_own_time(speed: float) -> None:
    clock, seen, steps = HandTime(), list[tuple[float, Event]](), day()
    played = play(steps, clock.post(seen), speed=speed, tick=clock.tick, rest=clock.rest)
    assert [event for _, event in seen] == steps
    assert [at for at, _ in seen] == pytest.approx([step.after_s / speed for step in steps])
    assert played.dropped == set()
    assert played.seconds == {int(step.after_s) for step in steps}
    assert played.answers == {"": len(steps)}


def test_what_comes_too_late_or_is_not_answered_is_a_lost_second() -> None:
    clock, seen = HandTime(cost_s=1.1), list[tuple[float, Event]]()
    steps = [Step(0.0, "A", 1, 1), Step(0.1, "B", 1, 1), Step(5.2, "A", 1, 1), Step(500.0, "A", 1, 1)]
    played = play(steps, clock.post(seen), speed=1, tick=clock.tick, rest=clock.rest)
    assert played.dropped == {0}  # the second of the two was answered 2.1 s after its moment
    assert played.late_s == pytest.approx(2.1)
    silent = play(steps, clock.post(seen, None), speed=60, tick=clock.tick, rest=clock.rest)
    assert silent.dropped == {0, 5, 500}
    assert silent.answers == {"no_answer": 4}


def test_refusals_of_the_door_are_counted_by_their_code_and_a_dead_door_is_no_answer() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/open311/v2/requests.json":
            return httpx.Response(404, json=[{"code": "404", "description": "service_code: not found"}])
        return httpx.Response(400, json={"code": "jump", "field": "lat"})

    def dead(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    step, said = Step(0, "A", 120.7, 28.8, 3.0), Said(0, {"service_code": "x"})
    with httpx.Client(base_url="http://door", transport=httpx.MockTransport(answer)) as client:
        assert [door(client, speed=60)(event) for event in (step, said)] == ["jump", "404"]
    with httpx.Client(base_url="http://door", transport=httpx.MockTransport(dead)) as client:
        assert door(client, speed=60)(step) is None


def test_a_part_of_a_recording_begins_at_nought() -> None:
    part = between([*day(), Said(601.0, {})], 300, 120)
    assert 0 <= part[0].after_s < 1
    assert part[-1].after_s < 120
    assert [event.after_s for event in merged([Step(2, "A", 1, 1)], [Said(1, {}), Said(3, {})])] == [1, 2, 3]


def test_rows_are_read_in_order_whatever_their_order_and_offsets(tmp_path: Path) -> None:
    file = tmp_path / "day.csv"
    file.write_text(
        "vehicle_id,timestamp,latitude,longitude,speed\n"
        "B,2017-03-21T00:01:00-05:00,30.1,-97.7,2.5\n"
        "A,2017-03-21T05:00:30Z,30.2,-97.8,\n"
        "C,2017-03-21T00:02:00-05:00,,,\n",
        encoding="utf-8-sig",
    )
    recording = read_recording(file)
    assert recording.began == datetime(2017, 3, 21, 5, 0, 30, tzinfo=UTC)
    assert recording.steps == (Step(0.0, "A", -97.8, 30.2), Step(30.0, "B", -97.7, 30.1, 2.5))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no position"),
        ("vehicle_id,timestamp,latitude,longitude\n", "holds no position"),
        ("vehicle_id,timestamp,latitude,longitude\nA,yesterday,1,1\n", "line 2"),
        ("vehicle,timestamp,latitude,longitude\nA,2017-03-21T05:00:30Z,1,1\n", "vehicle_id"),
        ("vehicle_id,timestamp,latitude,longitude\nA,2017-03-21T05:00:30Z,north,1\n", "north"),
        ("vehicle_id,timestamp,latitude,longitude\nA,\0,1,1\n", "line"),
    ],
)
def test_a_bad_recording_names_its_line_and_field(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "day.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RecordingBroken, match=said):
        read_recording(file)


def test_a_recording_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "day.csv").write_bytes(b"\xff\xfe\x00vehicle")
    for name in ("day.csv", "none.csv"):
        with pytest.raises(RecordingBroken, match=name):
            read_recording(tmp_path / name)


def test_the_fleet_becomes_units_once_and_the_county_keeps_what_it_has(tmp_path: Path) -> None:
    centre = open_centre(tmp_path, "990024", on_commit=lambda: None)
    try:
        register_fleet(centre, {"2205", "2619"}, ())
        first = centre.board.directory("990024")
        register_fleet(centre, {"2619", "1001"}, ())
        again = centre.board.directory("990024")
    finally:
        centre.close()
    ids = {unit.device: unit.id for unit in again.units}
    assert {unit.device: unit.id for unit in first.units}.items() < ids.items()
    assert sorted(ids) == ["1001", "2205", "2619"]
    assert len(set(ids.values())) == 3
    assert [person.id for person in again.people] == [1, 4, 5]


def test_cameras_are_placed_from_any_agencys_table_and_share_the_clips(tmp_path: Path) -> None:
    file = tmp_path / "cameras.csv"
    file.write_text(
        "Camera ID,Location Name,Latitude,Longitude\n134,6TH ST /  RED RIVER ST,30.26,-97.73\n9,X,,\n"
        "539,CESAR,30.27,-97.75\n7,Y,30.2,-97.7\n"
    )
    rows = read_cameras(file, "990024", ["a", "b"], "127.0.0.1:9")
    assert [(row.id, row.name, row.lon) for row in rows[:1]] == [(134, "6TH ST / RED RIVER ST", -97.73)]
    assert [row.url_main for row in rows] == [f"rtsp://127.0.0.1:9/{name}" for name in ("a_1", "b_2", "a_3")]
    file.write_text("id,name,lon,lat\nx,Y,1,2\n")
    with pytest.raises(RecordingBroken, match="line 2"):
        read_cameras(file, "990024", ["a"], "x")
    file.write_text("id,name,lon\n1,Y,1\n")
    with pytest.raises(RecordingBroken, match="column missing: lat"):
        read_cameras(file, "990024", ["a"], "x")


def test_the_cameras_of_austin_are_placed_in_austin() -> None:
    if not CAMERAS.exists():
        pytest.skip("needs the camera lists beside the project (shared/data/cameras)")
    rows = read_cameras(CAMERAS, "990024", ["a"], "127.0.0.1:9")
    assert len(rows) > 500
    assert all(-98.1 < row.lon < -97.4 and 30 < row.lat < 30.6 for row in rows)


def test_any_clip_becomes_what_the_camera_farm_streams(tmp_path: Path) -> None:
    streams = made_streams([ROOT / "resources" / "demo" / "recording.mp4"], tmp_path)
    clip = load_clip(streams["clip1"])
    assert clip.pictures[0].is_key
    assert len(clip.pictures) > 20
    before = streams["clip1"].stat().st_mtime_ns
    assert made_streams([ROOT / "resources" / "demo" / "recording.mp4"], tmp_path)["clip1"].stat().st_mtime_ns == before
    (tmp_path / "x.mp4").write_bytes(b"no clip")
    with pytest.raises(RecordingBroken, match=r"x\.mp4"):
        made_streams([tmp_path / "x.mp4"], tmp_path)
