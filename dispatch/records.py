"""What is known of units and places from before: how a unit has kept its limits, who looks at which case now."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRecord:
    """Of one unit: orders handled in a period and how many of them in time, and orders got since a moment."""

    unit_id: int
    handled: int = 0
    in_time: int = 0
    lately: int = 0

    @property
    def share(self) -> float | None:
        """The share handled in time, None without any."""
        return self.in_time / self.handled if self.handled else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Somebody at a desk has a case in hand; it lapses when it is not said again."""

    person_id: int
    workstation: str
    case_id: int | None
    is_editing: bool = False
    seen_at: datetime
