"""Review: walks the cases that wait for their check, one after the other, on single keys."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from console.actions import Asked
from console.notices import NoticeKind
from console.spine import Spine
from dispatch.states import State
from dispatch.values import Case
from widgets.queue_panel import QueuePanel
from widgets.verify_panel import VerifyPanel

_TO_CHECK = (State.REPLIED, State.CHECKING)


class Review(QObject):
    """Begun and ended by one key; each verdict opens the next case."""

    def __init__(self, spine: Spine, queue: QueuePanel, verify: VerifyPanel) -> None:
        super().__init__()
        self._spine, self._queue = spine, queue
        self._seen: set[int] = set()
        self.is_on = False
        spine.actions.on("review", self._toggle)
        verify.done.connect(self._next)

    def _toggle(self, _: Asked) -> None:
        self.is_on, self._seen = not self.is_on, set()
        if self.is_on:
            self._next()
        else:
            self._say(lambda: self.tr("Review ended"))

    @Slot(object)
    def _next(self, judged: Case | None = None) -> None:
        if not self.is_on:
            return
        if judged is not None:
            self._seen.add(judged.id)
        case = next((row for row in self._queue.rows() if row.state in _TO_CHECK and row.id not in self._seen), None)
        if case is None:
            self.is_on = False
            self._say(lambda: self.tr("Nothing is left to check"))
            return
        self._seen.add(case.id)
        self._spine.selection.select(case.id)
        reason = self._spine.actions.ask("verify", case)
        if reason:
            self._next()

    def _say(self, words: Callable[[], str]) -> None:
        self._spine.notices.add(NoticeKind.INFO, words, group="review")
