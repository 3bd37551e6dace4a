"""Keeps a clip of a running feed: packets go to a thread of their own, which writes, hashes and finishes the file."""

import fcntl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from queue import Empty, SimpleQueue
from uuid import uuid4

from av.error import FFmpegError

from video.clip_file import ClipFile
from video.kept import Kept, Lack, Order, sidecar_of, write_kept
from video.packets import CodecFacts, EncodedPacket
from video.ring import Ring

# A camera that comes back sooner goes on in the same file; the gap is said.
PATIENCE_S = 15.0
GAP_S = 1.0
# A clip whose last picture is older than that had no camera when it ended.
SILENT_S = 2.5
# What may wait for the disk: more, and the clip ends rather than fill the memory.
WAITING_OCTETS = 32 << 20
_LOOK_S = 0.5
# How long arrivals are compared with the camera's clock, and from where on it is no delay but a clock that was set.
CLOCK_S, LATEST_S = 60.0, 3.0


class Keeping:
    """One clip from beginning to end. `then` is called on its thread with what was kept, None when nothing came."""

    def __init__(
        self,
        ring: Ring,
        order: Order,
        folder: Path,
        *,
        now: Callable[[], datetime],
        then: Callable[[Kept | None], None],
    ) -> None:
        self._ring, self._order, self._folder, self._now, self._then = ring, order, folder, now, then
        self._packets: SimpleQueue[tuple[EncodedPacket, CodecFacts]] = SimpleQueue()
        self._waiting = 0
        self._over = threading.Event()
        self._until = float("inf") if order.seconds is None else time.monotonic() + order.seconds
        self._lack = Lack.NOTHING
        self._thread = threading.Thread(target=self._run, name="clip", daemon=True)

    def start(self) -> None:
        """Begin with what the ring holds."""
        self._ring.follow(self._take, before_s=self._order.before_s)
        self._thread.start()

    def stop(self) -> None:
        """Finish soon; returns at once."""
        self._over.set()

    def join(self, seconds: float) -> bool:
        """Wait until it has finished; whether it has."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    @property
    def order(self) -> Order:
        """What was asked for."""
        return self._order

    @property
    def _is_over(self) -> bool:
        return self._over.is_set() or time.monotonic() > self._until

    def _take(self, packet: EncodedPacket, facts: CodecFacts) -> None:
        """On the feed's thread."""
        if self._waiting > WAITING_OCTETS:
            self._lack = Lack.SLOW
            self._over.set()
            return
        self._waiting += len(packet.data)
        self._packets.put((packet, facts))

    def _run(self) -> None:
        kept = None
        try:
            kept = self._keep()
        finally:
            self._ring.leave(self._take)
            self._then(kept)

    def _keep(self) -> Kept | None:
        first = self._next(time.monotonic() + PATIENCE_S)
        if first is None:
            return None
        path = self._folder / f"{uuid4().hex}.mp4"
        self._folder.mkdir(parents=True, exist_ok=True)
        kept = _begun(self._order, *first, now=self._now(), name=path.name)
        try:
            clip = ClipFile(path, first[1])
            fcntl.flock(clip.file.handle, fcntl.LOCK_EX)  # until it is closed: nobody takes it for left over
            write_kept(sidecar_of(path), kept)
        except OSError:
            path.unlink(missing_ok=True)
            return None
        return self._fill(clip, kept, first, path)

    def _fill(self, clip: ClipFile, kept: Kept, first: tuple[EncodedPacket, CodecFacts], path: Path) -> Kept | None:
        pair: tuple[EncodedPacket, CodecFacts] | None = first
        last = first
        start = Start(*first)
        try:
            while pair is not None:
                clip.put(*pair)
                start.note(*pair)
                last = pair
                pair = self._next(time.monotonic() + PATIENCE_S)
                if pair is not None and not clip.fits(pair[1]):
                    pair, self._lack = None, Lack.CHANGED
        except (OSError, FFmpegError):
            self._lack = Lack.DISK
        with suppress(OSError, FFmpegError):
            clip.close()
        kept = replace(kept, began_at=kept.began_at - timedelta(seconds=start.late_s))
        ended = _ended(kept, clip, last, self._lack)
        if ended.pictures == 0:
            path.unlink(missing_ok=True)
            sidecar_of(path).unlink(missing_ok=True)
            return None
        write_kept(sidecar_of(path), ended)
        return ended

    def _next(self, until: float) -> tuple[EncodedPacket, CodecFacts] | None:
        """The next packet, None when it is over; sets what is lacking."""
        while True:
            with suppress(Empty):
                pair = self._packets.get(timeout=0 if self._is_over else _LOOK_S)
                self._waiting -= len(pair[0].data)
                return pair
            if self._is_over:
                return None
            if time.monotonic() > until:
                self._lack = Lack.CAMERA
                return None


class Start:
    """By how much the first packet came later than the quickest one: a clip began so much sooner than it seemed.

    A machine that was busy when the clip began would else shift it against the clips of other cameras.
    """

    def __init__(self, packet: EncodedPacket, facts: CodecFacts) -> None:
        self._first, self._generation, self.late_s = packet, facts.generation, 0.0

    def note(self, packet: EncodedPacket, facts: CodecFacts) -> None:
        """A packet of the first minute: later a camera's clock may have gone another way than ours."""
        ours = packet.at - self._first.at
        if facts.generation == self._generation and ours <= CLOCK_S:
            theirs = float((packet.dts - self._first.dts) * facts.time_base)
            late_s = theirs - ours
            self.late_s = late_s if self.late_s < late_s < LATEST_S else self.late_s


def _begun(order: Order, packet: EncodedPacket, facts: CodecFacts, *, now: datetime, name: str) -> Kept:
    age = timedelta(seconds=time.monotonic() - packet.at)
    return Kept(
        name=name, camera_id=order.camera.id, camera=order.camera.name, operator=order.operator,
        case_id=order.case_id, began_at=now - age, stream_began_s=float(packet.pts * facts.time_base),
        codec=facts.codec, width=facts.width, height=facts.height, lack=Lack.KILLED,
    )  # fmt: skip


def _ended(kept: Kept, clip: ClipFile, last: tuple[EncodedPacket, CodecFacts], lack: Lack) -> Kept:
    gap = Lack.GAP if clip.longest_gap_s > GAP_S else Lack.NOTHING
    if time.monotonic() - last[0].at > SILENT_S:
        gap = Lack.CAMERA
    return replace(
        kept, sha256=clip.file.sha256, octets=clip.file.octets, pictures=clip.pictures, seconds=round(clip.seconds, 3),
        ended_at=kept.began_at + timedelta(seconds=clip.seconds),
        stream_ended_s=float(last[0].pts * last[1].time_base), lack=lack or gap,
    )  # fmt: skip
