"""The papers of the case in hand, and what may be done about the chosen one."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QToolButton, QVBoxLayout, QWidget

from console.actions import Actions
from console.labels import plain_label
from console.times import Times
from console.world import World
from dispatch.papers import CaseFile, FieldTask, Hold, Petition, PetitionState, Supervision, SupervisionState
from dispatch.values import Order, Part
from widgets.paper_words import hold_words, petition_words, supervision_words, support_words, task_words

Row = Petition | Supervision | FieldTask | Order | Hold
_SHOWN = 4
_OWED = (SupervisionState.OPEN, SupervisionState.REPLIED)


class PaperList(QWidget):
    """Hidden while a case has none; what waits to be decided comes first, and is chosen."""

    def __init__(self, actions: Actions, world: World, times: Times) -> None:
        super().__init__()
        self._world, self._times = world, times
        self._papers: tuple[Row, ...] = ()
        self._file: CaseFile | None = None
        self._title = plain_label("dim")
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self._list)
        column.addLayout(self._buttons(actions))
        self.setVisible(False)
        self._retranslate()

    def _buttons(self, actions: Actions) -> QHBoxLayout:
        row = QHBoxLayout()
        for action_id in ("grant", "decline", "take_back"):
            button = QToolButton()
            button.setDefaultAction(actions.qaction(action_id))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_file(self, file: CaseFile | None) -> None:
        """Show the papers of a file, none for None."""
        self._file = file
        chosen = self.chosen()
        self._papers = _live(file) if file is not None else ()
        self._list.clear()
        self._list.addItems([self._words(row) for row in self._papers])
        self.setVisible(bool(self._papers))
        held = [(type(row), row.id) for row in self._papers]
        same = (type(chosen), chosen.id) if chosen is not None else None
        self._list.setCurrentRow(held.index(same) if same in held else 0)
        self._fit()

    def _fit(self) -> None:
        """As high as its first rows, which may be wrapped."""
        heights = [self._list.sizeHintForRow(row) for row in range(min(_SHOWN, len(self._papers)))]
        self._list.setFixedHeight(sum(heights) + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def chosen(self) -> Row | None:
        """The chosen paper."""
        at = self._list.currentRow()
        return self._papers[at] if 0 <= at < len(self._papers) else None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_file(self._file)
        super().changeEvent(event)

    def _words(self, row: Row) -> str:
        if isinstance(row, Petition):
            return petition_words(row, self._times)
        if isinstance(row, Supervision):
            return supervision_words(row, self._times)
        if isinstance(row, Hold):
            return hold_words(row, self._times)
        return task_words(row) if isinstance(row, FieldTask) else support_words(row, self._world)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Papers"))
        self._list.setAccessibleName(self.tr("Papers of the case"))


def _live(file: CaseFile) -> tuple[Row, ...]:
    """What somebody still owes something about; ended papers stand in the story of the case."""
    return (
        *(row for row in file.petitions if row.state is PetitionState.OPEN),
        *(row for row in file.supervisions if row.state in _OWED),
        *(row for row in file.tasks if row.ended_at is None),
        *(row for row in file.holds if row.ended_at is None),
        *(row for row in file.orders if row.part is Part.SUPPORT and row.state.is_active),
    )
