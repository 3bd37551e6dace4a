"""What is shown of the past: units, cases and cameras at any moment of one period. No Qt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from maps.past import Past
from maps.rows import CaseMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A period; `cases_at` and `cameras_at` are asked on the thread of the screen, twice a second at most."""

    since: datetime
    until: datetime
    past: Past
    cases_at: Callable[[datetime], Sequence[CaseMark]]
    cameras_at: Callable[[datetime], Mapping[int, str]]
