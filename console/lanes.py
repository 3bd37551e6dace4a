"""Three lanes beside the UI thread: commands in order, reads, jobs; results come back to the UI thread."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

T = TypeVar("T")
CLOSING_S = 3.0


class TookTooLong(Exception):  # noqa: N818 - says what happened; the work itself may still end well
    """A call gave no answer within its time; `seconds` says how long that was."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"no answer within {seconds:g} s")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """How a call ended: a value, or the error that it raised."""

    value: T | None = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Late:
    """The outcome of a call that had been given up; `ticket` is what `submit` returned."""

    ticket: int
    outcome: Outcome[Any]


@dataclass(frozen=True, slots=True)
class _Waiting:
    then: Callable[[Outcome[Any]], None]
    clock: QTimer


class _Carrier:
    """Carries whatever a call raises over to the UI thread, where it is worded."""

    def __init__(self) -> None:
        self.error: Exception | None = None

    def __enter__(self) -> "_Carrier":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> bool:
        self.error = error if isinstance(error, Exception) else None
        return self.error is not None


def _run(work: Callable[[], T]) -> Outcome[T]:
    carrier = _Carrier()
    with carrier:
        return Outcome(value=work())
    return Outcome(error=carrier.error)


class Lane(QObject):
    """One worker thread that does what it is given in order."""

    came_late = Signal(object)  # Late
    _ended = Signal(object)  # (ticket, Outcome), from the worker

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._todo: queue.SimpleQueue[tuple[int, Callable[[], Any]] | None] = queue.SimpleQueue()
        self._waiting: dict[int, _Waiting] = {}
        self._next = 0
        self._is_closed = threading.Event()
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        # A daemon: a call that hangs in a driver must not keep the desk from ending.
        self._thread = threading.Thread(target=self._work, name=f"lane-{name}", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[], T], then: Callable[[Outcome[T]], None], *, timeout: float = 10.0) -> int:
        """Do `work` on the worker, then call `then` once on the UI thread; returns a ticket.

        After `timeout` seconds, waiting in line included, `then` gets TookTooLong and the true outcome follows as
        `came_late`. A closed lane takes nothing.
        """
        self._next += 1
        if self._is_closed.is_set():
            return self._next
        clock = QTimer(self)
        clock.setSingleShot(True)
        clock.setProperty("ticket", self._next)
        clock.setProperty("seconds", timeout)
        clock.timeout.connect(self._give_up)
        clock.start(round(timeout * 1000))
        self._waiting[self._next] = _Waiting(then, clock)
        self._todo.put((self._next, work))
        return self._next

    @property
    def load(self) -> int:
        """How many calls wait for their answer."""
        return len(self._waiting)

    def close(self, seconds: float = CLOSING_S, *, finish: bool = False) -> bool:
        """End the worker; `finish` does first what was submitted. False when it did not end within the time."""
        if not finish:
            self._is_closed.set()
        self._todo.put(None)
        self._thread.join(seconds)
        self._is_closed.set()
        for waiting in self._waiting.values():
            waiting.clock.stop()
        self._waiting.clear()
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (task := self._todo.get()) is not None:
            ticket, work = task
            if self._is_closed.is_set():
                return
            outcome = _run(work)
            if not self._is_closed.is_set():
                self._ended.emit((ticket, outcome))

    @Slot(object)
    def _deliver(self, ended: tuple[int, Outcome[Any]]) -> None:
        ticket, outcome = ended
        waiting = self._waiting.pop(ticket, None)
        if waiting is None:
            self.came_late.emit(Late(ticket, outcome))
            return
        waiting.clock.stop()
        waiting.clock.deleteLater()
        waiting.then(outcome)

    @Slot()
    def _give_up(self) -> None:
        clock = self.sender()
        waiting = self._waiting.pop(clock.property("ticket"), None)
        clock.deleteLater()
        if waiting is not None:
            waiting.then(Outcome(error=TookTooLong(clock.property("seconds"))))


@dataclass(frozen=True, slots=True)
class Lanes:
    """The three lanes of a console."""

    commands: Lane
    reads: Lane
    jobs: Lane

    def close(self, seconds: float = CLOSING_S) -> bool:
        """End all three; commands that were given are still carried out. False when one of them hangs."""
        reads = self.reads.close(seconds)
        jobs = self.jobs.close(seconds)
        return self.commands.close(seconds, finish=True) and reads and jobs


def open_lanes(parent: QObject | None = None) -> Lanes:
    """Start the three lanes."""
    return Lanes(Lane("commands", parent), Lane("reads", parent), Lane("jobs", parent))
