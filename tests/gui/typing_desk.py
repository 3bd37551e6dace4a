"""A window of the desk with a panel to type in: what a command line or an input method must leave as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.languages import Languages
from console.look import Look
from console.panels import Panels
from console.spine import Spine
from console.window import DeskWindow


class Fields(QWidget):
    """A panel to type in."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.words = QLineEdit(), QPlainTextEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.words)


@contextmanager
def typing_desk(spine: Spine, fields: Fields, folder: Path, qtbot: QtBot) -> Iterator[DeskWindow]:
    """The window, shown in English and dark, the keyboard in it."""
    look = Look(Languages(folder / "qm"), QSettings(str(folder / "desk.ini"), QSettings.Format.IniFormat))
    look.start("en", "dark")
    window = DeskWindow(spine, Panels(queue=QLabel(), map=QLabel(), wall=QLabel(), file=fields), look)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setStyleSheet("")


def composing(field: QPlainTextEdit) -> str:
    """What an input method has half composed in a field."""
    return field.textCursor().block().layout().preeditAreaText()
