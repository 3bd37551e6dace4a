"""Where somebody is typing: text, caret, selection and half-composed word stay while the keys go elsewhere.

Leaving a field would commit or drop what an input method has half composed, and a line would forget its selection.
An input method keeps one word for the whole program: what was set aside comes back as a `HalfWord`.
"""

from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from console.first_key import FirstKey
from console.half_word import HalfWord


@dataclass(frozen=True, slots=True)
class Place:
    """A field, what was selected in its line, and what was being composed."""

    field: QWidget
    cursor: int = 0
    selected: tuple[int, int] = (-1, 0)
    composing: str = ""
    marks: tuple[QInputMethodEvent.Attribute, ...] = ()


class Composing(QObject):
    """Watches the field that has the keyboard, and no other."""

    called = Signal()  # the key of the command line was pressed while a word is half composed

    def __init__(self, app: QApplication, line: QWidget) -> None:
        """`line` is what takes the keyboard from the fields of its window."""
        super().__init__(line)
        self._line = line
        self._field: QWidget | None = None
        self._composing = ""
        self._marks: tuple[QInputMethodEvent.Attribute, ...] = ()
        self._half: HalfWord | None = None
        self._key = FirstKey(self._call)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def set_aside(self) -> Place | None:
        """Remember where the typing stands, and take the half-composed word out of the way."""
        field = QApplication.focusWidget()
        if field is None:
            return None
        line = field if isinstance(field, QLineEdit) else None
        place = Place(
            field=field, cursor=line.cursorPosition() if line else 0,
            selected=(line.selectionStart(), line.selectionLength()) if line else (-1, 0),
            composing=self._composing, marks=self._marks,
        )  # fmt: skip
        if self._half is not None and shiboken6.isValid(self._half) and self._half.is_there:
            self._half.drop()
        elif place.composing:
            QGuiApplication.inputMethod().reset()  # else leaving the field would commit it
            QApplication.sendEvent(field, QInputMethodEvent())
        return place

    def put_back(self, place: Place) -> None:
        """Give the keyboard back; the field is as it was left."""
        if not shiboken6.isValid(place.field) or not place.field.isVisible():
            return
        place.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(place.field, QLineEdit):
            start, length = place.selected
            place.field.setCursorPosition(place.cursor)
            if start >= 0 and place.cursor == start:
                place.field.setSelection(start + length, -length)
            elif start >= 0:
                place.field.setSelection(start, length)
        if place.composing:
            self._half = HalfWord(place.field, place.composing, place.marks)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is being composed."""
        if isinstance(event, QInputMethodEvent):
            self._note(event.preeditString(), tuple(event.attributes()))
        return super().eventFilter(watched, event)

    @Slot(QWidget, QWidget)
    def _follow(self, _: QWidget | None, field: QWidget | None) -> None:
        if self._field is not None and shiboken6.isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = field
        self._note("", ())
        if field is not None:
            field.installEventFilter(self)

    def _call(self) -> bool:
        """Whether the key is about this window; it is told when the native event is over."""
        if self._field is None or self._field is self._line or self._field.window() is not self._line.window():
            return False
        QTimer.singleShot(0, self.called.emit)
        return True

    def _note(self, word: str, marks: tuple[QInputMethodEvent.Attribute, ...]) -> None:
        self._composing, self._marks = word, marks
        if word:
            self._key.watch()
        else:
            self._key.rest()
