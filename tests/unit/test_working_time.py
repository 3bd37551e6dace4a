"""Limits in working time: hand-reckoned vectors, and what must hold for any start."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dispatch.calendar import CalendarBroken, Season, WorkingClock, load_calendar
from dispatch.limits import Limit, LimitUnit

SHIPPED = Path(__file__).parents[2] / "resources" / "standards" / "calendar.toml"
CLOCK = WorkingClock(load_calendar(SHIPPED))
ZONE = ZoneInfo("Asia/Shanghai")
U = LimitUnit


def local(text: str) -> datetime:
    """A moment of the county's wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("start", "number", "unit", "deadline"),
    [
        ("2026-11-23 09:00", 2, U.WORK_HOUR, "2026-11-23 11:00"),
        ("2026-11-23 11:30", 1, U.WORK_HOUR, "2026-11-23 14:30"),
        ("2026-11-23 12:30", 1, U.WORK_HOUR, "2026-11-23 15:00"),
        ("2026-11-23 17:30", 1, U.WORK_HOUR, "2026-11-24 08:30"),
        ("2026-11-27 17:30", 2, U.WORK_HOUR, "2026-11-30 09:30"),
        ("2026-11-28 10:00", 4, U.WORK_HOUR, "2026-11-30 12:00"),
        ("2026-11-27 17:30", 2, U.URGENT_HOUR, "2026-11-27 19:30"),
        ("2026-11-28 02:00", 2, U.URGENT_HOUR, "2026-11-28 04:00"),
        ("2026-11-23 09:00", 1, U.WORK_DAY, "2026-11-24 09:00"),
        ("2026-11-23 16:00", 5, U.WORK_DAY, "2026-11-30 16:00"),
        ("2026-09-30 17:00", 1, U.WORK_DAY, "2026-10-08 17:00"),
        ("2026-09-30 17:00", 2, U.WORK_DAY, "2026-10-09 17:00"),
        ("2026-09-30 17:00", 2, U.URGENT_DAY, "2026-10-02 17:00"),
        ("2026-10-10 09:00", 4, U.WORK_HOUR, "2026-10-10 15:00"),
        ("2026-11-23 18:00", 1, U.WORK_HOUR, "2026-11-24 09:00"),
        ("2026-11-23 08:00", 8, U.WORK_HOUR, "2026-11-23 18:00"),
    ],
)
def test_a_deadline_falls_where_the_field_reckons_it(start: str, number: int, unit: LimitUnit, deadline: str) -> None:
    assert CLOCK.deadline(local(start), Limit(number, unit)) == local(deadline)


MOMENTS = st.integers(0, 28_000_000).map(lambda seconds: local("2026-01-01 00:00") + timedelta(seconds=seconds))


@given(MOMENTS, st.integers(1, 40), st.sampled_from(LimitUnit))
def test_used_share_and_deadline_are_inverse(start: datetime, number: int, unit: LimitUnit) -> None:
    limit = Limit(number, unit)
    assert CLOCK.used(start, CLOCK.deadline(start, limit), limit) == pytest.approx(1.0)


@given(MOMENTS, st.integers(0, 500_000), st.integers(0, 500_000))
def test_working_time_adds_up(start: datetime, first: int, second: int) -> None:
    middle = start + timedelta(seconds=first)
    end = middle + timedelta(seconds=second)
    assert CLOCK.elapsed(start, middle) + CLOCK.elapsed(middle, end) == CLOCK.elapsed(start, end)


def test_a_year_beyond_the_data_works_monday_to_friday_and_says_that_it_is_unknown() -> None:
    saturday = local("2031-11-22 09:00").date()
    assert not CLOCK.calendar.knows(saturday)
    assert not CLOCK.calendar.is_workday(saturday)
    assert CLOCK.calendar.knows(local("2026-11-23 09:00").date())


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('["14:00", "18:00"]', '["11:00", "18:00"]', "slots"),
        ('timezone = "Asia/Shanghai"', "", "timezone"),
        ('"2026-10-10"', '"2026-10-32"', "2026-10-32|day is out of range"),
    ],
)
def test_a_broken_calendar_names_the_place(tmp_path: Path, old: str, new: str, named: str) -> None:
    broken = tmp_path / "calendar.toml"
    broken.write_text(SHIPPED.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(CalendarBroken, match=named):
        load_calendar(broken)


SUMMER = replace(
    CLOCK.calendar,
    seasons=(Season(begin=(6, 1), end=(9, 30), slots=((time(7), time(11)), (time(15), time(19)))),),
)


def test_a_season_has_slots_of_its_own_and_may_go_over_the_new_year() -> None:
    assert WorkingClock(SUMMER).deadline(local("2026-07-01 06:00"), Limit(5, LimitUnit.WORK_HOUR)) == local(
        "2026-07-01 16:00"
    )
    assert WorkingClock(SUMMER).deadline(local("2026-11-24 06:00"), Limit(5, LimitUnit.WORK_HOUR)) == local(
        "2026-11-24 15:00"
    )
    winter = Season(begin=(12, 1), end=(2, 28), slots=SUMMER.slots)
    assert [winter.holds(date(2026, *day)) for day in ((12, 31), (1, 1), (3, 1))] == [True, True, False]


def test_working_days_may_end_with_the_nth_day_after_the_start() -> None:
    clock = WorkingClock(replace(CLOCK.calendar, ends_days=True))
    limit = Limit(2, LimitUnit.WORK_DAY)
    friday = local("2026-11-27 09:00")
    assert clock.deadline(friday, limit) == local("2026-12-01 18:00")
    assert clock.used(friday, clock.deadline(friday, limit), limit) == pytest.approx(1.0)


BOUNDS = datetime(2025, 1, 1), datetime(2026, 12, 1)  # noqa: DTZ001 - they take their zone from `timezones`
MOMENTS = st.datetimes(*BOUNDS, timezones=st.just(CLOCK.calendar.zone))
LIMITS = st.builds(Limit, st.integers(1, 40), st.sampled_from(list(LimitUnit)))
CLOCKS = st.sampled_from([CLOCK, WorkingClock(SUMMER)])


@given(CLOCKS, MOMENTS, LIMITS)
@settings(max_examples=300, deadline=None)
def test_elapsed_and_deadline_are_inverse(clock: WorkingClock, start: datetime, limit: Limit) -> None:
    assert clock.used(start, clock.deadline(start, limit), limit) == pytest.approx(1.0)


@given(CLOCKS, MOMENTS, LIMITS, st.floats(0, 1), st.timedeltas(timedelta(), timedelta(days=400)))
@settings(max_examples=300, deadline=None)
def test_a_pause_never_shortens_and_keeps_what_was_left(
    clock: WorkingClock, start: datetime, limit: Limit, share: float, pause: timedelta
) -> None:
    due = clock.deadline(start, limit)
    stopped = start + share * (due - start)
    resumed = stopped + pause
    later = clock.shifted(stopped, due, resumed, limit)
    assert later >= due
    used = clock.used(start, stopped, limit) + clock.used(resumed, later, limit)
    assert used == pytest.approx(1.0, abs=1e-6)


@given(MOMENTS, LIMITS, LIMITS)
@settings(max_examples=200, deadline=None)
def test_a_longer_limit_never_ends_earlier(start: datetime, one: Limit, other: Limit) -> None:
    short, long = sorted((one.number, other.number))
    unit = one.unit
    assert CLOCK.deadline(start, Limit(short, unit)) <= CLOCK.deadline(start, Limit(long, unit))
