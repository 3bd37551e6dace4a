"""The page of the cases that hold the words asked for: arrows choose, Enter takes one in hand, Esc goes back."""

from functools import partial

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QListWidget, QWidget

from console.finding import Found
from console.labels import plain_label
from console.notices import NoticeKind
from console.numbers import short_number
from console.overlay import Overlay
from console.spine import Spine
from console.titles import case_title
from console.wording import words
from dispatch.values import Case

SIZE = QSize(820, 560)


class FoundPage(Overlay):
    """Lies over the desk when more than one case was found; that none was is a notice."""

    def __init__(self, spine: Spine, parent: QWidget) -> None:
        super().__init__(parent, SIZE)
        self._spine = spine
        self._cases: tuple[Case, ...] = ()
        self._found = Found("", ())
        self._title, self._hint = plain_label("title"), plain_label("caption")
        self.list = QListWidget()
        self.list.itemDoubleClicked.connect(self.take)
        for widget in (self._title, self.list, self._hint):
            self.column.addWidget(widget)
        self.watch(self.list)
        spine.finder.found.connect(self.show_found)

    @Slot(object)
    def show_found(self, found: Found) -> None:
        """Show what was found; the only one is in hand already."""
        if not found.cases:
            self._spine.notices.add(NoticeKind.INFO, partial(self._nothing, found.text), group="find")
        if len(found.cases) < 2:
            self.put_away()
            return
        self._fill(found)
        self.come(self.list)

    @Slot()
    def take(self) -> None:
        """Take the chosen one in hand."""
        at = self.list.currentRow()
        if 0 <= at < len(self._cases):
            self.put_away()
            self._spine.selection.select(self._cases[at].id)

    def reword(self) -> None:
        """Word the cases anew; the chosen one stays chosen."""
        at = self.list.currentRow()
        self._fill(self._found)
        self.list.setCurrentRow(at)

    def _fill(self, found: Found) -> None:
        self._found, self._cases = found, found.cases
        self._title.setText(
            self.tr("Cases that hold “{1}”, the newest first: {0}").format(len(found.cases), found.text)
        )
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
