"""How well cameras hold out: since when one is down, whether it flaps, how often it was reached anew; plain values."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from video.feed import FeedState, FeedStatus

# A camera flaps when it was lost so many times within so long.
FLAPS, WITHIN = 3, timedelta(minutes=10)
# A clock is wrong when it is more than so many seconds ahead or behind: recordings of several cameras no longer fit.
DRIFT_S = 2.0
_DOWN = frozenset({FeedState.RETRY, FeedState.DENIED, FeedState.STALLED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """One camera as far as it has been watched; `drift_s`: how far its clock is ahead of ours, None: not asked."""

    camera_id: int
    status: FeedStatus
    seen_at: datetime
    down_since: datetime | None = None
    losses: int = 0
    reconnects: int = 0
    drift_s: float | None = None

    @property
    def is_flapping(self) -> bool:
        """Whether it comes and goes."""
        return self.losses >= FLAPS

    @property
    def is_clock_wrong(self) -> bool:
        """Whether its clock is known and wrong."""
        return self.drift_s is not None and abs(self.drift_s) > DRIFT_S

    @property
    def badness(self) -> tuple[bool, bool, bool, bool, int]:
        """What to look at first is the largest: gone, then frozen, which looks like living."""
        is_frozen = self.status.state is FeedState.UNCHANGED
        return self.down_since is not None, is_frozen, self.is_flapping, self.is_clock_wrong, self.reconnects


@dataclass
class _Kept:
    health: Health
    lost_at: deque[datetime] = field(default_factory=deque)
    last_reconnects: int = 0


class HealthBook:
    """Fed with what the walls know of their feeds; a camera that is watched no more keeps its last line."""

    def __init__(self) -> None:
        self._kept: dict[int, _Kept] = {}

    def note(self, statuses: Mapping[int, FeedStatus], now: datetime) -> None:
        """These feeds stand so now."""
        for camera_id, status in statuses.items():
            kept = self._kept.setdefault(
                camera_id, _Kept(Health(camera_id=camera_id, status=status, seen_at=now))
            )  # fmt: skip
            self._take(kept, status, now)

    def note_drift(self, camera_id: int, drift_s: float | None) -> None:
        """The clock of a camera was asked."""
        kept = self._kept.get(camera_id)
        if kept is not None:
            kept.health = replace(kept.health, drift_s=drift_s)

    def rows(self) -> tuple[Health, ...]:
        """All, what to look at first on top."""
        held = (kept.health for kept in self._kept.values())
        return tuple(sorted(held, key=lambda row: (tuple(map(int, row.badness)), -row.camera_id), reverse=True))

    def _take(self, kept: _Kept, status: FeedStatus, now: datetime) -> None:
        was, is_down = kept.health, status.state in _DOWN
        if is_down and was.down_since is None:
            kept.lost_at.append(now)
        while kept.lost_at and now - kept.lost_at[0] > WITHIN:
            kept.lost_at.popleft()
        down_since = (was.down_since or now) if is_down else None
        if status.state is FeedState.CONNECTING and was.down_since is not None:
            down_since = was.down_since  # trying is not yet being there
        # A feed that was opened anew counts from nought again; what it counted before stays counted.
        more = status.reconnects - kept.last_reconnects if status.reconnects >= kept.last_reconnects else 0
        kept.last_reconnects = status.reconnects
        kept.health = replace(
            was, status=status, seen_at=now, down_since=down_since, losses=len(kept.lost_at),
            reconnects=was.reconnects + max(0, more),
        )  # fmt: skip
