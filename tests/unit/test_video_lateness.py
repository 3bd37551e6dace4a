"""A stream that runs behind is told from one that jitters, drifts or leaps."""

import random

from video.lateness import Lateness


def run(late: Lateness, *, seconds: float, begin: float = 0.0, slow: float = 0.0, jitter: float = 0.0) -> float:
    """Twenty-five pictures a second, each a little later when `slow`; returns the last moment of the stream."""
    dice = random.Random(7)
    for number in range(int(seconds * 25)):
        taken = begin + number / 25
        late.note(taken, 1000 + taken + number / 25 * slow + dice.uniform(0, jitter))
    return begin + seconds


def test_jitter_and_the_drift_of_a_clock_are_not_delay() -> None:
    late = Lateness()
    run(late, seconds=3600, slow=0.0003, jitter=0.05)
    assert late.seconds < 0.2
    assert not late.is_behind


def test_a_stream_that_cannot_be_kept_up_with_is_behind() -> None:
    late = Lateness()
    run(late, seconds=10, slow=0.2)
    assert 1.5 < late.seconds < 2.1
    assert late.is_behind


def test_it_has_caught_up_when_pictures_come_on_time_again() -> None:
    late = Lateness()
    end = run(late, seconds=10, slow=0.2)
    late.note(end, 1000 + end + 0.5)
    assert late.is_behind
    late.note(end + 0.04, 1000 + end + 0.14)
    assert not late.is_behind


def test_a_leap_of_the_cameras_clock_is_no_delay() -> None:
    late = Lateness()
    end = run(late, seconds=2)
    for step in range(50):
        late.note(end + 3600 + step / 25, 1000 + end + step / 25)
    assert late.seconds < 0.1
    for step in range(50):
        late.note(5 + step / 25, 1002 + end + step / 25)
    assert late.seconds < 0.1
