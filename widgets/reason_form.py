"""A line for a reason, with canned phrases; it stands in the file, not in a dialog, and Esc puts it away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from console.drafts import Drafts
from console.labels import plain_label
from widgets.passing_form import PassingForm
from widgets.slim_box import slim_box


class ReasonForm(PassingForm):
    """Asked for by an action that needs words."""

    def __init__(self, drafts: Drafts) -> None:
        super().__init__()
        self._drafts, self._about = drafts, ""
        self._title = plain_label()
        self._words = slim_box()
        self._words.setEditable(True)
        self._send = QPushButton()
        self._send.setProperty("primary", "true")
        self._done: Callable[[str], None] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(self._title)
        row.addWidget(self._words, 1)
        row.addWidget(self._send)
        self._send.clicked.connect(self._finish)
        self._words.editTextChanged.connect(self._keep)
        self.setVisible(False)
        self._retranslate()

    def ask(
        self, title: str, done: Callable[[str], None], *, about: str = "", canned: Sequence[str] = ()
    ) -> None:  # fmt: skip
        """Show the line under a title; `done` gets the words when they are sent.

        `about` names what the words are for: begun and not sent, they are there again when it is asked for.
        """
        self._about = ""
        if canned:
            self._words.clear()
            self._words.addItems(list(canned))
        else:
            self._retranslate()
        self._done = done
        self._title.setText(title)
        self._words.setAccessibleName(title)
        self._words.setCurrentIndex(-1)
        self._about = f"reason {about}" if about else ""
        self._words.setEditText(self._drafts.text(self._about))
        self.come(self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _keep(self, text: str) -> None:
        if self._about and self.isVisible():
            self._drafts.keep(self._about, text)

    def _finish(self) -> None:
        words = self._words.currentText().strip()
        if words and self._done is not None:
            self.put_away()
            self._drafts.keep(self._about, "")
            self._done(words)

    def _retranslate(self) -> None:
        self._send.setText(self.tr("Send  ↵"))
        held = self._words.currentText()
        self._words.clear()
        self._words.addItems(
            [
                self.tr("Not a matter of urban management"),
                self.tr("Reported twice"),
                self.tr("The class does not fit"),
                self.tr("The picture is not clear"),
                self.tr("Remains are still there"),
                self.tr("The citizen has called again"),
            ]
        )
        self._words.setEditText(held)
