"""The choice of the base map, and of one or two pictures from above, at the right of the map."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QVBoxLayout, QWidget

from console.labels import plain_label
from maps.imagery import Taken
from maps.underlay import NOTHING, OFFLINE, Underlay


class GroundChoice(QWidget):
    """Arrows choose at once."""

    imagery_chosen = Signal(object)  # (number or None, number or None): left and right of the bar

    def __init__(self, base: Underlay) -> None:
        super().__init__()
        self._base = base
        self._list = QListWidget()
        self._labels = (plain_label(), plain_label())
        self._dates = (QComboBox(), QComboBox())
        self._taken: tuple[Taken, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.addWidget(self._list, 1)
        for label, box in zip(self._labels, self._dates, strict=True):
            column.addWidget(label)
            column.addWidget(box)
            box.currentIndexChanged.connect(self._take_dates)
        self._list.currentRowChanged.connect(self._take_row)
        self.setFocusProxy(self._list)
        base.changed.connect(self._mark)
        self._retranslate()

    def set_taken(self, taken: Sequence[Taken]) -> None:
        """The pictures from above that there are."""
        self._taken = tuple(taken)
        self._retranslate()

    def next_base(self) -> None:
        """Take the next base map of the list."""
        names = self._base.bases.names
        self._base.choose(names[(names.index(self._base.chosen) + 1) % len(names)])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Base map"))
        self._list.setAccessibleName(self.tr("Base map"))
        words = {
            OFFLINE: self.tr("Offline map of the county"), "tianditu_vec": self.tr("Tianditu, streets"),
            "tianditu_img": self.tr("Tianditu, imagery"), "tianditu_ter": self.tr("Tianditu, terrain"),
            "xyz": self.tr("Own map service"), NOTHING: self.tr("No base map"),
        }  # fmt: skip
        with QSignalBlocker(self._list):
            self._list.clear()
            self._list.addItems([words[name] for name in self._base.bases.names])
        self._mark()
        self._fill(self._labels[0], self._dates[0], self.tr("Picture from above"))
        self._fill(self._labels[1], self._dates[1], self.tr("Compared with"))

    def _fill(self, label: QLabel, box: QComboBox, words: str) -> None:
        label.setText(words)
        box.setAccessibleName(words)
        with QSignalBlocker(box):
            at = box.currentData()
            box.clear()
            box.addItem(self.tr("None"), None)
            for row in self._taken:
                box.addItem(row.name, row.number)
            box.setCurrentIndex(max(0, box.findData(at)))
        for part in (label, box):
            part.setVisible(bool(self._taken))

    @Slot()
    def _mark(self) -> None:
        with QSignalBlocker(self._list):
            self._list.setCurrentRow(self._base.bases.names.index(self._base.chosen))

    @Slot(int)
    def _take_row(self, row: int) -> None:
        if row >= 0:
            self._base.choose(self._base.bases.names[row])

    @Slot(int)
    def _take_dates(self, _index: int) -> None:
        self.imagery_chosen.emit((self._dates[0].currentData(), self._dates[1].currentData()))
