"""Places of the name that is typed into a field: the one that is called exactly so is taken, others are offered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

LOOK_MS = 200
OFFERED = 6


@dataclass(frozen=True, slots=True)
class Found:
    """A place by its name, WGS-84 degrees; `words` tell it from others of that name."""

    name: str
    lon: float
    lat: float
    words: str = ""


# The places whose name holds the words, best first; asked on the UI thread.
Find = Callable[[str], Sequence[Found]]


def _nowhere(_: str) -> Sequence[Found]:
    return ()


class PlaceChoice(QWidget):
    """Stands under its line. ↓ goes into the list, Enter chooses, Esc goes back."""

    chosen = Signal(object)  # Found, or None: without a place on the map

    def __init__(self, line: QLineEdit) -> None:
        super().__init__()
        self._line = line
        self._found: tuple[Found, ...] = ()
        self.search: Find = _nowhere
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes on to the next field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self._soon = QTimer(self, interval=LOOK_MS, singleShot=True)
        self._soon.timeout.connect(self.look)
        line.textEdited.connect(self._wait)
        for widget in (line, self.list):
            widget.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.hide()
        self._retranslate()

    def settle(self) -> bool:
        """Before a place is needed: where some fit and none is meant they are offered, and False is said."""
        if self.look():
            return True
        self.list.setFocus()
        return False

    @Slot()
    def look(self) -> bool:
        """Take what is called exactly so, else offer what fits; whether nothing has to be chosen."""
        self._soon.stop()
        typed = self._line.text().strip()
        found = tuple(self.search(typed))[:OFFERED] if typed else ()
        same = [row for row in found if _plain(row.name) == _plain(typed)]
        if len(same) == 1:
            self._choose(same[0])
            return True
        self._offer(found)
        return not found

    def forget(self) -> None:
        """Offer nothing."""
        self._soon.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↓ from the line; Enter and Esc in the list are claimed before they are anybody's shortcut."""
        if not isinstance(event, QKeyEvent) or not self.isVisible():
            return super().eventFilter(watched, event)
        keys = (Qt.Key.Key_Down,) if watched is self._line else (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if event.key() not in keys:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress:
            self._press(Qt.Key(event.key()))
        event.accept()
        return True

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _press(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Down:
            self.list.setFocus()
        elif key == Qt.Key.Key_Escape:
            self._line.setFocus()
        else:
            self._take()

    @Slot()
    def _wait(self) -> None:
        self._soon.start()

    def _offer(self, found: tuple[Found, ...]) -> None:
        self._found = found
        self.list.clear()
        for row in found:
            item = QListWidgetItem("   ".join(part for part in (row.name, row.words) if part))
            self.list.addItem(item)
        self.list.addItem(self.tr("Without a place on the map"))
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(max(16, self.list.sizeHintForRow(0)) * self.list.count() + 6)
        self.setVisible(bool(found))

    @Slot()
    def _take(self, _: object = None) -> None:
        at = self.list.currentRow()
        self._choose(self._found[at] if 0 <= at < len(self._found) else None)

    def _choose(self, found: Found | None) -> None:
        had_focus = self.list.hasFocus()
        self.forget()
        if found is not None and _plain(self._line.text()) != _plain(found.name):
            self._line.setText(found.name)
        if had_focus:
            self._line.setFocus()
        self.chosen.emit(found)

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Places of this name"))


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
