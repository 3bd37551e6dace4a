"""The last seconds of a feed: whole groups of pictures, bounded in bytes whatever a camera sends."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from video.packets import CodecFacts, EncodedPacket
from video.ring import Ring

GROUP = 50  # a key picture every two seconds


def packet(number: int, octets: int = 100, *, is_key: bool | None = None) -> EncodedPacket:
    key = number % GROUP == 0 if is_key is None else is_key
    return EncodedPacket(data=bytes(octets), pts=number * 3600, dts=number * 3600, is_key=key, at=number / 25)


def facts(generation: int = 1) -> CodecFacts:
    return CodecFacts(codec="h264", width=640, height=360, extradata=b"", time_base=Fraction(1, 90_000),
                      generation=generation)  # fmt: skip


def past(ring: Ring, before_s: float = 10.0) -> list[EncodedPacket]:
    """What somebody gets who asks now."""
    got: list[EncodedPacket] = []
    ring.follow(lambda row, _: got.append(row), before_s=before_s)
    return got


def test_the_last_ten_seconds_begin_with_a_key_picture_and_lack_nothing() -> None:
    ring = Ring(seconds=10)
    for number in range(1000):
        ring(packet(number), facts())
    rows = past(ring)
    assert rows[0].is_key
    assert 10.0 <= rows[-1].at - rows[0].at < 12.0
    assert [row.pts for row in rows] == list(range(rows[0].pts, 1000 * 3600, 3600))
    assert len(past(ring, 3.0)) < len(rows)


@given(st.lists(st.tuples(st.integers(1, 3000), st.booleans(), st.integers(1, 2)), max_size=300))
def test_no_camera_makes_it_hold_more_than_its_bytes(sent: list[tuple[int, bool, int]]) -> None:
    ring, limit = Ring(seconds=10, octets=20_000), 20_000
    for number, (octets, is_key, generation) in enumerate(sent):
        ring(packet(number, octets, is_key=is_key), facts(generation))
        assert 0 <= ring.octets <= limit
    held = past(ring, 1e9)
    assert sum(len(row.data) for row in held) == ring.octets
    assert not held or held[0].is_key


def test_a_camera_without_key_pictures_leaves_nothing_to_keep_and_no_memory_taken() -> None:
    ring = Ring(octets=10_000)
    for number in range(5000):
        ring(packet(number, 500, is_key=number == 0), facts())
    assert ring.octets == 0
    assert past(ring) == []


def test_who_follows_gets_the_past_and_the_future_without_a_packet_lost_or_doubled() -> None:
    ring, got = Ring(), list[int]()
    for number in range(120):
        ring(packet(number), facts())

    def listener(row: EncodedPacket, _: CodecFacts) -> None:
        got.append(row.pts // 3600)

    assert ring.follow(listener, before_s=2.0) == len(got)
    for number in range(120, 180):
        ring(packet(number), facts())
    assert got == list(range(got[0], 180))
    ring.leave(listener)
    ring(packet(180), facts())
    assert got[-1] == 179


@pytest.mark.parametrize("generation", [2, 3])
def test_a_new_session_is_kept_from_its_first_key_picture_on(generation: int) -> None:
    ring = Ring()
    for number in range(60):
        ring(packet(number), facts())
    ring(packet(61, is_key=False), facts(generation))  # it shows nothing without the key picture before it
    assert past(ring, 1e9)[-1].pts == 59 * 3600
    ring(packet(100), facts(generation))
    assert past(ring, 1e9)[-1].pts == 100 * 3600
