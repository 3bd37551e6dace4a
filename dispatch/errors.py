"""The refusals of the dispatcher: each names what was wrong in fields, the words are found where they are shown."""

from dataclasses import dataclass
from datetime import datetime


class Refused(Exception):  # noqa: N818 - a refusal is an outcome that a dispatcher reads, not a programming error
    """A command was not carried out; nothing but the refusal remains of it.

    Its kinds are not frozen: Python writes the traceback into an exception while it travels.
    """

    def __str__(self) -> str:
        """Kind and fields, for logs; what a dispatcher reads is worded elsewhere."""
        return repr(self)


@dataclass(eq=False)
class NotLawful(Refused):
    """The table holds no such step for the state of the case."""

    case_id: int
    state: str
    step: str


@dataclass(eq=False)
class NotAllowed(Refused):
    """The person's post does not carry this right."""

    role: str
    step: str


@dataclass(eq=False)
class SameHands(Refused):
    """Separation of duties: `rule` is 'check', 'close', 'assign', 'decide', 'answer', 'head' or 'withdraw'."""

    rule: str
    name: str


@dataclass(eq=False)
class Stale(Refused):
    """Somebody else was quicker: who, what and when, for the loser to read."""

    case_id: int
    number: str
    state: str
    by_name: str
    step: str
    at: datetime | None
    unit_name: str


@dataclass(eq=False)
class UnitBusy(Refused):
    """The unit works on another case, or is off duty."""

    unit_id: int
    name: str
    state: str
    case_number: str
    by_name: str
    at: datetime | None


@dataclass(eq=False)
class CameraBusy(Refused):
    """A colleague turns the camera until then."""

    camera_id: int
    name: str
    by_name: str
    until: datetime | None


@dataclass(eq=False)
class EvidenceMissing(Refused):
    """A step needs a picture of this kind."""

    case_id: int
    step: str
    kind: str


@dataclass(eq=False)
class Invalid(Refused):
    """A field of a command is wrong: its name, and a code of what is wrong with it."""

    field: str
    why: str


@dataclass(eq=False)
class Unknown(Refused):
    """No such case, unit, order, person or class."""

    kind: str
    id: str


@dataclass(eq=False)
class TooSoon(Refused):
    """An urge came before the rate limit allows another; `again_at` says when."""

    case_id: int
    again_at: datetime


@dataclass(eq=False)
class Owed(Refused):
    """Something must come first: `what` is 'support', 'supervision', 'answer' or 'petition'; `detail` names it."""

    case_id: int
    what: str
    detail: str


@dataclass(eq=False)
class NotNow(Refused):
    """A guard of time or number: `rule` names it, `bound` is the number or moment that bounds it."""

    case_id: int
    rule: str
    bound: str


@dataclass(eq=False)
class OutOfScope(Refused):
    """The case belongs to another area or command centre than the actor's."""

    case_id: int
    scope: str
