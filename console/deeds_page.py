"""The page of what was done at this desk: arrows choose, Enter counters, Esc puts it away; nothing stops meanwhile."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from console.deeds import Deeds
from console.labels import plain_label

WIDTH_PX = 620


class DeedsPage(QFrame):
    """Lies over the desk."""

    def __init__(self, deeds: Deeds, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        self._deeds, self._desk = deeds, parent
        self._before: QWidget | None = None
        self._title, self._hint = plain_label("title"), plain_label("caption")
        self.list = QListWidget()
        self.list.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        for widget in (self._title, self.list, self._hint):
            column.addWidget(widget)
        deeds.changed.connect(self.fill)
        self.hide()

    def toggle(self) -> None:
        """Show it in the middle of the desk, or put it away."""
        if self.isVisible():
            self.put_away()
            return
        self._before = self._desk.focusWidget()
        self.fill()
        self.resize(WIDTH_PX, 480)
        self.move(self._desk.rect().center() - self.rect().center())
        self.show()
        self.raise_()
        self.list.setFocus()

    def put_away(self) -> None:
        """Hide it and give the keyboard back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def fill(self) -> None:
        """Show what was done, newest first; the chosen row stays chosen."""
        at = max(0, self.list.currentRow())
        self._title.setText(self.tr("Done at this desk"))
        self._hint.setText(self.tr("Enter takes the chosen one back by its counter-step · Esc"))
        self.list.setAccessibleName(self._title.text())
        self.list.clear()
        for deed in self._deeds.rows:
            can = self._deeds.counter(deed) is not None
            end = self.tr("taken back") if deed.is_countered else self.tr("can be taken back") if can else "—"
            item = QListWidgetItem(f"{self._deeds.words(deed)}   {end}")
            self.list.addItem(item)
        self.list.setCurrentRow(min(at, self.list.count() - 1))

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Enter counters, Esc puts the page away; both are claimed before they are anybody's shortcut."""
        claimed = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not isinstance(event, QKeyEvent) or event.key() not in claimed:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress:
            self.put_away() if event.key() == Qt.Key.Key_Escape else self._undo()
        event.accept()
        return True

    def _undo(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._deeds.rows):
            self._deeds.undo_this(self._deeds.rows[at])
