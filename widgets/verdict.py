"""The verdict of a check: made on the frame that is shown, held back like an order, with a reason where one is owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from console.lanes import Outcome as LaneOutcome
from console.spine import Spine
from console.titles import language
from dispatch.doubts import Doubt, DoubtKind
from dispatch.states import Step
from dispatch.values import Case, EvidenceKind, Picture
from dispatch.verbs import Check, Outcome
from widgets.eyes import Eyes, Shot
from widgets.numbered_reasons import NumberedReasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The present picture of a camera as it is shown while the verdict is made."""

    shot: Shot
    camera_id: int | None


class Verdict(QObject):
    """Asks for reasons and sends the verdict; one at a time."""

    given = Signal(object)  # Case
    failed = Signal()  # the frame could not be stored: nothing was sent

    def __init__(self, spine: Spine, eyes: Eyes, reasons: NumberedReasons) -> None:
        super().__init__()
        self._spine, self._eyes, self._reasons = spine, eyes, reasons

    def accept(self, case: Case, frame: Frame, doubts: Sequence[Doubt]) -> None:
        """Pass with the frame; over doubts only with a reason."""
        kinds = tuple(dict.fromkeys(doubt.kind for doubt in doubts))
        send = partial(self._store, case, frame, Outcome.YES, kinds)
        if kinds:
            self._ask(self.tr("Pass in spite of doubts, because"), Step.CHECK_PASS, send)
        else:
            send("")

    def reject(self, case: Case, frame: Frame | None) -> None:
        """Back to the unit that handled it, with the frame where there is one."""
        self._ask(self.tr("Rework, because"), Step.REWORK, self._sender(case, frame, Outcome.NO))

    def leave_open(self, case: Case, frame: Frame | None) -> None:
        """It cannot be told: somebody else checks."""
        self._ask(self.tr("It cannot be told, because"), Step.CHECK_UNABLE, self._sender(case, frame, Outcome.UNABLE))

    def _sender(self, case: Case, frame: Frame | None, outcome: Outcome) -> "partial[None]":
        return partial(self._store, case, frame, outcome, ()) if frame else partial(self._send, case, outcome)

    def _ask(self, title: str, step: Step, done: "partial[None]") -> None:
        known = self._spine.standard.rules.reasons.get(step, ())
        self._reasons.ask(title, [row.text(language()) for row in known], done)

    def _store(
        self, case: Case, frame: Frame, outcome: Outcome, kinds: tuple[DoubtKind, ...], reason: str
    ) -> None:  # fmt: skip
        keep = partial(self._eyes.store, frame.shot.jpeg)
        self._spine.lanes.jobs.submit(keep, partial(self._send_stored, case, frame, outcome, kinds, reason))

    def _send_stored(
        self, case: Case, frame: Frame, outcome: Outcome, kinds: tuple[DoubtKind, ...], reason: str,
        stored: LaneOutcome[str],
    ) -> None:  # fmt: skip
        if stored.value is None:
            self.failed.emit()
            return
        shot = frame.shot
        picture = Picture(
            sha256=stored.value, kind=EvidenceKind.CHECK, size=len(shot.jpeg), width=shot.width, height=shot.height,
            taken_at=shot.taken_at, camera_id=frame.camera_id, note=shot.note,
        )  # fmt: skip
        self._send(case, outcome, reason, (picture,), kinds)

    def _send(
        self, case: Case, outcome: Outcome, reason: str, pictures: tuple[Picture, ...] = (),
        kinds: tuple[DoubtKind, ...] = (),
    ) -> None:  # fmt: skip
        verb = Check(
            case_id=case.id, seen=case.version, outcome=outcome, reason=reason, pictures=pictures, doubts=kinds
        )  # fmt: skip
        self._spine.desk.ask_later(verb)
        self.given.emit(case)
