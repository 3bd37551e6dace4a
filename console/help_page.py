"""The help page: every action with its key, and why it cannot be taken now."""

from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from console.action_table import ActionRow, Menu
from console.actions import Actions
from console.labels import plain_label
from console.overlay import Overlay
from console.titles import language

_HEADINGS = ((Menu.CASE,), (Menu.PAPER,), (Menu.FIND, Menu.VIEW, Menu.DESK), (Menu.MAP,))
_WORDS_AT = 2  # the column left out on a narrow screen


class HelpPage(Overlay):
    """Lies over the desk without stopping it; any key or click puts it away."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, QSize())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._actions = actions
        self._boxes: list[QWidget] = []
        self._columns = QHBoxLayout()
        self._columns.setSpacing(24)
        self._title = plain_label("title")
        self.column.setContentsMargins(16, 16, 16, 16)
        self._usual = ""  # why most of what cannot be taken cannot: said once, not at each
        self._dimmed = plain_label("caption")
        self.column.addWidget(self._title)
        self.column.addWidget(self._dimmed)
        self.column.addLayout(self._columns)

    def toggle(self) -> None:
        """Show it in the middle of the desk, or put it away."""
        if self.isVisible():
            self.put_away()
        else:
            self.reword()

    def reword(self) -> None:
        """Show every action in the language of the screen."""
        self._fill(with_words=True)
        if self.sizeHint().width() > self._desk.width():
            self._fill(with_words=False)
        self._size = self.sizeHint()
        self.come(self)

    def take(self) -> None:
        """Enter is a key like any other here."""
        self.put_away()

    def event(self, event: QEvent) -> bool:
        """Claim every key while shown: it only puts the page away."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the page away."""
        self.put_away()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the page away."""
        self.put_away()
        event.accept()

    def _fill(self, *, with_words: bool) -> None:
        reasons = Counter(
            filter(None, (self._actions.reason(row.id) for row, _ in self._actions.all() if row.is_listed))
        )
        self._usual, times = max(reasons.items(), key=itemgetter(1), default=("", 0))
        self._title.setText(self.tr("Keys and commands"))
        self._dimmed.setText(self.tr("Dimmed: {0}").format(self._usual) if times else "")
        self.setAccessibleName(self._title.text())
        for box in self._boxes:
            self._columns.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = [self._column(headings, with_words=with_words) for headings in _HEADINGS]
        for box in self._boxes:
            self._columns.addWidget(box)
            box.show()  # a layout shows what it was given only when the loop comes round: an empty page until then

    def _column(self, headings: tuple[Menu, ...], *, with_words: bool) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        rows = [row for heading in headings for row, _ in self._actions.all() if row.menu is heading and row.is_listed]
        for line, row in enumerate(rows):
            for place, label in enumerate(self._line(row)):
                if with_words or place != _WORDS_AT:
                    grid.addWidget(label, line, place, Qt.AlignmentFlag.AlignVCenter)
        grid.setRowStretch(len(rows), 1)
        grid.setColumnStretch(2, 1)
        return box

    def _line(self, row: ActionRow) -> tuple[QLabel, QLabel, QLabel, QLabel]:
        reason = self._actions.reason(row.id)
        key, text = plain_label("key"), plain_label("dim" if reason else "")
        said, why = plain_label("caption"), plain_label("caption")
        key.setText(row.key)
        key.setVisible(bool(row.key))
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setText(row.label)
        said.setText(" / ".join(_words_of(row)))
        why.setText("" if reason == self._usual else reason)
        return key, text, said, why


def _words_of(row: ActionRow) -> Sequence[str]:
    """The words of the command line in the language of the screen; both are always understood."""
    own = [word for word in row.words if word.isascii() is (language() == "en")]
    return own or row.words
