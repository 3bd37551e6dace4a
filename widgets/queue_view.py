"""The list of the queue: it takes the keyboard without choosing a case, since choosing is what a person does."""

from PySide6.QtCore import QModelIndex, QSignalBlocker
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListView


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
