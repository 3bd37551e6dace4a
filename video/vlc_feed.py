"""The other live engine: python-vlc, for gateways (HLS, HTTP-FLV, RTMP) and for RTSP, itself or through a pipe."""

import io
import random
import time
from collections.abc import Callable

import vlc
from PIL import Image

from video.account import Account
from video.feed import FeedStatus, Frame, Pace, Still, Why
from video.packets import PacketListener
from video.pulse import Pulse
from video.transport import Source, Telling, Timed, live_stream
from video.trying import FeedLost, Trying
from video.vlc_pipe import PacketPipe
from video.vlc_player import VlcMissing, VlcPlayer

LOOK_S = 0.2
RESTART_S = 6.0
BLIND_S = 30.0  # as in video.av_feed
CACHING = ":network-caching=300"
_ENDED = (vlc.State.Error, vlc.State.Ended, vlc.State.Stopped)


class VlcFeed:
    """Plays one address through libvlc; decoded pictures are counted, since a stalled libvlc repeats the last one.

    With `is_piped` PyAV fetches the packets and libvlc decodes them, where libvlc does not speak the address itself.
    """

    def __init__(
        self,
        url: str,
        account: Account | None,
        *,
        is_piped: bool,
        clock: Callable[[], float] = time.monotonic,
        dice: random.Random | None = None,
    ) -> None:
        self._source = Source(url, account)
        self._is_piped = is_piped
        self._pulse = Pulse(clock)
        self._trying = Trying(self._play, self._pulse, name="vlc feed", dice=dice)
        self._pace = Pace.FULL
        self._player: VlcPlayer | None = None
        self._last: Frame | None = None
        self._is_fresh = False
        self._stats = vlc.MediaStats()
        self._decoded = self._shown = self._read = self._numbered = 0
        self._listener: PacketListener | None = None

    def start(self) -> None:
        """Begin to connect."""
        self._trying.start()

    def stop(self) -> None:
        """Ask the thread to end."""
        self._trying.stop()

    def shape(self, width: int, height: int, *, is_visible: bool, pace: Pace = Pace.FULL) -> None:  # noqa: ARG002
        """libvlc gives native size and the wall scales; hidden, a piped one is fed key pictures only."""
        if is_visible and not self._trying.is_visible:
            self._is_fresh = False  # until the next picture the last one is shown as what it is: old
        self._pace = pace if is_visible else Pace.KEYS
        self._trying.see(is_visible=is_visible)

    def frame(self) -> Frame | None:
        """The newest picture."""
        player = self._player
        return (player.newest if player else None) or self._last

    def status(self) -> FeedStatus:
        """How it stands, judged by the newest decoded picture."""
        return self._pulse.status(self._pace, has_frame=self._is_fresh or not self._trying.is_visible)

    def still(self) -> Still | None:
        """The newest picture as JPEG."""
        frame, status = self.frame(), self.status()
        if frame is None:
            return None
        size = (frame.width, frame.height)
        picture = Image.frombuffer("RGB", size, bytes(frame.rows), "raw", "BGRX", frame.stride, 1)
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=92)
        return Still(jpeg=buffer.getvalue(), width=frame.width, height=frame.height, status=status)

    def listen(self, listener: PacketListener | None) -> bool:
        """Possible where the packets pass through our hands."""
        self._listener = listener
        return self._is_piped

    def _play(self) -> None:
        try:
            self._pipe() if self._is_piped else self._direct()
        except VlcMissing as error:
            raise FeedLost(Why.MACHINE, f"please install {error}") from None
        finally:
            self._close()

    def _close(self) -> None:
        player, self._player = self._player, None
        if player is not None:
            self._last = player.newest or self._last
            self._numbered += player.shown
            player.close()

    def _open(self, address: str, *options: str, size: tuple[int, int] | None = None) -> VlcPlayer:
        player = VlcPlayer(address, options, size=size, first=self._numbered)
        self._player = player
        self._decoded = self._read = self._shown = 0
        player.player.play()
        return player

    def _pipe(self) -> None:
        with live_stream(self._source) as (container, stream), PacketPipe(stream) as pipe:
            timed, telling, put = Timed(), Telling(stream, self._pulse.opened()), 0
            codec = stream.codec_context
            size = (codec.width, codec.height) if codec.width else None
            player = self._open(pipe.address, ":demux=ts", ":file-caching=300", ":live-caching=300", size=size)
            looked, pace = self._pulse.clock(), self._pace
            seen_at = looked
            for packet in container.demux(stream):
                if self._trying.is_over:
                    return
                if pace is not self._pace:
                    pace, put = self._pace, 0
                    self._pulse.recount()
                self._pulse.took(packet.size)
                for ready in timed.ready(packet):
                    if self._listener is not None:
                        telling.tell(ready, self._pulse.clock(), self._listener)
                    if self._pace is not Pace.KEYS or ready.is_keyframe:
                        pipe.put(ready)
                        put += 1
                if self._pulse.clock() - looked > LOOK_S:
                    looked = self._pulse.clock()
                    if self._look(player, put):
                        put, seen_at = 0, looked
                    self._check(player, looked - seen_at)

    def _direct(self) -> None:
        self._pulse.opened()
        began = self._pulse.clock()
        player = self._open(self._source.address, ":rtsp-tcp", CACHING)
        while not self._trying.pause(LOOK_S):
            if self._look(player, player.shown - self._shown):
                self._count_octets()
                began = self._pulse.clock()
            if player.player.get_state() in _ENDED or self._pulse.clock() - began > RESTART_S:
                self._ask_why()

    def _check(self, player: VlcPlayer, blind_s: float) -> None:
        if blind_s > BLIND_S:
            raise FeedLost(Why.NO_VIDEO, f"libvlc showed nothing for {blind_s:.0f} s")
        if player.player.get_state() in _ENDED:
            raise FeedLost(Why.OTHER, "libvlc could not play it")

    def _ask_why(self) -> None:
        """libvlc tells an end from a refusal by nothing: FFmpeg is asked, after libvlc's session; raises FeedLost."""
        has_played = self._decoded > 0
        self._close()
        if has_played:
            raise FeedLost(Why.ENDED, "the stream ended or gave no picture")
        with live_stream(self._source):
            raise FeedLost(Why.OTHER, "libvlc could not play it")

    def _count_octets(self) -> None:
        self._pulse.took(max(0, self._stats.demux_read_bytes - self._read))
        self._read = self._stats.demux_read_bytes

    def _look(self, player: VlcPlayer, pictures: int) -> bool:
        """Note new pictures; True when there are any. Callbacks say nothing: a stalled libvlc repeats its picture."""
        frame = player.newest
        if not player.media.get_stats(self._stats) or frame is None or self._stats.decoded_video == self._decoded:
            return False
        self._decoded, self._shown, self._is_fresh = self._stats.decoded_video, player.shown, True
        player.crop()
        self._pulse.beat(pictures)
        if self._pulse.wants_look():
            self._pulse.look(frame.rows, frame.stride, frame.width * 4, frame.height)
        return True
