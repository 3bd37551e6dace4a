"""The list of the queue: it takes the keyboard without choosing a case, since choosing is what a person does."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QListView


class QueueView(QListView):
    """Qt makes the first row current when a list without one gets the focus; another case would be in hand."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard; what was current stays so, be it nothing."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
            return
        with QSignalBlocker(self.selectionModel()):
            super().focusInEvent(event)
            self.selectionModel().clear()
            self.setCurrentIndex(QModelIndex())
        self.viewport().update()

    def dataChanged(
        self, first: QModelIndex | QPersistentModelIndex, last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:  # fmt: skip
        """Paint these rows anew. QListView would lay out all 5,000 and paint the page; no news changes a height."""
        QAbstractItemView.dataChanged(self, first, last, roles)
