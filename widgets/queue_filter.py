"""Which rows of the queue are shown: by tab, question and free text; it hides rows and never moves them."""

from collections.abc import Callable
from enum import StrEnum
from html import escape
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from console.times import Times
from console.titles import case_title
from dispatch.standard import Standard
from dispatch.states import State
from dispatch.values import Case
from widgets.queue_model import CASE, QueueModel
from widgets.row_words import row_words


class Tab(StrEnum):
    """Which cases are shown."""

    ALL = "all"
    WAITING = "waiting"
    HANDLING = "handling"
    TO_CHECK = "to_check"


STATES = {
    Tab.ALL: frozenset(State),
    Tab.WAITING: frozenset({State.REPORTED, State.PENDING_FILING, State.PENDING_DISPATCH}),
    Tab.HANDLING: frozenset({State.VERIFYING, State.DISPATCHED, State.HANDLING, State.SUSPENDED, State.DEFERRED}),
    Tab.TO_CHECK: frozenset({State.REPLIED, State.CHECKING, State.PENDING_CLOSE}),
}


class QueueFilter(QSortFilterProxyModel):
    """Hides rows; it never moves them."""

    def __init__(self, model: QueueModel, standard: Standard, times: Times) -> None:
        super().__init__()
        self._model, self._standard, self._times = model, standard, times
        self.tab = Tab.ALL
        self.text = ""
        self.test: Callable[[Case], bool] | None = None
        self.setSourceModel(model)

    def use(self, tab: Tab, text: str, test: Callable[[Case], bool] | None) -> None:
        """Show the cases of a tab that hold the text and answer a question with yes."""
        self.beginFilterChange()
        self.tab, self.text, self.test = tab, text.casefold().strip(), test
        self.endFilterChange()

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A row also has its words: read aloud, and as a tip, never read as markup."""
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return super().data(index, role)
        case = super().data(index, CASE)
        said = row_words(case, self._times, self._standard) if case is not None else ""
        return said if role == Qt.ItemDataRole.AccessibleTextRole else f"<qt>{escape(said)}</qt>"

    def filterAcceptsRow(self, row: int, _parent: QModelIndex | QPersistentModelIndex) -> bool:
        case = self._model.case_at(row)  # not by its index: 5,000 rows are asked whenever they are arranged
        if case.state not in STATES[self.tab]:
            return False
        if self.test is not None and not self.test(case):
            return False
        if not self.text:
            return True
        held = (case.number, case.place, case.description, case_title(case, self._standard))
        return any(self.text in text.casefold() for text in held)
