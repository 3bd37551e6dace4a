"""What the actions of the desk do beyond plain verbs: they open forms, choose units, bring pictures together."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Slot

from console.actions import Asked
from console.desk import Answer
from console.duty_bearers import answers, bearers
from console.held_watch import busy
from console.naming import unit_named
from console.notices import NoticeKind
from console.refusals import refusal_words
from console.spine import Spine
from console.titles import language, named
from dispatch.states import State, Step
from dispatch.values import Case, Unit, UnitState
from dispatch.verbs import (
    Assign,
    FileCase,
    Note,
    RefuseFiling,
    Register,
    ReturnToCheck,
    SendBack,
    SendCheck,
    UrgeCase,
    Verb,
)
from widgets.case_file import CaseFilePanel
from widgets.queue_panel import QueuePanel
from widgets.report_form import ReportForm
from widgets.suggestions import SHOWN, Suggestions
from widgets.verify_panel import VerifyPanel


@dataclass(frozen=True, kw_only=True)
class Shown:
    """The panels, and how the window opens and closes one by name."""

    queue: QueuePanel
    file: CaseFilePanel
    verify: VerifyPanel
    report: ReportForm
    open_panel: Callable[[str], object]
    close_panel: Callable[[str], object]


class Hands(QObject):
    """Joins the actions to the panels."""

    def __init__(self, spine: Spine, shown: Shown) -> None:
        super().__init__()
        self._spine, self._shown = spine, shown
        self._wants_check: int | None = None
        doers: dict[str, Callable[[Asked], None]] = {
            "register": self._register,
            "file": self._file,
            "verify": self._verify,
            "return": self._return,
            "refuse_filing": partial(self._with_reason, RefuseFiling),
            "note": self._note,
            "urge_words": self._urge,
            "report": self._report,
            "next_case": partial(self._go, 1),
            "previous_case": partial(self._go, -1),
        }
        for action_id, do in doers.items():
            spine.actions.on(action_id, do)
        spine.actions.on("assign", self._assign, self._foresee)
        shown.file.file_shown.connect(self._take_file)
        shown.verify.done.connect(self._close_verify)
        shown.report.taken.connect(self._take_report)

    def is_file_shown(self) -> bool:
        """Whether the file of the selected case has come and its steps can be taken."""
        file = self._shown.file.file
        return file is not None and file.case.id == self._spine.selection.case_id

    def _assign(self, asked: Asked) -> None:
        """The named unit, or the chosen suggestion; held back some seconds, Esc takes it back."""
        if asked.case is None:
            return
        suggestions = self._shown.file.suggestions
        if asked.argument:
            self._assign_named(asked.case, asked.argument)
        elif asked.case.id != suggestions.case_id:
            rows = [row for row in suggestions.ranked(asked.case, SHOWN) if row.can_go]
            self._send_unit(asked.case, rows[0].unit if rows else None, tuple(row.unit.id for row in rows))
        else:
            self._assign_chosen(asked.case, suggestions)

    def assign_to(self, case: Case, unit: Unit) -> None:
        """Send a unit that a hand has chosen; what was offered for the case stays with the order."""
        offered = self._shown.file.suggestions.ranked(case, SHOWN)
        self._send_unit(case, unit, tuple(row.unit.id for row in offered))

    def _foresee(self, asked: Asked) -> str:
        """To whom an order would go."""
        if asked.case is None:
            return ""
        suggestions = self._shown.file.suggestions
        if asked.argument:
            unit = unit_named(asked.argument, self._spine.world)
        elif asked.case.id == suggestions.case_id:
            unit = self._spine.world.unit(suggestions.chosen())
        else:
            unit = next((row.unit for row in suggestions.ranked(asked.case, 1) if row.can_go), None)
        return f"→ {named(unit)}" if unit else self.tr("nobody by that name")

    def _assign_chosen(self, case: Case, suggestions: Suggestions) -> None:
        """The chosen row: it stays the one that was read though its unit has gone, and nobody takes its place."""
        unit = self._spine.world.unit(suggestions.chosen())
        if (unit is None or unit.order_id is None) and not suggestions.painted.is_settled:
            self._refuse(lambda: self.tr("The list has only just changed: read it, then press again"), case)
        else:
            self._send_unit(case, unit, suggestions.offered())

    def _assign_named(self, case: Case, name: str) -> None:
        unit = unit_named(name, self._spine.world)
        if unit is None:
            self._refuse(lambda: self.tr("No unit, or more than one, is called {0}").format(name), case)
            return
        self._send_unit(case, unit, tuple(row.unit.id for row in self._shown.file.suggestions.ranked(case, SHOWN)))

    def _send_unit(self, case: Case, unit: Unit | None, offered: tuple[int, ...]) -> None:
        if unit is None:
            self._refuse(lambda: self.tr("Nobody is free to go"), case)
        elif unit.order_id is not None or unit.state is not UnitState.FREE:
            self._refuse(partial(refusal_words, busy(unit, self._spine.world), self._spine.times), case)
        else:
            self._ask_why(case, unit, offered)

    def _ask_why(self, case: Case, unit: Unit, offered: tuple[int, ...]) -> None:
        """A unit that does not answer for the case is sent with a reason."""
        send = partial(self._send_order, case, unit.id, offered)
        held = bearers(case, self._spine.world, self._spine.standard)
        if held and not answers(unit, held, self._spine.world):
            self._shown.file.reason.ask(
                self.tr("Not their duty: why {0}?").format(named(unit)), send, about=f"assign {case.id}"
            )
        else:
            send("")

    def _refuse(self, words: Callable[[], str], case: Case) -> None:
        self._spine.notices.add(NoticeKind.REFUSAL, words, group="refused", case_id=case.id)

    def _send_order(self, case: Case, unit_id: int, offered: tuple[int, ...], reason: str) -> None:
        order = Assign(case_id=case.id, seen=case.version, unit_id=unit_id, suggested=offered, reason=reason)
        self._spine.desk.ask_later(order)

    def _register(self, asked: Asked) -> None:
        if asked.case is not None:
            self._shown.file.form.ask(asked.case, partial(self._send_filing, asked.case))

    def _send_filing(self, case: Case, class_code: str, condition_id: str) -> None:
        verb = Register(case_id=case.id, seen=case.version, class_code=class_code, condition_id=condition_id)
        self._spine.desk.ask(verb, self._file_next)

    def _file_next(self, answer: Answer) -> None:
        case_id = answer.done.case_id or 0
        self._spine.desk.ask(FileCase(case_id=case_id, seen=answer.done.version))

    def _file(self, asked: Asked) -> None:
        """File, asking for the condition first where none was chosen."""
        case = asked.case
        if case is not None and case.condition_id:
            self._spine.desk.ask(FileCase(case_id=case.id, seen=case.version))
        else:
            self._register(asked)

    def _verify(self, asked: Asked) -> None:
        """Take the check, then open it."""
        case = asked.case
        if case is None:
            return
        self._wants_check = case.id
        if case.state is State.REPLIED:
            self._spine.desk.ask(SendCheck(case_id=case.id, seen=case.version))
        elif self._shown.file.file is not None:
            self._take_file(self._shown.file.file)

    @Slot(object)
    def _take_file(self, _: object) -> None:
        """The file of a case that is now under check has come: open the check."""
        shown = self._shown.file.file
        if shown is not None and shown.case.id == self._wants_check and shown.case.state is State.CHECKING:
            self._wants_check = None
            self._shown.verify.open_case(shown)
            self._shown.open_panel("verify")

    @Slot(object)
    def _close_verify(self, _: object) -> None:
        self._shown.close_panel("verify")
        self._shown.queue.view.setFocus()

    def _return(self, asked: Asked) -> None:
        if asked.case is not None:
            maker = ReturnToCheck if asked.case.state is State.PENDING_CLOSE else SendBack
            self._with_reason(maker, asked)

    def _with_reason(self, maker: Callable[..., Verb], asked: Asked) -> None:
        case = asked.case
        if case is None:
            return
        self._ask_words(asked, partial(self._send_reason, maker, case))

    def _ask_words(self, asked: Asked, send: Callable[[str], None]) -> None:
        if asked.argument:
            send(asked.argument)
        else:
            about = f"{asked.action_id} {asked.case.id if asked.case else 0}"
            self._shown.file.reason.ask(self._spine.actions.qaction(asked.action_id).text(), send, about=about)

    def _send_reason(self, maker: Callable[..., Verb], case: Case, reason: str) -> None:
        self._spine.desk.ask(maker(case_id=case.id, seen=case.version, reason=reason))

    def _note(self, asked: Asked) -> None:
        case = asked.case
        if case is None:
            return
        self._ask_words(asked, partial(self._send_note, case))

    def _send_note(self, case: Case, words: str) -> None:
        self._spine.desk.ask(Note(case_id=case.id, words=words))

    def _urge(self, asked: Asked) -> None:
        """Urge in canned or own words, held back like an order."""
        case = asked.case
        if case is None:
            return
        phrases = self._spine.standard.rules.phrases.get(Step.URGE, ())
        title = self._spine.actions.qaction("urge_words").text()
        canned = [row.text(language()) for row in phrases]
        send = partial(self._send_urge, case)
        self._shown.file.reason.ask(title, send, about=f"urge {case.id}", canned=canned)

    def _send_urge(self, case: Case, words: str) -> None:
        self._spine.desk.ask_later(UrgeCase(case_id=case.id, words=words))

    def _report(self, asked: Asked) -> None:
        """Open the form, with the words of the command line in it; half-written ones stay."""
        self._shown.open_panel("report")
        if asked.argument:
            self._shown.report.words.insertPlainText(asked.argument)

    @Slot(object)
    def _take_report(self, case_id: int) -> None:
        self._shown.close_panel("report")
        self._spine.selection.select(case_id)

    def _go(self, rows: int, _: Asked) -> None:
        """The next or the previous row of the queue."""
        view = self._shown.queue.view
        current = view.currentIndex().row()
        model = view.model()
        row = max(0, min(model.rowCount() - 1, current + rows))
        if model.rowCount():
            view.setCurrentIndex(model.index(row, 0))
