"""A clean stop on SIGTERM and SIGINT: the signal wakes the event loop through a socket pair, and the loop ends."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Slot

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Stopping(QObject):
    """Ends the event loop when the process is asked to stop; `aboutToQuit` then does the rest."""

    def __init__(self) -> None:
        super().__init__()
        # Python runs a handler only between two of its own instructions, and the event loop may have none for long.
        self._inner, self._outer = socket.socketpair()
        self._inner.setblocking(False)
        self._outer.setblocking(False)
        self._before_fd = signal.set_wakeup_fd(self._outer.fileno(), warn_on_full_buffer=False)
        self._before = [(number, signal.signal(number, _note)) for number in SIGNALS]
        self._notifier = QSocketNotifier(self._inner.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._stop)

    def close(self) -> None:
        """Put back what was there before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before_fd)
        for number, handler in self._before:
            signal.signal(number, handler)
        self._inner.close()
        self._outer.close()

    @Slot()
    def _stop(self) -> None:
        numbers = self._inner.recv(64)
        if any(number in numbers for number in SIGNALS):
            QCoreApplication.exit(0)  # not quit(): a window asks nobody whether a signal may end it


def _note(_number: int, _frame: FrameType | None) -> None:
    """The wakeup socket carries the news."""
