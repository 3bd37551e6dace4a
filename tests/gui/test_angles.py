"""Several recordings play on one clock: no picture is off by more than a tenth of a second."""

import shutil
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import av
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.theme import Theme
from tests.fakes import SHANGHAI
from video.angle_values import AngleSource
from video.angles import Angles
from video.play_clock import PlayClock

CLIP = Path(__file__).parents[2] / "resources" / "demo" / "recording.mp4"
BEGAN = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
OFFSETS_S = (0.0, 0.48, 1.0)


@pytest.fixture
def player(dark: Theme, tmp_path: Path, qtbot: QtBot) -> Angles:
    """Three recordings whose beginnings lie apart."""
    sources = []
    for number, offset in enumerate(OFFSETS_S):
        path = tmp_path / f"{number}.mp4"
        shutil.copyfile(CLIP, path)
        sources.append(AngleSource(path=path, name=f"C-{number}", began_at=BEGAN + timedelta(seconds=offset)))
    player = Angles(dark, sources, "C-1 · C-2 · C-3", zone=SHANGHAI)
    qtbot.addWidget(player)
    player.show()
    qtbot.waitUntil(
        lambda: all(angle.length_s for angle in player.angles) and player.clock.length_s > 5, timeout=10_000
    )
    return player


def moments(player: Angles) -> list[float]:
    """The moment of each shown picture on the common clock, by its own time stamp."""
    shown = zip(player.angles, player.moments_s, strict=True)
    return [at + player.offset_of(angle) for angle, at in shown if at is not None]


def shows(player: Angles, at: float) -> bool:
    """Whether every angle shows the picture of a moment."""
    shown = moments(player)
    return len(shown) == 3 and all(-0.001 <= at - moment < 0.041 for moment in shown)


@pytest.mark.parametrize("rate", [0.5, 1.0, 4.0])
def test_playing_keeps_all_angles_within_a_tenth_of_a_second(player: Angles, qtbot: QtBot, rate: float) -> None:
    player.clock.seek(1.2)
    player.clock.set_rate(rate)
    player.toggle()
    apart: list[float] = []

    def seen() -> bool:
        shown = moments(player)
        if len(shown) == 3:
            apart.append(max(shown) - min(shown))
        return len(apart) > 40 or not player.clock.is_playing

    qtbot.waitUntil(seen, timeout=20_000)
    assert apart
    assert max(apart) <= 0.041


def test_a_moment_that_is_sought_is_shown_exactly_by_every_angle(player: Angles, qtbot: QtBot) -> None:
    for at in (3.0, 1.5, 4.02):
        player.clock.seek(at)
        qtbot.waitUntil(partial(shows, player, at), timeout=10_000)


def test_steps_go_picture_by_picture_both_ways_and_a_still_has_its_moment(player: Angles, qtbot: QtBot) -> None:
    player.clock.seek(2.0)
    qtbot.waitUntil(lambda: len(moments(player)) == 3, timeout=10_000)
    first = player.angles[0]
    before = first.shown_s
    assert before is not None
    player.step(1)
    qtbot.waitUntil(lambda: first.shown_s is not None and abs(first.shown_s - before - 0.04) < 0.005, timeout=5_000)
    player.step(-1)
    qtbot.waitUntil(lambda: first.shown_s is not None and abs(first.shown_s - before) < 0.005, timeout=5_000)
    with qtbot.waitSignal(player.still_taken) as taken:
        player.take_still()
    still = taken.args[0]
    assert (still.source.name, still.width, still.height) == ("C-0", 640, 360)
    assert still.jpeg[:2] == b"\xff\xd8"
    assert abs((still.moment - BEGAN).total_seconds() - before) < 0.005
    with qtbot.waitSignal(player.report_asked) as asked:
        qtbot.keyClick(player, Qt.Key.Key_Z)
    assert asked.args[0].moment == still.moment


def test_a_recording_that_breaks_off_plays_to_there_and_one_that_is_none_says_so(
    dark: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "none.mp4").write_bytes(b"\0" * 4000)
    sources = [
        AngleSource(path=tmp_path / "none.mp4", name="none", began_at=BEGAN),
        AngleSource(path=CLIP, name="whole", began_at=BEGAN),
    ]
    player = Angles(dark, sources, "two", zone=SHANGHAI)
    qtbot.addWidget(player)
    player.show()
    qtbot.waitUntil(lambda: bool(player.angles[0].error) and player.angles[1].frame is not None, timeout=10_000)
    with av.open(str(CLIP)) as container:
        assert abs(player.angles[1].length_s - float(container.duration or 0) / av.time_base) < 0.01


def test_the_clock_stands_at_its_end_and_begins_again() -> None:
    now = [0.0]
    clock = PlayClock(10.0, lambda: now[0])
    clock.play(is_playing=True)
    now[0] = 4.0
    assert clock.at_s == 4.0
    clock.set_rate(16)
    now[0] = 5.0
    assert (clock.at_s, clock.is_playing) == (10.0, False)
    clock.play(is_playing=True)
    assert clock.at_s == 0.0
    clock.set_rate(0.01)
    now[0] = 15.0
    assert clock.at_s == pytest.approx(1.0)


@pytest.mark.parametrize("size", [(500, 900), (1600, 500)])
def test_evidence_keeps_its_shape_whatever_room_there_is(player: Angles, qtbot: QtBot, size: tuple[int, int]) -> None:
    player.resize(*size)
    player.clock.seek(2.0)

    def is_whole() -> bool:
        frames = [angle.frame for angle in player.angles]
        return all(frame is not None and abs(frame.width / frame.height - 16 / 9) < 0.08 for frame in frames)

    qtbot.waitUntil(is_whole, timeout=10_000)


def test_the_moment_is_said_in_the_time_of_the_county(player: Angles, qtbot: QtBot) -> None:
    player.clock.seek(1.2)
    qtbot.waitUntil(lambda: player._time.text() == "11-25 16:00:01.2")
