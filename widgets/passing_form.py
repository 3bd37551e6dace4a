"""A form that stands on the desk for a while: Esc puts it away, and the keyboard goes back to where it was."""

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


class PassingForm(QWidget):
    """Esc is also a key of the desk, so the form claims it while the keyboard is in it."""

    def __init__(self) -> None:
        super().__init__()
        self._before: QWidget | None = None

    def come(self, first: QWidget) -> None:
        """Show it with the keyboard in `first`."""
        before = QApplication.focusWidget()
        if before is not None and not self.isAncestorOf(before):
            self._before = before
        self.setVisible(True)
        first.setFocus()

    def put_away(self) -> None:
        """Hide it; a keyboard that was in it goes back."""
        has_keyboard = self.has_keyboard()
        self.setVisible(False)
        before, self._before = self._before, None
        if has_keyboard and before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_keyboard(self) -> bool:
        """Whether a field of it has the focus."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def event(self, event: QEvent) -> bool:
        """Claim Esc before it is anybody's shortcut."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_esc(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the form away."""
        if _is_esc(event):
            self.put_away()
        else:
            super().keyPressEvent(event)


def _is_esc(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape
