"""The rows of the queue: rows in place, news held at the edge, so that nothing moves under a pointer or a selection."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from console.dragged import Kind, carried
from console.times import Times
from console.urgency import Urgency
from console.world import News
from dispatch.states import State
from dispatch.values import Case

CASE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class QueueModel(QAbstractListModel):
    """Open cases in the order in which they were last arranged."""

    waiting_changed = Signal(object)  # int: new cases that wait at the edge

    def __init__(self, times: Times) -> None:
        super().__init__()
        self._times = times
        self._urgency = Urgency(times)
        self._rows: list[Case] = []
        self._places: dict[int, int] = {}  # the row of each case; empty when rows have moved
        self.states: Counter[State] = Counter()  # how many rows are in each state
        self._waiting: dict[int, Case] = {}
        self._is_held = False

    @property
    def times(self) -> Times:
        """The clocks that rows are painted by."""
        return self._times

    @property
    def waiting(self) -> int:
        """How many new cases wait at the edge."""
        return len(self._waiting)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        case = self._rows[index.row()]
        if role == CASE:
            return case
        return case.number if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        held = super().flags(index)
        return held | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else held

    def supportedDragActions(self) -> Qt.DropAction:
        """A case that is dragged stays in the queue."""
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return carried(Kind.CASE, self._rows[indexes[0].row()].id)

    def case_at(self, row: int) -> Case:
        """The case of a row; raises IndexError."""
        return self._rows[row]

    def row_of(self, case_id: int | None) -> int | None:
        """The row of a case, None when it is not shown."""
        return None if case_id is None else self._by_id().get(case_id)

    def _by_id(self) -> dict[int, int]:
        if not self._places:
            self._places = {case.id: row for row, case in enumerate(self._rows)}
        return self._places

    def hold(self, *, is_held: bool) -> None:
        """While held, new rows wait at the edge and none changes its place; letting go arranges everything."""
        self._is_held = is_held
        if not is_held:
            self.show_waiting()

    def show_waiting(self) -> None:
        """Bring in what waits, and arrange all rows by urgency."""
        rows, self._waiting = self._ordered([*self._rows, *self._waiting.values()]), {}
        self._insert_missing(rows)
        self._arrange(rows)
        self.waiting_changed.emit(0)

    def take(self, news: News) -> None:
        """Take what the follower brings."""
        if news.is_start:
            self.beginResetModel()
            self._rows, self._places, self._waiting = self._ordered(news.open_cases), {}, {}
            self.states = Counter(case.state for case in self._rows)
            self.endResetModel()
            self.waiting_changed.emit(0)
            return
        self._remove(news.ended_ids)
        self._update(news.open_cases)
        if not self._is_held:
            self.show_waiting()
        else:
            self.waiting_changed.emit(len(self._waiting))

    def _ordered(self, cases: Iterable[Case]) -> list[Case]:
        self._urgency.begin()
        return sorted(cases, key=self._urgency.key)

    def tick(self, first: int, last: int) -> None:
        """Repaint the rows that are seen: their time goes on."""
        if 0 <= first <= last < len(self._rows):
            self.dataChanged.emit(self.index(first), self.index(last))

    def _update(self, cases: Iterable[Case]) -> None:
        for case in cases:
            row = self._by_id().get(case.id)
            if row is None:
                self._waiting[case.id] = case
            else:
                self.states[self._rows[row].state] -= 1
                self.states[case.state] += 1
                self._rows[row] = case
                self.dataChanged.emit(self.index(row), self.index(row))

    def _remove(self, ended: frozenset[int]) -> None:
        for case_id in ended:
            self._waiting.pop(case_id, None)
            self._urgency.forget(case_id)
        rows = (self._by_id().get(case_id) for case_id in ended)
        for row in sorted((row for row in rows if row is not None), reverse=True):
            self.states[self._rows[row].state] -= 1
            self.beginRemoveRows(_NOWHERE, row, row)
            del self._rows[row]
            self._places = {}
            self.endRemoveRows()

    def _insert_missing(self, wanted: list[Case]) -> None:
        held = {case.id for case in self._rows}
        missing = [case for case in wanted if case.id not in held]
        if missing:
            first = len(self._rows)
            self.beginInsertRows(_NOWHERE, first, first + len(missing) - 1)
            self._rows.extend(missing)
            self._places = {}
            self.states.update(case.state for case in missing)
            self.endInsertRows()

    def _arrange(self, wanted: list[Case]) -> None:
        if [case.id for case in wanted] == [case.id for case in self._rows]:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in before]
        self._rows, self._places = wanted, {}
        self.changePersistentIndexList(before, [self.index(self._by_id()[case_id]) for case_id in ids])
        self.layoutChanged.emit()
