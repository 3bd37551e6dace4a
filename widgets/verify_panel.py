"""The check: before, after and the camera's present picture side by side; pass or rework on single keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.lanes import Outcome as LaneOutcome
from console.spine import Spine
from dispatch.papers import CaseFile
from dispatch.reach import SeenBy
from dispatch.values import Camera, Case, Evidence, EvidenceKind, Picture
from dispatch.verbs import Check, Outcome
from widgets.picture_view import PictureView
from widgets.place_words import sight_words
from widgets.reason_form import ReasonForm
from widgets.suggestion_words import distance_words

_BEFORE = (EvidenceKind.NEAR, EvidenceKind.BEFORE, EvidenceKind.FAR, EvidenceKind.REFERENCE)

# How many cameras are looked through one after the other, and how long a picture may take that must be opened first.
CAMERAS = 6
SHOOT_S = 12.0


class Shot(Protocol):
    """A still of a camera as the wall takes it."""

    @property
    def jpeg(self) -> bytes: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def taken_at(self) -> datetime: ...
    @property
    def note(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Eyes:
    """`shoot` takes a still of a camera (None: no picture), `store` keeps bytes by SHA-256; both on a worker.

    `seen` ranks cameras for a place (lon, lat in WGS-84): those that see it first.
    """

    shoot: Callable[[int], Shot | None]
    store: Callable[[bytes], str]
    seen: Callable[[float, float, Sequence[Camera]], Sequence[SeenBy]]


class VerifyPanel(QWidget):
    """Opened for a case under check."""

    done = Signal(object)  # Case: the verdict has been sent

    def __init__(self, spine: Spine, eyes: Eyes) -> None:
        super().__init__()
        self._spine, self._eyes = spine, eyes
        self._case: Case | None = None
        self._shot: Shot | None = None
        self._camera_id: int | None = None
        self._seen: tuple[SeenBy, ...] = ()
        self.before, self.after, self.now = PictureView(), PictureView(), PictureView()
        self.reason = ReasonForm(spine.drafts)
        self.accept, self.reject, self.again, self.other = (QPushButton() for _ in range(4))
        self.accept.setProperty("primary", "true")
        pictures, buttons = QHBoxLayout(), QHBoxLayout()
        for view in (self.before, self.after, self.now):
            pictures.addWidget(view, 1)
        for button in (self.accept, self.reject, self.again, self.other):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(pictures, 1)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        self.accept.clicked.connect(self.pass_check)
        self.reject.clicked.connect(self.fail_check)
        self.again.clicked.connect(self.shoot)
        self.other.clicked.connect(self.next_camera)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._retranslate()

    def open_case(self, file: CaseFile) -> None:
        """Show a case to check; the present picture comes from a camera that sees it, else from the nearest."""
        self._case, self._shot = file.case, None
        self._show_newest(self.before, file.evidence, _BEFORE, self.tr("No picture from before"))
        why = self.tr("No picture after handling: the case can be sent back, but not be closed")
        self._show_newest(self.after, file.evidence, (EvidenceKind.AFTER,), why)
        self._choose_camera(file.case)
        self.shoot()

    @Slot()
    def shoot(self) -> None:
        """Take the present picture anew."""
        camera_id = self._camera_id
        if camera_id is None:
            self.now.show_nothing(self.tr("No camera sees this place"))
            return
        take = partial(self._take_shot, camera_id)
        self._spine.lanes.jobs.submit(partial(self._eyes.shoot, camera_id), take, timeout=SHOOT_S)

    @Slot()
    def next_camera(self) -> None:
        """Look through the next camera: those that see the place come first, then the nearest, then the first again."""
        ids = [row.camera_id for row in self._seen]
        if self._camera_id in ids:
            self._look_through(self._seen[(ids.index(self._camera_id) + 1) % len(ids)])
            self.shoot()

    @Slot()
    def pass_check(self) -> None:
        """Pass, with the present picture as the frame that the verdict was made on."""
        case, shot = self._case, self._shot
        if case is not None and shot is not None:
            store = partial(self._eyes.store, shot.jpeg)
            self._spine.lanes.jobs.submit(store, partial(self._send_pass, case, shot))

    @Slot()
    def fail_check(self) -> None:
        """Send back to the same unit; needs a reason."""
        if self._case is not None:
            self.reason.ask(self.tr("Rework, because"), partial(self._send_fail, self._case))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        do = self._deed(event)
        if do is not None:
            do()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._deed(event):
            event.accept()  # the keys of the check come before the desk's while it has the keyboard
            return True
        return super().event(event)

    def _deed(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys = {
            Qt.Key.Key_P: self.pass_check, Qt.Key.Key_X: self.fail_check, Qt.Key.Key_S: self.shoot,
            Qt.Key.Key_N: self.next_camera,
        }  # fmt: skip
        return keys.get(Qt.Key(event.key())) if event.modifiers() == Qt.KeyboardModifier.NoModifier else None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _choose_camera(self, case: Case) -> None:
        cameras = self._spine.world.directory.cameras
        seen = self._eyes.seen(case.lon, case.lat, cameras) if case.lon is not None and case.lat is not None else ()
        self._seen = tuple(seen[:CAMERAS])
        self.other.setEnabled(len(self._seen) > 1)
        self._camera_id, self._where = None, ""
        if self._seen:
            self._look_through(self._seen[0])

    def _look_through(self, row: SeenBy) -> None:
        camera = self._spine.world.camera(row.camera_id)
        name = camera.name if camera else ""
        self._camera_id = row.camera_id
        self._where = f"{name} · {distance_words(row.metres)} · {sight_words(row.sight)}"

    def _show_newest(
        self, view: PictureView, evidence: Sequence[Evidence], kinds: Sequence[EvidenceKind], why: str
    ) -> None:
        fitting = [row for row in evidence if row.picture.kind in kinds]
        if not fitting:
            view.show_nothing(why)
            return
        newest = fitting[-1]
        moment = self._spine.times.moment_text(newest.at)
        caption = f"{moment} · {newest.by_name} · SHA-256 {newest.picture.sha256[:8]}"
        self._spine.reader.picture(newest.picture.sha256, partial(_show, view, caption))

    def _take_shot(self, camera_id: int, outcome: LaneOutcome[Shot | None]) -> None:
        if camera_id != self._camera_id:
            return  # somebody looks through another camera by now
        self._shot = outcome.value
        self.accept.setEnabled(self._shot is not None)
        if self._shot is None:
            self.now.show_nothing(self.tr("No picture from {0}").format(self._where))
            return
        moment = self._spine.times.clock_text(self._shot.taken_at, seconds=True)
        parts = (self._where, moment, self._shot.note)
        self.now.show_picture(self._shot.jpeg, " · ".join(part for part in parts if part))

    def _send_pass(self, case: Case, shot: Shot, outcome: LaneOutcome[str]) -> None:
        if outcome.value is None:
            self.now.show_nothing(self.tr("The picture could not be stored; nothing was sent"))
            return
        picture = Picture(
            sha256=outcome.value, kind=EvidenceKind.CHECK, size=len(shot.jpeg), width=shot.width, height=shot.height,
            taken_at=shot.taken_at, camera_id=self._camera_id, note=shot.note,
        )  # fmt: skip
        verb = Check(case_id=case.id, seen=case.version, outcome=Outcome.YES, pictures=(picture,))
        self._spine.desk.ask(verb, lambda _: self.done.emit(case))

    def _send_fail(self, case: Case, reason: str) -> None:
        verb = Check(case_id=case.id, seen=case.version, outcome=Outcome.NO, reason=reason)
        self._spine.desk.ask(verb, lambda _: self.done.emit(case))

    def _retranslate(self) -> None:
        self.before.name(self.tr("Before"))
        self.after.name(self.tr("After"))
        self.now.name(self.tr("Now, by camera"))
        self.accept.setText(self.tr("Pass  P"))
        self.reject.setText(self.tr("Rework  X"))
        self.again.setText(self.tr("New picture  S"))
        self.other.setText(self.tr("Next camera  N"))


def _show(view: PictureView, caption: str, data: bytes) -> None:
    view.show_picture(data, caption)
