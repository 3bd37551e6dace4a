"""The sweep of what falls due: urges, proposals to supervise, unanswered orders, suspensions, routines; once each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from dispatch.errors import Refused
from dispatch.light import used_share
from dispatch.limits import WorkClock
from dispatch.paper_verbs import ProposeSupervision, RaiseRoutine, RaiseSupervision, Resume
from dispatch.papers import Routine, Supervision
from dispatch.ports import Board, Centre, Clock
from dispatch.states import State
from dispatch.values import Case, Role, UrgeKind
from dispatch.verbs import Actor, UrgeCase, Verb

YELLOW, DUE, PROPOSE = 0.8, 1.0, 1.5
_UNSIGNED = ((UrgeKind.REPEAT, 1 / 3), (UrgeKind.OFFER, 2 / 3), (UrgeKind.CALL, 1.0))


@dataclass(frozen=True, kw_only=True)
class Sweeper:
    """Looks at every running clock and at papers that have fallen due.

    The command id says what it is about, so whatever a second sweep asks for is the first one's.
    """

    jurisdiction: str
    centre: Centre
    board: Board
    clock: Clock
    work_clock: WorkClock
    system_id: int
    asked: set[str] = field(default_factory=set)  # spares the store a transaction for each overdue case at each look

    def sweep(self) -> int:
        """Ask for everything that has fallen due since the last look; returns how much was asked for."""
        now = self.clock.now()
        clocks = (
            (command_id, verb)
            for case in self.board.due_cases(self.jurisdiction)
            for command_id, verb in (
                *_of_clock(case, used_share(case, now, self.work_clock) or 0.0),
                *self._of_signing(case, now),
            )
        )
        papers = (_of_paper(paper) for paper in self.board.due_papers(self.jurisdiction, now))
        return sum(self._ask(command_id, verb) for command_id, verb in (*clocks, *papers))

    def _of_signing(self, case: Case, now: datetime) -> Iterator[tuple[str, Verb]]:
        """An order that nobody signs for is repeated, then the next unit is offered, then a supervisor is named."""
        share = _signing_share(case, now)
        due = [kind for kind, begins in _UNSIGNED if share >= begins]
        if due:
            words = self._supervisor() if due[-1] is UrgeKind.CALL else ""
            yield f"unsigned-{case.order_id}-{due[-1]}", UrgeCase(case_id=case.id, kind=due[-1], words=words)

    def _supervisor(self) -> str:
        """Who supervises this watch; the first one when nobody stands in the roster."""
        people = self.board.directory(self.jurisdiction).people
        return next((person.name for person in people if Role.SUPERVISOR in person.roles), "")

    def _ask(self, command_id: str, verb: Verb) -> bool:
        if command_id in self.asked:
            return False
        actor = Actor(person_id=self.system_id, role=Role.SYSTEM, workstation="sweep")
        try:
            self.centre.do(verb, by=actor, command_id=command_id)
        except Refused:
            return False  # it was dealt with meanwhile
        self.asked.add(command_id)
        return True


def _signing_share(case: Case, now: datetime) -> float:
    """How much of the time to sign has gone; 0 for a case that was signed for."""
    if case.state is not State.DISPATCHED or case.stage_started_at is None or case.stage_due_at is None:
        return 0.0
    return (now - case.stage_started_at) / (case.stage_due_at - case.stage_started_at)


def _of_clock(case: Case, share: float) -> Iterator[tuple[str, Verb]]:
    """80 % urges the unit, the deadline its head, too, and half as much again proposes a supervision order.

    An extension begins a new term, which is urged anew.
    """
    term = f"{case.order_id}-{case.extensions}" if case.extensions else f"{case.order_id}"
    if YELLOW < share <= DUE:
        yield f"urge-{term}-yellow", UrgeCase(case_id=case.id, kind=UrgeKind.YELLOW)
    if share > DUE:
        yield f"urge-{term}-due", UrgeCase(case_id=case.id, kind=UrgeKind.DUE)
    if share > PROPOSE and not case.supervisions:
        yield f"propose-{term}", ProposeSupervision(case_id=case.id)


def _of_paper(paper: Case | Supervision | Routine) -> tuple[str, Verb]:
    if isinstance(paper, Case):
        return f"resume-{paper.id}-{paper.version}", Resume(case_id=paper.id, seen=paper.version)
    if isinstance(paper, Supervision):
        moment = f"{paper.reply_by:%Y%m%dT%H%M%S}"
        return f"raise-{paper.id}-{moment}", RaiseSupervision(supervision_id=paper.id)
    return f"routine-{paper.id}-{paper.next_at:%Y%m%d}", RaiseRoutine(routine_id=paper.id)
