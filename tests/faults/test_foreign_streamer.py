"""RTSP against libvlc's server, which this project did not write: over UDP it lives, killed it comes back."""

from collections.abc import Iterator

import pytest

from assembly.children import Child, start_child
from tests.faults.feeds import Open, comes, lives
from tests.faults.foreign_streamer import what_is_missing
from tests.journeys.running import DEMO
from tests.lag import LagProbe, within
from tests.ports import free_port
from video.feed import FeedState
from video.packets import CodecFacts, EncodedPacket

pytestmark = pytest.mark.skipif(bool(what_is_missing()), reason=what_is_missing() or "it is there")


def streamer(port: int) -> Child:
    """libvlc, serving on a port."""
    return start_child("streamer", ["-m", "tests.faults.foreign_streamer", str(DEMO / "recording.mp4"), str(port)])


@pytest.fixture
def port(lag: LagProbe) -> Iterator[int]:
    """Where libvlc serves."""
    port = free_port()
    child = streamer(port)
    lag.forget()
    yield port
    child.stop()


def test_it_lives_over_udp_with_whole_packets_at_the_rate_of_its_clip(port: int, open_feed: Open) -> None:
    feed = open_feed(f"rtsp://127.0.0.1:{port}/street?transport=udp")
    packets: list[tuple[EncodedPacket, CodecFacts]] = []
    assert feed.listen(lambda packet, facts: packets.append((packet, facts)))
    assert lives(feed, 5)
    assert within(5, lambda: 20 < feed.status().fps < 30)
    still = feed.still()
    assert still is not None
    assert (still.width, still.height) == (640, 360)
    assert any(packet.is_key for packet, _ in packets)
    assert (packets[-1][1].codec, packets[-1][1].generation) == ("h264", 1)


def test_asked_for_tcp_which_it_refuses_it_lives_over_udp_in_the_same_session(port: int, open_feed: Open) -> None:
    feed = open_feed(f"rtsp://127.0.0.1:{port}/street")
    assert lives(feed, 5)
    assert within(5, lambda: 20 < feed.status().fps < 30)
    assert (feed.status().generation, feed.status().reconnects) == (1, 0)


def test_killed_it_is_told_and_started_again_it_lives_in_the_same_tile(lag: LagProbe, open_feed: Open) -> None:
    port = free_port()
    child = streamer(port)
    lag.forget()
    feed = open_feed(f"rtsp://127.0.0.1:{port}/street?transport=udp")
    assert lives(feed, 5)
    child.process.kill()
    assert within(3, lambda: feed.status().state in (FeedState.STALLED, FeedState.RETRY))
    assert comes(feed, FeedState.RETRY, 9)
    assert feed.frame() is not None  # its ghost, with its age
    child.stop()
    child = streamer(port)
    lag.forget()
    try:
        assert lives(feed, 10)
        assert feed.status().generation >= 2
    finally:
        child.stop()
