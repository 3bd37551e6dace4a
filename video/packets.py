"""Encoded pictures on their way from a camera, for those who record them without decoding."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class CodecFacts:
    """What a container needs to know of a stream: FFmpeg's codec name, size in pixels, parameter sets."""

    codec: str
    width: int
    height: int
    extradata: bytes
    time_base: Fraction
    generation: int


@dataclass(frozen=True, slots=True)
class EncodedPacket:
    """One access unit; `pts` and `dts` in units of the time base, `at` in monotonic seconds of its arrival."""

    data: bytes
    pts: int
    dts: int
    is_key: bool
    at: float


# Called on the feed's thread for every packet: it must return at once and raise nothing.
PacketListener = Callable[[EncodedPacket, CodecFacts], None]
