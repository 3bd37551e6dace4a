"""A page over the desk that stops nothing: it takes the keyboard and gives it back; Enter and Esc are its own."""

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN = (*_ENTER, Qt.Key.Key_Escape)


class Overlay(QFrame):
    """Made of one column of widgets; `take` is what Enter does in those that are watched."""

    def __init__(self, desk: QWidget, size: QSize) -> None:
        super().__init__(desk)
        self.setObjectName("overlay")
        self._desk, self._size = desk, size
        self._before: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.hide()

    def watch(self, *widgets: QWidget) -> None:
        """Enter and Esc in these are claimed before they are anybody's shortcut."""
        for widget in widgets:
            widget.installEventFilter(self)

    def come(self, first: QWidget) -> None:
        """Show it in the middle of the desk, no larger than that, with the keyboard in `first`."""
        if not self.isVisible():
            self._before = self._desk.focusWidget()
        self.resize(self._size.boundedTo(self._desk.size()))
        self.move(self._desk.rect().center() - self.rect().center())
        self.show()
        self.raise_()
        first.setFocus()

    def put_away(self) -> None:
        """Hide it and give the keyboard back to where it was; nothing when it is not shown."""
        if not self.isVisible():
            return
        self.hide()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Enter."""
        raise NotImplementedError

    def reword(self) -> None:
        """The language has changed while it is shown."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange and self.isVisible():
            self.reword()
        super().changeEvent(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Enter and Esc of what is watched."""
        if not isinstance(event, QKeyEvent) or event.key() not in _OWN:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress:
            self.take() if event.key() in _ENTER else self.put_away()
        event.accept()
        return True
