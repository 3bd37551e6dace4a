"""The check: before, after and the camera's present picture; what speaks against them; the verdict on single keys."""

from collections.abc import Callable, Sequence
from functools import partial
from hashlib import sha256

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from console.lanes import Outcome
from console.spine import Spine
from console.titles import named
from dispatch.doubts import Doubt, DoubtKind
from dispatch.papers import CaseFile
from dispatch.values import Case, Evidence, EvidenceKind
from widgets.camera_eye import CameraEye
from widgets.closing_words import closing_words
from widgets.compare_stage import CompareStage
from widgets.doubt_words import doubt_words
from widgets.evidence_words import evidence_words, hash_words
from widgets.eyes import Eyes, Shot
from widgets.numbered_reasons import NumberedReasons
from widgets.picture_view import PictureView
from widgets.place_words import sight_words
from widgets.suggestion_words import distance_words
from widgets.verdict import Frame, Verdict

_BEFORE = (EvidenceKind.NEAR, EvidenceKind.BEFORE, EvidenceKind.FAR, EvidenceKind.REFERENCE)
DOUBT_S = 30.0


class VerifyPanel(QWidget):
    """Opened for a case under check."""

    done = Signal(object)  # Case: the verdict is being sent

    def __init__(self, spine: Spine, eyes: Eyes) -> None:
        super().__init__()
        self._spine, self._eyes = spine, eyes
        self._case: Case | None = None
        self._file: CaseFile | None = None
        self._frame: Frame | None = None
        self._doubts: tuple[Doubt, ...] | None = None  # None: the pictures are still being compared
        self._wants_pass = False
        self.stage, self.reasons, self.camera = CompareStage(), NumberedReasons(spine.drafts), CameraEye(spine, eyes)
        self.closing = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.verdict = Verdict(spine, eyes, self.reasons)
        self.accept, self.reject, self.unsure, self.again, self.other, self.lay = (QPushButton() for _ in range(6))
        self.accept.setProperty("primary", "true")
        self._lay_out()
        self.camera.came.connect(self._take_shot)
        self.verdict.given.connect(self._close_case)
        self.verdict.failed.connect(self._say_not_stored)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._retranslate()

    def open_case(self, file: CaseFile) -> None:
        """Show a case to check; compare its pictures with earlier ones beside."""
        self._case, self._frame, self._doubts, self._wants_pass = file.case, None, None, False
        self.reasons.setVisible(False)
        self.stage.start_over()
        self._file = file
        self._say_closing()
        self._show_newest(self.stage.before, file, _BEFORE, self.tr("No picture from before"))
        why = self.tr("No picture after handling: the case can be sent back, but not be closed")
        self._show_newest(self.stage.after, file, (EvidenceKind.AFTER,), why)
        self.accept.setEnabled(False)
        self.camera.open_case(file)  # before the comparison, which takes the same lane for a while
        compare = partial(self._eyes.doubts, file)
        self._spine.lanes.jobs.submit(compare, partial(self._take_doubts, file.case.id), timeout=DOUBT_S)

    @Slot()
    def pass_check(self) -> None:
        """Pass, with the present picture as the frame that the verdict was made on."""
        if self._case is None or self._frame is None:
            return
        if self._doubts is None:
            self._wants_pass = True
            self.stage.after.show_doubts(self.tr("Comparing with earlier pictures …"))
            return
        aside = (Doubt(kind=DoubtKind.ASIDE),) if self.camera.is_aside else ()
        self.verdict.accept(self._case, self._frame, (*self._doubts, *aside))

    @Slot()
    def fail_check(self) -> None:
        """Send back to the same unit; needs a reason."""
        if self._case is not None:
            self.verdict.reject(self._case, self._frame)

    @Slot()
    def leave_open(self) -> None:
        """Say that it cannot be told; needs a reason."""
        if self._case is not None:
            self.verdict.leave_open(self._case, self._frame)

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

    def hideEvent(self, event: QHideEvent) -> None:
        self.camera.rest()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _deed(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_P: self.pass_check, Qt.Key.Key_X: self.fail_check, Qt.Key.Key_U: self.leave_open,
            Qt.Key.Key_S: self.camera.shoot, Qt.Key.Key_N: self.camera.next,
        }  # fmt: skip
        bare = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if bare or (event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() != Qt.Key.Key_Plus):
            return None
        return keys.get(event.key()) or self.stage.deed(event.key())

    def _show_newest(self, view: PictureView, file: CaseFile, kinds: Sequence[EvidenceKind], why: str) -> None:
        view.show_nothing(why)
        fitting = [row for row in file.evidence if row.picture.kind in kinds]
        if fitting:
            show = partial(self._show, view, file.case, fitting[-1])
            self._spine.reader.picture(fitting[-1].picture.sha256, show)

    def _show(self, view: PictureView, case: Case, evidence: Evidence, data: bytes) -> None:
        if self._case is not None and case.id == self._case.id:
            view.show_picture(data, evidence_words(evidence, case, self._spine.times))
            self.stage.show_pair()

    def _take_doubts(self, case_id: int, outcome: Outcome[Sequence[Doubt]]) -> None:
        if self._case is None or case_id != self._case.id:
            return
        self._doubts = tuple(outcome.value or ())
        words = [doubt_words(doubt, self._spine.times) for doubt in self._doubts]
        if outcome.error is not None:
            words = [self.tr("Not compared with earlier pictures")]
        self.stage.after.show_doubts("\n".join(words))
        if self._wants_pass:
            self._wants_pass = False
            self.pass_check()

    @Slot(object)
    def _take_shot(self, shot: Shot | None) -> None:
        row, now = self.camera.row, self.stage.now
        self.other.setEnabled(self.camera.has_other)
        self.accept.setEnabled(shot is not None)
        self._frame = Frame(shot=shot, camera_id=row.camera_id) if shot and row else None
        if row is None or shot is None:
            now.show_nothing(self.tr("No picture from {0}").format(self._where()) if row else self._no_camera())
            return
        taken = self._spine.times.clock_text(shot.taken_at, seconds=True)
        parts = (self._where(), taken, shot.note, hash_words(sha256(shot.jpeg).hexdigest()))
        now.show_picture(shot.jpeg, " · ".join(part for part in parts if part))
        aside = Doubt(kind=DoubtKind.ASIDE)
        now.show_doubts(doubt_words(aside, self._spine.times) if self.camera.is_aside else "")
        self.stage.show_pair()

    def _say_closing(self) -> None:
        said = closing_words(self._file, self._spine.standard, self._spine.times) if self._file else ""
        self.closing.setText(said)
        self.closing.setVisible(bool(said))

    def _where(self) -> str:
        row = self.camera.row
        camera = self._spine.world.camera(row.camera_id) if row else None
        if row is None or camera is None:
            return ""
        return f"{named(camera)} · {distance_words(row.metres)} · {sight_words(row.sight)}"

    def _no_camera(self) -> str:
        return self.tr("No camera sees this place")

    @Slot()
    def _say_not_stored(self) -> None:
        self.stage.now.show_nothing(self.tr("The picture could not be stored; nothing was sent"))

    @Slot(object)
    def _close_case(self, case: Case) -> None:
        self._case = None
        self.done.emit(case)

    def _lay_out(self) -> None:
        buttons, column = QHBoxLayout(), QVBoxLayout(self)
        pressed = {
            self.accept: self.pass_check, self.reject: self.fail_check, self.unsure: self.leave_open,
            self.again: self.camera.shoot, self.other: self.camera.next, self.lay: self.stage.next_way,
        }  # fmt: skip
        for button, do in pressed.items():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(do)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addWidget(self.stage, 1)
        column.addWidget(self.closing)
        column.addWidget(self.reasons)
        column.addLayout(buttons)

    def _retranslate(self) -> None:
        self.accept.setText(self.tr("Pass  P"))
        self.reject.setText(self.tr("Rework  X"))
        self.unsure.setText(self.tr("Cannot tell  U"))
        self.again.setText(self.tr("New picture  S"))
        self.other.setText(self.tr("Next camera  N"))
        self.lay.setText(self.tr("Swipe, blink  W"))
        self._say_closing()
