"""The case in hand: facts, pictures, who can go, what may be done, what happened."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from console.actions import Asked
from console.labels import plain_label
from console.ranking import Ranked
from console.spine import Spine
from console.style import set_tone
from console.theme import Theme
from console.titles import named
from console.world import News
from dispatch.papers import CaseFile
from dispatch.states import State
from dispatch.values import Case
from widgets.case_head import CaseHead
from widgets.entry_words import entry_words
from widgets.file_form import FileForm
from widgets.paper_form import PaperForm
from widgets.paper_list import PaperList
from widgets.picture_row import PictureRow
from widgets.place_box import PlaceBox
from widgets.reason_form import ReasonForm
from widgets.receipt_words import receipt_words
from widgets.state_help import help_words
from widgets.step_buttons import StepButtons
from widgets.suggestions import Suggestions
from widgets.unmasked_line import UnmaskedLine

_TAKES_UNIT = (State.PENDING_FILING, State.PENDING_DISPATCH)


class CaseFilePanel(QWidget):
    """Follows the selection of the desk. What the queue knows is shown at once, the file fills in."""

    file_shown = Signal(object)  # CaseFile
    asked = Signal()  # a form was opened here: it must be seen, whatever lies over the file

    def __init__(self, theme: Theme, spine: Spine) -> None:
        super().__init__()
        self._spine = spine
        self._case: Case | None = None
        self.file: CaseFile | None = None
        self.head_part = CaseHead(theme, spine.times, spine.world, spine.standard)
        self.pictures = PictureRow(spine.reader.picture, spine.times)
        self.suggestions = Suggestions(theme, spine)
        self.buttons = StepButtons(spine.actions)
        self.reason = ReasonForm(spine.drafts)
        self.paper_form = PaperForm(spine.drafts)
        self.unmasked = UnmaskedLine()
        self.papers = PaperList(spine.actions, spine.world, spine.times)
        self.form = FileForm(spine.standard)
        self.timeline = QListWidget()
        self._units_title, self._story_title = plain_label("dim"), plain_label("dim")
        self._help, self._receipts = plain_label("caption"), plain_label("caption")
        self.place = PlaceBox(spine)
        self._frozen_at = ""
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._stack = QStackedLayout(self)
        self._second = QTimer(self, interval=1000)
        self._build()
        self._join()
        self._retranslate()

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        for label in (self._help, self._receipts):
            label.setWordWrap(True)
        self.timeline.setWordWrap(True)
        self.timeline.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        for widget in (
            *(
                self.head_part,
                self.unmasked,
                self.place,
                self._receipts,
                self.pictures,
                self._units_title,
                self.suggestions,
                self._help,
            ),
            *(self.buttons, self.papers, self.form, self.reason, self.paper_form, self._story_title),
        ):
            column.addWidget(widget)
        column.addWidget(self.timeline, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        self.setMinimumWidth(400)  # narrower, buttons and facts would be cut
        self._stack.addWidget(self._empty)
        self._stack.addWidget(scroll)

    def _join(self) -> None:
        self._spine.selection.changed.connect(self.show_selected)
        self._spine.follower.moved.connect(self.take_news)
        self._second.timeout.connect(self._tick)
        self._spine.beside.changed.connect(self._show_others)
        self.suggestions.better_found.connect(self._show_better)
        self._spine.actions.on("rerank", self._rerank)
        for form in self._forms():
            form.installEventFilter(self)

    def _forms(self) -> tuple[QWidget, ...]:
        return self.reason, self.form, self.paper_form

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShowToParent:
            self.asked.emit()
        return super().eventFilter(watched, event)

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.head_part.set_theme(theme)
        self.suggestions.set_theme(theme)

    @Slot(object)
    def show_selected(self, case_id: int | None) -> None:
        """Another case was selected."""
        case = self._spine.world.case(case_id)
        self.reason.setVisible(False)
        self.paper_form.setVisible(False)
        self.papers.show_file(None)
        self.form.setVisible(False)
        if case is None:
            self._case = self.file = None
            self._stack.setCurrentIndex(0)
            return
        self.file = None
        self.pictures.forget()
        self.timeline.clear()
        self._rank(case)
        self._show(case)
        self._show_receipts("")
        self.place.show_case(case)
        self._stack.setCurrentIndex(1)
        self._read(case.id)

    @Slot(object)
    def take_news(self, news: News) -> None:
        """The case in hand may have moved."""
        own = self._case
        if own is None:
            if self._spine.world.case(self._spine.selection.case_id) is not None:
                self.show_selected(self._spine.selection.case_id)  # selected before its row had come
            return
        self.suggestions.mark()
        moved = next((case for case in news.cases if case.id == own.id), None)
        if moved is not None and moved != own:
            if moved.state is not own.state:
                self._rank(moved)
            self._show(moved)
        if moved is not None or any(entry.case_id == own.id for entry in news.entries):
            self._read(own.id)

    def _show(self, case: Case) -> None:
        self._case = case
        self.head_part.show_case(case)
        self._show_others()
        self.buttons.show_case(case)
        has_units = case.state in _TAKES_UNIT or self._is_unsigned(case)
        self._help.setText(help_words(case))
        self._units_title.setVisible(has_units)
        self.suggestions.setVisible(has_units)

    def _is_unsigned(self, case: Case) -> bool:
        """Whether the time to sign is two thirds gone: who else can go is shown, to recall and send anew."""
        began, due = case.stage_started_at, case.stage_due_at
        if case.state is not State.DISPATCHED or began is None or due is None:
            return False
        return self._spine.times.now() - began >= (due - began) * 2 / 3

    @Slot()
    def _tick(self) -> None:
        self.head_part.tick()
        self._spine.beside.edit(is_editing=any(form.isVisible() for form in self._forms()))

    @Slot()
    def _show_others(self) -> None:
        if self._case is not None:
            rows = self._spine.beside.of(self._case.id)
            names = self._spine.beside.names(self._case.id)
            self.head_part.show_others(names, is_editing=any(row.is_editing for row in rows))

    def _rank(self, case: Case) -> None:
        self._frozen_at = self._spine.times.clock_text(self._spine.times.now(), seconds=True)
        self.suggestions.rank(case)

    def _rerank(self, _: Asked) -> None:
        if self._case is not None:
            self._rank(self._case)

    @Slot(object)
    def _show_better(self, better: Ranked | None) -> None:
        """A better unit is told beside the title; the rows stay."""
        text = self.tr("Who can go · frozen at {0}").format(self._frozen_at)
        if better is not None:
            text += self.tr(" · better now: {0}, Q ranks anew").format(named(better.unit))
        self._units_title.setText(text)
        set_tone(self._units_title, "accent" if better is not None else "dim")

    def _show_receipts(self, text: str) -> None:
        self._receipts.setText(text)
        self._receipts.setVisible(bool(text))

    def _read(self, case_id: int) -> None:
        self._spine.reader.file(case_id, partial(self._take_file, case_id))

    def _take_file(self, case_id: int, file: CaseFile) -> None:
        if self._case is None or self._case.id != case_id:
            return  # the dispatcher has gone on to another case
        newest = file.case if file.case.seq >= self._case.seq else self._case
        self.file = replace(file, case=newest)
        self.pictures.show_evidence(file.evidence)
        self.papers.show_file(file)
        self._show_receipts(receipt_words(file, self._spine.world, self._spine.times))
        self.timeline.clear()
        for entry in reversed(file.entries):
            self.timeline.addItem(f"{self._spine.times.moment_text(entry.at)}  {entry_words(entry)}")
        self.file_shown.emit(self.file)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._story_title.setText(self.tr("What happened"))
        self._empty.setText(self.tr("Select a case in the queue or on the map.\nR takes a report, ? shows all keys."))
        self.suggestions.setAccessibleName(self.tr("Units that can go, best first"))
        self.timeline.setAccessibleName(self.tr("Timeline of the case"))
        if self._case is not None:
            self._rank(self._case)
            self._show(self._case)
            if self.file is not None:
                self._take_file(self._case.id, self.file)
