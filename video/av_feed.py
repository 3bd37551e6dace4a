"""The live engine: PyAV, one thread a feed, the newest picture in a slot that the wall reads."""

import io
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from av.container import InputContainer
from av.error import ArgumentError, InvalidDataError
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from video.account import Account
from video.feed import FeedStatus, Frame, Pace, Still, Why
from video.lateness import Lateness
from video.packets import PacketListener
from video.pulse import Pulse
from video.scaler import Scaler
from video.transport import Pacer, Source, Telling, Timed, live_stream
from video.trying import FeedLost, Trying
from video.yuv import libyuv

# Pictures of a feed that nobody has looked at yet: a tour's next page shows them until its own come.
WAITING_SIZE = (480, 270)
# A stream that runs and shows nothing for so long is opened anew: its camera may describe itself otherwise by now.
# Longer than the longest group of pictures that cameras make to save room.
BLIND_S = 30.0
# Some cameras send their parameter sets as a packet of its own before the key picture: small ones are always decoded.
PARAMETERS_OCTETS = 512


class AvFeed:
    """Plays one address. Times come from `clock` (monotonic seconds), jitter from `dice`.

    `show` is told of every picture on the feed's thread.
    """

    def __init__(
        self,
        url: str,
        account: Account | None,
        *,
        clock: Callable[[], float] = time.monotonic,
        dice: random.Random | None = None,
        show: Callable[[Frame], None] | None = None,
    ) -> None:
        self._source = Source(url, account)
        self._pulse = Pulse(clock)
        self._trying = Trying(self._play, self._pulse, name="feed", dice=dice)
        self._size = WAITING_SIZE
        self._is_fresh = False
        self._pace = Pace.FULL
        self._frame: Frame | None = None
        self._native: VideoFrame | None = None
        self._listener: PacketListener | None = None
        self._is_late = self._is_whole = False
        self._show = show

    def start(self) -> None:
        """Begin to connect."""
        self._trying.start()

    def stop(self) -> None:
        """Ask the thread to end; a blocked read ends by its own time-out."""
        self._trying.stop()

    @property
    def is_over(self) -> bool:
        """Whether it was stopped."""
        return self._trying.is_over

    def shape(self, width: int, height: int, *, is_visible: bool, pace: Pace = Pace.FULL) -> None:
        """Device pixels of the tile, whether anybody looks, and how much work it is worth."""
        if is_visible and not self._trying.is_visible:
            self._is_fresh = False  # until the next picture the last one is shown as what it is: old
        if width and height:
            self._size = (width, height)
        self._pace = pace if is_visible else Pace.KEYS
        self._trying.see(is_visible=is_visible)

    def frame(self) -> Frame | None:
        """The newest picture."""
        return self._frame

    def status(self) -> FeedStatus:
        """How it stands, judged by the newest picture."""
        pace = self._pace if self._is_whole else Pace.KEYS  # what is done, which follows at the next key picture
        status = self._pulse.status(pace, has_frame=self._is_fresh or not self._trying.is_visible)
        return replace(status, is_behind=True) if self._is_late else status

    def still(self) -> Still | None:
        """The newest picture at native size; encoding takes some milliseconds, so ask from a worker."""
        native, status = self._native, self.status()
        if native is None:
            return None
        buffer = io.BytesIO()
        native.to_image().save(buffer, "JPEG", quality=92)  # type: ignore[no-untyped-call]
        return Still(jpeg=buffer.getvalue(), width=native.width, height=native.height, status=status)

    def listen(self, listener: PacketListener | None) -> bool:
        """Hand every encoded packet on."""
        self._listener = listener
        return True

    def _play(self) -> None:
        with live_stream(self._source) as (container, stream):
            generation = self._pulse.opened()
            stream.thread_type = "NONE"  # frame threads would add their number in frames of delay
            stream.codec_context.thread_count = 1
            pacer = Pacer(self._pulse.clock, self._trying.pause) if self._source.is_playlist else None
            scaler, late = Scaler(libyuv()), Lateness()
            self._is_late = False
            for picture in self._pictures(container, stream, generation):
                if pacer and picture.time is not None and pacer.wait(picture.time):
                    return
                if not self._source.is_playlist and picture.time is not None:
                    late.note(picture.time, self._pulse.clock())
                    self._is_late = late.is_behind
                self._take(picture, scaler, late.seconds)

    def _pictures(self, container: InputContainer, stream: VideoStream, generation: int) -> Iterator[VideoFrame]:
        """Decoded pictures; a single damaged packet is passed over, the session goes on."""
        self._is_whole = is_whole = False
        was_whole, seen_at = True, self._pulse.clock()
        timed, telling = Timed(), Telling(stream, generation)
        for packet in container.demux(stream):
            if self._trying.is_over:
                return
            self._pulse.took(packet.size)
            if self._listener is not None:
                for ready in timed.ready(packet):
                    telling.tell(ready, self._pulse.clock(), self._listener)
            # One picture in each group is enough to know that the camera lives, at a tenth of the cost.
            # One that cannot keep up leaves pictures out on purpose, rather than show old ones as the present.
            # Looked at again, all are decoded from the next key picture on: in mid-group they would be smeared.
            wants_all = self._pace is not Pace.KEYS and not self._is_late
            is_whole = wants_all and (is_whole or packet.is_keyframe)
            self._is_whole = self._is_whole and is_whole
            if is_whole is not was_whole:
                stream.codec_context.skip_frame = "DEFAULT" if is_whole else "NONKEY"
                was_whole = is_whole
                self._pulse.recount()
            # The decoder would pass over it too, but asking it costs what a hidden feed is to save.
            is_passed_over = not is_whole and not packet.is_keyframe and packet.size > PARAMETERS_OCTETS
            try:
                for picture in () if is_passed_over else packet.decode():
                    seen_at = self._pulse.clock()
                    yield picture
                    # Said once its picture is there: until then the last one is a key picture.
                    self._is_whole = is_whole
            except (InvalidDataError, ArgumentError):  # H.265 says the latter
                pass
            blind_s = self._pulse.clock() - seen_at
            if blind_s > BLIND_S:
                raise FeedLost(Why.NO_VIDEO, f"nothing could be decoded for {blind_s:.0f} s")

    def _take(self, picture: VideoFrame, scaler: Scaler, behind_s: float) -> None:
        pulse = self._pulse
        if pulse.wants_look():
            plane = picture.planes[0]
            pulse.look(memoryview(plane), plane.line_size, picture.width, picture.height)
        is_left_out = self._pace is Pace.HALF and pulse.pictures % 2 == 1
        if not is_left_out:  # hidden too: who looks again sees the last key picture at once, a ghost with its age
            self._frame = scaler.frame(picture, pulse.pictures + 1, self._size)
            self._is_fresh = True
            if self._show is not None:
                self._show(self._frame)
        self._native = picture
        pulse.beat(behind_s=behind_s)
