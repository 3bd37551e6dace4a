"""Limits of time as the field writes them, (number, unit), and the clocks that count them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol


class LimitUnit(StrEnum):
    """紧急 units run round the clock; 工作 units only in working slots."""

    URGENT_MINUTE = "urgent_minute"
    URGENT_HOUR = "urgent_hour"
    URGENT_DAY = "urgent_day"
    WORK_MINUTE = "work_minute"
    WORK_HOUR = "work_hour"
    WORK_DAY = "work_day"
    NATURAL_DAY = "natural_day"

    @property
    def works(self) -> bool:
        """Whether it counts working time only."""
        return self in (LimitUnit.WORK_MINUTE, LimitUnit.WORK_HOUR, LimitUnit.WORK_DAY)


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit such as 2 紧急工作时; `number` is positive."""

    number: int
    unit: LimitUnit


class WorkClock(Protocol):
    """Counts limits; all times are aware."""

    def deadline(self, start: datetime, limit: Limit) -> datetime:
        """The moment at which `limit`, begun at `start`, is used up."""

    def used(self, start: datetime, end: datetime, limit: Limit) -> float:
        """The share of `limit` used between two moments; above 1 when overdue."""

    def share(self, start: datetime, due: datetime, now: datetime) -> float:
        """The share of the working time from `start` to `due` that has passed by `now`; above 1 when overdue."""

    def knows(self, moment: datetime) -> bool:
        """Whether the announced calendar covers the day of a moment."""

    def shifted(self, moment: datetime, due: datetime, resumed: datetime, limit: Limit) -> datetime:
        """The deadline after a pause: what was left between `moment` and `due` is left from `resumed` on."""


_CONTINUOUS = {
    LimitUnit.URGENT_MINUTE: timedelta(minutes=1),
    LimitUnit.URGENT_HOUR: timedelta(hours=1),
    LimitUnit.URGENT_DAY: timedelta(days=1),
    LimitUnit.WORK_MINUTE: timedelta(minutes=1),
    LimitUnit.WORK_HOUR: timedelta(hours=1),
    LimitUnit.WORK_DAY: timedelta(days=1),
    LimitUnit.NATURAL_DAY: timedelta(days=1),
}


class ContinuousClock:
    """Counts every unit round the clock; the working calendar takes its place behind the same interface."""

    def deadline(self, start: datetime, limit: Limit) -> datetime:
        """`start` plus the whole limit."""
        return start + limit.number * _CONTINUOUS[limit.unit]

    def used(self, start: datetime, end: datetime, limit: Limit) -> float:
        """Elapsed time over the limit."""
        return (end - start) / (limit.number * _CONTINUOUS[limit.unit])

    def share(self, start: datetime, due: datetime, now: datetime) -> float:
        """Elapsed time over the whole span."""
        return (now - start) / (due - start) if due > start else 2.0

    def knows(self, moment: datetime) -> bool:
        """Every day is like every other."""
        del moment
        return True

    def shifted(self, moment: datetime, due: datetime, resumed: datetime, limit: Limit) -> datetime:
        """The deadline after a pause: as far from `resumed` as it was from `moment`, whatever the limit."""
        del limit
        return resumed + (due - moment)
