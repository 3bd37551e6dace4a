"""What is known of a feed while it runs: written by its thread, read by the screen, judged when it is asked."""

import zlib
from collections.abc import Callable
from dataclasses import replace

from video.feed import FeedState, FeedStatus, Pace, Why
from video.truth import STALLED_AFTER_S, judge

_SAMPLED_ROWS = 24
# By time, not by number: with key pictures only, eight pictures are sixteen seconds and would look unchanged.
_LOOK_FOR_CHANGE_S = 0.3
# A rate is told over a second; with key pictures only, over as long as it takes.
_RATE_S = 1.0
_RATE_STALE_S = 4.0


class Pulse:
    """The state, the age and the rates of one feed. `clock` gives monotonic seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.pictures = 0
        self._held = FeedStatus(state=FeedState.STOPPED)
        self._at: float | None = None
        self._changed_at = 0.0
        self._looked_at: float | None = None
        self._print = 0
        self._counted_from = 0.0
        self._counted = 0
        self._octets = 0
        self._took_at: float | None = None

    def say(self, state: FeedState) -> None:
        """Enter a state; trying again keeps the reason of the last failure, every other has none."""
        kept = self._held if state is FeedState.CONNECTING else FeedStatus(state=state)
        self._held = replace(self._held, state=state, why=kept.why, reason=kept.reason)

    def fail(self, state: FeedState, why: Why, reason: str) -> None:
        """A session ended, or could not be opened."""
        again = self._held.reconnects + 1
        self._held = replace(self._held, state=state, why=why, reason=reason, reconnects=again, fps=0.0, kbps=0.0)

    def opened(self) -> int:
        """A session was opened; returns its generation."""
        self._held = replace(self._held, generation=self._held.generation + 1)
        self.recount()
        return self._held.generation

    def recount(self) -> None:
        """Rates begin anew, unknown until then: one over two paces would be true of neither."""
        self._held = replace(self._held, fps=0.0, kbps=0.0)
        self._counted_from, self._counted, self._octets = self.clock(), 0, 0

    def took(self, octets: int) -> None:
        """Octets of the stream arrived."""
        self._took_at = self.clock()
        self._octets += octets

    def wants_look(self) -> bool:
        """Whether it is time to compare a picture with the one before."""
        return self._looked_at is None or self.clock() - self._looked_at >= _LOOK_FOR_CHANGE_S

    def look(self, luma: memoryview, stride: int, width: int, height: int) -> None:
        """Compare samples: a camera's noise changes some of them in every group of pictures, a repeat changes none."""
        self._looked_at = now = self.clock()
        step = max(1, height // _SAMPLED_ROWS) * stride
        seen = zlib.crc32(bytes((width & 255, height & 255)))
        for begin in range(0, len(luma) - width + 1, step):
            seen = zlib.crc32(luma[begin : begin + width], seen)
        if seen != self._print:
            self._print, self._changed_at = seen, now

    def beat(self, pictures: int = 1, *, behind_s: float = 0.0) -> None:
        """New pictures have been decoded, the newest so many seconds later than it could have been."""
        self.pictures += pictures
        now = self.clock()
        self._at = now - behind_s
        self._counted += pictures
        span = now - self._counted_from
        if span >= _RATE_S:
            kbps = self._octets * 8 / 1000 / span
            self._held = replace(self._held, fps=self._counted / span, kbps=kbps)
            self._counted_from, self._counted, self._octets = now, 0, 0
        if self._held.state is not FeedState.LIVE:
            self.say(FeedState.LIVE)

    def _is_silent(self) -> bool:
        """Key pictures alone come rarely, but a camera that sends nothing at all is stalled at any pace."""
        return self._took_at is not None and self.clock() - self._took_at > STALLED_AFTER_S

    def status(self, pace: Pace, *, has_frame: bool) -> FeedStatus:
        """How it stands, judged by the newest picture; without a frame to be seen nothing is called live."""
        held, at = self._held, self._at
        age = None if at is None else self.clock() - at
        unchanged = 0.0 if at is None else max(0.0, at - self._changed_at)
        state = judge(held.state, age, unchanged, pace)
        if state is FeedState.LIVE and self._is_silent():
            state = FeedState.STALLED
        # Who has just begun to look waits for the next picture; how old the last key picture is does not matter yet.
        if held.state is FeedState.LIVE and not has_frame and not self._is_silent():
            state = FeedState.CONNECTING
        is_stale = age is None or age > _RATE_STALE_S or (age > _RATE_S and pace is not Pace.KEYS)
        rates = (0.0, 0.0) if is_stale else (held.fps, held.kbps)
        return replace(held, state=state, age_s=age, unchanged_s=unchanged, fps=rates[0], kbps=rates[1], pace=pace)
