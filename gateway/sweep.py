"""The sweep of deadlines: urges at yellow and at due, once each, however many sweeps run."""

from dataclasses import dataclass, field

from dispatch.errors import Refused
from dispatch.light import Light, light_of
from dispatch.limits import WorkClock
from dispatch.ports import Board, Centre, Clock
from dispatch.values import Case, Role, UrgeKind
from dispatch.verbs import Actor, UrgeCase

_KINDS = {Light.YELLOW: UrgeKind.YELLOW, Light.RED: UrgeKind.DUE}


@dataclass(frozen=True, kw_only=True)
class Sweeper:
    """Looks at every running handling clock. The command id says order and kind, so a second urge is the first one."""

    jurisdiction: str
    centre: Centre
    board: Board
    clock: Clock
    work_clock: WorkClock
    system_id: int
    asked: set[str] = field(default_factory=set)  # spares the store a transaction for each overdue case at each look

    def sweep(self) -> int:
        """Urge what has become yellow or due since the last look; returns how many urges were asked for."""
        now = self.clock.now()
        due = [(case, light_of(case, now, self.work_clock)) for case in self.board.due_cases(self.jurisdiction)]
        return sum(self._urge(case, _KINDS[light]) for case, light in due if light in _KINDS)

    def _urge(self, case: Case, kind: UrgeKind) -> bool:
        command_id = f"urge-{case.order_id}-{kind}"
        if command_id in self.asked:
            return False
        actor = Actor(person_id=self.system_id, role=Role.SYSTEM, workstation="sweep")
        try:
            self.centre.do(UrgeCase(case_id=case.id, kind=kind), by=actor, command_id=command_id)
        except Refused:
            return False  # it was handled meanwhile: nobody is left to urge
        self.asked.add(command_id)
        return True
