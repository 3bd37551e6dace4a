"""The form of a report, by keys alone: Ctrl+Enter takes it, and the class is the one that was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.spine import Spine
from tests.fakes import STANDARD, MemoryCounty
from widgets.file_form import chosen_class, class_box
from widgets.place_choice import Found
from widgets.report_form import ReportForm

PLACES = (
    Found("Yong'an Road 8", 120.71, 28.81, "Dongcheng"), Found("Yong'an Road 8", 120.79, 28.89, "Baita"),
    Found("Wenchang Road 3", 120.7, 28.8),
)  # fmt: skip


def test_a_report_is_taken_by_keys_with_the_class_that_was_typed(
    spine: Spine, county: MemoryCounty, qtbot: QtBot
) -> None:
    form = ReportForm(spine)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    form.place.setFocus()
    QTest.keyClicks(form.place, "yong an lu 88")
    QTest.keyClick(form.place, Qt.Key.Key_Tab)
    QTest.keyClicks(form.classes, "06010")
    QTest.keyClick(QApplication.focusWidget() or form, Qt.Key.Key_Tab)
    QTest.keyClicks(form.words, "rubbish")
    with qtbot.waitSignal(form.taken) as taken:
        QTest.keySequence(form.words, "Ctrl+Return")
    assert county.tables.cases[taken.args[0]].class_code == "06010"


@pytest.fixture
def form(spine: Spine, qtbot: QtBot) -> ReportForm:
    """A form in a county with two Yong'an Roads."""
    made = ReportForm(spine)
    made.choice.search = lambda typed: [row for row in PLACES if typed in row.name]
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.place.setFocus()
    made.words.setPlainText("rubbish")
    return made


def test_an_address_that_is_called_exactly_so_gives_the_place_of_the_report(
    form: ReportForm, county: MemoryCounty, qtbot: QtBot
) -> None:
    QTest.keyClicks(form.place, "Wenchang Road 3")
    with qtbot.waitSignal(form.taken) as taken:
        QTest.keySequence(form.words, "Ctrl+Return")
    case = county.tables.cases[taken.args[0]]
    assert (case.lon, case.lat, case.place) == (120.7, 28.8, "Wenchang Road 3")


def test_of_several_places_one_is_chosen_by_keys_and_another_name_forgets_it(
    form: ReportForm, county: MemoryCounty, qtbot: QtBot
) -> None:
    QTest.keyClicks(form.place, "Yong'an")
    qtbot.waitUntil(form.choice.isVisible)
    assert form.choice.list.item(1).text() == "Yong'an Road 8   Baita"
    QTest.keySequence(form.words, "Ctrl+Return")
    qtbot.waitUntil(form.choice.list.hasFocus)
    assert len(county.tables.cases) == 3  # nothing is reported before one is chosen
    QTest.keyClick(form.choice.list, Qt.Key.Key_Down)
    QTest.keyClick(form.choice.list, Qt.Key.Key_Return)
    assert (form.place.text(), form.place.hasFocus()) == ("Yong'an Road 8", True)
    QTest.keyClicks(form.place, "8")
    assert form._spot is None
    QTest.keyClick(form.place, Qt.Key.Key_Backspace)
    qtbot.waitUntil(form.choice.isVisible)
    QTest.keyClick(form.place, Qt.Key.Key_Down)
    QTest.keyClick(form.choice.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(form.taken) as taken:
        QTest.keySequence(form.words, "Ctrl+Return")
    assert county.tables.cases[taken.args[0]].lon == 120.71


def test_a_report_may_go_without_a_place_and_a_spot_of_the_map_stays_whatever_is_typed(
    form: ReportForm, county: MemoryCounty, qtbot: QtBot
) -> None:
    QTest.keyClicks(form.place, "Yong'an")
    qtbot.waitUntil(form.choice.isVisible)
    QTest.keyClick(form.place, Qt.Key.Key_Down)
    for _ in range(2):
        QTest.keyClick(form.choice.list, Qt.Key.Key_Down)
    QTest.keyClick(form.choice.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(form.taken) as taken:
        QTest.keySequence(form.words, "Ctrl+Return")
    assert county.tables.cases[taken.args[0]].lon is None
    form.put_place(120.75, 28.85)
    form.place.clear()
    form.words.setPlainText("rubbish")
    QTest.keyClicks(form.place, "Yong'an")
    with qtbot.waitSignal(form.taken) as taken:
        QTest.keySequence(form.words, "Ctrl+Return")
    assert county.tables.cases[taken.args[0]].lon == 120.75


@pytest.mark.parametrize(("typed", "code"), [("06010", "06010"), ("0601", ""), ("no such class", ""), ("", "")])
def test_a_class_is_never_guessed_nor_left_from_before(qtbot: QtBot, typed: str, code: str) -> None:
    box = class_box(STANDARD)
    qtbot.addWidget(box)
    box.setCurrentIndex(0)
    box.setEditText(typed)
    assert chosen_class(box) == code
