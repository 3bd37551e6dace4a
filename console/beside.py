"""Who else has which case in hand: said and read through the store now and then; what is not said again lapses."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.desk import Desk
from console.lanes import Lane, Outcome
from console.selection import Selection
from console.times import Times
from console.world import World
from dispatch.ports import Presences
from dispatch.records import Presence

SAY_EVERY = 5  # looks
LOOK_MS = 2000
LAPSES = timedelta(seconds=30)
DWELL_MS = 400  # whoever walks through the queue has not every case in hand


class Beside(QObject):
    """A soft lock: it is shown and forbids nothing, for the centre refuses what came too late."""

    changed = Signal()

    def __init__(
        self, presences: Presences | None, desk: Desk, world: World, selection: Selection, lane: Lane, times: Times
    ) -> None:  # fmt: skip
        super().__init__()
        self._presences, self._desk, self._world = presences, desk, world
        self._selection, self._lane, self._times = selection, lane, times
        self._others: Mapping[int, tuple[Presence, ...]] = {}
        self._is_editing, self._looks = False, 0
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        self._dwell = QTimer(self, interval=DWELL_MS, singleShot=True)
        self._dwell.timeout.connect(self.say)
        selection.changed.connect(self._select)

    def start(self) -> None:
        """Say and look from now on."""
        if self._presences is not None:
            self._look.start()

    def close(self) -> None:
        """Say and look no more."""
        self._look.stop()
        self._dwell.stop()

    def of(self, case_id: int) -> tuple[Presence, ...]:
        """The others who have a case in hand, who edits it first."""
        return self._others.get(case_id, ())

    def names(self, case_id: int) -> tuple[str, ...]:
        """Their names."""
        people = (self._world.person(row.person_id) for row in self.of(case_id))
        return tuple(person.name for person in people if person is not None)

    def edit(self, *, is_editing: bool) -> None:
        """This desk begins or ends to write about its case."""
        if is_editing != self._is_editing:
            self._is_editing = is_editing
            self._dwell.start()

    @Slot()
    def say(self) -> None:
        """Say what this desk has in hand."""
        if self._presences is None:
            return
        own = Presence(
            person_id=self._desk.actor.person_id, workstation=self._desk.actor.workstation,
            case_id=self._selection.case_id, is_editing=self._is_editing, seen_at=self._times.now(),
        )  # fmt: skip
        self._lane.submit(partial(self._presences.say, self._world.jurisdiction, own), _said)

    @Slot()
    def look(self) -> None:
        """Read what others have in hand; renew the own word in time."""
        if self._presences is None:
            return
        self._looks += 1
        if self._looks % SAY_EVERY == 0:
            self.say()
        since = self._times.now() - LAPSES
        self._lane.submit(partial(self._presences.since, self._world.jurisdiction, since), self._take)

    def _take(self, outcome: Outcome[Sequence[Presence]]) -> None:
        own = (self._desk.actor.person_id, self._desk.actor.workstation)
        rows = [row for row in outcome.value or () if (row.person_id, row.workstation) != own]
        held: dict[int, tuple[Presence, ...]] = {}
        for row in sorted(rows, key=lambda row: not row.is_editing):
            if row.case_id is not None:
                held[row.case_id] = (*held.get(row.case_id, ()), row)
        if held != self._others:
            self._others = held
            self.changed.emit()

    @Slot(object)
    def _select(self, _: int | None) -> None:
        self._is_editing = False
        self._dwell.start()


def _said(_: Outcome[None]) -> None:
    """Whether it reached the store shows at the next word."""
