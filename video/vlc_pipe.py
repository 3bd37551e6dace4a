"""Packets that FFmpeg fetched, handed to libvlc as MPEG-TS through a pipe: Debian's libvlc has no RTSP client."""

import os
import select
from types import TracebackType
from typing import Self

import av
from av.video.stream import VideoStream

from video.feed import Why
from video.transport import LivePacket
from video.trying import FeedLost

# libvlc reads all the time; if it does not for so long, it hangs.
PATIENCE_S = 3.0


class PacketPipe:
    """One stream on its way to libvlc. The muxer must not wait for more packets before it writes."""

    def __init__(self, stream: VideoStream) -> None:
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._writing, False)
        options = {"flush_packets": "1", "mpegts_flags": "+initial_discontinuity"}
        self._container = av.open(self, "w", format="mpegts", options=options)
        self._out = self._container.add_stream_from_template(stream)

    @property
    def address(self) -> str:
        """What libvlc opens; it duplicates the descriptor."""
        return f"fd://{self._reading}"

    def put(self, packet: LivePacket) -> None:
        """Write one packet that has its time; raises FeedLost."""
        packet.stream = self._out
        self._container.mux(packet)

    def write(self, data: bytes) -> int:
        """What the muxer writes to; raises FeedLost when libvlc reads no more."""
        rest = memoryview(data)
        while rest:
            _, ready, _ = select.select([], [self._writing], [], PATIENCE_S)
            if not ready:
                raise FeedLost(Why.OTHER, "libvlc reads no more")
            try:
                rest = rest[os.write(self._writing, rest) :]
            except BlockingIOError:
                continue
            except BrokenPipeError:
                raise FeedLost(Why.OTHER, "libvlc reads no more") from None
        return len(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        os.close(self._writing)
        os.close(self._reading)
