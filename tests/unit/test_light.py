"""Green to 80 % of the limit, yellow to 100 %, red beyond; no light where no clock runs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dispatch.light import Light, is_stock, light_of, remaining, used_share
from dispatch.limits import ContinuousClock, Limit, LimitUnit
from dispatch.states import State
from dispatch.values import Case, Source

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CLOCK = ContinuousClock()
LIMIT = Limit(10, LimitUnit.URGENT_HOUR)
CASE = Case(
    jurisdiction="990024",
    source=Source.PUBLIC,
    reported_at=START,
    state=State.HANDLING,
    limit=LIMIT,
    started_at=START,
    due_at=CLOCK.deadline(START, LIMIT),
)


@pytest.mark.parametrize(
    ("hours", "light"),
    [(0, Light.GREEN), (8, Light.GREEN), (8.01, Light.YELLOW), (10, Light.YELLOW), (10.01, Light.RED)],
)
def test_the_light_turns_at_eighty_and_at_a_hundred_percent(hours: float, light: Light) -> None:
    assert light_of(CASE, START + timedelta(hours=hours), CLOCK) is light


def test_the_stage_clock_counts_while_no_unit_has_the_case() -> None:
    waiting = replace(
        CASE, state=State.PENDING_DISPATCH, stage_started_at=START, stage_due_at=START + timedelta(minutes=15)
    )
    assert remaining(waiting, START + timedelta(minutes=20)) == timedelta(minutes=-5)
    assert light_of(waiting, START + timedelta(minutes=13), CLOCK) is Light.YELLOW


def test_an_order_that_is_not_signed_for_in_time_shows_though_the_handling_clock_is_green() -> None:
    sent = replace(
        CASE, state=State.DISPATCHED, stage_started_at=START, stage_due_at=START + timedelta(minutes=30)
    )  # fmt: skip
    lights = [light_of(sent, START + timedelta(minutes=minutes), CLOCK) for minutes in (10, 27, 31)]
    assert lights == [Light.GREEN, Light.YELLOW, Light.RED]
    assert light_of(replace(sent, state=State.HANDLING), START + timedelta(minutes=31), CLOCK) is Light.GREEN


def test_a_deferred_case_counts_as_stock_after_its_days() -> None:
    deferred = replace(CASE, state=State.DEFERRED, paused_at=START)
    assert not is_stock(deferred, START + timedelta(days=59), 60)
    assert is_stock(deferred, START + timedelta(days=60), 60)
    assert not is_stock(CASE, START + timedelta(days=90), 60)


def test_a_suspended_case_is_paused_and_a_closed_one_dark() -> None:
    assert light_of(replace(CASE, state=State.SUSPENDED), START, CLOCK) is Light.PAUSED
    assert light_of(replace(CASE, state=State.CLOSED), START, CLOCK) is Light.NONE


def test_rework_goes_on_with_what_was_left() -> None:
    """A deadline that rework has moved is measured between its own ends, not by the limit from the start."""
    moved = replace(CASE, started_at=START + timedelta(hours=5), due_at=START + timedelta(hours=15))
    assert used_share(moved, START + timedelta(hours=10), CLOCK) == pytest.approx(0.5)


def test_used_share_and_deadline_are_inverse() -> None:
    for unit in LimitUnit:
        limit = Limit(3, unit)
        assert CLOCK.used(START, CLOCK.deadline(START, limit), limit) == pytest.approx(1.0)
