"""The refusals of the dispatcher: each names what was wrong in fields, the words are found where they are shown."""

from dataclasses import dataclass
from datetime import datetime


class Refused(Exception):  # noqa: N818 - a refusal is an outcome that a dispatcher reads, not a programming error
    """A command was not carried out; nothing but the refusal remains of it."""


@dataclass(frozen=True)
class NotLawful(Refused):
    """The table holds no such step for the state of the case."""

    case_id: int
    state: str
    step: str


@dataclass(frozen=True)
class NotAllowed(Refused):
    """The person's post does not carry this right."""

    role: str
    step: str


@dataclass(frozen=True)
class SameHands(Refused):
    """Separation of duties: `rule` is 'check' (handling unit or its parent), 'close' or 'assign'."""

    rule: str
    name: str


@dataclass(frozen=True)
class Stale(Refused):
    """Somebody else was quicker: who, what and when, for the loser to read."""

    case_id: int
    number: str
    state: str
    by_name: str
    step: str
    at: datetime | None
    unit_name: str


@dataclass(frozen=True)
class UnitBusy(Refused):
    """The unit works on another case, or is off duty."""

    unit_id: int
    name: str
    state: str
    case_number: str
    by_name: str
    at: datetime | None


@dataclass(frozen=True)
class EvidenceMissing(Refused):
    """A step needs a picture of this kind."""

    case_id: int
    step: str
    kind: str


@dataclass(frozen=True)
class Invalid(Refused):
    """A field of a command is wrong: its name, and a code of what is wrong with it."""

    field: str
    why: str


@dataclass(frozen=True)
class Unknown(Refused):
    """No such case, unit, order, person or class."""

    kind: str
    id: str


@dataclass(frozen=True)
class TooSoon(Refused):
    """An urge came before the rate limit allows another; `again_at` says when."""

    case_id: int
    again_at: datetime
