"""Who and what is near a place: people, vehicles, cameras and things, with their distance, as a list to go through."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidgetItem, QVBoxLayout, QWidget

from console.labels import plain_label
from maps.layer_words import layer_words
from maps.resting_tree import KEY, RestingTree, WaitingEdge

DISTANCES = (200, 500, 1000, 2000)
FIRST = 500
FEW = 12  # so many of a group are listed without a hand opening it
_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class NearRow:
    """Something near: `group` a layer, 'people', 'vehicles' or 'cameras'."""

    group: str
    id: int
    name: str
    metres: float
    lon: float
    lat: float


class NearList(QWidget):
    """Grouped, nearest first; Enter on a row goes there."""

    distance_chosen = Signal(object)  # int
    row_chosen = Signal(object)  # NearRow

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[NearRow, ...] = ()
        self._opened: dict[str, bool] = {}
        self._place = plain_label()
        self._place.setWordWrap(True)
        self._distance = QComboBox()
        self._tree = RestingTree()
        self._edge = WaitingEdge(self._tree)
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.setUniformRowHeights(True)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.addWidget(self._place)
        column.addWidget(self._distance)
        column.addWidget(self._tree, 1)
        column.addWidget(self._edge)  # below: above, it would move the rows when it comes
        self.setFocusProxy(self._tree)
        for metres in DISTANCES:
            self._distance.addItem("", metres)
        self._distance.setCurrentIndex(DISTANCES.index(FIRST))
        self._distance.currentIndexChanged.connect(self._take_distance)
        self._tree.itemActivated.connect(self._take_item)
        self._tree.itemClicked.connect(self._take_item)
        self._tree.itemExpanded.connect(partial(self._remember, is_open=True))
        self._tree.itemCollapsed.connect(partial(self._remember, is_open=False))
        self._retranslate()

    @property
    def metres(self) -> int:
        """How far is near."""
        return int(self._distance.currentData())

    @property
    def rows(self) -> tuple[NearRow, ...]:
        """What is listed."""
        return self._rows

    def set_rows(self, place: str, rows: Sequence[NearRow]) -> None:
        """What is near another place, or within another distance, nearest first."""
        self._edge.forget()
        self._place.setText(place)
        self._opened.clear()
        self._take(tuple(rows))

    def renew_rows(self, rows: Sequence[NearRow]) -> None:
        """What is near the same place now; nothing moves while a hand is on the list."""
        fresh = tuple(rows)
        self._edge.offer(partial(self._take, fresh), _seen(self._rows), _seen(fresh))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Near the place"))
        self._distance.setAccessibleName(self.tr("Distance"))
        self._tree.setAccessibleName(self.tr("Near the place"))
        for at, metres in enumerate(DISTANCES):
            self._distance.setItemText(at, self.tr("Within {0} m").format(metres))
        self._tree.refill(self._fill)

    def _take(self, rows: tuple[NearRow, ...]) -> None:
        self._rows = rows
        self._tree.refill(self._fill)

    def _fill(self) -> None:
        groups = list(dict.fromkeys(row.group for row in self._rows))
        for group in groups:
            held = [row for row in self._rows if row.group == group]
            head = QTreeWidgetItem([f"{layer_words(group)} ({len(held)})", ""])
            head.setData(0, KEY, group)
            self._tree.addTopLevelItem(head)
            for row in held:
                item = QTreeWidgetItem([row.name, f"{round(row.metres)} m"])
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(0, row.name)
                item.setData(0, _ROW, row)
                item.setData(0, KEY, f"{row.group} {row.id}")
                head.addChild(item)
            head.setExpanded(self._opened.get(group, len(held) <= FEW))
        if not self._rows:
            self._tree.addTopLevelItem(QTreeWidgetItem([self.tr("Nothing is known within this distance."), ""]))

    def _remember(self, item: QTreeWidgetItem, *, is_open: bool) -> None:
        """What a hand has opened or closed stays so."""
        self._opened[str(item.data(0, KEY))] = is_open

    @Slot(int)
    def _take_distance(self, _index: int) -> None:
        self.distance_chosen.emit(self.metres)

    @Slot(QTreeWidgetItem, int)
    def _take_item(self, item: QTreeWidgetItem, _column: int) -> None:
        row = item.data(0, _ROW)
        if isinstance(row, NearRow):
            self.row_chosen.emit(row)


def _seen(rows: Sequence[NearRow]) -> dict[Hashable, tuple[str, int]]:
    return {(row.group, row.id): (row.name, round(row.metres)) for row in rows}
