"""From a picture to a report (视频上报): a still of the selected tile, stored and put into the form."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from console.actions import Asked
from console.lanes import Outcome
from console.notices import NoticeKind
from console.spine import Spine
from dispatch.values import Camera, EvidenceKind, Picture
from video.words import camera_name
from video.words import no_picture as no_picture_words
from widgets.eyes import Shot
from widgets.report_form import ReportForm, seen_words

# The first look through a camera may take seconds where it has to be opened.
PATIENCE_S = 12.0


class Looking(Protocol):
    """The wall: which camera is meant."""

    @property
    def selected_camera(self) -> Camera | None: ...


class Reporting(QObject):
    """`shoot` takes a still of a camera and `store` keeps bytes by SHA-256, both on a worker."""

    def __init__(
        self, spine: Spine, wall: Looking, form: ReportForm, open_panel: Callable[[str], object], *,
        shoot: Callable[[int], Shot | None], store: Callable[[bytes], str],
    ) -> None:  # fmt: skip
        super().__init__()
        self._spine, self._wall, self._form, self._open_panel = spine, wall, form, open_panel
        self._shoot, self._store = shoot, store
        spine.actions.on("snapshot", self._report)

    def report_shot(self, camera: Camera | None, shot: Shot) -> None:
        """A picture that has been taken, live or from a recording: store it, then open the form with it.

        Without a camera the place is left for the dispatcher to say.
        """
        self._spine.lanes.jobs.submit(partial(self._store, shot.jpeg), partial(self._open, camera, shot))

    def _report(self, _: Asked) -> None:
        camera = self._wall.selected_camera
        if camera is not None:
            take = partial(self._take, camera)
            self._spine.lanes.jobs.submit(partial(self._shoot, camera.id), take, timeout=PATIENCE_S)

    def _take(self, camera: Camera, outcome: Outcome[Shot | None]) -> None:
        if outcome.value is None:
            self._spine.notices.add(
                NoticeKind.TROUBLE, partial(no_picture_words, camera_name(camera)), group="snapshot"
            )
        else:
            self.report_shot(camera, outcome.value)

    def _open(self, camera: Camera | None, shot: Shot, outcome: Outcome[str]) -> None:
        name = camera_name(camera) if camera is not None else shot.note
        if outcome.value is None:
            self._spine.notices.add(NoticeKind.TROUBLE, partial(no_picture_words, name), group="snapshot")
            return
        picture = Picture(
            sha256=outcome.value, kind=EvidenceKind.NEAR, size=len(shot.jpeg), width=shot.width, height=shot.height,
            taken_at=shot.taken_at, lon=camera.lon if camera else None, lat=camera.lat if camera else None,
            camera_id=camera.id if camera else None, note=shot.note,
        )  # fmt: skip
        self._open_panel("report")
        moment = shot.taken_at.astimezone(self._spine.times.zone)
        words = seen_words(name, f"{moment:%Y-%m-%d %H:%M:%S}")
        self._form.put_snapshot(picture, shot.jpeg, place=camera_name(camera) if camera else "", words=words)
