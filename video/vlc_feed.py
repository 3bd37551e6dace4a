"""The other live engine: python-vlc, for gateways (HLS, HTTP-FLV) and for RTSP where the installed libvlc can."""

import io
import threading
import time
from collections.abc import Callable
from dataclasses import replace

import vlc
from PIL import Image

from video.feed import Account, FeedState, FeedStatus, Frame, Still, address_with, judge, scrub
from video.vlc_player import VlcPlayer

LOOK_S = 0.2
RESTART_S = 6.0


class VlcFeed:
    """Plays one address through libvlc; decoded pictures are counted, since a stalled libvlc repeats the last one."""

    def __init__(self, url: str, account: Account | None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._account = account
        self._address = address_with(url, account)
        self._clock = clock
        self._over = threading.Event()
        self._player: VlcPlayer | None = None
        self._status = FeedStatus(state=FeedState.STOPPED)
        self._at: float | None = None
        self._decoded = 0

    def start(self) -> None:
        """Begin to connect."""
        self._status = FeedStatus(state=FeedState.CONNECTING)
        threading.Thread(target=self._run, name="vlc feed", daemon=True).start()

    def stop(self) -> None:
        """Ask the thread to end."""
        self._over.set()

    def shape(self, width: int, height: int, *, is_visible: bool) -> None:
        """libvlc gives native size; the wall scales."""

    def frame(self) -> Frame | None:
        """The newest picture."""
        return self._player.newest if self._player else None

    def status(self) -> FeedStatus:
        """How it stands, judged by the newest decoded picture."""
        held, at = self._status, self._at
        age = None if at is None else self._clock() - at
        return replace(held, state=judge(held.state, age, 0.0), age_s=age)

    def still(self) -> Still | None:
        """The newest picture as JPEG."""
        frame = self.frame()
        if frame is None:
            return None
        picture = Image.frombuffer(
            "RGB", (frame.width, frame.height), bytes(frame.rows), "raw", "BGRX", frame.stride, 1
        )
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=92)
        return Still(jpeg=buffer.getvalue(), width=frame.width, height=frame.height, status=self.status())

    def _run(self) -> None:
        while not self._over.is_set():
            self._player = VlcPlayer(self._address, (":rtsp-tcp", ":network-caching=300"))
            self._player.player.play()
            reason = self._watch(self._player)
            self._player.close()
            again = self._status.reconnects + 1
            self._status = replace(
                self._status, state=FeedState.RETRY, reason=scrub(reason, self._account), reconnects=again
            )
            self._over.wait(1.0)
        self._status = replace(self._status, state=FeedState.STOPPED, reason="")

    def _watch(self, player: VlcPlayer) -> str:
        """Look at the counters until the stream ends; returns why."""
        counts, began = vlc.MediaStats(), self._clock()
        self._decoded = 0
        while not self._over.wait(LOOK_S):
            if player.player.get_state() in (vlc.State.Error, vlc.State.Ended, vlc.State.Stopped):
                return "libvlc could not play it"
            if player.media.get_stats(counts) and counts.decoded_video != self._decoded and player.newest:
                self._decoded, self._at = counts.decoded_video, self._clock()
                self._status = replace(self._status, state=FeedState.LIVE, reason="")
            if self._clock() - max(began, self._at or began) > RESTART_S:
                return "no picture"
        return ""
