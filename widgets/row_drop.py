"""A list whose rows take what is dropped on them, but never a row that has only just come under the pointer."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from console.dragged import Kind, dragged_in
from console.painted import Painted


@dataclass(frozen=True, kw_only=True)
class Drop:
    """What a list takes and what comes of it."""

    kind: Kind
    row_id: Callable[[QModelIndex], int | None]
    foresee: Callable[[int, int], str]  # (dragged, row) -> what would happen; '' when it cannot be taken here
    take: Callable[[int, int], None]
    refuse: Callable[[int, int], None]  # the row has just moved


class RowDrop(QObject):
    """Watches the viewport of a list; the tip beside the pointer says what letting go would do."""

    def __init__(self, view: QAbstractItemView, drop: Drop) -> None:
        super().__init__(view)
        self._view, self._drop = view, drop
        self.under = Painted()
        view.setAcceptDrops(True)
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDragMoveEvent):
            return self._move(event)
        if kind is QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._let_go(event)
        if kind is QEvent.Type.DragLeave:
            self.under.show(None)
            QToolTip.hideText()
            return True
        return super().eventFilter(watched, event)

    def _row(self, at: QPoint) -> int | None:
        index = self._view.indexAt(at)
        return self._drop.row_id(index) if index.isValid() else None

    def _move(self, event: QDragMoveEvent) -> bool:
        """Accept over rows that can take it; since when this row lies here is noted."""
        carried = dragged_in(event.mimeData(), self._drop.kind)
        if carried is None:
            event.ignore()
            return True
        at = event.position().toPoint()
        row = self._row(at)
        self._note(row)
        said = self._drop.foresee(carried, row) if row is not None else ""
        QToolTip.showText(self._view.viewport().mapToGlobal(at), said, self._view)
        event.setDropAction(Qt.DropAction.CopyAction)
        if event.type() is QEvent.Type.DragEnter or said:  # what is refused at the door gets no moves
            event.accept()
        else:
            event.ignore()
        return True

    def _note(self, row: int | None) -> None:
        self.under.show(row)
        self.under.paint()

    def _let_go(self, event: QDropEvent) -> bool:
        carried, row = dragged_in(event.mimeData(), self._drop.kind), self._row(event.position().toPoint())
        QToolTip.hideText()
        if carried is None or row is None or not self._drop.foresee(carried, row):
            event.ignore()
            return True
        self._note(row)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        done = self._drop.take if self.under.is_settled else self._drop.refuse
        self.under.show(None)
        done(carried, row)
        return True
