"""The live engine: PyAV, one thread a feed, the newest picture in a slot that the wall reads."""

import io
import random
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace

import av
from av.error import (
    FFmpegError,
    HTTPForbiddenError,
    HTTPNotFoundError,
    HTTPUnauthorizedError,
)
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter

from video.feed import Account, FeedState, FeedStatus, Frame, Still, address_with, judge, retry_delay, scrub

# The stream says its size in the SDP, so nothing needs probing; `nobuffer` would throw the first key picture away.
QUICK = {"rtsp_transport": "tcp", "probesize": "32", "analyzeduration": "0"}
PATIENT = {"rtsp_transport": "tcp"}
OPEN_S, READ_S = 5.0, 4.0
# Hidden, a feed gives one picture in two seconds: it is not stalled between two of them.
HIDDEN_PATIENCE_S = 3.0
# A wall that starts opens a few cameras at a time instead of all at once.
_OPENINGS = threading.Semaphore(6)
_DENIALS = (HTTPUnauthorizedError, HTTPForbiddenError, HTTPNotFoundError)
_SAMPLED_ROWS = 24
# By time, not by number: a hidden feed gives one picture in two seconds, and eight of them would look unchanged.
_LOOK_FOR_CHANGE_S = 0.3


class NoPicture(Exception):  # noqa: N818 - what happened, said to the watchdog
    """A stream was opened that carries no video."""


