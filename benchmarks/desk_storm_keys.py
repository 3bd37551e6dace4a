"""Keys under news: a colleague moves cases and units while keys are pressed; does each hit what was painted?"""

import random
from dataclasses import dataclass, field

from benchmarks.desk_room import Room
from console.desk import Answer, Refusal
from dispatch.errors import Refused
from dispatch.verbs import Assign, Note, Recall, Verb

KEYS = ("J", "K", "A", "A", "U", "J", "Q", "Down", "N", "Shift+A")
OPEN = 12


@dataclass
class Stormed:
    """Every command of the desk is held against what was painted when its key was pressed."""

    room: Room
    dice: random.Random
    wrong: int = 0
    commands: int = 0
    _case_id: int | None = None
    _unit_id: int | None = None
    _held: list[int] = field(default_factory=list)

    def run(self, keys: int) -> None:
        """Press keys at random; before each, something happens elsewhere."""
        room = self.room
        self._held = [room.filed() for _ in range(OPEN)]
        room.until(lambda: set(self._held) <= set(room.desk.spine.world.cases), what="the cases")
        room.desk.spine.desk.done.connect(self._take)
        room.desk.spine.desk.refused.connect(self._take)
        room.desk.shown.queue.view.setFocus()
        for number in range(keys):
            self._disturb(number)
            room.settle(self.dice.choice((0.0, 0.0, 0.02, 0.32)))
            self._case_id = room.desk.spine.selection.case_id
            self._unit_id = room.desk.shown.file.suggestions.chosen()
            room.press(self.dice.choice(KEYS))
            room.until(lambda: not self._is_asking(), what="the answer to a key")

    def _is_asking(self) -> bool:
        return self._case_id is not None and self.room.desk.spine.desk.is_asking(self._case_id)

    def _disturb(self, number: int) -> None:
        """A colleague sends, recalls or writes something about some case."""
        case_id = self.dice.choice(self._held)
        case = self.room.case(case_id)
        free = [unit.id for unit in self.room.centre.board.units(case.jurisdiction) if unit.order_id is None]
        verbs: list[Verb] = [Note(case_id=case_id, words=f"note {number}")]
        if case.order_id is not None and case.unit_id is not None:
            verbs.append(Recall(case_id=case_id, seen=case.version))
        elif free:
            unit_id = self.dice.choice(free[:4])
            verbs.append(Assign(case_id=case_id, seen=case.version, unit_id=unit_id, reason="near"))
        try:
            self.room.act(self.dice.choice(verbs))
        except Refused:
            return  # the desk was quicker

    def _take(self, ended: Answer | Refusal) -> None:
        verb = ended.verb
        self.commands += 1
        is_other = getattr(verb, "case_id", None) != self._case_id
        self.wrong += is_other or (isinstance(verb, Assign) and verb.unit_id != self._unit_id)
