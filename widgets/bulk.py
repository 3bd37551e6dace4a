"""The steps that can be taken for many cases at once: what each would do to each case, and how it is sent."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from console.actions import Asked
from console.notices import NoticeKind
from console.spine import Spine
from console.titles import named
from dispatch.features import Feature
from dispatch.values import Case
from dispatch.verbs import Assign, Note, UrgeCase, Verb
from widgets.areas import areas_named, cases_in
from widgets.bulk_page import BulkPage, Plan, Planned
from widgets.queue_panel import QueuePanel
from widgets.suggestions import SHOWN, Suggestions

MOST = 50


class Bulk(QObject):
    """About the cases of a named area, else the marked ones of the queue; without marks, about those that it shows."""

    def __init__(self, spine: Spine, queue: QueuePanel, suggestions: Suggestions, window: QWidget,
                 areas: Callable[[], Sequence[Feature]]) -> None:  # fmt: skip
        super().__init__()
        self._spine, self._queue, self._suggestions, self._areas = spine, queue, suggestions, areas
        self.page = BulkPage(window, self._plans, self._send)
        spine.actions.on("bulk", self._ask, self._foresee)
        spine.actions.know("bulk", self._hints)

    def _ask(self, asked: Asked) -> None:
        if asked.argument:
            self._ask_area(asked.argument)
            return
        cases = self._queue.marked_cases() or self._queue.shown_cases(MOST)
        if cases:
            self.page.ask(cases)
        else:
            self._refuse(lambda: self.tr("No case is shown; mark some first"))

    def _ask_area(self, typed: str) -> None:
        """The most urgent cases of an area are marked, so that they are seen in the queue too."""
        found = areas_named(typed, self._areas())
        if len(found) != 1:
            self._refuse(lambda: self.tr("No area, or more than one, is called {0}").format(typed))
            return
        cases = cases_in(found[0], self._queue.rows())[:MOST]
        if cases:
            self._queue.mark(case.id for case in cases)
            self.page.ask(cases)
        else:
            self._refuse(lambda: self.tr("No open case lies in {0}").format(named(found[0])))

    def _refuse(self, words: Callable[[], str]) -> None:
        self._spine.notices.add(NoticeKind.REFUSAL, words, group="bulk")

    def _foresee(self, asked: Asked) -> str:
        """'永安市场周边 · 12 件'."""
        found = areas_named(asked.argument, self._areas()) if asked.argument else ()
        return self._counted(found[0]) if len(found) == 1 else ""

    def _hints(self, typed: str) -> Sequence[tuple[str, str]]:
        found = areas_named(typed, self._areas())
        return [(area.name, self._counted(area)) for area in found]

    def _counted(self, area: Feature) -> str:
        inside = len(cases_in(area, self._queue.rows()))
        if inside > MOST:
            return self.tr("{0}: the {1} most urgent of {2} cases").format(named(area), MOST, inside)
        return self.tr("{0} · cases: {1}").format(named(area), inside)

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
        self._queue.mark()

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
        ranked = [row for row in self._suggestions.ranked(case, len(taken) + SHOWN) if row.can_go]
        free = next((row for row in ranked if row.unit.id not in taken), None)
        if free is None:
            return Planned(case, None, self.tr("nobody is left to go"))
        if free.is_bound and not free.answers and not words:
            return Planned(case, None, self.tr("{0} does not answer for it: needs words").format(named(free.unit)))
        taken.add(free.unit.id)
        offered = tuple(row.unit.id for row in ranked[:SHOWN])
        verb = Assign(case_id=case.id, seen=case.version, unit_id=free.unit.id, suggested=offered, reason=words)
        return Planned(case, verb, f"→ {named(free.unit)}")
