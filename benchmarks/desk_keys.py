"""A scripted operator on the real desk: keystrokes and time from a report to its order, and through the whole loop.

Typed text is not counted; each key and sign is given a tenth of a second of the operator's hands. Commands that hit
another case or unit than the painted one are counted under news, resorting and races. Yardstick: the same keys pressed
into a bare line of text.
"""

import random
import statistics
import sys
import time
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from benchmarks.contract import is_long, report
from benchmarks.desk_races import Races
from benchmarks.desk_room import Room, open_application, open_room, streams
from benchmarks.desk_storm_keys import Stormed
from dispatch.states import State
from dispatch.values import EvidenceKind, Picture
from dispatch.verbs import Reply, Sign
from simulator.county import FIRST_CREW
from simulator.pictures import street_picture

KEYS_GOAL, LOOP_GOAL, TIME_GOAL_S, A_KEY_S = 12, 30, 8.0, 0.1
CEILING_S = 30.0
# Steps that an ordinary case asks of the desk: it has come in by a door, and nobody has to be urged.
ORDINARY = ("register", "assign", "verify", "close")
PLACE, CODE, WORDS = "yong an lu 88", "06010", "rubbish at the kerb"


@dataclass
class Operator:
    """Works one case after the other by keys alone."""

    room: Room
    to_order: list[int] = field(default_factory=list)
    loop: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    actions: list[int] = field(default_factory=list)

    def work(self) -> int:
        """Report, accept and file, assign; then urge, check and close. The id of the closed case."""
        began, room = time.perf_counter(), self.room
        room.keystrokes = 0
        self.steps.clear()
        case_id = self.order()
        self.to_order.append(room.keystrokes)
        typed = len(PLACE) + len(CODE) + len(WORDS)
        self.seconds.append(time.perf_counter() - began + A_KEY_S * (room.keystrokes + typed))
        self.urge(case_id)
        self.handle(case_id)
        self.check(case_id)
        self.loop.append(room.keystrokes)
        self.actions.append(sum(step in ORDINARY for step in self.steps))
        return case_id

    def order(self) -> int:
        """From nothing to an order."""
        room, case_id = self.room, self.take_report()
        self.take("register", "G")
        room.until(lambda: room.desk.shown.file.form.conditions.hasFocus(), CEILING_S, "the form of a filing")
        room.press("Return")
        room.until(lambda: self.state(case_id) is State.PENDING_DISPATCH, CEILING_S, "a filed case")
        suggestions = room.desk.shown.file.suggestions
        room.until(lambda: suggestions.painted.is_settled, CEILING_S, "units that were read")
        self.take("assign", "A")
        room.until(lambda: self.state(case_id) is State.DISPATCHED, CEILING_S, "an order")
        return case_id

    def take_report(self) -> int:
        """Take a report; its case is in hand."""
        room, known = self.room, set(self.room.desk.spine.world.cases)
        room.press("R")
        room.until(lambda: room.desk.shown.report.place.hasFocus(), CEILING_S, "the form of a report")
        camera = room.county.directory.cameras[len(known) % 16]
        room.desk.shown.report.put_place(camera.lon + 1e-4, camera.lat)  # a spot of the map, counted as one stroke
        room.keystrokes += 1
        room.type(PLACE)
        room.press("Tab")
        room.type(CODE)
        room.press("Tab")
        room.type(WORDS)
        room.press("Ctrl+Return")
        room.until(lambda: set(room.desk.spine.world.cases) - known, CEILING_S, "the report in the queue")
        (case_id,) = set(room.desk.spine.world.cases) - known
        room.until(lambda: room.desk.spine.selection.case_id == case_id, CEILING_S, "the report in hand")
        room.until(room.desk.hands.is_file_shown, CEILING_S, "the file of the report")
        return case_id

    def urge(self, case_id: int) -> None:
        """Urge by one key."""
        self.take("urge", "U")
        self.room.until(lambda: self.room.case(case_id).urges, CEILING_S, "an urge")

    def handle(self, case_id: int) -> None:
        """The crew's part."""
        self._crew(case_id)
        self.room.until(lambda: self.state(case_id) is State.REPLIED, CEILING_S, "a reply")

    def check(self, case_id: int) -> None:
        """Judge by the pictures and close."""
        room = self.room
        self.take("verify", "V")
        verify = room.desk.shown.verify
        room.until(lambda: verify.isVisible() and verify.accept.isEnabled(), CEILING_S, "a picture to judge by")
        room.press("P")
        passed = partial(self._is_in, case_id, State.PENDING_CLOSE)
        room.until(lambda: passed() or verify.reasons.isVisible(), CEILING_S, "a verdict, or doubts about a picture")
        if not passed():
            room.press("1")  # passing over a doubt says why
        room.until(passed, CEILING_S, "a verdict")
        self.take("close", "C")
        room.until(lambda: self.state(case_id) is State.CLOSED, CEILING_S, "a closed case")

    def _crew(self, case_id: int) -> None:
        """The unit signs and says that it is done, with a picture."""
        case, clean = self.room.case(case_id), street_picture(case_id, is_clean=True)
        crew = FIRST_CREW + (case.unit_id or 0)
        after = Picture(
            sha256=self.room.centre.pictures.put(clean),
            kind=EvidenceKind.AFTER,
            size=len(clean),
            width=640,
            height=360,
            taken_at=self.room.centre.clock.now(),
            lon=case.lon,
            lat=case.lat,
        )
        self.room.act(Sign(order_id=case.order_id or 0), crew)
        self.room.act(Reply(order_id=case.order_id or 0, measure="cleared", closing_met=True, pictures=(after,)), crew)

    def take(self, action_id: str, key: str) -> None:
        """Press the key of a step once its button says that it can be taken."""
        self.steps.append(action_id)
        action = self.room.desk.spine.actions.qaction(action_id)
        self.room.until(action.isEnabled, CEILING_S, f"the step {action_id}")
        self.room.press(key)

    def _is_in(self, case_id: int, state: State) -> bool:
        return self.state(case_id) is state

    def state(self, case_id: int) -> State | None:
        """As the desk shows it."""
        case = self.room.desk.spine.world.case(case_id)
        return case.state if case else None


