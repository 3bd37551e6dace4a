"""One recording of several that play on one clock: gives the picture of any moment, exact by its own time.

libvlc tells the time of no picture, so several of its players drift apart; here the clock asks and the file answers.
"""

import io
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from video.angle_values import AngleSource, AngleStill
from video.feed import Frame
from video.scaler import Scaler

# Further ahead it is quicker to seek than to decode all that lies between.
_FAR_S = 2.5
_FRAME_S = 0.04


class Angle:
    """Decodes on a thread of its own, always what was wanted last."""

    def __init__(self, source: AngleSource) -> None:
        self.source = source
        self.error = ""
        self.length_s = 0.0
        self.step_s = _FRAME_S
        self.shown_s: float | None = None
        self.frame: Frame | None = None
        self._size = (640, 360)
        self._native: VideoFrame | None = None
        self._wanted: float | None = None
        self._asked = self._answered = 0
        self._number = 0
        self._is_over = False
        self._stir = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="angle", daemon=True)
        self._thread.start()

    def want(self, at_s: float, size: tuple[int, int]) -> None:
        """Ask for the picture of a moment, in seconds of this clip, at about so many device pixels."""
        with self._stir:
            self._wanted, self._size = at_s, size
            self._asked += 1
            self._stir.notify()

    @property
    def is_ready(self) -> bool:
        """Whether the last wish is answered, or none can be."""
        return self._answered == self._asked or bool(self.error)

    def still(self) -> AngleStill | None:
        """The shown picture at native size as JPEG, with its moment; takes some milliseconds."""
        native = self._native
        return None if native is None else _still(self.source, native)

    def close(self) -> None:
        """End soon."""
        with self._stir:
            self._is_over = True
            self._stir.notify()

    def _next_wish(self) -> float | None:
        with self._stir:
            self._stir.wait_for(lambda: self._is_over or self._wanted is not None)
            wanted, self._wanted = self._wanted, None
            return None if self._is_over else wanted

    def _run(self) -> None:
        try:
            with opened(self.source.path) as container:
                stream = container.streams.video[0]
                reel = Reel(container, stream)
                self.length_s, self.step_s = reel.length_s, reel.step_s
                scaler = Scaler()
                while (wanted := self._next_wish()) is not None:
                    self._show(reel.at(wanted), scaler)
                    self._answered += 1
        except (FFmpegError, OSError, IndexError) as error:
            self.error = getattr(error, "strerror", "") or type(error).__name__

    def _show(self, picture: VideoFrame | None, scaler: Scaler) -> None:
        if picture is None:
            self.frame = self._native = self.shown_s = None
        elif picture is not self._native:
            self._number += 1
            self.frame = scaler.frame(picture, self._number, fitted((picture.width, picture.height), self._size))
            self._native, self.shown_s = picture, picture.time


def fitted(native: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    """The largest size of a picture's own shape in some room: evidence is not drawn out."""
    share = min(room[0] / max(1, native[0]), room[1] / max(1, native[1]))
    return round(native[0] * share), round(native[1] * share)


class Reel:
    """The pictures of an open file by their time; a file that breaks off ends where it breaks off."""

    def __init__(self, container: InputContainer, stream: VideoStream) -> None:
        stream.thread_type = "NONE"
        self._container, self._stream = container, stream
        self._first_s = float((stream.start_time or 0) * (stream.time_base or 0))
        rate = stream.average_rate or stream.base_rate
        self.step_s = float(1 / rate) if rate else _FRAME_S
        self.length_s = float(container.duration or 0) / av.time_base
        self._pictures = self._decoded()
        self._current: VideoFrame | None = None
        self._coming: VideoFrame | None = next(self._pictures, None)

    def at(self, wanted_s: float) -> VideoFrame | None:
        """The picture that is seen at a moment of the file, None before the first and after the last."""
        if wanted_s < 0:
            return None
        if self._is_past(wanted_s) or self._is_far(wanted_s):
            self._seek(wanted_s)
        while self._coming is not None and self._time(self._coming) <= wanted_s + 1e-6:
            self._current, self._coming = self._coming, next(self._pictures, None)
        if self._current is None or wanted_s > self._time(self._current) + max(self.step_s * 2, 0.1) > self.length_s:
            return None
        return self._current

    def _is_past(self, wanted_s: float) -> bool:
        return self._current is not None and wanted_s < self._time(self._current)

    def _is_far(self, wanted_s: float) -> bool:
        return self._coming is not None and wanted_s > self._time(self._coming) + _FAR_S

    def _seek(self, wanted_s: float) -> None:
        at = int((wanted_s + self._first_s) / (self._stream.time_base or 1))
        self._container.seek(at, stream=self._stream, backward=True)
        self._pictures = self._decoded()
        self._current, self._coming = None, next(self._pictures, None)

    def _time(self, picture: VideoFrame) -> float:
        return (picture.time or 0.0) - self._first_s

    def _decoded(self) -> Iterator[VideoFrame]:
        try:
            yield from self._container.decode(self._stream)
        except (FFmpegError, IndexError):
            return  # IndexError: PyAV ends so when a stream appeared midway


def opened(path: Path) -> InputContainer:
    """A recording whose notes may be in any encoding; raises FFmpegError."""
    return av.open(str(path), metadata_errors="replace")


def still_at(source: AngleSource, at_s: float) -> AngleStill | None:
    """The picture of a moment at native size, None where there is none; some ten milliseconds. Raises FFmpegError."""
    with opened(source.path) as container:
        native = Reel(container, container.streams.video[0]).at(at_s)
        return None if native is None else _still(source, native)


def _still(source: AngleSource, native: VideoFrame) -> AngleStill:
    buffer = io.BytesIO()
    native.to_image().save(buffer, "JPEG", quality=92)  # type: ignore[no-untyped-call]
    moment = source.began_at + timedelta(seconds=native.time or 0.0)
    return AngleStill(source=source, jpeg=buffer.getvalue(), width=native.width, height=native.height, moment=moment)


def first_picture(path: Path) -> bytes:
    """The first picture of a file as JPEG; none for a file that holds none that can be decoded."""
    source = AngleSource(path=path, name="", began_at=datetime.fromtimestamp(0, UTC))
    with suppress(FFmpegError, OSError, IndexError):
        still = still_at(source, 0.0)
        return still.jpeg if still is not None else b""
    return b""


def length_of(path: Path) -> float:
    """How many seconds a file plays; raises FFmpegError."""
    with opened(path) as container:
        return float(container.duration or 0) / av.time_base
