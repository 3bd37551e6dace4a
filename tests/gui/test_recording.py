"""A recorded clip plays through python-vlc, can be sought, and an unreadable file says so."""

import shutil
from functools import cache
from pathlib import Path

import av
import numpy
import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from assembly.eyes import Shot
from assembly.recordings import Recordings
from console.languages import Languages
from console.look import Look
from console.spine import Spine
from console.theme import Theme
from dispatch.values import Camera
from video.play_clock import RATES
from video.recording import RecordingPlayer

CLIP = Path(__file__).parents[2] / "resources" / "demo" / "recording.mp4"


def test_a_clip_plays_pauses_and_can_be_sought(dark: Theme, qtbot: QtBot) -> None:
    player = RecordingPlayer(dark)
    qtbot.addWidget(player)
    player.show()
    player.open_file(CLIP)
    qtbot.waitUntil(lambda: player.screen_part.frame is not None, timeout=8000)
    frame = player.screen_part.frame
    assert frame is not None
    assert (frame.width, frame.height) == (640, 360)
    player.seek(700)
    qtbot.waitUntil(lambda: player.position > 0.6, timeout=4000)
    player.toggle()
    qtbot.waitUntil(lambda: not player.is_playing, timeout=4000)
    player.next_rate()
    player.close()


def seen(player: RecordingPlayer) -> int:
    """Which picture of the clip is most like the one that is shown."""
    frame = player.screen_part.frame
    assert frame is not None
    shown = numpy.frombuffer(frame.rows, numpy.uint8)[: frame.stride * frame.height].reshape(frame.height, -1, 4)
    far = [numpy.abs(shown[::8, ::8, 1].astype(int) - picture).mean() for picture in greens()]
    return int(numpy.argmin(far))


@cache
def greens() -> list[numpy.ndarray]:
    with av.open(str(CLIP)) as container:
        pictures = [picture.to_ndarray(format="bgra") for picture in container.decode(video=0)]
    return [picture[::8, ::8, 1].astype(int) for picture in pictures]


def test_it_goes_picture_by_picture_both_ways_and_from_a_tenth_to_sixteen_times(dark: Theme, qtbot: QtBot) -> None:
    player = RecordingPlayer(dark)
    qtbot.addWidget(player)
    player.show()
    player.open_file(CLIP)
    qtbot.waitUntil(lambda: player.screen_part.frame is not None, timeout=8000)
    rates = []
    for _ in RATES:
        qtbot.keyClick(player, Qt.Key.Key_R)
        rates.append(player.clock.rate)
    assert (min(rates), max(rates), rates[-1]) == (0.1, 16.0, 1.0)
    player.toggle()
    player.clock.seek(2.02)
    qtbot.keyClick(player, Qt.Key.Key_Period)
    assert player.clock.at_s == pytest.approx(2.06)
    qtbot.waitUntil(lambda: seen(player) == 51, timeout=4000)
    qtbot.keyClick(player, Qt.Key.Key_Comma)
    qtbot.waitUntil(lambda: seen(player) == 50, timeout=4000)
    player.close()


def test_a_report_is_begun_from_the_picture_that_is_shown_by_one_key(
    spine: Spine, tmp_path: Path, qtbot: QtBot
) -> None:
    shutil.copyfile(CLIP, tmp_path / "永安路东门 recording.mp4")
    look = Look(Languages(tmp_path / "qm"), QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat))
    taken: list[tuple[Camera | None, Shot]] = []
    desk = Recordings(spine, look, tmp_path, lambda: "", lambda camera, shot: taken.append((camera, shot)))
    spine.actions.ask("recording")
    player = desk.player
    assert player is not None
    qtbot.addWidget(player)
    qtbot.waitUntil(lambda: player.screen_part.frame is not None, timeout=8000)
    qtbot.keyClick(player, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: bool(taken), timeout=8000)
    ((camera, shot),) = taken
    assert camera is not None
    assert (camera.id, shot.width, shot.height) == (1, 640, 360)
    assert "永安路东门 recording" in shot.note
    assert shot.jpeg[:2] == b"\xff\xd8"
    desk.close()


def test_a_file_that_is_no_clip_is_named_in_words(dark: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"\0" * 4096)
    player = RecordingPlayer(dark)
    qtbot.addWidget(player)
    for path in (broken, tmp_path / "absent.mp4"):
        with qtbot.waitSignal(player.failed, timeout=8000) as failed:
            player.open_file(path)
        assert path.name in failed.args[0]
