"""The supervisor's screen: percentiles, departments by what is overdue, units by how long they are so."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from console.spine import Spine
from console.theme import load_theme
from dispatch.limits import Limit, LimitUnit
from dispatch.overview import Passage, Stage, StageTimes
from dispatch.states import State
from dispatch.values import UnitState
from insight.passages import stage_times
from tests.fakes import NOON, MemoryCounty, small_directory, some_case
from widgets.overview_panel import OverviewPanel
from widgets.rows_table import RowsTable


def cells(table: RowsTable) -> list[list[str]]:
    model = table.rows
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@pytest.fixture
def county() -> MemoryCounty:
    """A case that is overdue in a department, two that nobody has yet, and a unit that calls for help."""
    late = NOON - timedelta(hours=2)
    overdue = some_case(
        8, state=State.HANDLING, department_id=1, limit=Limit(1, LimitUnit.URGENT_HOUR), started_at=late,
        due_at=late + timedelta(minutes=9), unit_id=1, urges=2,
    )  # fmt: skip
    directory = small_directory()
    *others, last = directory.units
    return MemoryCounty(
        replace(directory, units=(*others, replace(last, state=UnitState.SOS, state_since=NOON))),
        cases=[some_case(1), some_case(2), overdue],
    )


@pytest.fixture
def panel(spine: Spine, qtbot: QtBot) -> OverviewPanel:
    filed = NOON + timedelta(minutes=90)
    panel = OverviewPanel(load_theme("dark"), spine, lambda _: stage_times([Passage(reported_at=NOON, filed_at=filed)]))
    qtbot.addWidget(panel)
    return panel


def test_percentiles_come_when_the_panel_is_seen(panel: OverviewPanel, qtbot: QtBot) -> None:
    panel.show()
    qtbot.waitUntil(lambda: len(cells(panel.stages)) == len(Stage), timeout=10000)
    assert cells(panel.stages)[0][1:] == ["1", "1:30", "1:30"]
    assert cells(panel.stages)[1][1:] == ["0", "—", "—"]


def test_the_department_with_overdue_cases_stands_first_and_a_call_for_help_first_among_units(
    panel: OverviewPanel, qtbot: QtBot
) -> None:
    panel.show()
    qtbot.waitUntil(lambda: len(cells(panel.owing)) == 2, timeout=10000)
    (first, second) = cells(panel.owing)
    assert first[1:] == ["1", "0", "1"]
    assert second[1] == "2"
    assert cells(panel.units)[0][1].startswith("■")


def test_who_owes_an_answer_is_told_by_unit(panel: OverviewPanel, spine: Spine, qtbot: QtBot) -> None:
    panel.show()
    qtbot.waitUntil(lambda: len(cells(panel.debts)) == 1, timeout=10000)
    assert cells(panel.debts)[0][1:5] == ["1", "0", "2", "0"]
    panel.debts.selectRow(0)
    panel.debts.activated.emit(panel.debts.currentIndex())
    assert spine.selection.case_id == 8


def test_a_hidden_overview_asks_nothing(spine: Spine, qtbot: QtBot) -> None:
    asked: list[timedelta] = []

    def ask(span: timedelta) -> tuple[StageTimes, ...]:
        asked.append(span)
        return ()

    panel = OverviewPanel(load_theme("dark"), spine, ask)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: bool(asked))
    panel.hide()
    assert not panel._timer.isActive()
