"""Reasons by single digits: the codes of the standard with their numbers, 0 for words of one's own."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from console.drafts import Drafts
from console.labels import plain_label
from widgets.reason_form import ReasonForm

MOST = 9


class NumberedReasons(QWidget):
    """Hidden until it is asked; one digit answers, Esc puts it away, and nothing was sent."""

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self.own = ReasonForm(drafts)
        self._title = plain_label()
        self._asked = ""
        self._reasons: tuple[str, ...] = ()
        self._done: Callable[[str], None] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self._title)
        column.addLayout(self._rows)
        column.addWidget(self.own)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVisible(False)

    def ask(self, title: str, reasons: Sequence[str], done: Callable[[str], None]) -> None:
        """Show the reasons under a title; `done` gets the one that was chosen, or the words."""
        self._asked, self._reasons, self._done = title, tuple(reasons[:MOST]), done
        self._title.setText(title)
        self.setAccessibleName(title)
        self._clear()
        for number, words in enumerate(self._reasons, start=1):
            self._add(f"{number}  {words}", partial(self._choose, words))
        own = self.tr("In own words")
        self._add(f"0  {own}", self._ask_words)
        self.own.setVisible(False)
        self.setVisible(True)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        if event.key() == Qt.Key.Key_Escape:
            self.setVisible(False)
        elif number == 0:
            self._ask_words()
        elif 0 < number <= len(self._reasons):
            self._choose(self._reasons[number - 1])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_mine(event.key()):
            event.accept()
            return True
        return super().event(event)

    def _is_mine(self, key: int) -> bool:
        return key == Qt.Key.Key_Escape or Qt.Key.Key_0 <= key <= Qt.Key.Key_9

    def _add(self, words: str, do: Callable[[], None]) -> None:
        button = QPushButton(words.replace("&", "&&"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("row", "true")
        button.clicked.connect(do)
        self._rows.addWidget(button)

    def _choose(self, words: str) -> None:
        self.setVisible(False)
        if self._done is not None:
            self._done(words)

    @Slot()
    def _ask_words(self) -> None:
        self.own.ask(self._asked, self._choose)

    def _clear(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
