"""The traffic light (红黄绿灯) of a case: green to 80 % of the limit, yellow to 100 %, red beyond."""

from datetime import datetime, timedelta
from enum import StrEnum

from dispatch.limits import ContinuousClock, WorkClock
from dispatch.states import State
from dispatch.values import Case

YELLOW_FROM = 0.8
_HANDLING = (State.DISPATCHED, State.HANDLING)
_PAUSED = (State.SUSPENDED, State.DEFERRED)


class Light(StrEnum):
    """What the queue shows; always beside a shape and words."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    PAUSED = "paused"
    NONE = "none"


def is_handled(case: Case) -> bool:
    """Whether the clock that runs is the one of the handling limit, not that of a stage."""
    return case.state in _HANDLING


def timer_of(case: Case) -> tuple[datetime, datetime] | None:
    """Start and end of the clock that runs: the handling clock while a unit has the case, else the stage's."""
    pair = (case.started_at, case.due_at) if is_handled(case) else (case.stage_started_at, case.stage_due_at)
    if not case.state.is_open or case.state in _PAUSED or pair[0] is None or pair[1] is None:
        return None
    return pair[0], pair[1]


def remaining(case: Case, now: datetime) -> timedelta | None:
    """Time until the running clock ends, negative when overdue, None when no clock runs."""
    timer = timer_of(case)
    return timer[1] - now if timer else None


def used_share(case: Case, now: datetime, work_clock: WorkClock) -> float | None:
    """The share of the limit that is used, above 1 when overdue; None when no clock runs."""
    timer = timer_of(case)
    if timer is None:
        return None
    start, due = timer
    if is_handled(case) and case.limit and not case.is_imported:
        return (case.used_before + work_clock.used(start, now, case.limit)) / (1 + case.extensions)
    if case.stage_works and not is_handled(case):
        return work_clock.share(start, due, now)
    return (now - start) / (due - start) if due > start else 2.0


def sign_share(case: Case, now: datetime, work_clock: WorkClock) -> float:
    """The share of the time to sign for an order that is used while the handling clock runs; 0 once it is signed."""
    start, due = case.stage_started_at, case.stage_due_at
    if case.state is not State.DISPATCHED or start is None or due is None:
        return 0.0
    clock = work_clock if case.stage_works else ContinuousClock()
    return clock.share(start, due, now)


def is_stock(case: Case, now: datetime, days: int) -> bool:
    """Whether a deferred case (缓办) has waited so many natural days that it counts as stock."""
    return case.state is State.DEFERRED and case.paused_at is not None and now - case.paused_at >= timedelta(days=days)


def light_of(case: Case, now: datetime, work_clock: WorkClock) -> Light:
    """The light of a case at a moment: while an order is not signed for, the worse of its two clocks."""
    share = used_share(case, now, work_clock)
    if share is None:
        return Light.PAUSED if case.state in _PAUSED else Light.NONE
    share = max(share, sign_share(case, now, work_clock))
    if share > 1:
        return Light.RED
    return Light.YELLOW if share > YELLOW_FROM else Light.GREEN
