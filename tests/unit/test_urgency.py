"""What waits first: the working time left, though one limit counts the night and another does not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from console.times import Times
from console.urgency import Urgency
from dispatch.calendar import WorkingClock, load_calendar
from dispatch.limits import Limit, LimitUnit
from dispatch.states import State
from tests.fakes import SHANGHAI, HandClock, some_case

CALENDAR = Path(__file__).parents[2] / "resources" / "standards" / "calendar.toml"
EVENING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # Monday 17:00 in the county


def test_a_case_due_tomorrow_morning_by_working_time_comes_before_one_due_tonight_round_the_clock():
    clock = HandClock(EVENING)
    times = Times(clock, WorkingClock(load_calendar(CALENDAR)), SHANGHAI)
    handled = some_case(1, state=State.HANDLING, stage_started_at=None, stage_due_at=None)
    limit = Limit(4, LimitUnit.WORK_HOUR)
    working = replace(handled, limit=limit, started_at=EVENING - timedelta(hours=2),
                      due_at=EVENING + timedelta(hours=16))  # fmt: skip
    round_the_clock = replace(handled, id=2, limit=Limit(6, LimitUnit.URGENT_HOUR), started_at=EVENING,
                              due_at=EVENING + timedelta(hours=6))  # fmt: skip
    left = times.remaining(working)
    assert left is not None
    assert left < timedelta(hours=3)
    urgency = Urgency(times)
    urgency.begin()
    assert urgency.key(working) < urgency.key(round_the_clock)
    assert urgency.key(working)[0] == left / timedelta(hours=1)
    clock.forward(timedelta(hours=5, minutes=30))  # by night only one of the two clocks runs
    urgency.begin()
    assert urgency.key(round_the_clock) < urgency.key(working)
    over = replace(working, due_at=EVENING - timedelta(hours=8))
    assert (times.remaining(over) or timedelta()) < timedelta(0)
    assert urgency.key(some_case(3, state=State.SUSPENDED))[0] == float("inf")
