"""One step for many cases, with what it will do to each before it is done; it lies over the desk and stops nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QWidget

from console.labels import plain_label
from console.numbers import short_number
from console.overlay import Overlay
from console.painted import Painted
from dispatch.values import Case
from dispatch.verbs import Verb

SIZE = QSize(680, 520)


@dataclass(frozen=True, slots=True)
class Planned:
    """What would be done to a case: a verb and its words, or why nothing."""

    case: Case
    verb: Verb | None
    words: str


# The cases and the words typed -> what would be done to each.
Plan = Callable[[Sequence[Case], str], Sequence[Planned]]


class Preview(QListWidget):
    """What will be done to each case; it knows since when it has stood there to be read."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = Painted()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and note that it was painted."""
        super().paintEvent(event)
        self.painted.paint()


class BulkPage(Overlay):
    """Enter sends all that can be done once it has stood there to be read, Esc puts it away."""

    def __init__(self, parent: QWidget, plans: Callable[[], Sequence[tuple[str, Plan]]],
                 send: Callable[[Sequence[Verb]], None]) -> None:  # fmt: skip
        super().__init__(parent, SIZE)
        self._plans, self._send = plans, send
        self._cases: tuple[Case, ...] = ()
        self._planned: tuple[Planned, ...] = ()
        self._title, self._hint = plain_label("title"), plain_label("caption")
        self.steps, self.words, self.list = QComboBox(), QLineEdit(), Preview()
        for widget in (self._title, self.steps, self.words, self.list, self._hint):
            self.column.addWidget(widget)
        self.watch(self.steps, self.words, self.list)
        self.steps.currentIndexChanged.connect(self._plan)
        self.words.textChanged.connect(self._plan)

    def ask(self, cases: Sequence[Case]) -> None:
        """Show what could be done to some cases."""
        self._cases = tuple(cases)
        self.steps.blockSignals(True)
        self.steps.clear()
        self.steps.addItems([name for name, _ in self._plans()])
        self.steps.blockSignals(False)
        self.words.clear()
        self._word()
        self.list.painted.show(None)  # what was read the last time counts for nothing
        self._plan()
        self.come(self.steps)

    def take(self) -> None:
        """Carry out what was shown, as it was shown; an Enter that comes before it can have been read does nothing."""
        if not self.list.painted.is_settled:
            return
        verbs = [row.verb for row in self._planned if row.verb is not None]
        self.put_away()
        self._send(verbs)

    def reword(self) -> None:
        """Word the steps and what each will do anew."""
        for at, (name, _) in enumerate(self._plans()):
            self.steps.setItemText(at, name)
        self._word()
        self._plan()

    def _plan(self, _: object = None) -> None:
        plans, at = self._plans(), self.steps.currentIndex()
        planned = plans[at][1](self._cases, self.words.text().strip()) if 0 <= at < len(plans) else ()
        self._planned = tuple(sorted(planned, key=lambda row: row.verb is None))  # what will be done comes first
        self.list.painted.show(self._planned)
        self.list.clear()
        for row in self._planned:
            mark = "✓" if row.verb is not None else "✗"
            self.list.addItem(f"{mark} {short_number(row.case.number)} {row.case.place}  {row.words}")
        can = sum(row.verb is not None for row in self._planned)
        self._hint.setText(self.tr("Enter does it to {0} of {1} · Esc").format(can, len(self._planned)))

    def _word(self) -> None:
        self._title.setText(self.tr("One step for all marked cases: {0}").format(len(self._cases)))
        self.setAccessibleName(self._title.text())
        self.steps.setAccessibleName(self.tr("Step"))
        self.words.setAccessibleName(self.tr("Words"))
        self.words.setPlaceholderText(self.tr("Words, where the step has any"))
        self.list.setAccessibleName(self.tr("What will be done to each case"))
