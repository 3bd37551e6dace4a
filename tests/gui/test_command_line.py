"""The command line takes the keyboard from the middle of a word and gives it back as it was; it foretells."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from console.command_sheet import CommandSheet
from console.history import History
from console.notices import NoticeKind
from console.window import DeskWindow
from console.world import News
from dispatch.values import Entry
from tests.fakes import JURISDICTION, NOON, some_case
from tests.gui.typing_desk import Fields, composing, typing_desk


@pytest.fixture
def fields() -> Fields:
    return Fields()


@pytest.fixture
def window(spine, fields, tmp_path: Path, qapp, qtbot) -> Iterator[DeskWindow]:
    with typing_desk(spine, fields, tmp_path, qtbot) as made:
        yield made


def compose(field: QWidget, letters: str) -> None:
    """What an input method sends while a word is half composed."""
    marks = [QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, len(letters), 1, None)]
    QApplication.sendEvent(field, QInputMethodEvent(letters, marks))


def test_ctrl_k_from_the_middle_of_a_word_leaves_text_caret_selection_and_composition(window, spine, fields, qtbot):
    fields.words.setPlainText("永安路")
    fields.words.setFocus()
    cursor = fields.words.textCursor()
    cursor.setPosition(1)
    fields.words.setTextCursor(cursor)
    compose(fields.words, "zhan'dao")
    assert composing(fields.words) == "zhan'dao"
    qtbot.keyClick(fields.words, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    line = window.top_bar.command_line
    assert line.hasFocus()
    assert (fields.words.toPlainText(), composing(fields.words)) == ("永安路", "")
    qtbot.keyClicks(line, "go C2")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert spine.selection.case_id == 2
    assert fields.words.hasFocus()
    assert (fields.words.toPlainText(), composing(fields.words)) == ("永安路", "zhan'dao")
    assert fields.words.textCursor().position() == 1


@pytest.mark.parametrize(
    ("key", "text"), [(Qt.Key.Key_Space, "永占道安路"), (Qt.Key.Key_Escape, "永安路"), (Qt.Key.Key_X, "永占道x安路"),
                      (Qt.Key.Key_Tab, "永占道安路")], ids=["taken", "dropped", "typed on", "left"],
)  # fmt: skip
def test_a_word_that_stands_in_its_field_again_ends_as_in_an_input_method(window, fields, qtbot, key, text):
    fields.words.setTabChangesFocus(True)
    fields.words.setPlainText("永安路")
    fields.words.setFocus()
    qtbot.keyClick(fields.words, Qt.Key.Key_Right)
    compose(fields.words, "占道")
    qtbot.keyClick(fields.words, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window.top_bar.command_line, Qt.Key.Key_Escape)
    compose(fields.words, "")  # an input method that has nothing says so when a field gets the keyboard
    assert composing(fields.words) == "占道"
    qtbot.keyClick(fields.words, key)
    assert (fields.words.toPlainText(), composing(fields.words)) == (text, "")


@pytest.mark.parametrize(("start", "length"), [(1, 2), (3, -2)], ids=["forwards", "backwards"])
def test_a_line_keeps_what_was_selected_in_it(window, fields, qtbot, start, length):
    fields.line.setText("永安路 88 号")
    fields.line.setFocus()
    fields.line.setSelection(start, length)
    held = (fields.line.selectedText(), fields.line.cursorPosition())
    qtbot.keyClick(fields.line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window.top_bar.command_line, Qt.Key.Key_Escape)
    assert fields.line.hasFocus()
    assert (fields.line.selectedText(), fields.line.cursorPosition()) == held


def test_a_stroke_is_a_letter_in_a_field_and_the_command_line_elsewhere(window, fields, qtbot):
    fields.line.setFocus()
    qtbot.keyClicks(fields.line, "12/3")
    assert fields.line.text() == "12/3"
    fields.line.clearFocus()
    qtbot.keyClick(window, Qt.Key.Key_Slash)
    assert window.top_bar.command_line.hasFocus()


def test_a_call_for_help_and_fifty_cases_change_nothing_of_a_half_composed_word(window, spine, fields, qtbot):
    spine.selection.select(2)
    fields.words.setPlainText("摊位占道")
    fields.words.setFocus()
    compose(fields.words, "jing'ying")
    before = (fields.words.toPlainText(), composing(fields.words), fields.words.textCursor().position())
    cases = tuple(some_case(number, seq=number) for number in range(100, 150))
    sos = Entry(seq=9, jurisdiction=JURISDICTION, at=NOON, command_id="s", step="sos", person_id=2,
                person_name="赵军", role="unit", workstation="t", unit_id=2)  # fmt: skip
    spine.follower.moved.emit(spine.world.take(cases, (sos,)))
    spine.follower.moved.emit(News(cases=cases))
    QApplication.processEvents()
    assert spine.notices.rows[0].kind is NoticeKind.ALARM
    assert (fields.words.toPlainText(), composing(fields.words), fields.words.textCursor().position()) == before
    assert fields.words.hasFocus()
    assert spine.selection.case_id == 2


def test_what_enter_would_do_is_said_before_and_after(window, spine, qtbot):
    line = window.top_bar.command_line
    line.begin()
    qtbot.keyClicks(line, "go C2")
    assert "C23-2" in line._sheet._foreseen.text()
    assert line._sheet.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.placeholderText().startswith("✓")
    assert "C23-2" in line.placeholderText()
    assert not line._sheet.isVisible()


def test_enter_does_only_what_was_read(window, spine, qtbot):
    targets = ["Patrol 1"]
    asked = []
    spine.actions.on("assign", asked.append, lambda _: targets[0])
    line = window.top_bar.command_line
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "assign C1")
    targets[0] = "Patrol 2"  # another desk has taken the first
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked == []
    assert "Patrol 2" in line._sheet._foreseen.text()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [row.case.id for row in asked] == [1]


def test_tab_completes_arrows_choose_and_go_back_in_time(window, spine, qtbot):
    line = window.top_bar.command_line
    line.begin()
    qtbot.keyClicks(line, "dub")  # the pinyin of 督办
    assert "督办" in line._sheet.first().text
    line.setText("")
    qtbot.keyClicks(line, "go ")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "go C23-2 "
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert spine.selection.case_id == 2
    line.begin()
    qtbot.keyClick(line, Qt.Key.Key_Up)
    assert line.text() == "go C23-2"


def test_what_was_foreseen_goes_with_the_keyboard_though_the_line_never_had_it(window, spine, qtbot):
    line = window.top_bar.command_line
    line.begin("close ")
    sheet = window.findChild(CommandSheet)
    assert sheet.isVisible()
    line.leave()
    assert not sheet.isVisible()


def test_what_was_asked_before_is_remembered_at_the_next_start(tmp_path):
    state = QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat)
    history = History(state)
    for text in ("派 C1", "催 C2", "派 C1"):
        history.add(text)
    again = History(QSettings(state.fileName(), QSettings.Format.IniFormat))
    assert [again.older(), again.older(), again.older()] == ["派 C1", "催 C2", None]
    assert (again.newer(), again.newer()) == ("派 C1", "")
