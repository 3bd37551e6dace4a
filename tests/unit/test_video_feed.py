"""The rules of a feed: only a fresh, changing picture is live, retries spread out, and no password is ever said."""

import random

import pytest

from video.account import Account, address_with, scrub
from video.feed import FeedState
from video.truth import judge, retry_delay

SECRET = "kao/la:p@ss"


@pytest.mark.parametrize(
    ("age_s", "unchanged_s", "truth"),
    [
        (0.04, 0.0, FeedState.LIVE),
        (1.4, 0.0, FeedState.LIVE),
        (1.6, 0.0, FeedState.STALLED),
        (None, 0.0, FeedState.STALLED),
        (0.04, 4.9, FeedState.LIVE),
        (0.04, 5.1, FeedState.UNCHANGED),
        (2.1, 5.1, FeedState.STALLED),
    ],
)
def test_the_newest_picture_decides_what_is_live(age_s: float | None, unchanged_s: float, truth: FeedState) -> None:
    assert judge(FeedState.LIVE, age_s, unchanged_s) is truth


@pytest.mark.parametrize("state", [state for state in FeedState if state is not FeedState.LIVE])
def test_a_fresh_picture_makes_no_broken_feed_live(state: FeedState) -> None:
    assert judge(state, 0.01, 0.0) is state


@pytest.mark.parametrize(
    ("is_denied", "is_visible", "cap_s"), [(False, True, 1.2), (False, False, 15.0), (True, True, 60.0)]
)
def test_retries_grow_to_their_cap_and_never_come_together(is_denied: bool, is_visible: bool, cap_s: float) -> None:
    dice = random.Random(7)
    late = [retry_delay(40, is_denied=is_denied, is_visible=is_visible, dice=dice) for _ in range(200)]
    assert cap_s / 2 <= min(late) < max(late) <= cap_s
    assert len(set(late)) > 190


def test_the_first_retry_comes_within_half_a_second() -> None:
    assert retry_delay(0, is_denied=False, is_visible=True, dice=random.Random(7)) <= 0.5


def test_the_address_opened_holds_the_account_once_and_escaped() -> None:
    address = address_with("rtsp://old:one@10.0.0.7:554/sub?x=1", Account("desk", SECRET))
    assert address == "rtsp://desk:kao%2Fla%3Ap%40ss@10.0.0.7:554/sub?x=1"
    assert address_with("rtsp://old:one@10.0.0.7/sub", None) == "rtsp://10.0.0.7/sub"


@pytest.mark.parametrize(
    "said", [f"401: rtsp://desk:{SECRET}@h/sub", "no route to rtsp://desk:kao%2Fla%3Ap%40ss@h/sub", f"refused {SECRET}"]
)
def test_no_reason_says_the_password(said: str) -> None:
    clean = scrub(said, Account("desk", SECRET))
    for part in (SECRET, "kao%2F", "p@ss", "p%40ss"):
        assert part not in clean


def test_an_account_printed_hides_its_password() -> None:
    assert SECRET not in f"{Account('desk', SECRET)!r}{Account('desk', SECRET)}"
