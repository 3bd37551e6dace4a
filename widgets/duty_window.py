"""The watch's book (值班): who is on duty and where to call, which posts are lent, what comes again and again."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from console.labels import plain_label
from console.spine import Spine
from console.titles import named
from console.wording import words
from console.world import News
from dispatch.paper_verbs import EndDelegation, EndRoutine
from dispatch.papers import Delegation, DutyBook, Routine, Shift
from dispatch.states import Step
from dispatch.values import Department
from dispatch.verbs import Verb
from dispatch.watch_verbs import EndShift
from widgets.duty_forms import DutyForms
from widgets.paper_form import PaperForm

Row = Shift | Delegation | Routine | Department
_STEPS = frozenset({Step.ROSTER, Step.DELEGATE, Step.END_DELEGATION, Step.ROUTINE, Step.RAISE})
_SOON = timedelta(hours=24)


class DutyWindow(QWidget):
    """A window of its own, beside the desk; read when it is shown and when its lines come."""

    def __init__(self, spine: Spine) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._spine = spine
        self.book = DutyBook()
        self._rows: dict[QListWidget, tuple[Row, ...]] = {}
        self._titles = [plain_label("title") for _ in range(3)]
        self.lists = [QListWidget() for _ in range(3)]
        self._buttons = [QPushButton() for _ in range(4)]
        self.form = PaperForm(spine.drafts)
        self._forms = DutyForms(spine, self.form)
        self.resize(620, 620)
        self._build()
        spine.actions.on("duty", lambda _: self.open())
        spine.follower.moved.connect(self.take_news)
        self._retranslate()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        for title, held in zip(self._titles, self.lists, strict=True):
            held.setWordWrap(True)
            held.currentRowChanged.connect(partial(self._choose, held))
            column.addWidget(title)
            column.addWidget(held, 3 if held is self.lists[0] else 1)
        column.addWidget(self.form)
        row = QHBoxLayout()
        doers = (self._forms.ask_shift, self._forms.ask_loan, self._forms.ask_routine, self.end_chosen)
        for button, do in zip(self._buttons, doers, strict=True):
            button.clicked.connect(partial(_do, do))
            row.addWidget(button)
        column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the book; of a form in it, the form goes first."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def open(self) -> None:
        """Show it in front, with what stands in the book now."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.read()

    def read(self) -> None:
        """Ask the board."""
        self._spine.reader.duty_book(self._spine.times.now(), self.show_book)

    @Slot(object)
    def take_news(self, news: News) -> None:
        """Somebody has written into the book."""
        if self.isVisible() and any(entry.step in _STEPS for entry in news.entries):
            self.read()

    def show_book(self, book: DutyBook) -> None:
        """Show a book."""
        self.book = book
        now = self._spine.times.now()
        shifts = [row for row in book.shifts if row.begins_at <= now + _SOON]
        manned = {row.department_id for row in shifts if row.begins_at <= now}
        bare = [row for row in self._spine.world.directory.departments if row.id not in manned]
        self._fill(
            self.lists[0], [(row, self._shift(row)) for row in shifts] + [(row, self._bare(row)) for row in bare]
        )
        self._fill(self.lists[1], [(row, self._loan(row)) for row in book.delegations])
        self._fill(self.lists[2], [(row, self._routine(row)) for row in book.routines])
        self._choose(self.lists[0], -1)

    def _fill(self, held: QListWidget, rows: Sequence[tuple[Row, str]]) -> None:
        held.clear()
        self._rows[held] = tuple(row for row, _ in rows)
        held.addItems([text for _, text in rows])

    def _shift(self, row: Shift) -> str:
        department, times = self._spine.world.department(row.department_id), self._spine.times
        is_now = row.begins_at <= times.now()
        when = f"{times.moment_text(row.begins_at)}–{times.moment_text(row.ends_at)}"
        who = f"{named(department) if department else ''} · {row.name} ({words(row.post)})"
        return f"{'●' if is_now else '○'} {who} ☎ {row.phone} · {when}"

    def _bare(self, row: Department) -> str:
        phone = f" ☎ {row.duty_phone}" if row.duty_phone else ""
        nobody = self.tr("nobody on the roster")
        return f"– {named(row)}{phone} · {nobody}"

    def _loan(self, row: Delegation) -> str:
        names = [person.name if person else "?" for person in map(self._spine.world.person, (row.from_id, row.to_id))]
        posts = ", ".join(words(post) for post in sorted(row.roles))
        until = self.tr("until {at}").format(at=self._spine.times.moment_text(row.until))
        return f"{names[0]} → {names[1]} · {posts} · {until} · {row.reason}"

    def _routine(self, row: Routine) -> str:
        rhythm = self.tr("every {n} days").format(n=row.every_days)
        due = self.tr("next {at}").format(at=self._spine.times.moment_text(row.next_at))
        return f"{row.name} · {row.place} · {rhythm} · {due}"

    def _choose(self, held: QListWidget, at: int) -> None:
        """One row of the three lists is chosen at a time."""
        if at >= 0:
            for other in self.lists:
                if other is not held:
                    other.setCurrentRow(-1)
        self._buttons[3].setEnabled(self._ending() is not None)

    def _ending(self) -> Verb | None:
        for held in self.lists:
            rows, at = self._rows.get(held, ()), held.currentRow()
            row = rows[at] if 0 <= at < len(rows) else None
            if isinstance(row, Shift):
                return EndShift(shift_id=row.id)
            if isinstance(row, Delegation):
                return EndDelegation(delegation_id=row.id)
            if isinstance(row, Routine):
                return EndRoutine(routine_id=row.id)
        return None

    def end_chosen(self) -> None:
        """Take the chosen row out of the book."""
        verb = self._ending()
        if verb is not None:
            self._spine.desk.ask(verb)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_book(self.book)
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("On duty"))
        titles = (self.tr("On duty"), self.tr("Lent posts"), self.tr("Routines"))
        for title, held, text in zip(self._titles, self.lists, titles, strict=True):
            title.setText(text)
            held.setAccessibleName(text)
        texts = (
            self.tr("Add to the roster…"),
            self.tr("Lend a post…"),
            self.tr("New routine…"),
            self.tr("Take out the chosen"),
        )
        for button, text in zip(self._buttons, texts, strict=True):
            button.setText(text)


def _do(do: Callable[[], None], _checked: bool = False) -> None:
    do()
