"""The language changes under the dispatcher's hands: what stands on the desk is worded anew, to the last line."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QListWidget, QWidget

from benchmarks.desk_room import Room, open_room
from dispatch.verbs import Assign, UrgeCase

KEY = re.compile(r"((Ctrl|Shift|Alt)\+)+\S*|Esc|Home|Delete|Space|Enter|Watchfloor|DEMO")
NUMBER = re.compile(r"\d+(:\d\d)*")


@pytest.fixture
def room(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Room]:
    with open_room(tmp_path) as opened:
        yield opened


def _texts(widget: QWidget) -> set[str]:
    """All that can be read in a widget, but for numbers and times."""
    said: set[str] = set()
    for part in widget.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, QLabel | QAbstractButton):
            said.add(part.text())
        elif isinstance(part, QListWidget):
            said |= {part.item(row).text() for row in range(part.count())}
        elif isinstance(part, QComboBox):
            said |= {part.itemText(row) for row in range(part.count())}
        said |= {part.accessibleName(), part.toolTip()}
    return {NUMBER.sub("#", text) for text in said}


def test_a_change_of_language_leaves_what_a_desk_shows_that_began_in_it(room: Room) -> None:
    other, case_id = room.filed(), room.filed()
    room.act(Assign(case_id=case_id, seen=room.case(case_id).version, unit_id=1, reason="near"))
    room.act(UrgeCase(case_id=case_id, words="请尽快"))
    file = room.desk.shown.file
    for shown_id in (case_id, other):
        room.desk.look.use_language("zh_CN")
        room.select(shown_id)
        room.until(lambda: file.place.past.isVisible(), what="past cases")
        room.desk.look.use_language("en")
        room.settle(0.5)
        changed = _texts(room.desk.window)
        room.select(other if shown_id == case_id else case_id)
        room.select(shown_id)
        room.until(lambda: file.place.past.isVisible(), what="past cases")
        room.settle(0.5)
        assert changed ^ _texts(room.desk.window) == set()


@pytest.mark.parametrize("screen", ["screen_supervisor", "cameras", "report", "duty", "help", "deeds"])
def test_a_screen_that_is_open_changes_its_language_as_a_whole(room: Room, screen: str) -> None:
    room.select(room.filed())
    room.desk.look.use_language("en")
    room.desk.spine.actions.ask(screen)
    as_opened = _at_rest(room)
    room.desk.look.use_language("zh_CN")
    chinese = _at_rest(room)
    room.desk.look.use_language("en")
    assert _at_rest(room) ^ as_opened == set()
    assert [text for text in chinese & as_opened if _is_english(text)] == []


def test_the_rows_of_the_help_page_are_there_with_the_page(room: Room) -> None:
    page = room.desk.window.help_page
    room.desk.spine.actions.ask("help")
    assert len(_texts(page)) > 100
    page.reword()
    assert len(_texts(page)) > 100, "the page stands empty until the loop comes round"


def _shown(room: Room) -> set[str]:
    """All that can be read in all windows."""
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible() and window.windowTitle()]
    return set().union(*map(_texts, windows)) | {window.windowTitle() for window in windows}


def _at_rest(room: Room) -> set[str]:
    """What can be read once nothing of it has changed for half a second."""
    shown: set[str] = set()
    while (now := _shown(room)) != shown:
        shown = now
        room.settle(0.5)
    return shown


def _is_english(text: str) -> bool:
    """Words of the other language: neither a key nor the switch, which says both."""
    return "中文" not in text and re.search(r"[A-Za-z]{4,}", KEY.sub("", text)) is not None
