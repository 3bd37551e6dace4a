"""The desk asks: verbs go to the centre on the command lane, answers come back as signals, orders may be held back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.lanes import Lanes, Late, Outcome, TookTooLong
from dispatch.errors import Refused
from dispatch.ports import Centre
from dispatch.verbs import Actor, Done, Verb

HOLD_BACK_S = 5
ANSWER_WITHIN_S = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A verb was carried out."""

    verb: Verb
    done: Done


@dataclass(frozen=True, slots=True)
class Refusal:
    """A verb was refused; nothing of it remains."""

    verb: Verb
    error: Refused


@dataclass(frozen=True, slots=True)
class Trouble:
    """It is not known whether a verb was carried out: no answer in time, or the centre broke."""

    verb: Verb
    error: Exception


@dataclass(frozen=True, slots=True)
class Held:
    """A verb that has not left yet, and the seconds until it does."""

    verb: Verb
    command_id: str
    left_s: int
    then: Callable[[Answer], None] | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    verb: Verb
    then: Callable[[Answer], None] | None


def new_command_id() -> str:
    """A random id for one command."""
    return str(uuid4())


class Desk(QObject):
    """Asks the centre in the name of one actor. All methods and signals belong to the UI thread."""

    done = Signal(object)  # Answer
    refused = Signal(object)  # Refusal
    troubled = Signal(object)  # Trouble
    sending_changed = Signal(object)  # tuple[Held, ...], the next to leave first

    def __init__(self, centre: Centre, actor: Actor, lanes: Lanes, *, new_id: Callable[[], str] = new_command_id,
                 answer_within: float = ANSWER_WITHIN_S, hold_back: int = HOLD_BACK_S) -> None:  # fmt: skip
        super().__init__()
        self._centre = centre
        self._actor = actor
        self._lane = lanes.commands
        self._new_id = new_id
        self._answer_within = answer_within
        self._hold_back = hold_back
        self._asked: dict[int, _Asked] = {}
        self._given_up: dict[int, _Asked] = {}
        self._held: tuple[Held, ...] = ()
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)
        self._lane.came_late.connect(self._take_late)

    @property
    def actor(self) -> Actor:
        """In whose name this desk acts."""
        return self._actor

    @property
    def sending(self) -> tuple[Held, ...]:
        """What has not left yet, the next to leave first."""
        return self._held

    def is_sending(self, case_id: int) -> bool:
        """Whether something about this case is held back and can be recalled."""
        return any(getattr(held.verb, "case_id", None) == case_id for held in self._held)

    def is_asking(self, case_id: int) -> bool:
        """Whether the centre has been asked something about this case and may still answer in time."""
        return any(getattr(asked.verb, "case_id", None) == case_id for asked in self._asked.values())

    def ask(self, verb: Verb, then: Callable[[Answer], None] | None = None) -> str:
        """Ask now; `then` is called on success only, before `done`. Returns the command id."""
        command_id = self._new_id()
        self._send(verb, command_id, then)
        return command_id

    def ask_later(
        self, verb: Verb, seconds: int | None = None, then: Callable[[Answer], None] | None = None
    ) -> str:  # fmt: skip
        """Ask after some whole seconds (as the settings say when None) unless it is recalled; gives the command id."""
        wait = self._hold_back if seconds is None else seconds
        if wait <= 0:
            return self.ask(verb, then)
        held = Held(verb, self._new_id(), wait, then)
        self._hold(tuple(sorted((*self._held, held), key=lambda row: row.left_s)))
        if not self._second.isActive():
            self._second.start()
        return held.command_id

    @Slot()
    def recall_sending(self) -> Verb | None:
        """Take back what was held last to leave; None when all has left."""
        if not self._held:
            return None
        *rest, last = self._held
        self._hold(tuple(rest))
        return last.verb

    def drop(self, command_id: str, why: Refused) -> None:
        """Take back something held that can only be refused, and tell so as if it had been."""
        lost = [row for row in self._held if row.command_id == command_id]
        self._hold(tuple(row for row in self._held if row.command_id != command_id))
        for row in lost:
            self.refused.emit(Refusal(row.verb, why))

    def close(self) -> None:
        """Stop; what is held back never leaves."""
        self._second.stop()
        self._held = ()

    def _hold(self, held: tuple[Held, ...]) -> None:
        self._held = held
        if not held:
            self._second.stop()
        self.sending_changed.emit(held)

    @Slot()
    def _count_down(self) -> None:
        aged = [Held(row.verb, row.command_id, row.left_s - 1, row.then) for row in self._held]
        self._hold(tuple(row for row in aged if row.left_s > 0))
        for row in aged:
            if row.left_s <= 0:
                self._send(row.verb, row.command_id, row.then)

    def _send(self, verb: Verb, command_id: str, then: Callable[[Answer], None] | None) -> None:
        def work() -> Done:
            return self._centre.do(verb, by=self._actor, command_id=command_id)

        def ended(outcome: Outcome[Done]) -> None:
            self._tell(ticket, outcome)

        ticket = self._lane.submit(work, ended, timeout=self._answer_within)
        self._asked[ticket] = _Asked(verb, then)

    @Slot(object)
    def _take_late(self, late: Late) -> None:
        self._tell(late.ticket, late.outcome)

    def _tell(self, ticket: int, outcome: Outcome[Any]) -> None:
        asked = self._asked.pop(ticket, None) or self._given_up.pop(ticket)
        if isinstance(outcome.error, TookTooLong):
            self._given_up[ticket] = asked  # the true outcome follows
        if isinstance(outcome.error, Refused):
            self.refused.emit(Refusal(asked.verb, outcome.error))
        elif outcome.error is not None:
            self.troubled.emit(Trouble(asked.verb, outcome.error))
        elif outcome.value is not None:
            answer = Answer(asked.verb, outcome.value)
            if asked.then is not None:
                asked.then(answer)
            self.done.emit(answer)
