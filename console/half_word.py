"""A half-composed word that stands in its field again: the input method has forgotten it, so it is kept here.

What ends a composition ends it as an input method would: Space and Enter take the word, Esc drops it. Whatever else is
typed begins behind it, and leaving the field keeps it: no sign of it is lost.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_TAKES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALONE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class HalfWord(QObject):
    """Shows the word at the caret of `field`, until it has become text or was dropped."""

    def __init__(self, field: QWidget, word: str, marks: Sequence[QInputMethodEvent.Attribute]) -> None:
        super().__init__(field)
        self._field, self._word = field, word
        QApplication.sendEvent(field, QInputMethodEvent(word, list(marks)))
        field.installEventFilter(self)

    @property
    def is_there(self) -> bool:
        """Whether it still stands."""
        return bool(self._word)

    def drop(self) -> None:
        """Take it away."""
        self._end("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End with the key that would have ended it in the input method."""
        if not self._word:
            return False
        if isinstance(event, QInputMethodEvent):
            return self._hear(event)
        if isinstance(event, QKeyEvent):
            return self._press(event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._end(self._word)
        return super().eventFilter(watched, event)

    def _hear(self, event: QInputMethodEvent) -> bool:
        """A new word begins behind it; that the input method has nothing more says nothing of this one."""
        if event.preeditString() or event.commitString():
            self._end(self._word)
            return False
        return True

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() in _ALONE or event.modifiers() & _COMMANDS or event.type() is QEvent.Type.KeyRelease:
            return False
        ends = event.key() in _TAKES or event.key() == Qt.Key.Key_Escape
        if event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(ends)
            return ends
        self._end("" if event.key() == Qt.Key.Key_Escape else self._word)
        return ends

    def _end(self, text: str) -> None:
        self._word = ""
        ending = QInputMethodEvent()
        ending.setCommitString(text)
        QApplication.sendEvent(self._field, ending)
        self._field.removeEventFilter(self)
        self.deleteLater()
