"""The actions of the desk as QActions: enabled by law and post, with a reason when not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QAction, QKeySequence

from console.action_table import ACTIONS, BY_ID, ActionRow, Scope
from console.reasons import Reasons
from console.selection import Selection
from console.world import World
from dispatch.values import Case

Hints = Callable[[str], Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """An action was asked for: on which case (None for one of the desk), with what words behind it."""

    action_id: str
    case: Case | None = None
    argument: str = ""


class Actions(QObject):
    """Every action once. Panels take `qaction(id)` for their buttons and say with `on(id, do)` what they carry out."""

    def __init__(self, world: World, selection: Selection, reasons: Reasons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._world = world
        self._selection = selection
        self._reasons = reasons
        self._doers: dict[str, Callable[[Asked], None]] = {}
        self._foreseers: dict[str, Callable[[Asked], str]] = {}
        self._hints: dict[str, Hints] = {}
        self._actions = {row.id: self._make(row) for row in ACTIONS}
        selection.changed.connect(self.refresh)
        self.retranslate()

    def on(
        self, action_id: str, do: Callable[[Asked], None], foresee: Callable[[Asked], str] | None = None
    ) -> None:  # fmt: skip
        """Say who carries an action out (one each; the last one counts), and who can tell to whom it will be done.

        Raises KeyError for an unknown id.
        """
        self._doers[BY_ID[action_id].id] = do
        if foresee is not None:
            self._foreseers[action_id] = foresee
        self.refresh()

    def qaction(self, action_id: str) -> QAction:
        """The QAction of an id: text, key, enabled and tooltip are kept up. Raises KeyError for an unknown id."""
        return self._actions[action_id]

    def know(self, action_id: str, hints: Hints) -> None:
        """Say how the words behind an action may go on in the command line: (words, what they mean)."""
        self._hints[BY_ID[action_id].id] = hints

    def hints(self, action_id: str, typed: str) -> Sequence[tuple[str, str]]:
        """How the words behind an action may go on; none where nobody knows."""
        return self._hints[action_id](typed) if typed and action_id in self._hints else ()

    def all(self) -> tuple[tuple[ActionRow, QAction], ...]:
        """Every action in the order of the table."""
        return tuple((row, self._actions[row.id]) for row in ACTIONS)

    def reason(self, action_id: str, case: Case | None = None) -> str:
        """Why an action cannot be taken on a case (the selected one when None), '' when it can."""
        row = BY_ID[action_id]
        if row.id not in self._doers:
            return QCoreApplication.translate("Actions", "Not available at this desk")
        if row.scope is Scope.DESK:
            return ""
        return self._reasons.against(case or self._selected(), row.steps)

    def ask(self, action_id: str, case: Case | None = None, argument: str = "") -> str:
        """Take an action on a case (the selected one when None); returns the reason when it cannot be taken."""
        reason = self.reason(action_id, case)
        if not reason:
            about = (case or self._selected()) if BY_ID[action_id].scope is Scope.CASE else case
            self._doers[action_id](Asked(action_id, about, argument))
        return reason

    def foresight(self, asked: Asked) -> str:
        """To whom it would be done, '' when nobody can tell."""
        foresee = self._foreseers.get(asked.action_id)
        return foresee(asked) if foresee is not None else ""

    def selected_case(self) -> Case | None:
        """The case that an action without a case of its own is about."""
        return self._selected()

    @Slot(object)
    def refresh(self, _: object = None) -> None:
        """Ask the table of states anew what may be done to the selected case."""
        for row, action in self.all():
            reason = self.reason(row.id)
            action.setEnabled(not reason)
            action.setToolTip(_tip(row, reason))
            action.setStatusTip(reason)

    def retranslate(self) -> None:
        """Word everything anew after a change of language."""
        for row, action in self.all():
            action.setText(row.label)
            action.setIconText(f"{row.label}  {row.key}" if row.key else row.label)  # what tool buttons show
        self.refresh()

    def _selected(self) -> Case | None:
        return self._world.case(self._selection.case_id)

    def _make(self, row: ActionRow) -> QAction:
        action = QAction(self)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(key) for key in (row.key, row.also) if key])
        action.triggered.connect(partial(self._trigger, row.id))
        return action

    def _trigger(self, action_id: str, _: bool = False) -> None:
        row = BY_ID[action_id]
        if row.wants_words and row.id in self._doers:
            self.ask("command", None, f"{row.words[0]} ")
        else:
            self.ask(action_id)


def _tip(row: ActionRow, reason: str) -> str:
    shown = f"{row.label} ({row.key})" if row.key else row.label
    return f"{shown}: {reason}" if reason else shown
