"""The verbs of the watch: duty roster, holds against retention, personal data shown for a minute, messages."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dispatch.papers import MessageKind
from dispatch.values import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SetShift:
    """Write a turn of duty into the roster (值班表): who answers for a department, and at which telephone."""

    department_id: int
    name: str
    post: Role
    phone: str
    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EndShift:
    """Take a turn of duty out of the roster, or end it before its time."""

    shift_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldCase:
    """Hold a case (封存): retention leaves everything of it alone until the hold is released."""

    case_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseHold:
    """Release a hold (解除封存)."""

    hold_id: int
    reason: str


class Personal(StrEnum):
    """A field about a reporter that desks see masked."""

    NAME = "reporter_name"
    PHONE = "reporter_phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmask:
    """Ask to see one masked field for a minute: the reason stands in the log."""

    case_id: int
    field: Personal
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SendMessage:
    """Say something to a unit, or ask for its video; the words may be empty then."""

    unit_id: int
    words: str
    kind: MessageKind = MessageKind.WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageReceipt:
    """The unit's terminal has received, or the unit has read, a message."""

    message_id: int
    is_read: bool = False


WatchVerb = SetShift | EndShift | HoldCase | ReleaseHold | Unmask | SendMessage | MessageReceipt
