"""What a feed is, whatever engine plays it: states, watchdog and backoff as plain rules over times passed in."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from urllib.parse import quote, urlsplit, urlunsplit

from dispatch.values import Camera

STALLED_AFTER_S = 2.0
# Two groups of pictures: a quiet street may repeat itself that long between two key pictures, a living one not longer.
UNCHANGED_AFTER_S = 5.0
RETRY_CAP_VISIBLE_S = 2.0
RETRY_CAP_HIDDEN_S = 15.0
# A camera that refuses us is asked rarely: many lock the account after some tries.
RETRY_CAP_DENIED_S = 60.0
FIRST_RETRY_S = 0.5


class FeedState(StrEnum):
    """What a tile says; only LIVE may look live."""

    CONNECTING = "connecting"
    LIVE = "live"
    STALLED = "stalled"
    UNCHANGED = "unchanged"
    RETRY = "retry"
    DENIED = "denied"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedStatus:
    """A feed at one moment: ages in seconds, None before the first picture; the reason carries no credentials."""

    state: FeedState
    reason: str = ""
    age_s: float | None = None
    unchanged_s: float = 0.0
    fps: float = 0.0
    reconnects: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture as 32-bit BGRX rows; `rows` keeps its memory alive."""

    number: int
    width: int
    height: int
    stride: int
    rows: memoryview


@dataclass(frozen=True, slots=True, kw_only=True)
class Still:
    """A picture of native size as JPEG, with what was known of its feed when it was taken."""

    jpeg: bytes
    width: int
    height: int
    status: FeedStatus


@dataclass(frozen=True, slots=True)
class Account:
    """The account of a camera; its text never shows the password."""

    user: str
    password: str

    def __repr__(self) -> str:
        return f"Account(user={self.user!r}, password=***)"


class FeedEngine(Protocol):
    """A running feed. No method blocks; all may be called from the UI thread."""

    def start(self) -> None:
        """Begin to connect, and go on trying until stopped."""

    def stop(self) -> None:
        """Ask it to end; it ends by itself soon after."""

    def shape(self, width: int, height: int, *, is_visible: bool) -> None:
        """Say in device pixels how large it is painted, and whether anybody looks."""

    def frame(self) -> Frame | None:
        """The newest picture at the painted size."""

    def status(self) -> FeedStatus:
        """How it stands now."""

    def still(self) -> Still | None:
        """The newest picture at native size, None before the first."""


FeedFactory = Callable[[Camera, bool], FeedEngine]


def judge(state: FeedState, age_s: float | None, unchanged_s: float) -> FeedState:
    """What a feed that its engine calls live is in truth: the newest picture decides, not the connection."""
    if state is not FeedState.LIVE:
        return state
    if age_s is None or age_s > STALLED_AFTER_S:
        return FeedState.STALLED
    return FeedState.UNCHANGED if unchanged_s > UNCHANGED_AFTER_S else FeedState.LIVE


def retry_delay(tries: int, *, is_denied: bool, is_visible: bool, dice: random.Random) -> float:
    """Seconds until the next try: doubling, with jitter so that a farm that comes back is not stormed."""
    if is_denied:
        return RETRY_CAP_DENIED_S * dice.uniform(0.5, 1)
    cap = RETRY_CAP_VISIBLE_S if is_visible else RETRY_CAP_HIDDEN_S
    doubled = FIRST_RETRY_S * float(2 ** min(tries, 6))
    return min(cap, doubled) * dice.uniform(0.5, 1)


def address_with(url: str, account: Account | None) -> str:
    """The address that an engine opens; an account already in `url` is replaced."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    if account:
        host = f"{quote(account.user, safe='')}:{quote(account.password, safe='')}@{host}"
    return urlunsplit(parts._replace(netloc=host))


def scrub(text: str, account: Account | None) -> str:
    """A reason without credentials: neither in addresses nor by themselves."""
    clean = re.sub(r"//[^/@\s]*@", "//", text)
    for secret in (account.password, quote(account.password, safe="")) if account else ():
        clean = clean.replace(secret, "***") if secret else clean
    return clean
