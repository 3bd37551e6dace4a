"""A hung page gives no signal of its own: it is asked twice a second, and ended when it has long not answered."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

EVERY_MS = 500
SILENT_S = 2.8
# This many questions must have been asked: when the desk itself stood still, the page is not to blame.
ASKED = 5
LOAD_WITHIN_S = 20.0
# A machine that is too busy for its page must not end it again and again: what was ended in vain gets twice the time,
# until it is well: it has answered so many questions in a row at once, which a busy one does not.
MOST_PATIENT, WELL_ANSWERS = 16, 2


class Watchdog(QObject):
    """Asks once the page has said hello; a page that does not come up at all counts as hung as well."""

    asked = Signal(object)  # int: how many questions are unanswered
    starved = Signal(object)  # float: for how many seconds nothing was heard

    def __init__(self, parent: QObject, *, tick: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._tick = tick
        self._heard_at = tick()
        self._patience = 1
        self._unanswered = 0
        self._prompt = 0
        self._is_up = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin: a page is being loaded."""
        self._heard_at, self._unanswered, self._prompt, self._is_up = self._tick(), 0, 0, False
        self._timer.start()

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    @Slot(object)
    def hear(self, number: object = None) -> None:
        """The page lives; `number` is that of the question it answers, None when it spoke of its own accord."""
        if number is not None:
            self._prompt = self._prompt + 1 if number == self._unanswered == 1 else 0
        if self._prompt >= WELL_ANSWERS:
            self._patience = 1
        self._heard_at, self._unanswered, self._is_up = self._tick(), 0, True

    @Slot()
    def look(self) -> None:
        """Ask, or give up on the page."""
        silent, limit = self._tick() - self._heard_at, (SILENT_S if self._is_up else LOAD_WITHIN_S) * self._patience
        if silent > limit and (self._unanswered >= ASKED or not self._is_up):
            self.start()
            self._patience = min(MOST_PATIENT, self._patience * 2)
            self.starved.emit(silent)
        elif self._is_up:
            self._unanswered += 1
            self.asked.emit(self._unanswered)
