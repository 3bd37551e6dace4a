"""Streams as they come in the field: by gateways, over bad lines, damaged, changed midway."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

from assembly.children import Child, start_child
from tests.faults.feeds import Open, comes, lives
from tests.faults.test_feed_contract import address
from tests.journeys.running import DEMO
from tests.lag import LagProbe, within
from video.av_feed import AvFeed
from video.feed import FeedEngine, FeedState, Why
from video.vlc_feed import VlcFeed
from video.vlc_player import vlc_instance

DELIMITER = b"\x00\x00\x00\x01\x09"


@contextmanager
def gateway() -> Iterator[tuple[str, str]]:
    """A running gateway: its HTTP address and its RTMP address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    child = start_child("gateway", ["-m", "tests.faults.gateway", str(DEMO / "street.h264"), str(port)])
    try:
        yield f"http://127.0.0.1:{child.ready}", f"rtmp://127.0.0.1:{port}/live/street"
    finally:
        child.stop()


def test_gateways_speak_flv_hls_and_rtmp_to_both_engines(lag: LagProbe) -> None:
    with gateway() as (http, rtmp):
        vlc_instance()  # once in a process; it reads all its plugins
        lag.forget()
        feeds: dict[str, FeedEngine] = {
            "flv": AvFeed(f"{http}/live.flv", None),
            "hls": AvFeed(f"{http}/live.m3u8", None),
            "rtmp": AvFeed(rtmp, None),
            "flv by libvlc": VlcFeed(f"{http}/live.flv", None, is_piped=False),
            "hls by libvlc": VlcFeed(f"{http}/live.m3u8", None, is_piped=False),
        }
        for feed in feeds.values():
            feed.shape(320, 180, is_visible=True)
            feed.start()
        try:
            for name, feed in feeds.items():
                assert lives(feed, 40), (name, feed.status())
                # libvlc's first picture may hold a margin; it is gone as soon as libvlc says so.
                assert within(10, partial(_is_wide, feed)), name
        finally:
            for feed in feeds.values():
                feed.stop()
        assert within(30, lambda: all(feed.status().state is FeedState.STOPPED for feed in feeds.values()))


def test_damage_loss_and_leaps_of_the_clock_never_end_a_session(farm: Child, open_feed: Open) -> None:
    paths = {
        "loss over UDP": "street_1?transport=udp&lose_after=1",
        "damage": "street_2?damage_after=1",
        "damaged H.265": "street_hevc_1?damage_after=1",
        "a leap of the clock": "night_1?jump_after=1",
    }
    feeds = {name: open_feed(address(farm, path)) for name, path in paths.items()}
    for name, feed in feeds.items():
        assert lives(feed, 10), name
    numbers = {name: _number(feed) for name, feed in feeds.items()}
    # Five seconds of pictures, so that two key pictures have come since the harm began.
    assert within(30, lambda: all(_number(feed) > numbers[name] + 125 for name, feed in feeds.items()))
    for name, feed in feeds.items():
        assert feed.status().generation == 1, (name, feed.status())


def test_a_clock_that_leaps_ahead_and_back_leaves_a_feed_living_and_up_to_date(farm: Child, open_feed: Open) -> None:
    feed = open_feed(address(farm, "night_2"))
    assert lives(feed, 5)
    for word in ("jump", "heal", "jump"):
        before = _number(feed)
        farm.tell(f"{word} night_2")
        assert within(4, partial(_is_beyond, feed, before + 50))  # two seconds of pictures, none late
        status = feed.status()
        assert (status.state, status.generation, status.is_behind) == (FeedState.LIVE, 1, False)
        assert status.age_s is not None
        assert status.age_s < 0.5


def _sees(feed: FeedEngine, seen: set[tuple[int, int]]) -> bool:
    still = feed.still()
    if still is not None:
        seen.add((still.width, still.height))
    return True


def test_a_camera_that_names_itself_in_gbk_lives_in_both_engines(farm: Child, lag: LagProbe) -> None:
    vlc_instance()  # once in a process; it reads all its plugins
    lag.forget()
    url = address(farm, "street_1") + "?name=" + quote("永安路口")
    feeds: list[FeedEngine] = [AvFeed(url, None), VlcFeed(url, None, is_piped=True)]
    try:
        for feed in feeds:
            feed.shape(320, 180, is_visible=True)
            feed.start()
        for feed in feeds:
            assert lives(feed, 10), feed.status()
    finally:
        for feed in feeds:
            feed.stop()
    assert within(10, lambda: all(feed.status().state is FeedState.STOPPED for feed in feeds))


def _is_wide(feed: FeedEngine) -> bool:
    frame = feed.frame()
    return frame is not None and abs(frame.width / frame.height - 16 / 9) < 0.06


def _number(feed: FeedEngine) -> int:
    frame = feed.frame()
    return frame.number if frame else 0


def test_a_line_that_stalls_is_told_and_comes_back_in_the_same_session(
    farm: Child, open_feed: Open, lag: LagProbe
) -> None:
    line = start_child("line", ["-m", "simulator.rtsp.proxy", str(farm.ready)])
    lag.forget()
    try:
        feed = open_feed(f"rtsp://127.0.0.1:{line.ready}/street_1")
        assert lives(feed, 10)
        line.tell("stall")
        assert comes(feed, FeedState.STALLED, 4)
        line.tell("flow")
        assert lives(feed, 5)
        line.tell("stall")
        assert comes(feed, FeedState.RETRY, 12)
        assert feed.status().why in (Why.NO_DATA, Why.NO_ANSWER)
        line.tell("flow")
        assert lives(feed, 15)
    finally:
        line.stop()


def test_a_camera_that_changes_its_size_goes_on_in_the_same_tile(
    tmp_path: Path, open_feed: Open, lag: LagProbe
) -> None:
    both = tmp_path / "both.h264"
    parts = [(DEMO / name).read_bytes().split(DELIMITER) for name in ("market.h264", "market_main.h264")]
    both.write_bytes(b"".join(DELIMITER + unit for units in parts for unit in units[1:51]))
    farm = start_child("cameras", ["-m", "simulator.rtsp", f"both={both}"])
    lag.forget()
    try:
        feed = open_feed(address(farm, "both_1"))
        told, seen = set[tuple[int, int]](), set[tuple[int, int]]()
        assert feed.listen(lambda _packet, facts: told.add((facts.width, facts.height)))
        sizes = {(640, 360), (1280, 720)}
        assert within(20, lambda: _sees(feed, seen) and sizes == seen), seen
        assert within(5, lambda: told == sizes), told
        assert lives(feed, 5)
        assert feed.status().generation == 1
    finally:
        farm.stop()


def _is_beyond(feed: FeedEngine, number: int) -> bool:
    return _number(feed) > number
