"""The last twenty things that were done at this desk, each with what counters it."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from console.actions import Asked
from console.counters import counter_of
from console.desk import Answer, Desk
from console.notices import NoticeKind, Notices
from console.numbers import short_number
from console.times import Times
from console.wording import words
from console.world import News, World
from dispatch.states import Step
from dispatch.values import Entry
from dispatch.verbs import Done, Verb

KEPT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A verb that was carried out, and its line of the log once that has come."""

    verb: Verb
    done: Done
    at: datetime
    entry: Entry | None = None
    is_countered: bool = False


class Deeds(QObject):
    """Newest first. Countering is a command like any other: it is logged, and may be refused."""

    changed = Signal()

    def __init__(self, desk: Desk, world: World, notices: Notices, times: Times) -> None:
        super().__init__()
        self._desk, self._world, self._notices, self._times = desk, world, notices, times
        self.rows: tuple[Deed, ...] = ()
        self._early: dict[int, Entry] = {}  # lines that came before the answer to their command
        desk.done.connect(self.take)

    @Slot(object)
    def take(self, answer: Answer) -> None:
        """Something was done."""
        early = self._early.pop(answer.done.seq, None)
        deed = Deed(verb=answer.verb, done=answer.done, at=self._times.now(), entry=early)
        self.rows = (deed, *self.rows)[:KEPT]
        self.changed.emit()

    @Slot(object)
    def take_news(self, news: News) -> None:
        """The lines of the log name what a counter needs."""
        lines = {entry.seq: entry for entry in news.entries}
        own = self._desk.actor.person_id
        self._early.update((seq, entry) for seq, entry in lines.items() if entry.person_id == own)
        for seq in sorted(self._early)[:-KEPT]:
            del self._early[seq]
        if any(deed.entry is None and deed.done.seq in lines for deed in self.rows):
            self.rows = tuple(_with_line(deed, lines.get(deed.done.seq)) for deed in self.rows)
            self.changed.emit()

    def counter(self, deed: Deed) -> Verb | None:
        """What would counter a deed now, None when nothing does."""
        if deed.is_countered or deed.entry is None:
            return None
        why = QCoreApplication.translate("Deeds", "Taken back at the desk")
        return counter_of(deed.verb, deed.done, deed.entry, self._world.case(deed.done.case_id), why)

    def undo(self, _: Asked | None = None) -> None:
        """Take back what is still being sent, else counter the newest deed that can be countered."""
        if self._desk.sending:
            self._desk.recall_sending()
            return
        deed = next((row for row in self.rows if self.counter(row) is not None), None)
        if deed is None:
            self._notices.add(NoticeKind.REFUSAL, _nothing_words, group="undo")
        else:
            self.undo_this(deed)

    def undo_this(self, deed: Deed) -> None:
        """Counter one deed."""
        verb = self.counter(deed)
        if verb is not None:
            self._desk.ask(verb, lambda _: self._mark(deed))

    def _mark(self, deed: Deed) -> None:
        self.rows = tuple(_countered(row) if row.done.seq == deed.done.seq else row for row in self.rows)
        self._notices.add(NoticeKind.INFO, partial(self._back_words, deed), case_id=deed.done.case_id)
        self.changed.emit()

    def _back_words(self, deed: Deed) -> str:
        return QCoreApplication.translate("Deeds", "Taken back: {0}").format(self.words(deed))

    def words(self, deed: Deed) -> str:
        """'14:02 C23-42 派遣 3 号巡查车'."""
        case, unit = self._world.case(deed.done.case_id), self._world.unit(deed.done.unit_id)
        step = words(Step(deed.entry.step)) if deed.entry else type(deed.verb).__name__
        parts = (self._times.clock_text(deed.at), short_number(case.number) if case else "", step,
                 unit.name if unit else "")  # fmt: skip
        return " ".join(part for part in parts if part)


def _nothing_words() -> str:
    return QCoreApplication.translate("Deeds", "Nothing of what was done here can be taken back")


def _with_line(deed: Deed, entry: Entry | None) -> Deed:
    if entry is None:
        return deed
    return Deed(verb=deed.verb, done=deed.done, at=deed.at, entry=entry, is_countered=deed.is_countered)


def _countered(deed: Deed) -> Deed:
    return Deed(verb=deed.verb, done=deed.done, at=deed.at, entry=deed.entry, is_countered=True)
