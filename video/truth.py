"""The rules of a feed over times passed in: what may be called live, and how long to wait before the next try."""

import random

from video.feed import FeedState, Pace

STALLED_AFTER_S = 1.5
# Two groups of pictures: a quiet street may repeat itself that long between two key pictures, a living one not longer.
UNCHANGED_AFTER_S = 5.0
# With key pictures only a feed gives one picture in two seconds: it is not stalled between two of them.
KEYS_PATIENCE_S = 3.0
RETRY_CAP_VISIBLE_S = 1.2
RETRY_CAP_HIDDEN_S = 15.0
# A camera that refuses us is asked rarely: many lock the account after some tries.
RETRY_CAP_DENIED_S = 60.0
FIRST_RETRY_S = 0.5


def judge(state: FeedState, age_s: float | None, unchanged_s: float, pace: Pace = Pace.FULL) -> FeedState:
    """What a feed that its engine calls live is in truth: the newest picture decides, not the connection."""
    if state is not FeedState.LIVE:
        return state
    patience = STALLED_AFTER_S + (KEYS_PATIENCE_S if pace is Pace.KEYS else 0.0)
    if age_s is None or age_s > patience:
        return FeedState.STALLED
    return FeedState.UNCHANGED if unchanged_s > UNCHANGED_AFTER_S else FeedState.LIVE


def retry_delay(tries: int, *, is_denied: bool, is_visible: bool, dice: random.Random) -> float:
    """Seconds until the next try: doubling, with jitter so that a farm that comes back is not stormed."""
    if is_denied:
        return RETRY_CAP_DENIED_S * dice.uniform(0.5, 1)
    cap = RETRY_CAP_VISIBLE_S if is_visible else RETRY_CAP_HIDDEN_S
    doubled = FIRST_RETRY_S * float(2 ** min(tries, 6))
    return min(cap, doubled) * dice.uniform(0.5, 1)
