"""The form of a report, by keys alone: Ctrl+Enter takes it, and the class is the one that was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.spine import Spine
from tests.fakes import STANDARD, MemoryCounty
from widgets.file_form import chosen_class, class_box
from widgets.report_form import ReportForm


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


@pytest.mark.parametrize(("typed", "code"), [("06010", "06010"), ("0601", ""), ("no such class", ""), ("", "")])
def test_a_class_is_never_guessed_nor_left_from_before(qtbot: QtBot, typed: str, code: str) -> None:
    box = class_box(STANDARD)
    qtbot.addWidget(box)
    box.setCurrentIndex(0)
    box.setEditText(typed)
    assert chosen_class(box) == code
