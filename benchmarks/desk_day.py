"""A day at the desk by keyboard alone: a scripted operator works cases to the state that a model predicts for each.

`--long` works 200 cases. Counted are the keys that are no text, and the actions that a person chose.
"""

import random
import statistics
import sys
import time
from dataclasses import dataclass, field
from functools import partial

from benchmarks.contract import is_long, report
from benchmarks.desk_keys import CEILING_S, Operator
from benchmarks.desk_room import Room, open_application, open_room, streams
from dispatch.states import State, Step
from dispatch.values import Case
from simulator.county import CODE

GOAL_ACTIONS = 4  # of an ordinary case: take the report, file, assign, check
_TO_ORDER = (Step.SUBMIT, Step.REGISTER, Step.FILE, Step.ASSIGN)
_WORKED = (Step.SIGN, Step.REPLY, Step.SEND_CHECK)
# What a plan does, step by step, and where it leaves its case.
MODEL: dict[str, tuple[tuple[Step, ...], State]] = {
    "closed": ((*_TO_ORDER, Step.URGE, *_WORKED, Step.CHECK_PASS, Step.CLOSE), State.CLOSED),
    "reworked": (
        (*_TO_ORDER, *_WORKED, Step.REWORK, *_WORKED, Step.CHECK_PASS, Step.CLOSE),
        State.CLOSED,
    ),
    "recalled": ((*_TO_ORDER, Step.RECALL), State.PENDING_DISPATCH),
    "refused": ((Step.SUBMIT, Step.REFUSE_FILING), State.NOT_FILED),
    "noted": ((Step.SUBMIT, Step.NOTE), State.REPORTED),
}
_OFTEN = (6, 1, 1, 1, 1)


@dataclass
class Day:
    """The cases of a day and what was planned for each."""

    room: Room
    dice: random.Random
    planned: dict[int, str] = field(default_factory=dict)
    keys: list[int] = field(default_factory=list)

    def work(self, cases: int) -> None:
        """Work so many cases, one after the other; every plan comes up early, then as often as in life."""
        first = list(MODEL)
        for number in range(cases):
            plan = first[number] if number < len(first) else self.dice.choices(first, _OFTEN)[0]
            self.room.keystrokes = 0
            self.planned[self._worked(plan)] = plan
            self.keys.append(self.room.keystrokes)

    def _worked(self, plan: str) -> int:
        operator = Operator(self.room)
        if plan == "refused":
            return self._said(operator, "refuse_filing", "Shift+I", State.NOT_FILED)
        if plan == "noted":
            return self._said(operator, "note", "M", State.REPORTED)
        case_id = operator.order()
        if plan == "recalled":
            operator.take("recall", "Shift+A")
            self.room.until(lambda: operator.state(case_id) is State.PENDING_DISPATCH, CEILING_S, "a recall")
        elif plan == "reworked":
            self._rework(operator, case_id)
            operator.check(case_id)
        else:
            operator.urge(case_id)
            operator.handle(case_id)
            operator.check(case_id)
        return case_id

    def _said(self, operator: Operator, action_id: str, key: str, after: State) -> int:
        """A report that gets words: a refusal, a note."""
        case_id = operator.take_report()
        operator.take(action_id, key)
        self.room.type("seen by the patrol")
        self.room.press("Return")
        step = MODEL["refused" if after is State.NOT_FILED else "noted"][0][-1]
        self.room.until(lambda: self._steps(case_id)[-1:] == (step,), CEILING_S, f"the line {step}")
        return case_id

    def _rework(self, operator: Operator, case_id: int) -> None:
        operator.handle(case_id)
        verify = self.room.desk.shown.verify
        operator.take("verify", "V")
        self.room.until(lambda: verify.isVisible() and verify.reject.isEnabled(), CEILING_S, "pictures to judge by")
        self.room.press("X")
        self.room.until(verify.reasons.isVisible, CEILING_S, "reasons")
        self.room.press("1")
        self.room.until(lambda: operator.state(case_id) is State.HANDLING, CEILING_S, "a rework")
        operator.handle(case_id)

    def _steps(self, case_id: int) -> tuple[Step, ...]:
        """The steps of a case in the store, without receipts."""
        entries = self.room.centre.board.file(CODE, case_id).entries
        return tuple(Step(entry.step) for entry in entries if entry.step in _MODELLED)

    def _is_shown(self, case: Case) -> bool:
        return self.room.desk.spine.world.case(case.id) == case

    def wrong(self) -> list[str]:
        """Where the store is not where the model says, case by case; the desk has to show the same."""
        held = []
        for case_id, plan in self.planned.items():
            steps, state = MODEL[plan]
            case = self.room.case(case_id)
            if (case.state, self._steps(case_id)) != (state, steps):
                held.append(f"{plan} {case.number}: {case.state} {self._steps(case_id)}")
            self.room.until(partial(self._is_shown, case), CEILING_S, f"{case.number} as it stands")
        strangers = {case.id for case in self.room.centre.board.open_cases(CODE)} - set(self.planned)
        return [*held, *(f"case {case_id} was never planned" for case_id in sorted(strangers))]


_MODELLED = frozenset(step for steps, _ in MODEL.values() for step in steps)


def main() -> int:
    """Work the day, hold it against the model."""
    app = open_application()
    cases, began = (200, time.perf_counter()) if is_long() else (10, time.perf_counter())
    with streams() as address, open_room(cameras_at=address) as room:
        room.desk.load("wall")
        day = Day(room, random.Random(200))
        day.work(cases)
        wrong = day.wrong()
    del app
    for line in wrong:
        print(line, file=sys.stderr)
    ordinary = [keys for keys, plan in zip(day.keys, day.planned.values(), strict=True) if plan == "closed"]
    return report(
        "desk_day", len(wrong), "cases off the model", yardstick="cases worked", yardstick_value=cases, goal=0,
        ratio=len(wrong) / cases, is_ok=not wrong, keystrokes_of_a_closed_case=statistics.median(ordinary),
        seconds=round(time.perf_counter() - began, 1),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
