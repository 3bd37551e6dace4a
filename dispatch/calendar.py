"""Working time: 紧急 units run round the clock, 工作 units only in the slots of working days (with 调休 swaps)."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dispatch.limits import ContinuousClock, Limit, LimitUnit

_SATURDAY = 5


class CalendarBroken(Exception):  # noqa: N818 - says what is broken in which file
    """A calendar cannot be used: names file and field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Working slots as (begin, end) of the local day, and days that rest or work out of turn."""

    zone: ZoneInfo
    slots: tuple[tuple[time, time], ...]
    holidays: frozenset[date]
    workdays: frozenset[date]
    known_years: frozenset[int]

    def is_workday(self, day: date) -> bool:
        """Whether a day is worked; a year beyond the data counts Monday to Friday."""
        return day in self.workdays or (day.weekday() < _SATURDAY and day not in self.holidays)

    def knows(self, day: date) -> bool:
        """Whether the announced calendar covers the day; the desk warns where it does not."""
        return day.year in self.known_years

    @property
    def day_length(self) -> timedelta:
        """The working time of one day."""
        return sum((_length(slot) for slot in self.slots), timedelta())

    def slots_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Every working slot that ends after `moment`, in UTC, the first one cut at `moment`."""
        day = moment.astimezone(self.zone).date()
        while True:
            if self.is_workday(day):
                for begin, end in self.slots:
                    start, stop = (datetime.combine(day, edge, self.zone).astimezone(UTC) for edge in (begin, end))
                    if stop > moment:
                        yield max(start, moment.astimezone(UTC)), stop
            day += timedelta(days=1)


def _length(slot: tuple[time, time]) -> timedelta:
    return datetime.combine(date.min, slot[1]) - datetime.combine(date.min, slot[0])


@dataclass(frozen=True, slots=True)
class WorkingClock:
    """Counts limits by the calendar; a finish exactly at the end of a slot stays there."""

    calendar: Calendar

    def deadline(self, start: datetime, limit: Limit) -> datetime:
        """The moment at which a limit begun at `start` is used up."""
        left = self._working(limit)
        return ContinuousClock().deadline(start, limit) if left is None else self._after(start, left)

    def shifted(self, moment: datetime, due: datetime, resumed: datetime, limit: Limit) -> datetime:
        """The deadline after a pause; one that had passed already stays as far in the past."""
        if due <= moment or self._working(limit) is None:
            return ContinuousClock().shifted(moment, due, resumed, limit)
        return self._after(resumed, self.elapsed(moment, due))

    def _after(self, start: datetime, left: timedelta) -> datetime:
        for begin, end in self.calendar.slots_from(start):
            if left <= end - begin:
                return begin + left
            left -= end - begin
        raise AssertionError("a calendar has no last slot")

    def used(self, start: datetime, end: datetime, limit: Limit) -> float:
        """The share of the limit used between two moments."""
        whole = self._working(limit)
        if whole is None:
            return ContinuousClock().used(start, end, limit)
        return self.elapsed(start, end) / whole

    def elapsed(self, start: datetime, end: datetime) -> timedelta:
        """The working time between two moments; zero when `end` is not after `start`."""
        total = timedelta()
        for begin, stop in self.calendar.slots_from(start):
            if begin >= end:
                break
            total += min(stop, end) - begin
        return total

    def _working(self, limit: Limit) -> timedelta | None:
        if limit.unit is LimitUnit.WORK_HOUR:
            return timedelta(hours=limit.number)
        return limit.number * self.calendar.day_length if limit.unit is LimitUnit.WORK_DAY else None


def load_calendar(path: Path) -> Calendar:
    """Read a calendar; raises CalendarBroken naming file and field."""
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
        calendar = Calendar(
            zone=ZoneInfo(table["timezone"]),
            slots=tuple((time.fromisoformat(begin), time.fromisoformat(end)) for begin, end in table["slots"]),
            holidays=frozenset(day for span in table["holidays"] for day in _days(span)),
            workdays=frozenset(day for span in table["workdays"] for day in _days(span)),
            known_years=frozenset(table["known_years"]),
        )
    except KeyError as error:
        raise CalendarBroken(f"{path}: {error.args[0]}: missing") from error
    except (OSError, ValueError, TypeError, ZoneInfoNotFoundError) as error:
        raise CalendarBroken(f"{path}: {error}") from error
    _demand_order(path, calendar)
    return calendar


def _days(span: str) -> Iterator[date]:
    first, _, last = span.partition("/")
    day, end = date.fromisoformat(first), date.fromisoformat(last or first)
    while day <= end:
        yield day
        day += timedelta(days=1)


def _demand_order(path: Path, calendar: Calendar) -> None:
    edges = [edge for slot in calendar.slots for edge in slot]
    if not edges or edges != sorted(set(edges)):
        raise CalendarBroken(f"{path}: slots: each must begin after the one before ends")
