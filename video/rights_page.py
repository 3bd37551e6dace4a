"""Whose cameras who may see and turn: the rights of one owner, given and taken by a click."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from console.labels import plain_label
from dispatch.camera_papers import OwnerRight
from dispatch.values import Department
from video.camera_groups import owner_name

SEE, TURN = 1, 2
OTHER = Qt.ItemDataRole.UserRole


class RightsPage(QWidget):
    """Shows what is so; a click asks, and what comes of it is shown by the next `show_rights`."""

    asked = Signal(object)  # (owner id, department id, may see, may turn)

    def __init__(self) -> None:
        super().__init__()
        self._departments: tuple[Department, ...] = ()
        self._rights: tuple[OwnerRight, ...] = ()
        self._may_give = False
        self.owner = QComboBox()
        self.said = plain_label("caption")
        self.said.setWordWrap(True)
        self.table = QTableWidget(0, 3)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.owner)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        self.owner.currentIndexChanged.connect(self._fill)
        self.table.itemChanged.connect(self._ask)
        self._retranslate()

    def show_departments(self, departments: Sequence[Department], *, may_give: bool) -> None:
        """Who owns cameras and who may be let in; the centre asks again whether one may."""
        self._departments, self._may_give = tuple(departments), may_give
        kept = self.owner.currentData()
        self.owner.blockSignals(True)
        self.owner.clear()
        for row in departments:
            self.owner.addItem(owner_name(row), row.id)
        self.owner.setCurrentIndex(max(0, self.owner.findData(kept)))
        self.owner.blockSignals(False)
        self._fill()

    def show_rights(self, rights: Sequence[OwnerRight]) -> None:
        """The rights of all owners as they are."""
        self._rights = tuple(rights)
        self._fill()

    def choose(self, owner_id: int) -> None:
        """Show the rights of an owner."""
        self.owner.setCurrentIndex(max(0, self.owner.findData(owner_id)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _fill(self) -> None:
        owner_id = self.owner.currentData()
        held = {row.department_id: row for row in self._rights if row.owner_id == owner_id}
        others = [row for row in self._departments if row.id != owner_id]
        self.table.blockSignals(True)
        self.table.setRowCount(len(others))
        for line, row in enumerate(others):
            name = QTableWidgetItem(owner_name(row))
            name.setFlags(Qt.ItemFlag.ItemIsEnabled)
            name.setData(OTHER, row.id)
            self.table.setItem(line, 0, name)
            right = held.get(row.id)
            self._put(line, SEE, is_given=right is not None)
            self._put(line, TURN, is_given=right is not None and right.may_turn)
        self.table.blockSignals(False)
        self._tell(is_open=not held)

    def _put(self, line: int, place: int, *, is_given: bool) -> None:
        item = QTableWidgetItem()
        usable = Qt.ItemFlag.ItemIsEnabled if self._may_give else Qt.ItemFlag.NoItemFlags
        item.setFlags(usable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_given else Qt.CheckState.Unchecked)
        self.table.setItem(line, place, item)

    @Slot(QTableWidgetItem)
    def _ask(self, item: QTableWidgetItem) -> None:
        line = item.row()
        sees, turns = self._is_given(line, SEE), self._is_given(line, TURN)
        if item.column() == SEE and not sees:
            turns = False  # who may not see does not turn
        other = self.table.item(line, 0)
        if other is not None:
            self.asked.emit((self.owner.currentData(), other.data(OTHER), sees or turns, turns))

    def _is_given(self, line: int, place: int) -> bool:
        item = self.table.item(line, place)
        return item is not None and item.checkState() == Qt.CheckState.Checked

    def _tell(self, *, is_open: bool) -> None:
        said = [
            self.tr("Open to all: nobody has been let in by name. The first name closes these cameras to the others.")
            if is_open
            else self.tr("Only its own people, the bureau above, and who is named here."),
        ]
        if not self._may_give:
            said.append(self.tr("Given by the head of the owner, or a commander."))
        self.said.setText(" ".join(said))

    def _retranslate(self) -> None:
        self.owner.setAccessibleName(self.tr("Owner of the cameras"))
        self.table.setAccessibleName(self.tr("Who may see and turn them"))
        self.table.setHorizontalHeaderLabels([self.tr("Department"), self.tr("May see"), self.tr("May turn")])
        self._fill()
