"""Opens live addresses with FFmpeg (RTSP over TCP or UDP, RTMP, HTTP-FLV, HLS); failures are typed, without secrets."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias
from urllib.parse import parse_qs, urlsplit

import av
from av.container import InputContainer
from av.error import ConnectionRefusedError as Refused
from av.error import (
    ExitError,
    FFmpegError,
    HTTPForbiddenError,
    HTTPNotFoundError,
    HTTPUnauthorizedError,
    InvalidDataError,
    ProtocolNotFoundError,
)
from av.error import TimeoutError as TimedOut
from av.packet import Packet
from av.video.stream import VideoStream

from video.account import Account, address_with, scrub
from video.feed import Why
from video.packets import CodecFacts, EncodedPacket, PacketListener
from video.trying import FeedLost

# RTSP says its parameters in the SDP, so nothing needs probing; `nobuffer` would throw the first key picture away.
_QUICK = {"probesize": "32", "analyzeduration": "0"}
# A camera that refuses TCP (461) is asked for UDP in the same session.
_BY_TCP = {"rtsp_transport": "tcp+udp", "rtsp_flags": "prefer_tcp"}
_BY_UDP = {"rtsp_transport": "udp"}
# A gateway's stream says nothing before its data: half a second of it is enough.
_GATEWAY = {"analyzeduration": "500000"}
OPEN_S, READ_S = 5.0, 4.0
PICTURES_A_SECOND = 25
_RTP_CLOCK = Fraction(1, 90_000)
LivePacket: TypeAlias = "Packet[VideoStream]"
# A playlist gives a segment at a time, and the next one seconds later.
_PLAYLIST_READ_S = 20.0
_WHY: tuple[tuple[type[FFmpegError], Why], ...] = (
    (HTTPUnauthorizedError, Why.ACCOUNT),
    (HTTPForbiddenError, Why.ACCOUNT),
    (HTTPNotFoundError, Why.NOT_FOUND),
    (Refused, Why.REFUSED),
    (ProtocolNotFoundError, Why.ADDRESS),
    (TimedOut, Why.NO_ANSWER),
)


@dataclass(frozen=True, slots=True)
class Source:
    """An address and its account. `transport=udp` in the query asks for RTP over UDP."""

    url: str
    account: Account | None

    @property
    def is_rtsp(self) -> bool:
        """Whether it is RTSP, with or without TLS."""
        return urlsplit(self.url).scheme in ("rtsp", "rtsps")

    @property
    def is_playlist(self) -> bool:
        """Whether it comes in segments, in bursts that have to be paced."""
        return urlsplit(self.url).path.endswith(".m3u8")

    @property
    def address(self) -> str:
        """What FFmpeg opens."""
        return address_with(self.url, self.account)

    def options(self, *, is_patient: bool) -> dict[str, str]:
        """What FFmpeg is told."""
        if not self.is_rtsp:
            return dict(_GATEWAY)
        is_udp = "udp" in parse_qs(urlsplit(self.url).query).get("transport", [])
        return {**(_BY_UDP if is_udp else _BY_TCP), **({} if is_patient else _QUICK)}


@contextmanager
def live_stream(source: Source) -> Iterator[tuple[InputContainer, VideoStream]]:
    """An open container and its video; raises FeedLost, also for what fails while it is read."""
    began = time.monotonic()
    container: InputContainer | None = None
    try:
        container, stream = _open(source)
        began = 0.0
        yield container, stream
    except FFmpegError as error:
        raise _lost(error, source, time.monotonic() - began if began else None) from None
    except (ValueError, UnicodeError, OSError) as error:
        raise FeedLost(Why.ADDRESS if began else Why.OTHER, scrub(str(error), source.account)) from None
    except IndexError:
        raise FeedLost(Why.ENDED, "the stream ended") from None  # PyAV ends so when a stream appeared midway
    except MemoryError:
        raise FeedLost(Why.MACHINE, "a picture does not fit into memory") from None
    finally:
        if container is not None:
            container.close()


def _open(source: Source) -> tuple[InputContainer, VideoStream]:
    """One session at a time: a camera may allow no second one, so the first is closed before the patient try."""
    container = _container(source, is_patient=False)
    stream = _video(container)
    if stream.codec_context.width == 0 and source.is_rtsp:
        container.close()
        container = _container(source, is_patient=True)
        stream = _video(container)
    return container, stream


def _container(source: Source, *, is_patient: bool) -> InputContainer:
    read_s = _PLAYLIST_READ_S if source.is_playlist else READ_S
    options, timeout = source.options(is_patient=is_patient), (OPEN_S, read_s)
    return av.open(source.address, options=options, timeout=timeout, metadata_errors="replace")  # names may be GBK


def _video(container: InputContainer) -> VideoStream:
    if not container.streams.video:
        container.close()
        raise FeedLost(Why.NO_VIDEO, "the stream carries no video")
    stream = container.streams.video[0]
    if stream.codec_context is None:  # PyAV promises one, but has none for a codec that it does not know
        container.close()
        raise FeedLost(Why.NO_VIDEO, "nothing here decodes the stream")
    return stream


def _lost(error: FFmpegError, source: Source, opening_s: float | None) -> FeedLost:
    """Typed; FFmpeg says 'invalid data' or 'exit' where in truth nothing came in time."""
    said = scrub(error.strerror or type(error).__name__, source.account)
    why = next((why for kind, why in _WHY if isinstance(error, kind)), Why.OTHER)
    if why is Why.OTHER and isinstance(error, ExitError | InvalidDataError):
        if opening_s is not None and opening_s >= OPEN_S * 0.9:
            return FeedLost(Why.NO_ANSWER, f"no answer within {OPEN_S:.0f} s")
        if isinstance(error, ExitError):
            return FeedLost(Why.NO_DATA, f"nothing came for {READ_S:.0f} s")
    if isinstance(error, av.error.EOFError):
        return FeedLost(Why.ENDED, "the stream ended")
    return FeedLost(why, said)


class Timed:
    """Gives the first packet after an RTSP opening its time: the key picture is worth more than its exact moment."""

    def __init__(self) -> None:
        self._held: LivePacket | None = None

    def ready(self, packet: LivePacket) -> tuple[LivePacket, ...]:
        """The packets that a container can take now, in order."""
        if packet.dts is None or packet.pts is None:
            self._held = packet
            return ()
        held, self._held = self._held, None
        if held is None:
            return (packet,)
        step = round(1 / (PICTURES_A_SECOND * float(packet.time_base or _RTP_CLOCK)))
        held.pts = held.dts = packet.dts - step
        return (held, packet)


class Telling:
    """Tells who records of the packets of one session that have their time."""

    def __init__(self, stream: VideoStream, generation: int) -> None:
        self._stream, self._generation = stream, generation
        self._facts: CodecFacts | None = None

    def tell(self, packet: LivePacket, at: float, listener: PacketListener) -> None:
        """Hand a packet on; `at` in monotonic seconds."""
        facts = self._facts_now(is_key=packet.is_keyframe)
        listener(EncodedPacket(bytes(packet), packet.pts or 0, packet.dts or 0, packet.is_keyframe, at), facts)

    def _facts_now(self, *, is_key: bool) -> CodecFacts:
        """Looked up once in a group of pictures: 250 packets of a ring share them."""
        codec, held = self._stream.codec_context, self._facts
        if held is not None and not is_key and (held.width, held.height) == (codec.width, codec.height):
            return held
        base, extradata = self._stream.time_base or _RTP_CLOCK, bytes(codec.extradata or b"")
        fresh = CodecFacts(codec.name, codec.width, codec.height, extradata, base, self._generation)
        self._facts = facts = held if held is not None and held == fresh else fresh
        return facts


class Pacer:
    """Lets pictures out at the pace at which they were taken: a playlist gives seconds of them at once."""

    def __init__(self, clock: Callable[[], float], pause: Callable[[float], bool]) -> None:
        self._clock, self._pause = clock, pause
        self._offset: float | None = None

    def wait(self, taken_s: float) -> bool:
        """Wait until a picture taken at `taken_s` of the stream is due; True when the feed was asked to end."""
        early = 0.0 if self._offset is None else taken_s + self._offset - self._clock()
        if self._offset is None or not -1.0 < early < 10.0:
            self._offset = self._clock() - taken_s  # the first, or one after a gap: its clock is taken anew
            return False
        return early > 0 and self._pause(early)
