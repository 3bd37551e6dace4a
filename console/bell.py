"""Listens for the doorbell of other processes on a thread and tells the UI thread that it rang."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

LOOK_S = 0.5
ENDING_S = 2.0


class Bell(QObject):
    """`wait(seconds)` blocks until the bell rings (True) or the time is over; connect `rung` to `Follower.nudge`."""

    rung = Signal()

    def __init__(self, wait: Callable[[float], bool]) -> None:
        super().__init__()
        self._wait = wait
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="bell", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Listen no more; returns when the thread has ended."""
        self._is_over.set()
        self._thread.join(ENDING_S)

    def _listen(self) -> None:
        while not self._is_over.is_set():
            if self._wait(LOOK_S) and not self._is_over.is_set():
                self.rung.emit()
