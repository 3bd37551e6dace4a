"""What is held about cameras beside their place: who may see those of an owner, who turns one now, who watched."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LEASE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """Who may turn a camera until when; `is_off`: turned away from its preset, so nobody knows where it looks."""

    camera_id: int
    person_id: int = 0
    person_name: str = ""
    until: datetime | None = None
    preset: str = ""
    is_off: bool = False

    def is_held(self, now: datetime) -> bool:
        """Whether somebody has it now."""
        return self.until is not None and self.until > now


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerRight:
    """A department that may see, and perhaps turn, the cameras of an owner that has closed them to others."""

    owner_id: int
    department_id: int
    may_turn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedLayout:
    """A layout of the wall that every desk may use, as the text of a layout file."""

    name: str
    drawing: str
    by_name: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewing:
    """Somebody had the picture of a camera before him, from when until when, for which case (S106)."""

    person_id: int
    person_name: str
    camera_id: int
    case_id: int | None
    since: datetime
    until: datetime
    workstation: str
