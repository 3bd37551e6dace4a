"""What is told of a running feed: rates are of one pace, ages of the newest picture."""

from dataclasses import dataclass

from video.feed import Pace
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
