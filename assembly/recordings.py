"""Recordings in the data folder: played in a window of their own, and reported from (视频上报)."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from assembly.clips import shot_of
from assembly.eyes import Shot
from console.actions import Asked
from console.lanes import Outcome
from console.look import Look
from console.notices import NoticeKind
from console.spine import Spine
from dispatch.values import Camera
from video.angle_values import AngleSource, AngleStill, RecordedMoment
from video.words import no_picture, no_recording

if TYPE_CHECKING:
    from video.recording import RecordingPlayer


class Recordings(QObject):
    """`title` is that of the desk, `report` opens a report with a picture of a camera."""

    def __init__(
        self, spine: Spine, look: Look, folder: Path, title: Callable[[], str],
        report: Callable[[Camera | None, Shot], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._spine, self._look, self._folder, self._title, self._report = spine, look, folder, title, report
        self._player: RecordingPlayer | None = None
        spine.actions.on("recording", self._play)

    @property
    def player(self) -> "RecordingPlayer | None":
        """The window, once something was played."""
        return self._player

    def close(self) -> None:
        """The window goes with the desk."""
        if self._player is not None:
            self._player.close()

    def _play(self, asked: Asked) -> None:
        """The newest recording whose name holds the words."""
        found = sorted(self._folder.glob("*.mp4"), key=lambda path: path.stat().st_mtime)
        fitting = [path for path in found if asked.argument.casefold() in path.name.casefold()]
        if not fitting:
            self._spine.notices.add(NoticeKind.INFO, partial(no_recording, self._folder))
            return
        if self._player is None:
            self._player = self._made()
        self._player.open_file(fitting[-1])
        self._player.show()

    def _made(self) -> "RecordingPlayer":
        from video.recording import RecordingPlayer  # libvlc: only when something is played

        player = RecordingPlayer(self._look.theme, self._title())
        player.failed.connect(self._say_trouble)
        player.report_asked.connect(self._take)
        player.resize(800, 520)
        return player

    @Slot(object)
    def _say_trouble(self, words: str) -> None:
        self._spine.notices.add(NoticeKind.TROUBLE, words, group="recording")

    @Slot(object)
    def _take(self, moment: RecordedMoment) -> None:
        shoot = partial(_still, moment)
        self._spine.lanes.jobs.submit(shoot, partial(self._open, moment.path))

    def _open(self, path: Path, outcome: Outcome[AngleStill | None]) -> None:
        if outcome.value is None:
            self._spine.notices.add(NoticeKind.TROUBLE, partial(no_picture, path.name), group="recording")
            return
        self._report(camera_of(path, self._spine.world.directory.cameras), shot_of(outcome.value))


def camera_of(path: Path, cameras: Sequence[Camera]) -> Camera | None:
    """The camera whose number, the first word of its name, a file begins with."""
    number = path.name.split(" ")[0]
    return next((row for row in cameras if row.name.split(" ")[0] == number), None)


def _still(moment: RecordedMoment) -> AngleStill | None:
    """A file says when it ended by when it was written last."""
    from video.angle import length_of, still_at  # FFmpeg: only when something is played

    path = moment.path
    began = datetime.fromtimestamp(path.stat().st_mtime, UTC) - timedelta(seconds=length_of(path))
    return still_at(AngleSource(path=path, name=path.stem, began_at=began), moment.at_s)
