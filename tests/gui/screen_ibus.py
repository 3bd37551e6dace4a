"""Keys of a real X screen go through a real ibus and its pinyin engine into the window of the desk."""

import ctypes
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.window import DeskWindow
from tests.gui.typing_desk import Fields, composing, typing_desk

PATIENCE_S = 30.0
SIGNS = {"ctrl": 0xFFE3, "esc": 0xFF1B, "enter": 0xFF0D, "space": 0x20, "backspace": 0xFF08}
CONFIG = "org.freedesktop.IBus.Config"
Press = Callable[..., None]


def _wait_for(*command: str, says: str) -> None:
    """Until a command succeeds and says so."""
    end = time.monotonic() + PATIENCE_S
    while True:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if not done.returncode and says in done.stdout:
            return
        assert time.monotonic() < end, (command, done)


@pytest.fixture(scope="session")
def ibus() -> Iterator[None]:
    """A daemon without a panel whose engine is pinyin; Qt looks for it when the application begins."""
    command = ["ibus-daemon", "--panel=disable", "--emoji-extension=disable", "--config=/usr/libexec/ibus-memconf"]
    daemon = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for("ibus", "address", says="unix:")
        bus = subprocess.run(["ibus", "address"], capture_output=True, text=True, check=True).stdout.strip()
        asked = (
            "--dest=org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus.NameHasOwner",
            f"string:{CONFIG}",
        )
        _wait_for("dbus-send", f"--address={bus}", "--print-reply", *asked, says="true")  # pinyin gives up without it
        subprocess.run(
            ["ibus", "engine", "libpinyin"], check=False
        )  # fails where setxkbmap does, and sets it all the same
        _wait_for("ibus", "engine", says="libpinyin")
        yield
    finally:
        daemon.kill()
        daemon.wait()


@pytest.fixture(scope="session")
def qapp_cls(ibus: None) -> type[QApplication]:
    return QApplication


@pytest.fixture
def fields() -> Fields:
    return Fields()


@pytest.fixture
def window(spine, fields, tmp_path: Path, qapp, qtbot) -> Iterator[DeskWindow]:
    with typing_desk(spine, fields, tmp_path, qtbot) as made:
        yield made


@pytest.fixture
def press() -> Iterator[Press]:
    """Strokes of the keyboard as the X server sends them: 'a', 'space', 'ctrl+k'."""
    x11, xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    screen = ctypes.c_void_p(x11.XOpenDisplay(os.environ["DISPLAY"].encode()))

    def stroke(*keys: str) -> None:
        for key in keys:
            codes = [x11.XKeysymToKeycode(screen, SIGNS.get(part) or ord(part)) for part in key.split("+")]
            for code in codes:
                xtst.XTestFakeKeyEvent(screen, code, 1, 0)
            for code in reversed(codes):
                xtst.XTestFakeKeyEvent(screen, code, 0, 0)
            x11.XFlush(screen)

    yield stroke
    x11.XCloseDisplay(screen)


@pytest.fixture
def word(window: DeskWindow, fields: Fields, press: Press, qtbot) -> str:
    """'zhandaol' half composed behind the first sign of 永安路: a third sign is guessed with the last letter only."""
    fields.words.setPlainText("永安路")
    fields.words.setFocus()
    cursor = fields.words.textCursor()
    cursor.setPosition(1)
    fields.words.setTextCursor(cursor)
    qtbot.waitUntil(lambda: subprocess.run(["ibus", "engine"], capture_output=True, check=False).stdout != b"")
    press(*"zhandaol")
    qtbot.waitUntil(lambda: len(composing(fields.words)) == 3, timeout=10_000)
    return composing(fields.words)


def _state(fields: Fields) -> tuple[str, str, int]:
    return fields.words.toPlainText(), composing(fields.words), fields.words.textCursor().position()


def test_a_command_from_the_middle_of_a_word_leaves_it_as_it_was(window, spine, fields, press, word, qtbot):
    before = _state(fields)
    press("ctrl+k")
    line = window.top_bar.command_line
    qtbot.waitUntil(line.hasFocus)
    assert _state(fields) == ("永安路", "", 1)
    press("2", "enter")
    qtbot.waitUntil(fields.words.hasFocus)
    assert spine.selection.case_id == 2
    assert _state(fields) == before
    press("space")
    qtbot.waitUntil(lambda: fields.words.toPlainText() == f"永{word}安路")
    assert composing(fields.words) == ""


def test_the_command_line_takes_chinese_and_what_is_typed_afterwards_begins_behind_the_word(
    window, fields, press, word, qtbot
):
    press("ctrl+k")
    line = window.top_bar.command_line
    qtbot.waitUntil(line.hasFocus)
    press(*"pai", "space")
    qtbot.waitUntil(lambda: line.text() != "", timeout=10_000)
    assert not line.text().isascii()
    press("esc")
    qtbot.waitUntil(fields.words.hasFocus)
    assert composing(fields.words) == word
    press(*"lu")
    qtbot.waitUntil(lambda: fields.words.toPlainText() == f"永{word}安路", timeout=10_000)
    qtbot.waitUntil(lambda: composing(fields.words) not in ("", word), timeout=10_000)
    press("space")
    qtbot.waitUntil(lambda: composing(fields.words) == "", timeout=10_000)
    assert len(fields.words.toPlainText()) == 7


def test_esc_drops_the_word_and_a_second_way_through_the_command_line_does_not(window, fields, press, word, qtbot):
    for _ in range(2):
        press("ctrl+k")
        qtbot.waitUntil(window.top_bar.command_line.hasFocus)
        press("esc")
        qtbot.waitUntil(fields.words.hasFocus)
        assert _state(fields) == ("永安路", word, 1)
    press("esc")
    qtbot.waitUntil(lambda: _state(fields) == ("永安路", "", 1))


def test_a_field_that_is_left_keeps_the_word_as_text(window, fields, press, word, qtbot):
    press("ctrl+k")
    qtbot.waitUntil(window.top_bar.command_line.hasFocus)
    press("esc")
    qtbot.waitUntil(fields.words.hasFocus)
    fields.line.setFocus()
    assert fields.words.toPlainText() == f"永{word}安路"
