"""Assigning by drag: a case from the queue or the map onto a unit, a unit onto a case of the queue."""

from PySide6.QtCore import QModelIndex, QObject, Slot

from console.dragged import Kind
from console.notices import NoticeKind
from console.numbers import short_number
from console.spine import Spine
from console.titles import named
from widgets.hands import Hands, Shown
from widgets.queue_model import CASE
from widgets.row_drop import Drop, RowDrop
from widgets.suggestions import UNIT


class DragHands(QObject):
    """An order by drag is an order like any other: foretold, held back, refused in words."""

    def __init__(self, spine: Spine, shown: Shown, hands: Hands) -> None:
        super().__init__()
        self._spine, self._hands = spine, hands
        queue, suggestions = shown.queue.view, shown.file.suggestions
        for view in (queue, suggestions):
            view.setDragEnabled(True)
        self.onto_units = RowDrop(suggestions, Drop(
            kind=Kind.CASE, row_id=_unit_id, foresee=self.foresee, take=self.assign, refuse=self._refuse,
        ))  # fmt: skip
        self.onto_cases = RowDrop(queue, Drop(
            kind=Kind.UNIT, row_id=_case_id, foresee=self._foresee_unit, take=self._assign_unit,
            refuse=lambda unit_id, case_id: self._refuse(case_id, unit_id),
        ))  # fmt: skip

    def foresee(self, case_id: int, unit_id: int) -> str:
        """'派遣 C23-42 → 3 号巡查车', '' when this case cannot be assigned or the unit is unknown."""
        case, unit = self._spine.world.case(case_id), self._spine.world.unit(unit_id)
        if case is None or unit is None or self._spine.actions.reason("assign", case):
            return ""
        return f"{self._spine.actions.qaction('assign').text()} {short_number(case.number)} → {named(unit)}"

    @Slot(int, int)
    def assign(self, case_id: int, unit_id: int) -> None:
        """Send a unit to a case as the hand has said."""
        case, unit = self._spine.world.case(case_id), self._spine.world.unit(unit_id)
        if case is not None and unit is not None and self.foresee(case_id, unit_id):
            self._hands.assign_to(case, unit)

    def _foresee_unit(self, unit_id: int, case_id: int) -> str:
        return self.foresee(case_id, unit_id)

    def _assign_unit(self, unit_id: int, case_id: int) -> None:
        self.assign(case_id, unit_id)

    def _refuse(self, case_id: int, _: int) -> None:
        self._spine.notices.add(NoticeKind.REFUSAL, self._moved_words, group="refused", case_id=case_id)

    def _moved_words(self) -> str:
        return self.tr("The row has only just come under the pointer: nothing was sent")


def _unit_id(index: QModelIndex) -> int | None:
    unit_id: int | None = index.data(UNIT)
    return unit_id


def _case_id(index: QModelIndex) -> int | None:
    case = index.data(CASE)
    return case.id if case is not None else None
