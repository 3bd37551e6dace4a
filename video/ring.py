"""The last seconds of a feed as encoded packets, so that a clip may begin before somebody asked for it."""

import threading
from collections import deque
from dataclasses import dataclass, field

from video.packets import CodecFacts, EncodedPacket, PacketListener

SECONDS = 10.0
OCTETS = 8 << 20
Pair = tuple[EncodedPacket, CodecFacts]


@dataclass
class _Group:
    """A key picture and what follows it."""

    began: float
    pairs: list[Pair] = field(default_factory=list)
    octets: int = 0

    def add(self, pair: Pair) -> None:
        self.pairs.append(pair)
        self.octets += len(pair[0].data)


class Ring:
    """Holds whole groups of pictures: at least `seconds` when they fit, never more than `octets`. Called as a listener.

    One listener more may be told of every packet; it learns the past and the future without a packet lost or doubled.
    """

    def __init__(self, seconds: float = SECONDS, octets: int = OCTETS) -> None:
        self._seconds, self._limit = seconds, octets
        self._groups: deque[_Group] = deque()
        self._octets = 0
        self._lock = threading.Lock()
        self._next: tuple[PacketListener, ...] = ()

    def __call__(self, packet: EncodedPacket, facts: CodecFacts) -> None:
        with self._lock:
            self._keep(packet, facts)
            for listener in self._next:
                listener(packet, facts)

    @property
    def octets(self) -> int:
        """How much is held."""
        return self._octets

    def follow(self, listener: PacketListener, *, before_s: float) -> int:
        """Tell a listener the last seconds from a key picture on, and all that comes; returns how many were past."""
        with self._lock:
            past = self._past(before_s)
            for packet, facts in past:
                listener(packet, facts)
            self._next = (*self._next, listener)
            return len(past)

    def leave(self, listener: PacketListener) -> None:
        """Tell it no more."""
        with self._lock:
            self._next = tuple(other for other in self._next if other != listener)

    def _past(self, before_s: float) -> list[Pair]:
        if not self._groups:
            return []
        since = self._groups[-1].pairs[-1][0].at - before_s
        groups = list(self._groups)
        first = max((n for n, group in enumerate(groups) if group.began <= since), default=0)
        return [pair for group in groups[first:] for pair in group.pairs]

    def _keep(self, packet: EncodedPacket, facts: CodecFacts) -> None:
        if packet.is_key:
            self._groups.append(_Group(packet.at))
        elif not self._groups or self._groups[-1].pairs[-1][1].generation != facts.generation:
            return  # a new session shows nothing before its first key picture
        self._groups[-1].add((packet, facts))
        self._octets += len(packet.data)
        self._forget(packet.at - self._seconds)

    def _forget(self, since: float) -> None:
        """A camera that sends no key picture for long fills the ring by itself: then nothing can be kept of it."""
        while len(self._groups) > 1 and (self._groups[1].began <= since or self._octets > self._limit):
            self._octets -= self._groups.popleft().octets
        if self._octets > self._limit:
            self._groups.clear()
            self._octets = 0
