"""Working time: 紧急 units run round the clock, 工作 units only in the slots of working days (with 调休 swaps)."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dispatch.limits import ContinuousClock, Limit, LimitUnit

_SATURDAY = 5


class CalendarBroken(Exception):  # noqa: N818 - says what is broken in which file
    """A calendar cannot be used: names file and field."""


Slots = tuple[tuple[time, time], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Other slots between two days of the year, both of them included; it may go over the new year."""

    begin: tuple[int, int]
    end: tuple[int, int]
    slots: Slots

    def holds(self, day: date) -> bool:
        """Whether a day belongs to it."""
        at = (day.month, day.day)
        if self.begin <= self.end:
            return self.begin <= at <= self.end
        return at >= self.begin or at <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Working slots as (begin, end) of the local day, and days that rest or work out of turn.

    With `ends_days` a limit of N working days ends with the last slot of the Nth working day after its start; without,
    it is N times the working hours of a day of the main slots.
    """

    zone: ZoneInfo
    slots: Slots
    seasons: tuple[Season, ...] = ()
    ends_days: bool = False
    holidays: frozenset[date]
    workdays: frozenset[date]
    known_years: frozenset[int]

    def is_workday(self, day: date) -> bool:
        """Whether a day is worked; a year beyond the data counts Monday to Friday."""
        return day in self.workdays or (day.weekday() < _SATURDAY and day not in self.holidays)

    def knows(self, day: date) -> bool:
        """Whether the announced calendar covers the day; the desk warns where it does not."""
        return day.year in self.known_years

    def slots_of(self, day: date) -> Slots:
        """The slots of a day of the year."""
        return next((season.slots for season in self.seasons if season.holds(day)), self.slots)

    def end_after(self, moment: datetime, days: int) -> datetime:
        """The end, in UTC, of the last slot of the Nth working day after the day of a moment."""
        day = moment.astimezone(self.zone).date()
        while days:
            day += timedelta(days=1)
            days -= self.is_workday(day)
        return datetime.combine(day, self.slots_of(day)[-1][1], self.zone).astimezone(UTC)

    @property
    def day_length(self) -> timedelta:
        """The working time of one day."""
        return sum((_length(slot) for slot in self.slots), timedelta())

    def slots_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Every working slot that ends after `moment`, in UTC, the first one cut at `moment`."""
        day = moment.astimezone(self.zone).date()
        while True:
            if self.is_workday(day):
                for begin, end in self.slots_of(day):
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
        if self._ends_days(limit):
            return self.calendar.end_after(start, limit.number)
        left = self._working(limit)
        return ContinuousClock().deadline(start, limit) if left is None else self._after(start, left)

    def shifted(self, moment: datetime, due: datetime, resumed: datetime, limit: Limit) -> datetime:
        """The deadline after a pause; one that had passed already stays as far in the past."""
        if due <= moment or self._working(limit) is None:
            return ContinuousClock().shifted(moment, due, resumed, limit)
        return self._after(resumed, self.elapsed(moment, due))

    def knows(self, moment: datetime) -> bool:
        """Whether the calendar's data cover the day of a moment."""
        return self.calendar.knows(moment.astimezone(self.calendar.zone).date())

    def share(self, start: datetime, due: datetime, now: datetime) -> float:
        """Working time passed over the whole of it; a span without any is used up at once."""
        whole = self.elapsed(start, due)
        return self.elapsed(start, now) / whole if whole else 2.0

    def _after(self, start: datetime, left: timedelta) -> datetime:
        for begin, end in self.calendar.slots_from(start):
            if left <= end - begin:
                return begin + left
            left -= end - begin
        raise AssertionError("a calendar has no last slot")

    def used(self, start: datetime, end: datetime, limit: Limit) -> float:
        """The share of the limit used between two moments."""
        whole = self.elapsed(start, self.deadline(start, limit)) if self._ends_days(limit) else self._working(limit)
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

    def _ends_days(self, limit: Limit) -> bool:
        return self.calendar.ends_days and limit.unit is LimitUnit.WORK_DAY

    def _working(self, limit: Limit) -> timedelta | None:
        if limit.unit is LimitUnit.WORK_MINUTE:
            return timedelta(minutes=limit.number)
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
            slots=_slots(table["slots"]),
            seasons=tuple(_season(row) for row in table.get("seasons", [])),
            ends_days=bool(table.get("ends_days", False)),
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


def _slots(rows: list[list[str]]) -> Slots:
    return tuple((time.fromisoformat(begin), time.fromisoformat(end)) for begin, end in rows)


def _season(row: dict[str, Any]) -> Season:
    begin, end = (date.fromisoformat(f"2024-{row[name]}") for name in ("begin", "end"))
    return Season(begin=(begin.month, begin.day), end=(end.month, end.day), slots=_slots(row["slots"]))


def _days(span: str) -> Iterator[date]:
    first, _, last = span.partition("/")
    day, end = date.fromisoformat(first), date.fromisoformat(last or first)
    while day <= end:
        yield day
        day += timedelta(days=1)


def _demand_order(path: Path, calendar: Calendar) -> None:
    for slots in (calendar.slots, *(season.slots for season in calendar.seasons)):
        edges = [edge for slot in slots for edge in slot]
        if not edges or edges != sorted(set(edges)):
            raise CalendarBroken(f"{path}: slots: each must begin after the one before ends")
