"""The buttons of the lawful steps of a case, each with its key; the first primary one is filled."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from console.action_table import ACTIONS, Menu, Scope
from console.actions import Actions
from dispatch.states import Step, lawful_steps
from dispatch.values import Case
from widgets.flow_layout import FlowLayout

_BUTTONS = (Menu.CASE,)
_ELSEWHERE = ("grant", "decline", "take_back")  # beside the list of papers


class StepButtons(QWidget):
    """Asks the table of states what a case allows."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._row = FlowLayout(self)
        self._row.setContentsMargins(0, 2, 0, 2)
        self._row.setSpacing(6)
        self._buttons: dict[str, QToolButton] = {}
        self._laid: list[str] | None = None  # nothing yet; an ended case lays out nothing but the rest
        self._more = QToolButton(self)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(QMenu(self._more))
        self._papers = {row.id: actions.qaction(row.id) for row in ACTIONS if row.menu is Menu.PAPER}
        for row in ACTIONS:
            if row.scope is Scope.CASE and row.menu in _BUTTONS:
                button = QToolButton(self)
                button.setDefaultAction(actions.qaction(row.id))
                button.setVisible(False)
                self._buttons[row.id] = button
        self._retranslate()

    def show_case(self, case: Case) -> None:
        """Lay out the steps that the table holds for the state of the case."""
        lawful = lawful_steps(case.state)
        fitting = [row for row in ACTIONS if row.id in self._buttons and lawful & set(row.steps)]
        primary = next((row.id for row in fitting if row.is_primary), None)
        self._offer_papers(lawful)
        if [row.id for row in fitting] == self._laid:
            return  # laying out buttons anew takes longer than ranking the units
        self._laid = [row.id for row in fitting]
        for button in self._buttons.values():
            button.setVisible(False)
            self._row.removeWidget(button)
        self._row.removeWidget(self._more)
        for row in fitting:
            button = self._buttons[row.id]
            self._dress(button, is_primary=row.id == primary)
            self._row.addWidget(button)
            button.setVisible(True)
        self._row.addWidget(self._more)

    def _offer_papers(self, lawful: frozenset[Step]) -> None:
        """What is seldom done stands behind one button, in the order of the table."""
        menu = self._more.menu()
        menu.clear()
        listed = (row for row in ACTIONS if row.id in self._papers and row.id not in _ELSEWHERE)
        menu.addActions([self._papers[row.id] for row in listed if lawful & set(row.steps)])
        self._more.setVisible(not menu.isEmpty())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._more.setText(self.tr("More…"))
        self._more.setAccessibleName(self.tr("More that can be done about this case"))

    def _dress(self, button: QToolButton, *, is_primary: bool) -> None:
        wanted = "true" if is_primary else "false"
        if button.property("primary") != wanted:
            button.setProperty("primary", wanted)
            button.style().unpolish(button)
            button.style().polish(button)
