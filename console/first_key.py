"""Ctrl+K of an X screen, taken before an input method sees it: while a word is half composed pinyin keeps every key."""

import ctypes
import os
import struct
from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QGuiApplication

KEY = "k"
_PRESS, _SHIFT, _CONTROL, _ALT, _SUPER = 2, 1, 4, 8, 64
_SIZE, _STATE_AT = 32, 28  # of xcb_key_press_event_t


class FirstKey(QAbstractNativeEventFilter):
    """Watches from `watch` to `rest` only: each native event costs a call."""

    def __init__(self, pressed: Callable[[], bool]) -> None:
        """`pressed` says whether it takes the key."""
        super().__init__()
        self._pressed = pressed
        self._is_watching = False

    def watch(self) -> None:
        """Take the key from now on; where there is no X screen the input method decides."""
        app = QCoreApplication.instance()
        if not self._is_watching and app is not None and code_of_key() is not None:
            app.installNativeEventFilter(self)
            self._is_watching = True

    def rest(self) -> None:
        """Leave the key alone."""
        app = QCoreApplication.instance()
        if self._is_watching and app is not None:
            app.removeNativeEventFilter(self)
        self._is_watching = False

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> Any:
        if QByteArray(kind).data() != b"xcb_generic_event_t" or not _is_key(ctypes.string_at(int(message), _SIZE)):
            return False, 0
        return self._pressed(), 0


def _is_key(event: bytes) -> bool:
    (state,) = struct.unpack_from("=H", event, _STATE_AT)
    is_press = event[0] & 0x7F == _PRESS and event[1] == code_of_key()
    return is_press and state & (_SHIFT | _CONTROL | _ALT | _SUPER) == _CONTROL


@cache
def code_of_key() -> int | None:
    """The number of the key on this keyboard; None where there is no X screen."""
    if QGuiApplication.platformName() != "xcb":
        return None
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return None
    x11.XOpenDisplay.restype = ctypes.c_void_p
    screen = ctypes.c_void_p(x11.XOpenDisplay(os.environ.get("DISPLAY", "").encode()))
    if not screen:
        return None
    code = int(x11.XKeysymToKeycode(screen, ctypes.c_ulong(ord(KEY))))
    x11.XCloseDisplay(screen)
    return code or None
