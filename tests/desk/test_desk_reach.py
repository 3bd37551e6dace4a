"""Nothing of the desk needs a mouse: every action has a doer, every control is reached by Tab or has a key."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTabBar,
    QToolButton,
    QWidget,
)

from benchmarks.desk_room import Room, open_room
from console.action_table import ACTIONS

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QSlider)
LONGEST = 250
# Whoever starts the program offers these, over folders and windows of their own.
OF_THE_PROGRAM = {"diagnostics", "print", "print_keys", "import", "export", "sound_test"}


@pytest.fixture
def room(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Room]:
    """A desk whose orders leave at once."""
    with open_room(tmp_path) as opened:
        yield opened


def tabbed(room: Room) -> set[QWidget]:
    """Everything that gets the keyboard while Tab is pressed until it comes round."""
    seen: list[QWidget] = []
    room.press("F6")
    for _ in range(LONGEST):
        here = room.focus()
        if here in seen:
            break
        seen.append(here)
        room.press("Tab")
        assert room.focus() is not here, f"Tab does not leave {told(here)}"
    return set(seen)


def told(widget: QObject) -> str:
    """A control as a person would look for it: its class, name and panel."""
    name = widget.accessibleName() if isinstance(widget, QWidget) else ""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    above = widget.parent()
    return f"{type(above).__name__}/{type(widget).__name__} {name or text or widget.objectName()}".strip()


def has_key(widget: QWidget) -> bool:
    """Whether a button does what an action with a key does, or has a key of its own."""
    if isinstance(widget, QToolButton) and widget.defaultAction() is not None:
        return not widget.defaultAction().shortcut().isEmpty()
    if isinstance(widget, QAbstractButton) and (not widget.shortcut().isEmpty() or re.search(r"  \S$", widget.text())):
        return True  # a key in its text is that of its panel
    if isinstance(widget, QAbstractButton) and widget.group() is not None and widget.group().exclusive():
        return not widget.isChecked()  # arrows go on from the checked one
    return any(not action.shortcut().isEmpty() for action in widget.actions())


def is_meant(widget: QWidget, window: QWidget) -> bool:
    """A control that a person could use now, and no part of another control."""
    above = widget.parentWidget()
    is_part = False
    while above is not None and not is_part:
        is_part = isinstance(above, (*CONTROLS, QTabBar))
        above = above.parentWidget()
    held = widget.parentWidget()
    is_close = isinstance(widget, QAbstractButton) and held is not None and held.objectName() == "panel_head"
    return widget.isVisibleTo(window) and not widget.visibleRegion().isEmpty() and widget.isEnabled() and not (
        is_part or is_close  # panels are closed by Esc or left for the next one by F6
    )  # fmt: skip


def meant(room: Room) -> list[QWidget]:
    window = room.desk.window
    return [row for row in window.findChildren(QWidget) if isinstance(row, CONTROLS) and is_meant(row, window)]


def unreached(room: Room) -> list[str]:
    reached = tabbed(room)
    return sorted({told(row) for row in meant(room) if not (reached & {row, row.focusProxy()} or has_key(row))})


def unnamed(room: Room) -> list[str]:
    """What a screen reader could only call by its kind; a button is called by its text."""
    return sorted({told(row) for row in meant(room) if not (row.accessibleName() or is_worded(row))})


def is_worded(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and bool(re.search(r"\w", widget.text()))


def test_every_action_has_somebody_who_carries_it_out(room: Room) -> None:
    missing = {row.id for row in ACTIONS if row.id not in room.desk.spine.actions._doers}
    assert missing == OF_THE_PROGRAM


@pytest.mark.parametrize("panel", ["", "verify", "report", "cameras"])
def test_every_control_of_the_desk_and_its_panels_is_reached_without_a_mouse(room: Room, panel: str) -> None:
    case_id = room.filed()
    room.select(case_id)
    room.until(lambda: room.desk.shown.file.suggestions.painted.is_settled)
    if panel:
        room.desk.window.open_panel(panel)
    assert unreached(room) == []
    assert unnamed(room) == []


def test_every_control_of_the_supervisor_s_screen_is_reached_without_a_mouse(room: Room) -> None:
    room.press("Ctrl+2")
    assert room.desk.window._docks["overview"].isVisible()
    assert unreached(room) == []
    assert unnamed(room) == []


def test_the_keyboard_goes_through_all_panels_and_back(room: Room) -> None:
    room.select(room.filed())
    shown = [dock for dock in room.desk.window._docks.values() if not dock.visibleRegion().isEmpty()]
    names = []
    for _ in shown:
        room.press("F6")
        here = room.focus()
        names += [dock.objectName() for dock in shown if dock.isAncestorOf(here)]
    assert sorted(names) == sorted(dock.objectName() for dock in shown)
