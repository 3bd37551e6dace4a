"""Assigning by drag with real drag events: a case onto a unit, a unit onto a case, never onto a row that moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView

from benchmarks.desk_room import Room, open_room
from console.dragged import Kind, carried, dragged_in
from dispatch.states import State
from widgets.queue_model import CASE
from widgets.row_drop import RowDrop

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def room(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Room]:
    """A desk whose orders leave at once."""
    with open_room(tmp_path) as opened:
        yield opened


def hover(view: QAbstractItemView, mime: QMimeData, at: QPoint) -> bool:
    """Bring something over a place; whether it may be let go there."""
    QCoreApplication.sendEvent(view.viewport(), QDragEnterEvent(at, COPY, mime, LEFT, NONE))
    move = QDragMoveEvent(at, COPY, mime, LEFT, NONE)
    QCoreApplication.sendEvent(view.viewport(), move)
    return move.isAccepted()


def let_go(view: QAbstractItemView, mime: QMimeData, at: QPoint) -> None:
    QCoreApplication.sendEvent(view.viewport(), QDropEvent(QPointF(at), COPY, mime, LEFT, NONE))


def place(view: QAbstractItemView, row: int) -> QPoint:
    return view.visualRect(view.model().index(row, 0)).center()


def dropped(room: Room, drop: RowDrop, view: QAbstractItemView, mime: QMimeData, at: QPoint) -> None:
    """Carry something over a row, rest there as a hand does, let go."""
    assert hover(view, mime, at)
    room.until(lambda: drop.under.is_settled, what="a row that rests")
    let_go(view, mime, at)


def test_a_case_dragged_from_the_queue_onto_a_unit_sends_that_unit(room: Room) -> None:
    first, second = room.filed(), room.filed()
    room.select(first)
    queue, units = room.desk.shown.queue.view, room.desk.shown.file.suggestions
    room.until(lambda: queue.model().rowCount() == 2 and units.count() > 1, what="rows")
    row = next(row for row in range(2) if queue.model().index(row, 0).data(CASE).id == second)
    mime = queue.model().mimeData([queue.model().index(row, 0)])
    assert dragged_in(mime, Kind.CASE) == second
    wanted = units.offered()[1]
    dropped(room, room.desk.walks.drag.onto_units, units, mime, place(units, 1))
    room.until(lambda: room.case(second).state is State.DISPATCHED, what="an order")
    assert room.case(second).unit_id == wanted
    assert room.case(first).unit_id is None
    assert room.desk.spine.selection.case_id == first


def test_a_unit_dragged_onto_a_case_of_the_queue_is_sent_there_and_a_moving_row_takes_nothing(room: Room) -> None:
    case_id = room.filed()
    room.select(case_id)
    queue, units = room.desk.shown.queue.view, room.desk.shown.file.suggestions
    room.until(lambda: queue.model().rowCount() and units.count(), what="rows")
    mime = units.mimeData([units.item(0)])
    assert hover(queue, mime, place(queue, 0))
    let_go(queue, mime, place(queue, 0))  # at once: nobody can have read it
    assert room.desk.spine.notices.rows[0].group == "refused"
    assert room.case(case_id).state is State.PENDING_DISPATCH
    dropped(room, room.desk.walks.drag.onto_cases, queue, mime, place(queue, 0))
    room.until(lambda: room.case(case_id).state is State.DISPATCHED, what="an order")
    assert room.case(case_id).unit_id == dragged_in(mime, Kind.UNIT)


def test_a_row_that_changes_under_the_resting_pointer_takes_nothing(room: Room) -> None:
    for _ in range(2):
        room.filed()
    queue = room.desk.shown.queue.view
    room.until(lambda: queue.model().rowCount() == 2, what="rows")
    drop, mime = room.desk.walks.drag.onto_cases, carried(Kind.UNIT, 1)
    assert hover(queue, mime, place(queue, 1))
    room.until(lambda: drop.under.is_settled)
    let_go(queue, mime, place(queue, 0))  # another row lies there than the one that was rested on
    assert room.desk.spine.notices.rows[0].group == "refused"
    assert room.desk.spine.desk.sending == ()


def test_what_comes_from_outside_or_cannot_be_assigned_is_not_taken(room: Room) -> None:
    case_id = room.reported()
    room.select(case_id)
    queue = room.desk.shown.queue.view
    room.until(lambda: queue.model().rowCount() == 1, what="a row")
    assert not hover(queue, carried(Kind.UNIT, 1), place(queue, 0))  # it is not filed yet
    assert not hover(queue, carried(Kind.UNIT, 999), place(queue, 0))
    stranger = QMimeData()
    stranger.setText("watchfloor-unit:1; rm")
    assert not hover(queue, stranger, place(queue, 0))
    QCoreApplication.sendEvent(queue.viewport(), QDragLeaveEvent())
