"""Who and what is near a place: people, vehicles, cameras and things, with their distance, as a list to go through."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from console.labels import plain_label
from maps.layer_words import layer_words

DISTANCES = (200, 500, 1000, 2000)
FIRST = 500
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
        self._place = plain_label()
        self._place.setWordWrap(True)
        self._distance = QComboBox()
        self._tree = QTreeWidget()
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
        self.setFocusProxy(self._tree)
        for metres in DISTANCES:
            self._distance.addItem("", metres)
        self._distance.setCurrentIndex(DISTANCES.index(FIRST))
        self._distance.currentIndexChanged.connect(self._take_distance)
        self._tree.itemActivated.connect(self._take_item)
        self._tree.itemClicked.connect(self._take_item)
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
        """What is near a place, nearest first."""
        self._rows = tuple(rows)
        self._place.setText(place)
        self._fill()

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
        self._fill()

    def _fill(self) -> None:
        self._tree.clear()
        groups = list(dict.fromkeys(row.group for row in self._rows))
        for group in groups:
            held = [row for row in self._rows if row.group == group]
            head = QTreeWidgetItem([f"{layer_words(group)} ({len(held)})", ""])
            self._tree.addTopLevelItem(head)
            for row in held:
                item = QTreeWidgetItem([row.name, f"{round(row.metres)} m"])
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(0, row.name)
                item.setData(0, _ROW, row)
                head.addChild(item)
            head.setExpanded(len(held) <= 12)
        if not self._rows:
            self._tree.addTopLevelItem(QTreeWidgetItem([self.tr("Nothing is known within this distance."), ""]))

    @Slot(int)
    def _take_distance(self, _index: int) -> None:
        self.distance_chosen.emit(self.metres)

    @Slot(QTreeWidgetItem, int)
    def _take_item(self, item: QTreeWidgetItem, _column: int) -> None:
        row = item.data(0, _ROW)
        if isinstance(row, NearRow):
            self.row_chosen.emit(row)
