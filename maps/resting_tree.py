"""A list that goes on by itself but stands still under a hand: what has changed meanwhile is counted above it."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QTreeWidget

KEY = Qt.ItemDataRole.UserRole + 1


class RestingTree(QTreeWidget):
    """Held while the pointer is over it, or the keyboard is in it and a row is chosen."""

    freed = Signal()

    @property
    def is_held(self) -> bool:
        """Whether a row must not move now."""
        return self.viewport().underMouse() or (self.hasFocus() and bool(self.selectedItems()))

    def refill(self, fill: Callable[[], None]) -> None:
        """Fill it anew; what was chosen by its KEY, and the place that was scrolled to, are kept."""
        bar, chosen = self.verticalScrollBar(), self.selectedItems()
        key, at = (chosen[0].data(0, KEY) if chosen else None), bar.value()
        self.clear()
        fill()
        every = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
        for item in self.findItems("", every) if key is not None else ():
            if item.data(0, KEY) == key:
                self.setCurrentItem(item)
        bar.setValue(at)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            QTimer.singleShot(0, self, self._tell)
        return super().viewportEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        if not self.is_held:
            self.freed.emit()


class WaitingEdge(QPushButton):
    """Holds back the newest rows of a held list until it is let go, or until this is pressed."""

    def __init__(self, tree: RestingTree) -> None:
        super().__init__()
        self._tree = tree
        self._show: Callable[[], None] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # pressed by a pointer, it leaves the keyboard in the list
        self.setVisible(False)
        self.clicked.connect(self.let_through)
        tree.freed.connect(self.let_through)

    def offer(self, show: Callable[[], None], was: Mapping[Hashable, Any], now: Mapping[Hashable, Any]) -> None:
        """What is to be shown, with the rows that are shown and those that wait by their keys."""
        changed = sum(was.get(key) != now.get(key) for key in was.keys() | now.keys())
        self._show = show if changed else None
        if not self._tree.is_held:
            self.let_through()
            return
        self.setText(self.tr("{0} changed · shown when you leave the list").format(changed))
        self.setVisible(changed > 0)

    def forget(self) -> None:
        """What waited is no longer wanted."""
        self._show = None
        self.setVisible(False)

    @Slot()
    def let_through(self) -> None:
        """Show what waits."""
        show = self._show
        self.forget()
        if show is not None:
            show()
