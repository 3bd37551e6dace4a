"""The queue: rows stay where a pointer or a key is, news waits at the edge, outside text is text."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from console.spine import Spine
from console.theme import Theme, load_theme
from console.world import News
from dispatch.states import State
from dispatch.values import Case
from tests.fakes import HandClock, some_case
from widgets.queue_model import QueueModel
from widgets.queue_panel import QueuePanel
from widgets.queue_views import Asker, Which


def rows(model: QAbstractItemModel) -> list[int]:
    """The ids of the rows in order."""
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole).id for row in range(model.rowCount())]


class Painted(QObject):
    """Notes how high a part of a widget is painted each time."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: list[int] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.region().boundingRect().height())
        return False


@pytest.fixture
def cases(spine: Spine) -> list[Case]:
    """Three cases, the second the most urgent."""
    now = spine.times.now()
    dues = {1: 30, 2: 5, 3: 60}
    return [
        some_case(case_id, state=State.REPORTED, stage_started_at=now, stage_due_at=now + timedelta(minutes=due))
        for case_id, due in dues.items()
    ]


@pytest.fixture
def model(spine: Spine, cases: list[Case]) -> QueueModel:
    """A model that is watched for broken promises to its views."""
    made = QueueModel(spine.times)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.take(News(cases=tuple(cases), is_start=True))
    return made


def newcomer(spine: Spine, case_id: int, minutes: int) -> Case:
    """A new case due in some minutes."""
    now = spine.times.now()
    return some_case(case_id, state=State.REPORTED, stage_started_at=now, stage_due_at=now + timedelta(minutes=minutes))


def test_the_most_urgent_comes_first(model: QueueModel) -> None:
    assert rows(model) == [2, 1, 3]


def test_news_waits_at_the_edge_while_the_rows_are_held(model: QueueModel, spine: Spine, qtbot: QtBot) -> None:
    model.hold(is_held=True)
    with qtbot.waitSignal(model.waiting_changed) as waiting:
        model.take(News(cases=(newcomer(spine, 9, 1),)))
    assert waiting.args == [1]
    assert rows(model) == [2, 1, 3]
    model.show_waiting()
    assert rows(model) == [9, 2, 1, 3]


def test_no_row_moves_when_the_edge_says_how_many_wait(
    spine: Spine, cases: list[Case], dark: Theme, qtbot: QtBot
) -> None:
    panel = QueuePanel(dark, spine)
    qtbot.addWidget(panel)
    panel.resize(420, 500)
    panel.show()
    panel.take_news(News(cases=tuple(cases), is_start=True))

    def tops() -> list[int]:
        rects = [panel.view.visualRect(panel.shown.index(row, 0)) for row in range(len(cases))]
        return [panel.view.viewport().mapTo(panel, rect.topLeft()).y() for rect in rects]

    qtbot.waitUntil(panel.view.isVisible)
    before = tops()
    panel.model.hold(is_held=True)
    panel.take_news(News(cases=(newcomer(spine, 9, 1),)))
    edge = next(button for button in panel.findChildren(QPushButton) if "1" in button.text() and button.isVisible()
                and not button.isCheckable())  # fmt: skip
    qtbot.waitUntil(lambda: edge.height() > 0 and edge.geometry().top() > panel.view.geometry().bottom())
    assert tops() == before


def test_a_held_row_changes_in_place_and_an_ended_one_leaves(model: QueueModel, spine: Spine) -> None:
    model.hold(is_held=True)
    model.take(News(cases=(newcomer(spine, 3, 1),)))
    assert rows(model) == [2, 1, 3]
    model.take(News(cases=(some_case(1, state=State.CLOSED),)))
    assert rows(model) == [2, 3]
    model.hold(is_held=False)
    assert rows(model) == [3, 2]


def test_a_queue_that_takes_the_keyboard_leaves_the_case_in_hand_that_has_not_come_in_yet(
    spine: Spine, dark: Theme, cases: list[Case], qtbot: QtBot
) -> None:
    panel = QueuePanel(dark, spine)
    qtbot.addWidget(panel)
    panel.take_news(News(cases=tuple(cases), is_start=True))
    panel.show()
    spine.selection.select(9)
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)
    assert spine.selection.case_id == 9
    panel.take_news(News(cases=(newcomer(spine, 9, 90),)))
    assert panel.view.currentIndex().data(Qt.ItemDataRole.UserRole).id == 9
    assert spine.selection.case_id == 9


def test_the_selection_stays_on_its_case_when_the_rows_are_arranged(
    spine: Spine, dark: Theme, cases: list[Case], qtbot: QtBot
) -> None:
    panel = QueuePanel(dark, spine)
    qtbot.addWidget(panel)
    panel.take_news(News(cases=tuple(cases), is_start=True))
    panel.view.setCurrentIndex(panel.shown.index(1, 0))
    assert spine.selection.case_id == 1
    panel.take_news(News(cases=(newcomer(spine, 9, 1),)))
    assert rows(panel.shown) == [9, 2, 1, 3]
    assert spine.selection.case_id == 1
    assert panel.view.currentIndex().row() == 2


