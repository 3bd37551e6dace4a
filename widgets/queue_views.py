"""Which cases a queue shows beyond its tabs: mine, nobody's, contested, untouched, late; and views that were saved."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from console.drafts import Drafts
from console.duty_bearers import bearers
from console.marks import QT_TRANSLATE_NOOP
from console.times import Times
from console.world import World
from dispatch.light import Light
from dispatch.standard import Standard
from dispatch.states import State
from dispatch.values import Case

_SAVED = "views"
_UNTOUCHED = re.compile(r"[>＞]\s*(\d{1,4})\s*(?:h|H|小时)")
_WITH_UNIT = (State.DISPATCHED, State.HANDLING)


class Which(StrEnum):
    """What is asked of a case."""

    EVERY = "every"
    MINE = "mine"
    OWNERLESS = "ownerless"
    CONTESTED = "contested"
    UNTOUCHED_4 = "untouched_4"
    UNTOUCHED_24 = "untouched_24"
    LATE = "late"


_WORDS = {
    Which.EVERY: QT_TRANSLATE_NOOP("QueueViews", "Every case"),
    Which.MINE: QT_TRANSLATE_NOOP("QueueViews", "Mine"),
    Which.OWNERLESS: QT_TRANSLATE_NOOP("QueueViews", "Nobody's"),
    Which.CONTESTED: QT_TRANSLATE_NOOP("QueueViews", "Contested"),
    Which.UNTOUCHED_4: QT_TRANSLATE_NOOP("QueueViews", "Untouched for 4 h"),
    Which.UNTOUCHED_24: QT_TRANSLATE_NOOP("QueueViews", "Untouched for 24 h"),
    Which.LATE: QT_TRANSLATE_NOOP("QueueViews", "Due soon or overdue"),
}


def which_words(which: Which) -> str:
    """A question in the language of the screen."""
    return QCoreApplication.translate("QueueViews", _WORDS[which])


@dataclass(frozen=True, slots=True)
class View:
    """Tab, question and free text under a name."""

    name: str
    tab: str
    which: str
    text: str


@dataclass(frozen=True, slots=True)
class Asker:
    """Answers for one person at one desk."""

    world: World
    standard: Standard
    times: Times
    person_id: int

    def test(self, which: Which) -> Callable[[Case], bool]:
        """The question of a view as a test of a case."""
        tests: dict[Which, Callable[[Case], bool]] = {
            Which.EVERY: lambda _: True,
            Which.MINE: self.is_mine,
            Which.OWNERLESS: self.is_ownerless,
            Which.CONTESTED: self.is_contested,
            Which.UNTOUCHED_4: lambda case: self.is_untouched(case, 4),
            Which.UNTOUCHED_24: lambda case: self.is_untouched(case, 24),
            Which.LATE: lambda case: self.times.light(case) in (Light.YELLOW, Light.RED),
        }
        return tests[which]

    def question(self, which: Which, typed: str) -> tuple[Callable[[Case], bool] | None, str]:
        """What is asked of each case, and the free text: '>6h' asks for those untouched for so many hours."""
        asked = None if which is Which.EVERY else self.test(which)
        hours = _UNTOUCHED.fullmatch(typed.strip())
        if hours is None:
            return asked, typed
        return lambda case: (asked is None or asked(case)) and self.is_untouched(case, int(hours[1])), ""

    def is_mine(self, case: Case) -> bool:
        """Filed or checked by this person, or moved by them last."""
        entry = self.world.last_move(case.id)
        return self.person_id in (case.filed_by, case.checker_id, entry.person_id if entry else None)

    def is_ownerless(self, case: Case) -> bool:
        """A case to dispatch for which the matrix names nobody, or one under way that nobody has."""
        if case.state in _WITH_UNIT:
            return case.unit_id is None
        return case.state is State.PENDING_DISPATCH and not bearers(case, self.world, self.standard)

    def is_contested(self, case: Case) -> bool:
        """Refused by a unit, or several answer for it and nobody has ruled."""
        if case.state is not State.PENDING_DISPATCH or case.ruled_id is not None:
            return False
        return case.returns > 0 or len(bearers(case, self.world, self.standard)) > 1

    def is_untouched(self, case: Case, hours: int) -> bool:
        """Nobody has done anything about it for so long."""
        touched = case.touched_at or case.reported_at
        return self.times.now() - touched >= timedelta(hours=hours)


def saved_views(drafts: Drafts) -> tuple[View, ...]:
    """The views that this person has saved."""
    text = drafts.text(_SAVED)
    return tuple(View(**row) for row in json.loads(text)) if text else ()


def save_view(drafts: Drafts, view: View) -> None:
    """Save a view; one of the same name is replaced, one without a question is forgotten."""
    rows = [row for row in saved_views(drafts) if row.name != view.name]
    drafts.keep(_SAVED, json.dumps([asdict(row) for row in (*rows, view)], ensure_ascii=False))
