"""Feeds of both engines, opened for a test and stopped after it, with a probe of the UI thread running all the time."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from tests.lag import LagProbe, within
from video.account import Account
from video.av_feed import AvFeed
from video.crew import Crew
from video.feed import FeedEngine, FeedState
from video.vlc_feed import VlcFeed

# The screen may wait for the machine now and then; a camera that fails must never make it wait for a time-out.
FROZEN_MS = 400
ELSEWHERE = Crew(here=0)
Open = Callable[..., FeedEngine]


def engine_of(name: str, url: str, account: Account | None) -> FeedEngine:
    """A feed that is not yet started."""
    if name == "worker":
        return ELSEWHERE.open(url, account)
    return AvFeed(url, account) if name == "av" else VlcFeed(url, account, is_piped=True)


# How long an engine may take to its first picture: libvlc fills its buffer and starts its threads.
# A process of its own has to come first, on a machine that may be busy.
FIRST_S = {"av": 1.5, "vlc": 4.0, "worker": 5.0}


@pytest.fixture
def lag(qapp: QCoreApplication) -> Iterator[LagProbe]:
    """A probe that fails the test when the UI thread stood still."""
    probe = LagProbe()
    yield probe
    probe.stop()
    assert probe.worst_ms < FROZEN_MS


@pytest.fixture
def engine() -> str:
    """The live engine; suites that hold for both override it."""
    return "av"


@pytest.fixture
def open_feed(engine: str, lag: LagProbe) -> Iterator[Open]:
    """Opens feeds that are stopped at the end and have ended soon after."""
    opened: list[FeedEngine] = []

    def open_one(url: str, account: Account | None = None) -> FeedEngine:
        feed = engine_of(engine, url, account)
        feed.shape(320, 180, is_visible=True)
        opened.append(feed)
        feed.start()
        return feed

    yield open_one
    for feed in opened:
        feed.stop()
    assert within(10, lambda: all(feed.status().state is FeedState.STOPPED for feed in opened))


def comes(feed: FeedEngine, state: FeedState, seconds: float) -> bool:
    """Whether a feed comes to a state in time."""
    return within(seconds, lambda: feed.status().state is state)


def lives(feed: FeedEngine, seconds: float) -> bool:
    """Whether a feed comes to live in time."""
    return comes(feed, FeedState.LIVE, seconds)
