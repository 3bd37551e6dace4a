"""What a watch must be told before it matters: a calendar that ends, a machine whose clock was moved."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from console.notices import NoticeKind, Notices
from console.times import Times

LOOK_MS = 10_000
AHEAD = timedelta(days=45)  # longer than nearly every limit
_MOVED = timedelta(seconds=2)


class Forewarning(QObject):
    """Looks now and then; each warning is said once for what it is about."""

    def __init__(self, notices: Notices, times: Times, moved_by: Callable[[], timedelta]) -> None:
        super().__init__()
        self._notices, self._times, self._moved_by = notices, times, moved_by
        self._year = 0
        self._moved = timedelta()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look at once, and from now on."""
        self.look()
        self._timer.start()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Say what is new."""
        ahead = self._times.now() + AHEAD
        year = ahead.astimezone(self._times.zone).year
        if year != self._year and not self._times.work_clock.knows(ahead):
            self._notices.add(NoticeKind.TROUBLE, partial(self._year_words, year), group=f"calendar-{year}")
        self._year = year
        moved = self._moved_by()
        if abs(moved - self._moved) > _MOVED:
            self._moved = moved
            self._notices.add(NoticeKind.TROUBLE, partial(self._moved_words, moved), group="clock")

    def _year_words(self, year: int) -> str:
        text = self.tr("The holidays of {year} are not known yet: its limits count Monday to Friday")
        return text.format(year=year)

    def _moved_words(self, moved: timedelta) -> str:
        text = self.tr("The clock of this machine was moved by {seconds} s; the desk counts on. Put the clock right")
        return text.format(seconds=round(moved.total_seconds()))
