"""The states of cameras are kept as they change, and read back for a period, whatever became of the last line."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from assembly.map_past import cameras_at
from db.camera_history import CameraHistory
from dispatch.past import Look

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_only_changes_are_kept_and_a_camera_that_is_no_longer_watched_is_said_so(tmp_path: Path) -> None:
    history = CameraHistory(tmp_path / "cameras")
    assert history.looks(NOON, NOON + MINUTE) == ()
    assert history.note(NOON, {1: "live", 2: "live"}) == 2
    assert history.note(NOON + MINUTE, {1: "live", 2: "live"}) == 0
    assert history.note(NOON + 2 * MINUTE, {1: "frozen"}) == 2
    looks = CameraHistory(tmp_path / "cameras").looks(NOON, NOON + 5 * MINUTE)
    assert looks[2:] == (Look(1, NOON + 2 * MINUTE, "frozen"), Look(2, NOON + 2 * MINUTE, ""))
    assert cameras_at(looks, NOON - MINUTE) == {}
    assert cameras_at(looks, NOON + MINUTE) == {1: "live", 2: "live"}
    assert cameras_at(looks, NOON + 3 * MINUTE) == {1: "frozen"}


def test_what_was_noted_the_day_before_still_counts_and_a_torn_line_does_not(tmp_path: Path) -> None:
    history = CameraHistory(tmp_path)
    history.note(NOON, {7: "gone"})
    (tmp_path / "2026-05-02.jsonl").write_text('{"at": "2026-05-02T01:00:00+00:00", "sta', encoding="utf-8")
    looks = history.looks(NOON + timedelta(hours=14), NOON + timedelta(hours=15))
    assert looks == (Look(7, NOON, "gone"),)
