"""A probe of the UI thread, and waiting that keeps that thread running."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Slot


class LagProbe(QObject):
    """Ticks every 5 ms on the UI thread; the longest gap between two ticks is how long the screen was frozen."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self.worst_ms = 0.0
        self.ticks = 0
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        self.worst_ms = max(self.worst_ms, (now - self._last) * 1000)
        self._last = now
        self.ticks += 1

    def forget(self) -> None:
        """Begin anew: what went before was preparation."""
        self._last, self.worst_ms = time.perf_counter(), 0.0

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    """Whether a condition comes true in time, while the UI thread runs; a running LagProbe wakes it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return False
