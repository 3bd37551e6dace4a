"""The manners of the pages that lie over the desk: the keyboard comes and goes, Enter and Esc are the page's own."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from console.overlay import Overlay


class Page(Overlay):
    """One line, and how often Enter was pressed in it."""

    def __init__(self, desk: QMainWindow) -> None:
        super().__init__(desk, QSize(900, 200))
        self.line, self.taken = QLineEdit(), 0
        self.column.addWidget(self.line)
        self.watch(self.line)

    def take(self) -> None:
        self.taken += 1

    def reword(self) -> None:
        self.line.setText("reworded")


@pytest.fixture
def desk(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    window.setCentralWidget(QLineEdit())
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return window


def test_the_keyboard_comes_to_the_page_and_goes_back_to_where_it_was(desk: QMainWindow, qtbot: QtBot) -> None:
    below, page = desk.centralWidget(), Page(desk)
    assert below is not None
    below.setFocus()
    page.come(page.line)
    page.come(page.line)  # asked for again: the field below is still the one to go back to
    assert page.line.hasFocus()
    assert desk.rect().contains(page.geometry())  # a page is never wider than the desk
    qtbot.keyClick(page.line, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert below.hasFocus()


def test_enter_and_esc_are_the_pages_own_though_they_are_keys_of_the_desk(desk: QMainWindow, qtbot: QtBot) -> None:
    stolen: list[bool] = []
    for key in ("Return", "Esc"):
        action = QAction(desk)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(stolen.append)
        desk.addAction(action)
    page = Page(desk)
    page.come(page.line)
    qtbot.keyClick(page.line, Qt.Key.Key_Return)
    qtbot.keyClick(page.line, Qt.Key.Key_Escape)
    assert (page.taken, page.isVisible(), stolen) == (1, False, [])


def test_a_field_that_has_gone_meanwhile_gets_no_keyboard(desk: QMainWindow, qtbot: QtBot) -> None:
    page = Page(desk)
    below = desk.centralWidget()
    assert below is not None
    below.setFocus()
    page.come(page.line)
    desk.setCentralWidget(QLineEdit())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page.put_away()
    page.put_away()
    assert not page.isVisible()


def test_a_page_that_is_shown_follows_the_language(desk: QMainWindow) -> None:
    page = Page(desk)
    for is_shown in (False, True):
        page.come(page.line) if is_shown else page.put_away()
        QCoreApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
        assert (page.line.text() == "reworded") is is_shown
