"""Cameras that fail in every way that cameras fail: the feed says which, in time, and never shows a password."""

import logging
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assembly.children import Child, start_child
from tests.journeys.running import DEMO
from video.account import Account
from video.av_feed import AvFeed
from video.feed import FeedState

SECRET = "s3cret/@:canary"
Open = Callable[..., AvFeed]


@pytest.fixture
def open_feed() -> Iterator[Open]:
    """Opens feeds that are stopped at the end."""
    opened: list[AvFeed] = []

    def open_one(url: str, account: Account | None = None) -> AvFeed:
        feed = AvFeed(url, account)
        feed.shape(320, 180, is_visible=True)
        opened.append(feed)
        feed.start()
        return feed

    yield open_one
    for feed in opened:
        feed.stop()
    assert within(10, lambda: all(feed.status().state is FeedState.STOPPED for feed in opened))


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    """Whether a condition comes true in time."""
    end = time.monotonic() + seconds
    pause = threading.Event()
    while time.monotonic() < end:
        if condition():
            return True
        pause.wait(0.01)
    return False


def comes(feed: AvFeed, state: FeedState, seconds: float) -> bool:
    """Whether a feed comes to a state in time."""
    return within(seconds, lambda: feed.status().state is state)


@pytest.mark.parametrize("path", ["street_1", "street_hevc_1", "night_2?transport=udp"])
def test_a_camera_lives_within_a_second(farm: Child, open_feed: Open, path: str) -> None:
    feed = open_feed(f"rtsp://127.0.0.1:{farm.ready}/{path}")
    assert comes(feed, FeedState.LIVE, 3)
    frame = feed.frame()
    assert frame is not None
    assert (frame.width, frame.height) == (320, 180)
    still = feed.still()
    assert still is not None
    assert (still.width, still.height, still.jpeg[:2]) == (640, 360, b"\xff\xd8")


def test_a_stream_that_repeats_one_picture_is_told_from_a_living_one(farm: Child, open_feed: Open) -> None:
    feed = open_feed(f"rtsp://127.0.0.1:{farm.ready}/street_1")
    assert comes(feed, FeedState.LIVE, 3)
    farm.tell("freeze street_1")
    assert comes(feed, FeedState.UNCHANGED, 8)
    still = feed.still()
    assert still is not None
    assert still.status.state is FeedState.UNCHANGED
    farm.tell("heal street_1")
    assert comes(feed, FeedState.LIVE, 3)


def test_a_killed_farm_is_noticed_and_comes_back(open_feed: Open) -> None:
    clip = f"street={DEMO / 'street.h264'}"
    first = start_child("cameras", ["-m", "simulator.rtsp", clip])
    feed = open_feed(f"rtsp://127.0.0.1:{first.ready}/street_1")
    assert comes(feed, FeedState.LIVE, 3)
    first.process.kill()
    assert comes(feed, FeedState.RETRY, 2)
    first.stop()
    second = start_child("cameras", ["-m", "simulator.rtsp", "--port", first.ready, clip])
    assert comes(feed, FeedState.LIVE, 5)
    assert feed.status().reconnects >= 1
    second.stop()


def test_a_farm_that_stands_still_is_stalled_within_two_seconds_and_lives_again(farm: Child, open_feed: Open) -> None:
    feed = open_feed(f"rtsp://127.0.0.1:{farm.ready}/street_1")
    assert comes(feed, FeedState.LIVE, 3)
    farm.process.send_signal(signal.SIGSTOP)
    try:
        assert comes(feed, FeedState.STALLED, 2.5)
    finally:
        farm.process.send_signal(signal.SIGCONT)
    assert comes(feed, FeedState.LIVE, 3)


def test_a_wrong_password_is_denied_and_never_shown(
    tmp_path: Path, open_feed: Open, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    password = tmp_path / "password"
    password.write_text("the right one", encoding="utf-8")
    arguments = ["-m", "simulator.rtsp", "--account", "viewer", "--password-file", str(password)]
    farm = start_child("cameras", [*arguments, f"street={DEMO / 'street.h264'}"])
    address = f"rtsp://127.0.0.1:{farm.ready}/street_1"
    with caplog.at_level(logging.DEBUG):
        wrong = open_feed(address, Account("viewer", SECRET))
        assert comes(wrong, FeedState.DENIED, 3)
        right = open_feed(address, Account("viewer", "the right one"))
        assert comes(right, FeedState.LIVE, 3)
    printed = capfd.readouterr()
    shown = [repr(wrong.status()), repr(Account("viewer", SECRET)), caplog.text, printed.out, printed.err]
    assert not any(part in text for text in shown for part in (SECRET, "s3cret", "%40"))
    farm.stop()


def test_an_unknown_path_and_a_closed_port_say_so(farm: Child, open_feed: Open) -> None:
    assert comes(open_feed(f"rtsp://127.0.0.1:{farm.ready}/nowhere_1"), FeedState.DENIED, 3)
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    feed = open_feed(f"rtsp://127.0.0.1:{port}/street_1")
    assert comes(feed, FeedState.RETRY, 3)
    assert "refused" in feed.status().reason.lower()


def test_a_feed_that_is_looked_at_again_shows_no_picture_from_before(farm: Child, open_feed: Open) -> None:
    feed = open_feed(f"rtsp://127.0.0.1:{farm.ready}/street_1")
    assert comes(feed, FeedState.LIVE, 3)
    before = feed.frame()
    feed.shape(0, 0, is_visible=False)
    assert not within(4.5, lambda: feed.status().state is not FeedState.LIVE)  # hidden, it lives by key pictures
    feed.shape(320, 180, is_visible=True)
    assert feed.frame() is None
    assert feed.status().state is FeedState.CONNECTING
    assert comes(feed, FeedState.LIVE, 3)
    after = feed.frame()
    assert before is not None
    assert after is not None
    assert after.number > before.number
