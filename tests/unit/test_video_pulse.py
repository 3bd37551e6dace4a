"""What is told of a running feed: rates are of one pace, ages of the newest picture."""

from dataclasses import dataclass

from video.feed import FeedState, Pace
from video.pulse import Pulse


@dataclass
class Clock:
    """A clock that is set by hand."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


def pictures(pulse: Pulse, clock: Clock, number: int, every_s: float) -> list[float]:
    """So many pictures; returns the rates told after each."""
    told = []
    for _ in range(number):
        clock.now += every_s
        pulse.beat()
        told.append(pulse.status(Pace.FULL, has_frame=True).fps)
    return told


def test_a_rate_is_never_an_average_over_two_paces() -> None:
    clock = Clock()
    pulse = Pulse(clock)
    pulse.opened()
    assert abs(pictures(pulse, clock, 45, 0.04)[-1] - 25) < 1
    pulse.recount()
    assert all(rate < 1 for rate in pictures(pulse, clock, 4, 2.0))
    pulse.recount()
    assert {round(rate) for rate in pictures(pulse, clock, 60, 0.04)} == {0, 25}


def test_who_has_just_begun_to_look_waits_whatever_the_age_of_the_last_key_picture() -> None:
    now = [0.0]
    pulse = Pulse(lambda: now[0])
    pulse.opened()
    pulse.took(1000)
    pulse.beat()
    now[0] = 2.9
    pulse.took(1000)
    assert pulse.status(Pace.FULL, has_frame=False).state is FeedState.CONNECTING
    assert pulse.status(Pace.FULL, has_frame=True).state is FeedState.STALLED
    now[0] = 6.0  # nothing comes any more
    assert pulse.status(Pace.FULL, has_frame=False).state is FeedState.STALLED
