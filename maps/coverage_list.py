"""Which townships lack users, a duty desk, grids, staff or cameras: a table with a sign and a word for each."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QVBoxLayout, QWidget

from console.labels import plain_label
from maps.resting_tree import KEY, RestingTree, WaitingEdge


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A township and how many it has of each: users, duty desks, grids, staff, cameras."""

    id: int
    name: str
    counts: tuple[int, int, int, int, int]

    @property
    def lacks(self) -> int:
        """How many of the five are missing."""
        return self.counts.count(0)


class CoverageList(QWidget):
    """Those that lack most come first; Enter on a row goes there."""

    township_chosen = Signal(object)  # int

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Covered, ...] = ()
        self._summary = plain_label()
        self._summary.setWordWrap(True)
        self._tree = RestingTree()
        self._edge = WaitingEdge(self._tree)
        self._tree.setRootIsDecorated(False)
        self._tree.setUniformRowHeights(True)
        self._tree.header().setMinimumSectionSize(24)
        self._tree.header().setStyleSheet("QHeaderView::section { padding: 2px; }")
        self._tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.header().setStretchLastSection(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.addWidget(self._summary)
        column.addWidget(self._tree, 1)
        column.addWidget(self._edge)  # below: above, it would move the rows when it comes
        self.setFocusProxy(self._tree)
        self._tree.itemActivated.connect(self._take_item)
        self._tree.itemClicked.connect(self._take_item)
        self._retranslate()

    @property
    def rows(self) -> tuple[Covered, ...]:
        """What is listed."""
        return self._rows

    def set_rows(self, rows: Sequence[Covered]) -> None:
        """All townships; nothing moves while a hand is on the list."""
        fresh = tuple(sorted(rows, key=lambda row: (-row.lacks, row.name)))
        self._edge.offer(partial(self._take, fresh), _seen(self._rows), _seen(fresh))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Coverage of the townships"))
        self._tree.setAccessibleName(self.tr("Coverage of the townships"))
        self._tree.setHeaderLabels([self.tr("Township"), self.tr("Users"), self.tr("Desk"), self.tr("Grids"),
                                    self.tr("Staff"), self.tr("Cams")])  # fmt: skip
        self._tree.refill(self._fill)

    def _take(self, rows: tuple[Covered, ...]) -> None:
        self._rows = rows
        self._tree.refill(self._fill)

    def _fill(self) -> None:
        lacking = sum(1 for row in self._rows if row.lacks)
        words = self.tr("{0} townships, {1} of them lack something (✕).").format(len(self._rows), lacking)
        self._summary.setText(words if self._rows else self.tr("No outlines of townships have been brought in."))
        for row in self._rows:
            item = QTreeWidgetItem([row.name, *(str(count) if count else "✕" for count in row.counts)])
            item.setData(0, KEY, row.id)
            for column in range(1, 6):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
            self._tree.addTopLevelItem(item)

    @Slot(QTreeWidgetItem, int)
    def _take_item(self, item: QTreeWidgetItem, _column: int) -> None:
        self.township_chosen.emit(int(item.data(0, KEY)))


def _seen(rows: Sequence[Covered]) -> dict[Hashable, Covered]:
    return {row.id: row for row in rows}
