"""A recorded clip plays through python-vlc, can be sought, and an unreadable file says so."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from console.theme import Theme
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


def test_a_file_that_is_no_clip_is_named_in_words(dark: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"\0" * 4096)
    player = RecordingPlayer(dark)
    qtbot.addWidget(player)
    for path in (broken, tmp_path / "absent.mp4"):
        with qtbot.waitSignal(player.failed, timeout=8000) as failed:
            player.open_file(path)
        assert path.name in failed.args[0]
