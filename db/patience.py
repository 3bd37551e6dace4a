"""An end to waiting for a server that answers no more, on a connection which the kernels on the way keep alive.

Time-outs of the driver notice a network that drops packets. They do not notice a machine or a proxy that takes each
packet and says nothing: there, somebody has to look at the clock.
"""

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE_S = 20.0  # longer than a lock is waited for, shorter than anybody waits for a desk
_LOOK_S = 0.5
_IDLE_S = 30.0


class _Watch:
    """One thread that looks at all that wait; it ends when nobody has waited for a while."""

    def __init__(self) -> None:
        self._waiting: dict[int, tuple[float, int]] = {}
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._next = 0

    def begin(self, handle: int, seconds: float) -> int:
        """Watch a socket from now on; returns the ticket to end it with."""
        with self._changed:
            self._next += 1
            self._waiting[self._next] = (time.monotonic() + seconds, handle)
            if self._thread is None:
                self._thread = threading.Thread(target=self._look, name="store-patience", daemon=True)
                self._thread.start()
            return self._next

    def end(self, ticket: int) -> None:
        """The answer is there; what is closed afterwards was not closed by us."""
        with self._changed:
            self._waiting.pop(ticket, None)

    def _look(self) -> None:
        idle_since = time.monotonic()
        with self._changed:
            while self._waiting or time.monotonic() - idle_since < _IDLE_S:
                self._changed.wait(_LOOK_S)
                now = time.monotonic()
                if self._waiting:
                    idle_since = now
                for ticket, (until, handle) in list(self._waiting.items()):
                    if now > until:
                        del self._waiting[ticket]
                        _hang_up(handle)
            self._thread = None


_watch = _Watch()


@contextmanager
def patient(driver: Any) -> Iterator[None]:
    """Around a transaction on a psycopg connection: past PATIENCE_S the driver finds the connection broken."""
    ticket = _watch.begin(driver.pgconn.socket, PATIENCE_S)
    try:
        yield
    finally:
        _watch.end(ticket)


def _hang_up(handle: int) -> None:
    """Shut the socket down under the driver, which then raises; through a copy, so that the handle stays its own."""
    with socket.socket(fileno=os.dup(handle)) as copy:
        try:
            copy.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it was gone already
