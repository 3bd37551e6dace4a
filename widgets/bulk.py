"""The steps that can be taken for many cases at once: what each would do to each case, and how it is sent."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from console.actions import Asked
from console.notices import NoticeKind
from console.spine import Spine
from console.titles import named
from dispatch.values import Case
from dispatch.verbs import Assign, Note, UrgeCase, Verb
from widgets.bulk_page import BulkPage, Plan, Planned
from widgets.queue_panel import QueuePanel
from widgets.suggestions import SHOWN, Suggestions

MOST = 50


class Bulk(QObject):
    """About the marked cases of the queue; without marks, about those that it shows."""

    def __init__(self, spine: Spine, queue: QueuePanel, suggestions: Suggestions, window: QWidget) -> None:
        super().__init__()
        self._spine, self._queue, self._suggestions = spine, queue, suggestions
        self.page = BulkPage(window, self._plans, self._send)
        spine.actions.on("bulk", self._ask)

    def _ask(self, _: Asked) -> None:
        cases = self._queue.marked_cases() or self._queue.shown_cases(MOST)
        if cases:
            self.page.ask(cases)
        else:
            self._spine.notices.add(
                NoticeKind.REFUSAL, lambda: self.tr("No case is shown; mark some first"), group="bulk"
            )  # fmt: skip

    def _plans(self) -> Sequence[tuple[str, Plan]]:
        actions = self._spine.actions
        return (
            (actions.qaction("urge").text(), self._urge),
            (actions.qaction("assign").text(), self._assign),
            (actions.qaction("note").text(), self._note),
        )

    def _send(self, verbs: Sequence[Verb]) -> None:
        for verb in verbs:
            if isinstance(verb, Note):
                self._spine.desk.ask(verb)
            else:
                self._spine.desk.ask_later(verb)
        self._queue.forget_marks()

    def _urge(self, cases: Sequence[Case], words: str) -> Sequence[Planned]:
        return [self._lawful("urge", case, UrgeCase(case_id=case.id, words=words), words) for case in cases]

    def _note(self, cases: Sequence[Case], words: str) -> Sequence[Planned]:
        if not words:
            return [Planned(case, None, self.tr("needs words")) for case in cases]
        return [self._lawful("note", case, Note(case_id=case.id, words=words), words) for case in cases]

    def _lawful(self, action_id: str, case: Case, verb: Verb, words: str) -> Planned:
        reason = self._spine.actions.reason(action_id, case)
        return Planned(case, None if reason else verb, reason or words)

    def _assign(self, cases: Sequence[Case], words: str) -> Sequence[Planned]:
        """Each case its own best unit, none twice; units of others only with words that say why."""
        taken: set[int] = set()
        return [self._assigned(case, words, taken) for case in cases]

    def _assigned(self, case: Case, words: str, taken: set[int]) -> Planned:
        reason = self._spine.actions.reason("assign", case)
        if reason:
            return Planned(case, None, reason)
        ranked = [row for row in self._suggestions.ranked(case) if row.can_go]
        free = next((row for row in ranked if row.unit.id not in taken), None)
        if free is None:
            return Planned(case, None, self.tr("nobody is left to go"))
        if free.is_bound and not free.answers and not words:
            return Planned(case, None, self.tr("{0} does not answer for it: needs words").format(named(free.unit)))
        taken.add(free.unit.id)
        offered = tuple(row.unit.id for row in ranked[:SHOWN])
        verb = Assign(case_id=case.id, seen=case.version, unit_id=free.unit.id, suggested=offered, reason=words)
        return Planned(case, verb, f"→ {named(free.unit)}")
