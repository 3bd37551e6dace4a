"""When a clip began is told by its quickest packet, not by a first one that came late."""

from fractions import Fraction

import pytest

from video.keeping import CLOCK_S, Start
from video.packets import CodecFacts, EncodedPacket

FACTS = CodecFacts(codec="h264", width=640, height=360, extradata=b"", time_base=Fraction(1, 90_000), generation=1)


def packet(number: int, late_s: float = 0.0) -> EncodedPacket:
    stamp = number * 3600
    return EncodedPacket(data=b"", pts=stamp, dts=stamp, is_key=not number, at=100.0 + number / 25 + late_s)


def test_a_first_packet_that_came_late_is_set_against_the_quickest_of_the_first_minute() -> None:
    start = Start(packet(0, late_s=0.36), FACTS)
    for number, late_s in ((1, 0.3), (2, 0.01), (3, 0.2)):
        start.note(packet(number, late_s), FACTS)
    assert start.late_s == pytest.approx(0.35)


def test_a_clock_that_was_set_another_session_and_what_comes_much_later_do_not_count() -> None:
    start = Start(packet(0, late_s=0.36), FACTS)
    start.note(packet(25 * 3600, late_s=-3598.0), FACTS)
    start.note(packet(int(CLOCK_S * 25) + 50), FACTS)
    assert start.late_s == 0.0
