"""The page of the cases that hold the words asked for: arrows choose, Enter takes one in hand, Esc goes back."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QVBoxLayout, QWidget

from console.finding import Found
from console.labels import plain_label
from console.notices import NoticeKind
from console.numbers import short_number
from console.spine import Spine
from console.titles import case_title
from console.wording import words
from dispatch.values import Case

WIDTH_PX = 820


class FoundPage(QFrame):
    """Lies over the desk when more than one case was found; that none was is a notice."""

    def __init__(self, spine: Spine, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        self._spine, self._desk = spine, parent
        self._cases: tuple[Case, ...] = ()
        self._before: QWidget | None = None
        self._title, self._hint = plain_label("title"), plain_label("caption")
        self.list = QListWidget()
        self.list.installEventFilter(self)
        self.list.itemActivated.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        for widget in (self._title, self.list, self._hint):
            column.addWidget(widget)
        spine.finder.found.connect(self.show_found)
        self.hide()

    @Slot(object)
    def show_found(self, found: Found) -> None:
        """Show what was found; the only one is in hand already."""
        if not found.cases:
            self._spine.notices.add(NoticeKind.INFO, partial(self._nothing, found.text), group="find")
        if len(found.cases) < 2:
            self.put_away()
            return
        self._fill(found)
        if not self.isVisible():
            self._before = self._desk.focusWidget()
        self.resize(WIDTH_PX, 560)
        self.move(self._desk.rect().center() - self.rect().center())
        self.show()
        self.raise_()
        self.list.setFocus()

    def put_away(self) -> None:
        """Hide it and give the keyboard back."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Enter chooses, Esc puts the page away; both are claimed before they are anybody's shortcut."""
        claimed = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not isinstance(event, QKeyEvent) or event.key() not in claimed:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress:
            self.put_away() if event.key() == Qt.Key.Key_Escape else self._take()
        event.accept()
        return True

    @Slot()
    def _take(self, _: object = None) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._cases):
            self.put_away()
            self._spine.selection.select(self._cases[at].id)

    def _fill(self, found: Found) -> None:
        self._cases = found.cases
        self._title.setText(self.tr("{0} cases hold “{1}”, the newest first").format(len(found.cases), found.text))
        self._hint.setText(self.tr("Enter takes the chosen one in hand · Esc"))
        self.list.setAccessibleName(self._title.text())
        self.list.clear()
        self.list.addItems([self._line(case) for case in found.cases])
        self.list.setCurrentRow(0)

    def _line(self, case: Case) -> str:
        title, at = case_title(case, self._spine.standard), self._spine.times.moment_text(case.reported_at)
        return "   ".join((short_number(case.number), title, case.place, words(case.state), at))

    def _nothing(self, text: str) -> str:
        return self.tr("No case holds “{0}”").format(text)
