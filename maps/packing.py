"""The thread that keeps the fleet: the screen hands it rows and gets packed bytes back, and waits for neither."""

import json
import queue
import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dispatch.values import Fix, Unit
from maps.filtering import Filter

if TYPE_CHECKING:
    from maps.past import Past

PART = 500
TRAILS = 8  # of the units that were followed last, in all windows
PAUSE_S = 0.0001
Work = Callable[[], None]


class Packer(QObject):
    """Owns one Fleet on one thread; `start` loads numpy there, not on the thread of the screen."""

    packed = Signal(object)  # int: the tick whose bytes lie ready
    named = Signal(object)  # int: the number of a new roster
    trailed = Signal(object)  # int: the unit whose trail lies ready
    recalled = Signal(object)  # int: the tick whose bytes of the past lie ready

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: queue.SimpleQueue[Work | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._stopping = threading.Event()
        self._in_english = False
        self._named_past: Past | None = None
        self._roster_number = 0
        # Each is replaced as a whole, so that either thread reads the old or the new one.
        self.units = b"\0" * 8
        self.roster = b"[]"
        self.trails: dict[int, bytes] = {}
        self.past_units = b"\0" * 8
        self.past_roster = b"[]"

    def start(self) -> None:
        """Begin to work off what was handed over."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="map-packer", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Leave what is waiting undone and end the thread."""
        if self._thread is not None:
            self._stopping.set()
            self._work.put(None)
            self._thread.join()
            self._thread = None
            self._stopping.clear()

    def set_units(self, units: tuple[Unit, ...]) -> None:
        """All units."""
        self._work.put(lambda: self._fleet.set_units(units))

    def move(self, fixes: tuple[Fix, ...]) -> None:
        """Positions, in any order."""
        self._work.put(partial(self._move, fixes))

    def filter(self, wanted: Filter) -> None:
        """Show only what a filter lets through."""
        self._work.put(lambda: self._fleet.filter(wanted))

    def speak(self, *, in_english: bool) -> None:
        """Name the units in a language."""
        self._work.put(partial(self._speak, in_english=in_english))

    def forget(self) -> None:
        """Begin with an empty fleet."""
        self._work.put(self._begin)

    def pack(self, number: int, now: datetime) -> None:
        """Make the bytes of a tick."""
        self._work.put(partial(self._pack, number, now))

    def find_trail(self, unit_id: int) -> None:
        """Make the bytes of a trail."""
        self._work.put(partial(self._find_trail, unit_id))

    def pack_past(self, past: "Past", number: int, moment: datetime) -> None:
        """Make the bytes of a moment of the past."""
        self._work.put(partial(self._pack_past, past, number, moment))

    def _pack_past(self, past: "Past", number: int, moment: datetime) -> None:
        if self._named_past is not past:
            self._named_past = past
            self.past_roster = json.dumps(past.roster(in_english=self._in_english)).encode()
            self.named.emit(self._roster_number)
        self.past_units = past.pack(moment)
        self.recalled.emit(number)

    def _run(self) -> None:
        self._begin()
        while (work := self._work.get()) is not None:
            work()

    def _begin(self) -> None:
        from maps.fleet import Fleet  # numpy: a tenth of a second that the first rows need not wait for

        self._fleet = Fleet()
        self._roster_number = -1

    def _move(self, fixes: tuple[Fix, ...]) -> None:
        """In parts, with a pause for the thread of the screen, which may have been waiting for the interpreter."""
        for first in range(0, len(fixes), PART):
            self._fleet.move(fixes[first : first + PART])
            if self._stopping.wait(PAUSE_S):
                return

    def _speak(self, *, in_english: bool) -> None:
        self._in_english = in_english
        self._roster_number = -1
        self._named_past = None

    def _pack(self, number: int, now: datetime) -> None:
        fleet = self._fleet
        fleet.keep_trails(now)
        if fleet.roster_number != self._roster_number:
            self._roster_number = fleet.roster_number
            self.roster = json.dumps(fleet.roster(in_english=self._in_english)).encode()
            self.named.emit(self._roster_number)
        self.units = fleet.pack(now)
        self.packed.emit(number)

    def _find_trail(self, unit_id: int) -> None:
        kept = dict(list(self.trails.items())[1 - TRAILS :])
        self.trails = {**kept, unit_id: self._fleet.trail(unit_id)}
        self.trailed.emit(unit_id)
