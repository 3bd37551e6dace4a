"""The follower: reads the head, then the board, then every line of the log after that head, and tells the desk."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.lanes import Lane, Outcome
from console.logs import scrub
from console.moved import moved_cases, moved_units
from console.world import MOST_LOADED, Start, World
from dispatch.ports import Board, Log, Positions, Presences
from dispatch.states import State, Step
from dispatch.values import Case, Entry, Fix, Unit

POLL_MS = 250
FIXES_MS = 1000
REREAD_S = 2.0  # of a board that an import fills part by part
BATCH = 500
RECENT = 1000  # lines read back at the start
READ_WITHIN_S = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where a follower reads; `changed` says cheaply whether anything was committed since it was last asked."""

    log: Log
    board: Board
    positions: Positions
    changed: Callable[[], bool]
    presences: Presences | None = None


@dataclass(frozen=True, slots=True)
class Freshness:
    """How old the picture is in seconds since the store was last read, and why it cannot be read ('' when it can)."""

    age_s: float
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class _Batch:
    entries: tuple[Entry, ...] = ()
    cases: tuple[Case, ...] = ()
    units: tuple[Unit, ...] = ()
    totals: Mapping[State, int] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        return len(self.entries) == BATCH


class Follower(QObject):
    """Keeps a World up to date on the reads lane; signals and slots belong to the UI thread."""

    moved = Signal(object)  # News
    fixes_moved = Signal(object)  # tuple[Fix, ...]
    fresh = Signal(object)  # Freshness, once a second and when it changes

    def __init__(self, sources: Sources, world: World, lane: Lane, *,
                 tick: Callable[[], float] = time.monotonic) -> None:  # fmt: skip
        super().__init__()
        self._sources = sources
        self._world = world
        self._lane = lane
        self._tick = tick
        self._read_at = tick()
        self._trouble = ""
        self._is_reading = False
        self._is_reading_fixes = False
        self._is_started = False
        self._is_nudged = False
        self._is_outdated = False  # an import has brought more than its line can name
        self._begun_at = tick()
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)
        self._second = QTimer(self, interval=FIXES_MS)
        self._second.timeout.connect(self._look_at_fixes)

    def start(self) -> None:
        """Read head and board, then follow."""
        self._read_start()
        self._poll.start()
        self._second.start()

    def close(self) -> None:
        """Stop asking."""
        self._poll.stop()
        self._second.stop()

    @Slot()
    def nudge(self) -> None:
        """Look now: a doorbell rang, or this desk's own command was carried out."""
        self._is_nudged = True
        self._look()

    @property
    def freshness(self) -> Freshness:
        """How old the picture is."""
        return Freshness(self._tick() - self._read_at, self._trouble)

    @Slot()
    def _look(self) -> None:
        if self._is_reading:
            return
        is_due = self._is_outdated and self._tick() - self._begun_at >= REREAD_S
        if not self._is_started or is_due:
            self._read_start()
            return
        self._is_reading = True
        must, self._is_nudged = self._is_nudged, False
        head, is_part = self._world.head, self._world.is_part
        self._lane.submit(
            lambda: self._read_on(head, must=must, is_part=is_part), self._take, timeout=READ_WITHIN_S
        )  # fmt: skip

    @Slot()
    def _look_at_fixes(self) -> None:
        if self._is_started and not self._trouble and not self._is_reading_fixes:
            self._is_reading_fixes = True
            jurisdiction = self._world.jurisdiction
            self._lane.submit(
                lambda: self._sources.positions.latest(jurisdiction), self._take_fixes, timeout=READ_WITHIN_S
            )
        self.fresh.emit(self.freshness)

    def _read_start(self) -> None:
        self._is_reading = True
        self._is_outdated = False
        self._begun_at = self._tick()
        self._lane.submit(self._whole_board, self._take_start, timeout=READ_WITHIN_S)

    def _whole_board(self) -> Start:
        """On the reads lane. The head comes first: what is committed meanwhile is then read twice, never missed."""
        jurisdiction, board = self._world.jurisdiction, self._sources.board
        head = self._sources.log.head(jurisdiction)
        cases = board.open_cases(jurisdiction, MOST_LOADED)
        return Start(
            head=head,
            directory=board.directory(jurisdiction),
            cases=cases,
            totals=board.counts(jurisdiction) if len(cases) == MOST_LOADED else {},
            units=board.units(jurisdiction),
            fixes=self._sources.positions.latest(jurisdiction),
            recent=self._sources.log.after(jurisdiction, max(0, head - RECENT), RECENT),
        )

    def _read_on(self, head: int, *, must: bool, is_part: bool) -> _Batch:
        """On the reads lane."""
        has_changed = self._sources.changed()
        if not must and not has_changed:
            return _Batch()
        jurisdiction, board = self._world.jurisdiction, self._sources.board
        entries = self._sources.log.after(jurisdiction, head, BATCH)
        cases = moved_cases(board, jurisdiction, entries)
        totals = board.counts(jurisdiction) if cases and is_part else {}
        return _Batch(entries, cases, moved_units(board, jurisdiction, entries), totals)

    def _take_start(self, outcome: Outcome[Start]) -> None:
        self._is_reading = False
        if outcome.value is not None:
            self._is_started = True
            self._say_fresh("")
            self.moved.emit(self._world.begin(outcome.value))
            self.fixes_moved.emit(outcome.value.fixes)
        else:
            self._say_fresh(scrub(str(outcome.error)))

    def _take(self, outcome: Outcome[_Batch]) -> None:
        self._is_reading = False
        batch = outcome.value
        if batch is None:
            self._is_nudged = True  # what `changed` has said is not lost
            self._say_fresh(scrub(str(outcome.error)))
            return
        self._say_fresh("")
        self._is_outdated |= any(entry.step == Step.IMPORT for entry in batch.entries)
        if batch.totals:
            self._world.take_totals(batch.totals)
        if batch.entries:
            self.moved.emit(self._world.take(batch.cases, batch.entries, batch.units))
        if batch.is_full or self._is_nudged:
            self.nudge()

    def _take_fixes(self, outcome: Outcome[tuple[Fix, ...]]) -> None:
        self._is_reading_fixes = False
        if outcome.value is None:
            self._say_fresh(scrub(str(outcome.error)))
            return
        newer = self._world.take_fixes(outcome.value)
        if newer:
            self.fixes_moved.emit(newer)

    def _say_fresh(self, trouble: str) -> None:
        if not trouble:
            self._read_at = self._tick()
        if trouble != self._trouble:
            self._trouble = trouble
            self.fresh.emit(self.freshness)
