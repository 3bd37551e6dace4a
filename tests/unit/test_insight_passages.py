"""Percentiles of the stages count what has ended, and nothing else."""

from datetime import timedelta

from dispatch.overview import Passage, Stage
from insight.passages import stage_times
from tests.fakes import NOON


def after(minutes: float) -> Passage:
    filed = NOON + timedelta(minutes=minutes)
    return Passage(reported_at=NOON, filed_at=filed, dispatched_at=filed + timedelta(minutes=5))


def test_half_and_nine_in_ten_are_told_for_each_stage() -> None:
    told = {row.stage: row for row in stage_times([after(minutes) for minutes in range(1, 12)])}
    assert (told[Stage.FILE].count, told[Stage.FILE].p50_s, told[Stage.FILE].p90_s) == (11, 6 * 60, 10 * 60)
    assert (told[Stage.DISPATCH].p50_s, told[Stage.DISPATCH].p90_s) == (300, 300)


def test_a_stage_that_nobody_has_ended_has_no_numbers() -> None:
    (told,) = [row for row in stage_times([after(3)]) if row.stage is Stage.WHOLE]
    assert (told.count, told.p50_s, told.p90_s) == (0, None, None)
    assert [row.count for row in stage_times([])] == [0] * len(Stage)


def test_a_clock_that_was_set_back_gives_no_negative_time() -> None:
    back = Passage(reported_at=NOON, filed_at=NOON - timedelta(minutes=1))
    assert back.seconds(Stage.FILE) is None
