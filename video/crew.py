"""Who decodes a feed: the desk itself up to a measured count, from there on processes of their own."""

import weakref

from video.account import Account
from video.av_feed import AvFeed
from video.feed import FeedEngine
from video.shared_pictures import is_possible
from video.worker_feed import WorkerFeed
from video.workplace import Workplace

# Threads of one process wait for one another's interpreter: ADR 12 has the figures.
HERE, EACH = 16, 24


class Crew:
    """Opens feeds of PyAV; `here` of them are decoded by this process, `each` by every further one."""

    def __init__(self, here: int = HERE, each: int = EACH) -> None:
        self._here, self._each = here, each
        self._own: weakref.WeakSet[AvFeed] = weakref.WeakSet()
        self._places: list[Workplace] = []

    def open(self, url: str, account: Account | None) -> FeedEngine:
        """A feed, not yet started."""
        if not is_possible() or sum(not feed.is_over for feed in self._own) < self._here:
            own = AvFeed(url, account)
            self._own.add(own)
            return own
        return WorkerFeed(self._place(), url, account)

    @property
    def places(self) -> tuple[Workplace, ...]:
        """The processes that decode, and those that did."""
        return tuple(self._places)

    def _place(self) -> Workplace:
        """The fullest that still takes one: few processes, each worth its memory."""
        found = next((place for place in self._places if place.count < self._each), None)
        if found is None:
            found = Workplace()
            self._places.append(found)
        return found
