"""How long the stages of the loop took: the moments of each case, and what the supervisor sees of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Stage(StrEnum):
    """A span between two moments of a case, in the order of the loop."""

    FILE = "file"  # reported to filed
    DISPATCH = "dispatch"  # filed to dispatched
    SIGN = "sign"  # dispatched to signed for
    HANDLE = "handle"  # dispatched to handled
    CLOSE = "close"  # handled to closed
    WHOLE = "whole"  # reported to closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The moments of one case; None for what has not happened."""

    reported_at: datetime
    filed_at: datetime | None = None
    dispatched_at: datetime | None = None
    signed_at: datetime | None = None
    handled_at: datetime | None = None
    closed_at: datetime | None = None

    def seconds(self, stage: Stage) -> float | None:
        """How long a stage took by the clock on the wall; None unless it has ended after it began."""
        began, ended = {
            Stage.FILE: (self.reported_at, self.filed_at),
            Stage.DISPATCH: (self.filed_at, self.dispatched_at),
            Stage.SIGN: (self.dispatched_at, self.signed_at),
            Stage.HANDLE: (self.dispatched_at, self.handled_at),
            Stage.CLOSE: (self.handled_at, self.closed_at),
            Stage.WHOLE: (self.reported_at, self.closed_at),
        }[stage]
        if began is None or ended is None or ended < began:
            return None
        return (ended - began).total_seconds()


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTimes:
    """Half of the `count` cases needed at most `p50_s` seconds, nine in ten at most `p90_s`; None without a case."""

    stage: Stage
    count: int
    p50_s: float | None
    p90_s: float | None
