"""A feed that another process decodes: what is asked of it goes there, what is known of it comes from there."""

import time
from dataclasses import replace
from itertools import count
from queue import Empty, SimpleQueue
from typing import Protocol

from video.account import Account
from video.feed import FeedState, FeedStatus, Frame, Pace, Still, Why
from video.packets import CodecFacts, PacketListener
from video.shared_pictures import Slot
from video.worker_words import Ask, Listen, Open, Order, Shape, Stop, Told

# A process that says nothing for so long shows nothing new either: its tiles are not live.
SILENT_S = 1.2
STILL_S = 2.0
_LOOKING_WELL = (FeedState.LIVE, FeedState.UNCHANGED)
_NUMBERS = count(1)


class Place(Protocol):
    """Where a feed is decoded."""

    heard_at: float

    def add(self, feed: "WorkerFeed") -> None:
        """Begin to decode it, as soon as a process runs."""

    def tell(self, order: Order) -> None:
        """Hand an order to the process; lost when none runs."""

    def forget(self, feed: "WorkerFeed") -> None:
        """It needs decoding no more."""


class WorkerFeed:
    """One address, played elsewhere. After its process was replaced, numbers and generations go on growing."""

    def __init__(self, place: Place, url: str, account: Account | None) -> None:
        self.number = next(_NUMBERS)
        self._place, self._url, self._account = place, url, account
        self._status, self._told_at = FeedStatus(state=FeedState.STOPPED), time.monotonic()
        self._held = self._status  # what was told last of the process before this one
        self._source: tuple[Slot, int] | None = None  # where its pictures are, and how many came before
        self._raw: Frame | None = None
        self._frame: Frame | None = None
        self._shape = Shape(self.number, 0, 0, 0, True, Pace.FULL)
        self._seen_order, self._told_order = 0, 0
        self._listener: PacketListener | None = None
        self._facts: tuple[CodecFacts, CodecFacts] | None = None
        self._stills: dict[int, SimpleQueue[Still | None]] = {}
        self._asks = count(1)
        self._is_over = False

    def start(self) -> None:
        """Begin to connect."""
        self._put(FeedStatus(state=FeedState.CONNECTING))
        self._place.add(self)

    def stop(self) -> None:
        """Ask it to end."""
        self._is_over = True
        if self._source is None:
            self.ended()
        self._place.tell(Stop(self.number))

    def shape(self, width: int, height: int, *, is_visible: bool, pace: Pace = Pace.FULL) -> None:
        """Device pixels of the tile, whether anybody looks, and how much work it is worth."""
        before = self._shape
        if (before.width, before.height, before.is_visible, before.pace) == (width, height, is_visible, pace):
            return
        self._shape = Shape(self.number, before.order + 1, width, height, is_visible, pace)
        if is_visible and not before.is_visible:
            self._seen_order = self._shape.order
        self._place.tell(self._shape)

    def frame(self) -> Frame | None:
        """The newest picture; while no process runs, the last one."""
        source = self._source
        raw = source[0].take() if source else None
        if source and raw is not None and raw is not self._raw:
            self._raw = raw
            self._frame = replace(raw, number=raw.number + source[1])
        return self._frame

    def status(self) -> FeedStatus:
        """What was told last, grown older; of a process that is silent nothing is called live."""
        status, now = self._status, time.monotonic()
        if status.age_s is not None:
            status = replace(status, age_s=status.age_s + now - self._told_at)
        if status.state in _LOOKING_WELL and now - max(self._place.heard_at, self._told_at) > SILENT_S:
            return replace(status, state=FeedState.STALLED, fps=0.0, kbps=0.0)
        if status.state in _LOOKING_WELL and self._told_order < self._seen_order:
            return replace(status, state=FeedState.CONNECTING)  # its newest picture is from before anybody looked
        return status

    def still(self) -> Still | None:
        """The newest picture at native size; None also when the process does not answer in time."""
        ask, answer = Ask(self.number, next(self._asks)), SimpleQueue[Still | None]()
        if self._source is None:
            return None
        self._stills[ask.number] = answer
        self._place.tell(ask)
        try:
            still = answer.get(timeout=STILL_S)
        except Empty:
            return None
        finally:
            self._stills.pop(ask.number, None)
        return still and replace(still, status=self.status())

    def listen(self, listener: PacketListener | None) -> bool:
        """Hand every encoded packet on; they come some at a time."""
        self._listener = listener
        self._place.tell(Listen(self.number, listener is not None))
        return True

    def opening(self, index: int) -> tuple[Order, ...]:
        """What a fresh process has to know of it."""
        account = (self._account.user, self._account.password) if self._account else None
        opened = Open(self.number, index, self._url, account)
        return (opened, self._shape, Listen(self.number, self._listener is not None))

    def opened(self, slot: Slot) -> None:
        """A fresh process plays it into a slot of its own memory."""
        self._source = slot, self._frame.number if self._frame else 0

    def take(self, told: Told, at: float) -> None:
        """Learn how it stands; on the thread of the place."""
        if self._listener is not None:
            for facts, packets in told.packets:
                for packet in packets:
                    self._listener(packet, self._facts_of(facts))
        before, status = self._held, told.status
        self._told_order = told.order
        self._put(replace(status, generation=before.generation + status.generation,
                          reconnects=before.reconnects + status.reconnects), at)  # fmt: skip

    def take_still(self, number: int, still: Still | None) -> None:
        """An answer came; on the thread of the place."""
        if asked := self._stills.get(number):
            asked.put(still)

    def lost(self, reason: str) -> None:
        """No process plays it."""
        status = self._status
        self._source = None
        if self._is_over:
            self.ended()
            return
        self._put(replace(self.status(), state=FeedState.RETRY, why=Why.MACHINE, reason=reason,
                          reconnects=status.reconnects + 1, fps=0.0, kbps=0.0))  # fmt: skip
        self._held = self._status

    def ended(self) -> None:
        """It plays no more."""
        self._put(replace(self._status, state=FeedState.STOPPED))
        self._place.forget(self)

    def _put(self, status: FeedStatus, at: float | None = None) -> None:
        self._told_at = time.monotonic() if at is None else at
        self._status = status

    def _facts_of(self, facts: CodecFacts) -> CodecFacts:
        """With the generation that this desk counts; packets of a ring share them."""
        if self._facts is None or self._facts[0] != facts:
            self._facts = facts, replace(facts, generation=self._held.generation + facts.generation)
        return self._facts[1]