def yardstick_s(room: Room) -> float:
    """The same keys and signs into a bare line."""
    line = QLineEdit()
    line.show()
    began = time.perf_counter()
    QTest.keyClicks(line, PLACE + CODE + WORDS + "rttgra")
    line.close()
    room.settle()
    return time.perf_counter() - began + A_KEY_S * len(PLACE + CODE + WORDS + "rttgra")


def main() -> int:
    """The operator, then the races and the storm."""
    app = open_application()
    cases, races, keys = (40, 1000, 10_000) if is_long() else (5, 20, 400)
    with streams() as address, open_room(cameras_at=address) as room:
        room.desk.load("wall")
        operator = Operator(room)
        for _ in range(cases):
            operator.work()
        bare = yardstick_s(room)
    with open_room() as room:
        raced = Races(room, random.Random(11))
        for _ in range(races):
            raced.run()
        stormed = Stormed(room, random.Random(12))
        stormed.run(keys)
        del app
    wrong = raced.wrong + raced.untold + stormed.wrong
    needed, whole = statistics.median(operator.to_order), statistics.median(operator.loop)
    took, learns = statistics.median(operator.seconds), sorted(raced.learned_s)[int(len(raced.learned_s) * 0.99)]
    return report(
        "desk_keys", needed, "keystrokes", yardstick="the same keys into a bare line, in seconds",
        yardstick_value=bare, goal=KEYS_GOAL, ratio=took / bare,
        is_ok=needed <= KEYS_GOAL and whole <= LOOP_GOAL and took <= TIME_GOAL_S and not wrong and learns < 1.0,
        loop_keystrokes=whole, actions_per_ordinary_case=statistics.median(operator.actions),
        time_p50_s=round(took, 2), wrong_target=wrong, races=races, storm_keys=keys,
        commands=stormed.commands, loser_learns_p99_s=round(learns, 3),
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
