"""A clip as it is written: camera packets in fragments of MP4, hashed on their way to the disk, never encoded anew."""

import hashlib
import os
from fractions import Fraction
from pathlib import Path

import av

from video.packets import CodecFacts, EncodedPacket

# A killed process loses at most the last fragment.
_OPTIONS = {
    "movflags": "empty_moov+default_base_moof+frag_keyframe",
    "frag_duration": "400000",
    "flush_packets": "1",
}
_BASE = Fraction(1, 90_000)
# More is no jitter and no burst: the camera's clock was set.
_LEAP_S = 10.0


class HashedFile:
    """Takes bytes in order: each is hashed before anything else can read it. Raises OSError when the disk is full."""

    def __init__(self, path: Path) -> None:
        self.handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._sha256 = hashlib.sha256()
        self._is_over = False
        self.octets = 0

    def write(self, data: bytes) -> int:
        """Write all of it; what a full disk still took is part of the hash. After an error nothing more is written."""
        rest = memoryview(data)
        while rest and not self._is_over:
            try:
                written = os.write(self.handle, rest)
            except OSError:
                self._is_over = True
                raise
            self._sha256.update(rest[:written])
            self.octets += written
            rest = rest[written:]
        return len(data)

    @property
    def sha256(self) -> str:
        """Of all that was written."""
        return self._sha256.hexdigest()

    def close(self) -> None:
        """Make it durable; raises OSError."""
        self._is_over = True
        try:
            os.fsync(self.handle)
        finally:
            os.close(self.handle)


class ClipFile:
    """One video track. A stream that was opened anew goes on in the same track, as much later as it came."""

    def __init__(self, path: Path, facts: CodecFacts) -> None:
        self.file = HashedFile(path)
        self.facts = facts
        self.pictures, self.seconds, self.longest_gap_s = 0, 0.0, 0.0
        self._began: float | None = None
        self._shift, self._last_at = 0, 0.0
        self._generation: int | None = None
        self._last_dts = -1
        self._container = av.open(self.file, "w", format="mp4", options=_OPTIONS)
        self._track = self._container.add_mux_stream(
            facts.codec, width=facts.width, height=facts.height, time_base=_BASE
        )
        self._track.extradata = facts.extradata  # type: ignore[attr-defined]

    def fits(self, facts: CodecFacts) -> bool:
        """Whether packets of this kind may follow."""
        now = self.facts
        return (facts.codec, facts.width, facts.height, facts.extradata) == (
            now.codec, now.width, now.height, now.extradata,
        )  # fmt: skip

    def put(self, packet: EncodedPacket, facts: CodecFacts) -> None:
        """Write a packet; raises OSError. Times of the camera are kept, from session to session those of arrival."""
        scale = facts.time_base / _BASE
        pts, dts = round(packet.pts * scale), round(packet.dts * scale)
        if self._began is None:
            self._began = packet.at
        if facts.generation != self._generation or self._leaps(dts, packet.at):
            self._generation = facts.generation
            self._shift = max(round((packet.at - self._began) / _BASE), self._last_dts + 1) - dts
        self._last_at = packet.at
        dts = max(dts + self._shift, self._last_dts + 1)
        self.longest_gap_s = max(self.longest_gap_s, float((dts - self._last_dts) * _BASE)) if self.pictures else 0.0
        self._write(packet, max(pts + self._shift, dts), dts)

    def _leaps(self, dts: int, at: float) -> bool:
        """Whether the camera's clock was set: its step is not that of our own."""
        step = float((dts + self._shift - self._last_dts) * _BASE)
        return self.pictures > 0 and abs(step - (at - self._last_at)) > _LEAP_S

    def _write(self, packet: EncodedPacket, pts: int, dts: int) -> None:
        out = av.Packet(packet.data)
        out.stream, out.time_base = self._track, _BASE
        out.pts, out.dts, out.is_keyframe = pts, dts, packet.is_key
        self._container.mux(out)
        self._last_dts = dts
        self.pictures += 1
        self.seconds = float(dts * _BASE)

    def close(self) -> None:
        """Write the last fragment and make all durable; raises OSError when not all could be written."""
        try:
            self._container.close()
        finally:
            self.file.close()
