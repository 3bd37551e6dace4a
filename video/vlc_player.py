"""libvlc as a source of pictures: it writes each one into our memory, and is stopped by a thread of its own."""

import ctypes
import os
import threading
from functools import cache
from typing import Any

import vlc

from video.feed import Frame

LARGEST = (1280, 720)
# No sound, no window, no lookup of a display: pictures only. An unknown option would make libvlc return nothing at all.
OPTIONS = ["--no-audio", "--quiet", "--no-xlib", "--no-osd", "--no-spu", "--avcodec-threads=1"]
_FORMAT = ctypes.CFUNCTYPE(
    ctypes.c_uint,
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.POINTER(ctypes.c_char),
    *[ctypes.POINTER(ctypes.c_uint)] * 4,
)
_LOCK = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p))
_SHOW = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)


class VlcMissing(Exception):  # noqa: N818 - says what to install
    """libvlc or its plugins are not installed."""


@cache
def vlc_instance() -> Any:
    """The one libvlc of this process; raises VlcMissing."""
    os.environ.setdefault("PULSE_SERVER", "none")  # it would look for a sound server although it is told no sound
    instance = vlc.Instance(OPTIONS)
    if instance is None:
        raise VlcMissing("libvlc5, vlc-plugin-base")
    return instance


class VlcPlayer:
    """Plays one address into three buffers in turn. Callbacks run on libvlc's threads and do next to nothing."""

    def __init__(
        self, address: str, options: tuple[str, ...] = (), *, size: tuple[int, int] | None = None, first: int = 0
    ) -> None:
        """`size` is what is seen of a picture; without it libvlc's own is taken, which may hold a margin.

        `first` is the number of the picture before the first one.
        """
        instance = vlc_instance()
        self.player = instance.media_player_new()
        self.media = instance.media_new(address)
        for option in options:
            self.media.add_option(option)
        self.player.set_media(self.media)
        self._size = size
        self._width = self._height = 0
        self._buffers: list[ctypes.Array[ctypes.c_ubyte]] = []
        self._turn = 0
        self._newest: Frame | None = None
        self._first, self.shown = first, 0
        self._seen: tuple[int, int] | None = None
        # libvlc holds bare pointers: these objects must live until release() has returned.
        self._callbacks = (_FORMAT(self._format), _LOCK(self._lock), _SHOW(self._show))
        _install(self.player, *self._callbacks)

    @property
    def newest(self) -> Frame | None:
        """The newest picture, at native size up to 1280x720."""
        return self._newest

    def crop(self) -> None:
        """Leave out the margin that libvlc's own size may hold, as soon as it says what is to be seen."""
        wide, high = self.player.video_get_size(0)
        if self._size is None and wide and high:
            self._seen = wide, high

    def close(self) -> None:
        """Stop and release, elsewhere and later."""
        player, media, callbacks = self.player, self.media, self._callbacks

        def end() -> None:
            player.stop()
            player.release()
            media.release()
            callbacks[0]  # alive until here

        # stop() may block for seconds and deadlocks when called from libvlc's own callbacks.
        threading.Thread(target=end, name="vlc end", daemon=True).start()

    def _format(self, _opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> int:
        wide, high = self._size or (width[0], height[0])
        share = min(1.0, LARGEST[0] / wide, LARGEST[1] / high)
        self._width, self._height = (max(2, int(side * share)) & ~1 for side in (wide, high))
        ctypes.memmove(chroma, b"RV32", 4)
        width[0], height[0], pitches[0], lines[0] = self._width, self._height, self._width * 4, self._height
        size = self._width * self._height * 4
        self._buffers = [(ctypes.c_ubyte * (size + 64))() for _ in range(3)]
        return 1

    def _lock(self, _opaque: Any, planes: Any) -> int:
        self._turn = (self._turn + 1) % 3
        planes[0] = ctypes.addressof(self._buffers[self._turn])
        return self._turn

    def _show(self, _opaque: Any, turn: Any) -> None:
        self.shown += 1
        rows = memoryview(self._buffers[turn or 0]).cast("B")
        width, height = self._seen or (self._width, self._height)
        is_inside = width <= self._width and height <= self._height
        size = (width, height) if is_inside else (self._width, self._height)
        self._newest = Frame(self._first + self.shown, *size, self._width * 4, rows)


def _install(player: Any, on_format: Any, on_lock: Any, on_show: Any) -> None:
    """Hand the callbacks over; python-vlc's own declarations of these two calls do not take plain functions."""

    def plain(function: Any) -> ctypes.c_void_p:
        return ctypes.cast(function, ctypes.c_void_p)

    handle = player._as_parameter_
    set_callbacks, set_format = vlc.dll.libvlc_video_set_callbacks, vlc.dll.libvlc_video_set_format_callbacks
    set_callbacks.argtypes, set_callbacks.restype = [ctypes.c_void_p] * 5, None
    set_format.argtypes, set_format.restype = [ctypes.c_void_p] * 3, None
    set_callbacks(handle, plain(on_lock), None, plain(on_show), None)
    set_format(handle, plain(on_format), None)