class AvFeed:
    """Plays one address. Times come from `clock` (monotonic seconds), jitter from `dice`."""

    def __init__(
        self,
        url: str,
        account: Account | None,
        *,
        clock: Callable[[], float] = time.monotonic,
        dice: random.Random | None = None,
    ) -> None:
        self._account = account
        self._address = address_with(url, account)
        self._transport = "udp" if "transport=udp" in url else "tcp"
        self._clock = clock
        self._dice = dice or random.Random()  # noqa: S311 - jitter
        self._over = threading.Event()
        self._size = (0, 0)
        self._is_visible = True
        self._status = FeedStatus(state=FeedState.STOPPED)
        self._frame: Frame | None = None
        self._native: VideoFrame | None = None
        self._at: float | None = None
        self._changed_at = 0.0
        self._looked_at: float | None = None
        self._print = 0
        self._number = 0
        self._gap = 0.04

    def start(self) -> None:
        """Begin to connect."""
        self._status = FeedStatus(state=FeedState.CONNECTING)
        threading.Thread(target=self._run, name="feed", daemon=True).start()

    def stop(self) -> None:
        """Ask the thread to end; a blocked read ends by its own time-out."""
        self._over.set()

    def shape(self, width: int, height: int, *, is_visible: bool) -> None:
        """Even device pixels of the tile, and whether anybody looks."""
        if is_visible and not self._is_visible:
            self._frame = None  # it is from before it was hidden: nobody may take it for the present
        self._size = (width & ~1, height & ~1)
        self._is_visible = is_visible

    def frame(self) -> Frame | None:
        """The newest picture."""
        return self._frame

    def status(self) -> FeedStatus:
        """How it stands, judged by the newest picture."""
        held, at, now = self._status, self._at, self._clock()
        age = None if at is None else now - at
        unchanged = 0.0 if at is None else at - self._changed_at
        patience = 0.0 if self._is_visible else HIDDEN_PATIENCE_S
        state = judge(held.state, None if age is None else age - patience, unchanged)
        if state is FeedState.LIVE and self._is_visible and self._frame is None:
            state = FeedState.CONNECTING  # nothing to be seen yet, so nothing may be called live
        fps = 1 / self._gap if age is not None and age < 1 else 0.0
        return replace(held, state=state, age_s=age, unchanged_s=unchanged, fps=fps)

    def still(self) -> Still | None:
        """The newest picture at native size; encoding takes some milliseconds, so ask from a worker."""
        native = self._native
        if native is None:
            return None
        buffer = io.BytesIO()
        native.to_image().save(buffer, "JPEG", quality=92)  # type: ignore[no-untyped-call]
        return Still(jpeg=buffer.getvalue(), width=native.width, height=native.height, status=self.status())

    def _run(self) -> None:
        tries = 0
        while not self._over.is_set():
            self._say(FeedState.CONNECTING)
            before = self._number
            is_denied = False
            try:
                self._play(QUICK)
                reason = "the stream ended"
            except _DENIALS as error:
                is_denied, reason = True, error.strerror or type(error).__name__
            except (FFmpegError, NoPicture, OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or str(error)
            tries = 0 if self._number > before else tries + 1
            self._fail(FeedState.DENIED if is_denied else FeedState.RETRY, scrub(reason, self._account))
            self._over.wait(retry_delay(tries, is_denied=is_denied, is_visible=self._is_visible, dice=self._dice))
        self._say(FeedState.STOPPED)

    def _say(self, state: FeedState, reason: str = "") -> None:
        self._status = replace(self._status, state=state, reason=reason)

    def _fail(self, state: FeedState, reason: str) -> None:
        self._status = replace(self._status, state=state, reason=reason, reconnects=self._status.reconnects + 1)

    def _play(self, options: dict[str, str]) -> None:
        with _OPENINGS:
            container = av.open(
                self._address, options={**options, "rtsp_transport": self._transport}, timeout=(OPEN_S, READ_S)
            )
        with container:
            if not container.streams.video:
                raise NoPicture("the stream carries no video")
            stream = container.streams.video[0]
            if stream.codec_context.width == 0 and options is not PATIENT:
                return self._play(PATIENT)
            stream.thread_type = "NONE"  # frame threads would add their number in frames of delay
            reformatter = VideoReformatter()
            for picture in self._pictures(container, stream):
                if self._over.is_set():
                    return None
                self._take(picture, reformatter)
        return None

    def _pictures(self, container: "av.container.InputContainer", stream: "av.VideoStream") -> Iterator[VideoFrame]:
        """Decoded pictures; a single damaged packet is passed over, the session goes on."""
        is_whole = False
        for packet in container.demux(stream):
            # Nobody looks: one picture in each group is enough to know that the camera lives, at a tenth of the cost.
            # Looked at again, all are decoded from the next key picture on: in mid-group they would be smeared.
            is_whole = self._is_visible and (is_whole or packet.is_keyframe)
            stream.codec_context.skip_frame = "DEFAULT" if is_whole else "NONKEY"
            try:
                yield from packet.decode()
            except av.error.InvalidDataError:
                continue

    def _take(self, picture: VideoFrame, reformatter: VideoReformatter) -> None:
        now = self._clock()
        if self._at is not None:
            self._gap += 0.05 * (now - self._at - self._gap)
        if self._looked_at is None or now - self._looked_at >= _LOOK_FOR_CHANGE_S:
            self._looked_at = now
            self._look_for_change(picture, now)
        self._number += 1
        width, height = self._size
        if self._is_visible and width and height:
            shown = reformatter.reformat(picture, width, height, "bgra", interpolation="FAST_BILINEAR", threads=1)
            plane = shown.planes[0]
            self._frame = Frame(self._number, width, height, plane.line_size, memoryview(plane))
        self._native, self._at = picture, now
        if self._status.state is not FeedState.LIVE:
            self._say(FeedState.LIVE)

    def _look_for_change(self, picture: VideoFrame, now: float) -> None:
        """A camera's noise changes some luma sample in every group of pictures; a repeated picture changes none."""
        luma = memoryview(picture.planes[0])
        step = max(1, picture.height // _SAMPLED_ROWS) * picture.planes[0].line_size
        seen = 0
        for begin in range(0, len(luma) - step, step):
            seen = zlib.crc32(luma[begin : begin + picture.width], seen)
        if seen != self._print:
            self._print, self._changed_at = seen, now
