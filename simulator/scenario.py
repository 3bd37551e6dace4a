"""The first five minutes of a watch: reports, an assignment, an urge, a failed check with rework, a closing.

A second dispatcher, 李强, works some cases so that the county is at work; whoever sits at the desk may take any case
at any moment, and what has been taken is left alone.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from dispatch.errors import Refused
from dispatch.ports import Board
from dispatch.states import State
from dispatch.values import Case, EvidenceKind, Picture, UnitState
from dispatch.verbs import (
    Assign,
    Check,
    Close,
    FileCase,
    Outcome,
    Register,
    SendCheck,
    SendVerify,
    UrgeCase,
    Verb,
    Verify,
)
from simulator.county import CODE, LI

Act = Callable[[Verb, int], Awaitable[None]]
_ORDER = tuple(State)  # in the order of the loop
DRILL = {"06010": "06010-9", "09006": "09006-9"}


@dataclass
class Colleague:
    """The second dispatcher: takes the next step of one case at a time."""

    board: Board
    act: Act
    conditions: Callable[[str], str]
    picture: Callable[[int], Picture]
    dice: random.Random
    pace: float
    leaves: int = 8  # cases that wait for the one at the desk

    async def work(self) -> None:
        """Go on until cancelled."""
        while True:
            await asyncio.sleep(self.dice.uniform(1.0, 2.2) / self.pace)
            cases = await asyncio.to_thread(self.board.open_cases, CODE)
            for case in self._mine(cases):
                if await self._step(case):
                    break

    def _mine(self, cases: tuple[Case, ...]) -> list[Case]:
        """Two of three cases, those that have come furthest first, so that some are closed within minutes.

        The newest that wait are left to the one at the desk.
        """
        waiting = sorted(case.id for case in cases if case.state in (State.REPORTED, State.PENDING_DISPATCH))
        left = set(waiting[-self.leaves :])
        mine = [case for case in cases if case.id % 3 != 0 and (case.id not in left or case.id % 3 == 1)]
        return sorted(mine, key=lambda case: (-_ORDER.index(case.state), case.id))

    async def _step(self, case: Case) -> bool:
        verb = await self._next(case)
        if verb is None:
            return False
        try:
            await self.act(verb, LI)
        except Refused:
            return False  # somebody at the desk was quicker, or it is too soon
        return True

    async def _next(self, case: Case) -> Verb | None:
        if case.state is State.REPORTED and case.source.is_public:
            return SendVerify(case_id=case.id, seen=case.version)
        if case.state is State.VERIFYING:
            return Verify(case_id=case.id, seen=case.version, outcome=Outcome.YES)
        if case.state is State.PENDING_FILING and not case.condition_id:
            condition = DRILL.get(case.class_code, self.conditions(case.class_code))
            return Register(case_id=case.id, seen=case.version, class_code=case.class_code, condition_id=condition)
        if case.state is State.PENDING_FILING:
            return FileCase(case_id=case.id, seen=case.version)
        if case.state is State.PENDING_DISPATCH:
            return await self._assign(case)
        if case.state is State.HANDLING and case.urges == 0 and case.id % 4 == 1:
            return UrgeCase(case_id=case.id, words="请尽快处置并回复")
        return self._end(case)

    async def _assign(self, case: Case) -> Verb | None:
        units = await asyncio.to_thread(self.board.units, CODE)
        free = [unit for unit in units if unit.state is UnitState.FREE and unit.order_id is None]
        if len(free) < 6:
            return None
        return Assign(case_id=case.id, seen=case.version, unit_id=self.dice.choice(free).id, reason="就近派遣")

    def _end(self, case: Case) -> Verb | None:
        if case.state is State.REPLIED:
            return SendCheck(case_id=case.id, seen=case.version)
        if case.state is State.CHECKING and case.checker_id == LI:
            if case.rework == 0 and case.id % 5 == 1:
                return Check(case_id=case.id, seen=case.version, outcome=Outcome.NO, reason="现场仍有残留，请返工")
            shown = (self.picture(case.id),)
            return Check(case_id=case.id, seen=case.version, outcome=Outcome.YES, pictures=shown)
        return Close(case_id=case.id, seen=case.version) if case.state is State.PENDING_CLOSE else None


def check_picture_of(sha256: str, size: int) -> Picture:
    """The description of a check picture that has been stored."""
    return Picture(sha256=sha256, kind=EvidenceKind.CHECK, size=size, width=640, height=480)
