"""Tours: groups of tiles that go through a row of cameras, each with its own pace; plain policy over a clock."""

from collections.abc import Sequence

DWELL_S = 10.0
# How long before its turn a camera is opened, on key pictures, so that it comes without a black gap.
AHEAD_S = 3.0


class Tour:
    """One group of tiles on its way. `places` are tile numbers from 0; cameras come in pages of as many."""

    def __init__(self, places: Sequence[int], cameras: Sequence[int], now: float, dwell_s: float = DWELL_S) -> None:
        self.places, self._cameras, self._dwell_s = tuple(places), tuple(cameras), dwell_s
        self._first = 0
        self._due = now + dwell_s
        self._left: float | None = None  # seconds of the dwell that are left, while it pauses

    @property
    def is_paused(self) -> bool:
        """Whether it stands still."""
        return self._left is not None

    def page(self) -> tuple[int | None, ...]:
        """The camera of each place now."""
        return self._page(self._first)

    def ahead(self, now: float) -> frozenset[int]:
        """The cameras to open before their turn."""
        soon = not self.is_paused and now >= self._due - AHEAD_S
        return frozenset(held for held in self._page(self._following(1)) if held is not None) if soon else frozenset()

    def toggle(self, now: float) -> None:
        """Pause, or go on with what was left of the dwell."""
        if self._left is None:
            self._left = max(0.0, self._due - now)
        else:
            self._due, self._left = now + self._left, None

    def skip(self, pages: int, now: float) -> None:
        """Go on, or back, at once; a paused tour stays paused."""
        self._first = self._following(pages)
        self._due = now + self._dwell_s
        self._left = None if self._left is None else self._dwell_s

    def tick(self, now: float) -> bool:
        """Whether the next page has come."""
        if self.is_paused or now < self._due or len(self._cameras) <= len(self.places):
            return False
        self.skip(1, now)
        return True

    def _following(self, pages: int) -> int:
        size = len(self.places)
        count = -(-len(self._cameras) // size)
        return (self._first // size + pages) % max(1, count) * size

    def _page(self, first: int) -> tuple[int | None, ...]:
        held = self._cameras[first : first + len(self.places)]
        return (*held, *[None] * (len(self.places) - len(held)))
