"""The race for a unit: painted first, another desk takes it up to half a second before the key; nobody else is sent."""

import random
import time
from dataclasses import dataclass, field

from benchmarks.desk_room import Room
from console.notices import Notice
from dispatch.states import Step
from dispatch.verbs import Assign, Recall
from simulator.county import CODE

LATEST_S = 0.5
CEILING_S = 15.0
COLLEAGUE = "李强"


@dataclass
class Races:
    """What became of the trials over one desk."""

    room: Room
    dice: random.Random
    wrong: int = 0
    untold: int = 0
    learned_s: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Select a case, let the colleague take its first unit, press A a moment later, look at what was sent."""
        room, suggestions = self.room, self.room.desk.shown.file.suggestions
        own, other = room.filed(), room.filed()
        room.select(own)
        room.until(lambda: suggestions.painted.is_settled, CEILING_S, "units that were read")
        first = suggestions.chosen() or 0
        taken = Assign(case_id=other, seen=room.case(other).version, unit_id=first, reason="就近")
        room.act(taken)
        room.settle(self.dice.uniform(0, LATEST_S))
        began, heard = time.perf_counter(), len(self._told(own))
        room.press("A")
        room.until(lambda: len(self._told(own)) > heard or self._is_answered(own), CEILING_S, "an answer to the key")
        self.learned_s.append(time.perf_counter() - began)
        self._judge(own, other, first)

    def _told(self, case_id: int) -> list[Notice]:
        rows = self.room.desk.spine.notices.rows
        return [row for row in rows if row.case_id == case_id for _ in range(row.count)]

    def _is_answered(self, case_id: int) -> bool:
        return self.room.case(case_id).unit_id is not None

    def _judge(self, own: int, other: int, first: int) -> None:
        """No order for the own case, whoever it was; the colleague has the unit; the words name who and when."""
        room = self.room
        sent = [row for row in room.centre.board.file(CODE, own).entries if row.step == Step.ASSIGN]
        self.wrong += bool(sent) or room.case(other).unit_id != first
        at = room.desk.spine.times.moment_text(room.case(other).dispatched_at or room.case(other).reported_at)
        told = self._told(own)
        self.untold += not (told and COLLEAGUE in told[0].text and at in told[0].text)
        for case_id in (own, other):
            self._put_away(case_id)

    def _put_away(self, case_id: int) -> None:
        case = self.room.case(case_id)
        if case.unit_id is not None:
            self.room.act(Recall(case_id=case_id, seen=case.version))
