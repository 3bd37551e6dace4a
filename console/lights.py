"""The lights of all open cases, kept case by case: counting 5,000 anew at each piece of news would hold up keys."""

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.times import Times
from console.world import News, World
from dispatch.light import Light
from dispatch.states import State
from dispatch.values import Case

LOOK_MS = 250
AT_ONCE = 300  # cases whose time is looked at in one turn: some 2 ms
# Time alone moves these on; a red light stays red, a paused one waits for news.
_TURNING = (Light.GREEN, Light.YELLOW)


class Lights(QObject):
    """`changed` names the cases whose light or state is another, those that have ended too."""

    changed = Signal(object)  # frozenset[int]

    def __init__(self, world: World, times: Times) -> None:
        super().__init__()
        self._world, self._times = world, times
        self._held: dict[int, tuple[State, Light]] = {}
        self._counts: Counter[tuple[State, Light]] = Counter()
        self._round: list[int] = []
        self._turn = QTimer(self, interval=LOOK_MS)
        self._turn.timeout.connect(self.look)

    @property
    def counts(self) -> Mapping[tuple[State, Light], int]:
        """How many open cases are in each state under each light."""
        return MappingProxyType(self._counts)

    def of(self, case_id: int) -> Light:
        """The light of an open case, NONE for one that is not open."""
        return self._held[case_id][1] if case_id in self._held else Light.NONE

    def start(self) -> None:
        """Let time go on."""
        self._turn.start()

    def close(self) -> None:
        """Look no more."""
        self._turn.stop()

    @Slot(object)
    def take_news(self, news: News) -> None:
        """Look at what has moved."""
        gone = frozenset(self._held) if news.is_start else news.ended_ids
        for case_id in gone:
            self._forget(case_id)
        changed = self._look_at(news.open_cases)
        if changed or gone:
            self.changed.emit(changed | gone)

    @Slot()
    def look(self) -> None:
        """Look whether time has changed the lights of some cases."""
        if not self._round:
            self._round = [case_id for case_id, (_, light) in self._held.items() if light in _TURNING]
        some, self._round = self._round[:AT_ONCE], self._round[AT_ONCE:]
        cases = (self._world.cases.get(case_id) for case_id in some)
        changed = self._look_at(case for case in cases if case is not None)
        if changed:
            self.changed.emit(changed)

    def _look_at(self, cases: Iterable[Case]) -> frozenset[int]:
        changed = []
        for case in cases:
            now = (case.state, self._times.light(case))
            if self._held.get(case.id) != now:
                self._forget(case.id)
                self._held[case.id] = now
                self._counts[now] += 1
                changed.append(case.id)
        return frozenset(changed)

    def _forget(self, case_id: int) -> None:
        was = self._held.pop(case_id, None)
        if was is not None:
            self._counts[was] -= 1
