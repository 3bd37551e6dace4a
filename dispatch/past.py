"""What is known of a period of the past: which case stood where in the loop, and what units and cameras did."""

from dataclasses import dataclass
from datetime import datetime

from dispatch.states import State, Step
from dispatch.values import Case, Order


@dataclass(frozen=True, slots=True)
class Stage:
    """From a moment on a case stood in a state."""

    case_id: int
    at: datetime
    state: State


@dataclass(frozen=True, slots=True)
class Call:
    """A unit called for help, was cleared, or went on or off duty."""

    unit_id: int
    at: datetime
    step: Step
    is_on_duty: bool = True


@dataclass(frozen=True, slots=True)
class Look:
    """From a moment on a camera was 'live', 'frozen' or 'gone', or '' when nobody watched it."""

    camera_id: int
    at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class Period:
    """What the store remembers of a period; the first stage of a case that was there before lies at its beginning."""

    since: datetime
    until: datetime
    cases: tuple[Case, ...]
    stages: tuple[Stage, ...]
    orders: tuple[Order, ...]
    calls: tuple[Call, ...]
