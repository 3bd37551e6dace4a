"""What the desk does beside papers: the verdict of a verification, a hold, a look at personal data."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from console.actions import Asked
from console.desk import Answer
from console.spine import Spine
from console.titles import language
from console.wording import words
from dispatch.states import Step
from dispatch.values import Case
from dispatch.verbs import Outcome, Verify
from dispatch.watch_verbs import HoldCase, Personal, Unmask
from widgets.paper_form import Answers, Choice, Field, PaperForm, Words
from widgets.unmasked_line import UnmaskedLine


class WatchHands(QObject):
    """Joins three actions to the form of the case file and to the line that shows a datum."""

    def __init__(self, spine: Spine, form: PaperForm, line: UnmaskedLine) -> None:
        super().__init__()
        self._spine, self._form, self._line = spine, form, line
        doers: dict[str, tuple[Callable[[], Sequence[Field]], Callable[[Case, Answers], None]]] = {
            "verified": (self._verdict_fields, self._send_verdict),
            "hold": (self._hold_fields, self._send_hold),
            "unmask": (self._unmask_fields, self._send_unmask),
        }
        for action_id, (fields, send) in doers.items():
            spine.actions.on(action_id, partial(self._ask, fields, send))
        spine.selection.changed.connect(line.forget)

    def _ask(
        self, fields: Callable[[], Sequence[Field]], send: Callable[[Case, Answers], None], asked: Asked
    ) -> None:  # fmt: skip
        if asked.case is not None:
            title = self._spine.actions.qaction(asked.action_id).text()
            self._form.ask(title, fields(), partial(send, asked.case), about=f"{asked.action_id} {asked.case.id}")

    def _reason(self, step: Step, *, is_needed: bool = True) -> Words:
        rows = self._spine.standard.rules.reasons.get(step, ())
        canned = tuple(row.text(language()) for row in rows)
        return Words(name="reason", label=self.tr("Reason"), canned=canned, is_needed=is_needed)

    def _verdict_fields(self) -> Sequence[Field]:
        outcomes = (
            (Outcome.YES, self.tr("It is there")),
            (Outcome.NO, self.tr("It is not there")),
            (Outcome.UNABLE, self.tr("It cannot be told")),
        )
        choice = Choice(name="outcome", label=self.tr("Found"), options=outcomes)
        return (choice, self._reason(Step.VERIFY_ABSENT, is_needed=False))

    def _send_verdict(self, case: Case, answers: Answers) -> None:
        self._spine.desk.ask(Verify(case_id=case.id, seen=case.version, **answers))  # type: ignore[arg-type]

    def _hold_fields(self) -> Sequence[Field]:
        return (self._reason(Step.HOLD),)

    def _send_hold(self, case: Case, answers: Answers) -> None:
        self._spine.desk.ask(HoldCase(case_id=case.id, **answers))  # type: ignore[arg-type]

    def _unmask_fields(self) -> Sequence[Field]:
        options = tuple((field, words(field)) for field in (Personal.PHONE, Personal.NAME))
        return (self._reason(Step.UNMASK), Choice(name="field", label=self.tr("What"), options=options))

    def _send_unmask(self, case: Case, answers: Answers) -> None:
        verb = Unmask(case_id=case.id, **answers)  # type: ignore[arg-type]
        self._spine.desk.ask(verb, partial(self._look, verb))

    def _look(self, verb: Unmask, answer: Answer) -> None:
        """The line is written: the board shows the datum to its writer."""
        show = partial(self._show, verb)
        person_id, now = self._spine.desk.actor.person_id, self._spine.times.now()
        self._spine.reader.unmasked(answer.done.seq, person_id, now, show)

    def _show(self, verb: Unmask, text: str) -> None:
        if self._spine.selection.case_id == verb.case_id:  # else the dispatcher has gone on meanwhile
            self._line.show_datum(verb.field, text)
