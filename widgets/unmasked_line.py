"""A personal datum on the screen for a minute, after a reason has been given; then it is gone."""

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.labels import plain_label
from console.wording import words
from dispatch.watch_verbs import Personal

SHOWN_S = 60


class UnmaskedLine(QWidget):
    """Hidden while there is nothing to show; the datum is never selectable, and forgotten at the end."""

    def __init__(self) -> None:
        super().__init__()
        self._field: Personal | None = None
        self._left_s = 0
        self.value, self._note = plain_label("title"), plain_label("dim")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.value)
        row.addWidget(self._note, 1)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.tick)
        self.setVisible(False)

    def show_datum(self, field: Personal, text: str) -> None:
        """Show it from now on for a minute."""
        self._field, self._left_s = field, SHOWN_S
        self.value.setText(text or "—")
        self._second.start()
        self.setVisible(True)
        self._say()

    @Slot()
    def tick(self) -> None:
        """A second has gone."""
        self._left_s -= 1
        if self._left_s <= 0:
            self.forget()
        else:
            self._say()

    @Slot(object)
    def forget(self, _: object = None) -> None:
        """Take it off the screen."""
        self._second.stop()
        self._field = None
        self.value.clear()
        self.setVisible(False)

    def _say(self) -> None:
        if self._field is not None:
            text = self.tr("{field} · hidden again in {n} s, and noted in the log")
            self._note.setText(text.format(field=words(self._field), n=self._left_s))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