def test_a_row_looks_otherwise_as_soon_as_anything_of_it_is_otherwise(
    spine: Spine, dark: Theme, cases: list[Case], clock: HandClock, qtbot: QtBot
) -> None:
    """Pictures of rows are kept: none may outlive what it shows."""
    panel = QueuePanel(dark, spine)
    qtbot.addWidget(panel)
    panel.resize(600, 400)
    panel.show()
    qtbot.waitExposed(panel)
    panel.take_news(News(cases=tuple(cases), is_start=True))
    seen = [panel.view.viewport().grab().toImage()]

    def changed() -> bool:
        seen.append(panel.view.viewport().grab().toImage())
        return seen[-1] != seen[-2]

    assert not changed()
    panel.take_news(News(cases=(replace(cases[0], place="人民路 8 号", seq=9),)))
    assert changed()
    panel.view.setCurrentIndex(panel.shown.index(2, 0))
    assert changed()
    panel.mark([1])
    assert changed()
    clock.forward(timedelta(minutes=4))
    assert changed()
    panel.set_theme(load_theme("light"))
    assert changed()
    assert not changed()


def test_news_of_one_row_paints_that_row_alone(spine: Spine, dark: Theme, cases: list[Case], qtbot: QtBot) -> None:
    panel = QueuePanel(dark, spine)
    qtbot.addWidget(panel)
    panel.resize(600, 400)
    panel.show()
    qtbot.waitExposed(panel)
    panel.take_news(News(cases=tuple(cases), is_start=True))
    painted = Painted()
    panel.view.viewport().installEventFilter(painted)
    qtbot.waitUntil(lambda: bool(painted.heights))  # the page as it comes up
    painted.heights.clear()
    panel.take_news(News(cases=(replace(cases[0], place="人民路 8 号", seq=9),)))
    qtbot.waitUntil(lambda: bool(painted.heights))
    assert painted.heights == [dark.row_px]


def test_the_filter_finds_by_place_and_the_empty_queue_says_what_to_do(
    spine: Spine, dark: Theme, cases: list[Case], qtbot: QtBot
) -> None:
    panel = QueuePanel(dark, spine)
    qtbot.addWidget(panel)
    panel.show()
    panel.take_news(News(cases=tuple(cases), is_start=True))
    panel.filter.setText("no such place")
    assert panel.shown.rowCount() == 0
    assert panel._empty.isVisible()
    panel.filter.setText("")
    assert panel.shown.rowCount() == 3


@pytest.mark.parametrize("typed", [">6h", "＞6 小时"])
def test_the_filter_asks_for_cases_untouched_for_any_number_of_hours(
    spine: Spine, dark: Theme, clock: HandClock, qtbot: QtBot, typed: str
) -> None:
    panel = QueuePanel(dark, spine)
    qtbot.addWidget(panel)
    now = clock.now()
    held = (
        some_case(1, touched_at=now - timedelta(hours=7)), some_case(2, touched_at=now - timedelta(hours=5)),
        some_case(3, touched_at=now - timedelta(hours=9), place="别处"),
    )  # fmt: skip
    panel.take_news(News(cases=held, is_start=True))
    panel.filter.setText(typed)
    assert set(rows(panel.shown)) == {1, 3}


def test_a_row_is_read_aloud_with_its_light_in_words_and_never_as_markup(
    spine: Spine, dark: Theme, clock: HandClock, qtbot: QtBot
) -> None:
    panel = QueuePanel(dark, spine)
    qtbot.addWidget(panel)
    now = clock.now()
    late = some_case(
        1, place="<b>永安路</b>", state=State.REPORTED, stage_started_at=now - timedelta(hours=2),
        stage_due_at=now - timedelta(minutes=12),
    )  # fmt: skip
    panel.take_news(News(cases=(late,), is_start=True))
    row = panel.shown.index(0, 0)
    said = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("C23-1 · ")
    assert "<b>永安路</b>" in said
    assert said.endswith("Overdue \u22120:12")
    assert "&lt;b&gt;" in row.data(Qt.ItemDataRole.ToolTipRole)


def test_the_questions_of_the_queue_tell_ownerless_contested_and_late_cases(spine: Spine, clock: HandClock) -> None:
    asker = Asker(spine.world, spine.standard, spine.times, 1)
    now = clock.now()
    ruled = some_case(1, ruled_id=2)
    nobodys = some_case(2, class_code="", ruled_id=None)
    refused = some_case(3, returns=1)
    lost = some_case(4, state=State.HANDLING, unit_id=None)
    late = some_case(5, state=State.REPORTED, stage_started_at=now - timedelta(hours=2), stage_due_at=now)
    cases = (ruled, nobodys, refused, lost, late)
    found = {which: [case.id for case in cases if asker.test(which)(case)] for which in Which}
    assert {2, 4} <= set(found[Which.OWNERLESS])
    assert 1 not in found[Which.OWNERLESS]
    assert 3 in found[Which.CONTESTED]
    assert 1 not in found[Which.CONTESTED]
    assert found[Which.LATE] == [5]
    assert found[Which.EVERY] == [1, 2, 3, 4, 5]
