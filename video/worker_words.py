"""What a desk and its decoding processes say to one another, over a socket that nobody else can open."""

from fractions import Fraction
from typing import Any

import msgspec

from video.feed import FeedStatus, Pace, Still
from video.packets import CodecFacts, EncodedPacket


class Open(msgspec.Struct, tag=True, frozen=True):
    """Play an address into a slot; `account` is (user, password)."""

    feed: int
    slot: int
    url: str
    account: tuple[str, str] | None


class Shape(msgspec.Struct, tag=True, frozen=True):
    """As `FeedEngine.shape`; `order` counts them, and comes back with what is told after it."""

    feed: int
    order: int
    width: int
    height: int
    is_visible: bool
    pace: Pace


class Listen(msgspec.Struct, tag=True, frozen=True):
    """Whether packets of a feed are wanted."""

    feed: int
    is_on: bool


class Ask(msgspec.Struct, tag=True, frozen=True):
    """Take a still."""

    feed: int
    number: int


class Stop(msgspec.Struct, tag=True, frozen=True):
    """End a feed; the last that is told of it is that it stopped."""

    feed: int


class Told(msgspec.Struct, frozen=True):
    """How a feed stands, and the packets that came since the last time, in runs of one codec."""

    feed: int
    order: int
    status: FeedStatus
    packets: tuple[tuple[CodecFacts, tuple[EncodedPacket, ...]], ...] = ()


class Beat(msgspec.Struct, tag=True, frozen=True):
    """Some times a second, whatever happens: all feeds. `at` in monotonic seconds, which all processes share."""

    at: float
    feeds: tuple[Told, ...]


class Taken(msgspec.Struct, tag=True, frozen=True):
    """The answer to `Ask`."""

    feed: int
    number: int
    still: Still | None


Order = Open | Shape | Listen | Ask | Stop
Report = Beat | Taken


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return value.numerator, value.denominator
    raise NotImplementedError(type(value).__name__)


def _made(kind: type, value: Any) -> Any:
    if kind is Fraction:
        numerator, denominator = value
        return Fraction(numerator, denominator or 1)
    raise NotImplementedError(kind.__name__)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)
_ORDERS: msgspec.msgpack.Decoder[Order] = msgspec.msgpack.Decoder(Order, dec_hook=_made)
_REPORTS: msgspec.msgpack.Decoder[Report] = msgspec.msgpack.Decoder(Report, dec_hook=_made)


def written(message: Order | Report) -> bytes:
    """A message as octets."""
    return _ENCODER.encode(message)


def order_in(octets: bytes) -> Order:
    """An order; raises msgspec.DecodeError."""
    return _ORDERS.decode(octets)


def report_in(octets: bytes) -> Report:
    """A report; raises msgspec.DecodeError."""
    return _REPORTS.decode(octets)
