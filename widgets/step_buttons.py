"""The buttons of the lawful steps of a case, each with its key; the first primary one is filled."""

from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from console.action_table import ACTIONS, Scope
from console.actions import Actions
from dispatch.states import lawful_steps
from dispatch.values import Case

COLUMNS = 4


class StepButtons(QWidget):
    """Asks the table of states what a case allows."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 2)
        self._grid.setSpacing(6)
        self._buttons: dict[str, QToolButton] = {}
        for row in ACTIONS:
            if row.scope is Scope.CASE:
                button = QToolButton()
                button.setDefaultAction(actions.qaction(row.id))
                button.setVisible(False)
                self._buttons[row.id] = button

    def show_case(self, case: Case) -> None:
        """Lay out the steps that the table holds for the state of the case."""
        lawful = lawful_steps(case.state)
        fitting = [row for row in ACTIONS if row.id in self._buttons and lawful & set(row.steps)]
        primary = next((row.id for row in fitting if row.is_primary), None)
        for button in self._buttons.values():
            button.setVisible(False)
            self._grid.removeWidget(button)
        for place, row in enumerate(fitting):
            button = self._buttons[row.id]
            self._dress(button, is_primary=row.id == primary)
            self._grid.addWidget(button, *divmod(place, COLUMNS))
            button.setVisible(True)

    def _dress(self, button: QToolButton, *, is_primary: bool) -> None:
        wanted = "true" if is_primary else "false"
        if button.property("primary") != wanted:
            button.setProperty("primary", wanted)
            button.style().unpolish(button)
            button.style().polish(button)
