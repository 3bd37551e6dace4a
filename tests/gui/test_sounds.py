"""Notices are heard by their loudness, through a real sound server where there is one; a lost device is told."""

import array
import contextlib
import itertools
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from console.loudness import Heard, Loudness
from console.notices import NoticeKind, Notices
from console.sound_process import SoundProcess
from console.sounds import Sounds
from scripts.sounds import FOLDER, SOUNDS, write
from tests.fakes import NOON

ROOT = Path(__file__).parents[2]
PATIENCE_S = 20.0
COMMAND = (sys.executable, str(ROOT / "main.py"), "sounds", "--volume", "100")


class Told(QObject):
    """A loudspeaker that remembers what it was told to play."""

    lost, found = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self.played: list[str] = []
        self.is_lost = False

    def start(self) -> None:
        pass

    def close(self) -> None:
        pass

    def play(self, name: str) -> None:
        self.played.append(name)


def test_many_notices_of_a_kind_are_one_sound_and_a_louder_one_is_heard_over_a_quieter():
    loudness = Loudness(Heard.ALL)
    heard = [loudness.sounds(kind, at) for kind, at in (
        (NoticeKind.INFO, 0.0), (NoticeKind.INFO, 5.0), (NoticeKind.ALARM, 5.1), (NoticeKind.TROUBLE, 5.2),
        (NoticeKind.ALARM, 6.0), (NoticeKind.ALARM, 7.2), (NoticeKind.INFO, 30.0))]  # fmt: skip
    assert heard == [True, False, True, False, False, True, True]


@pytest.mark.parametrize(("asked", "heard"), [(Heard.ALL, 4), (Heard.TROUBLE, 2), (Heard.ALARMS, 1), (Heard.NONE, 0)])
def test_as_much_is_heard_as_the_settings_ask_for(asked, heard):
    loudness = Loudness(asked)
    assert sum(loudness.sounds(kind, number * 60.0) for number, kind in enumerate(NoticeKind)) == heard


def test_the_kept_sounds_are_those_that_the_script_makes(tmp_path):
    write(tmp_path)
    assert {path.name for path in FOLDER.glob("*.wav")} == {f"{name}.wav" for name in SOUNDS}
    assert all((tmp_path / path.name).read_bytes() == path.read_bytes() for path in FOLDER.glob("*.wav"))
    assert {kind.value for kind in NoticeKind} <= set(SOUNDS)


def test_a_call_for_help_is_played_and_a_lost_device_is_a_notice_itself(qtbot):
    notices, speaker = Notices(lambda: NOON), Told()
    sounds = Sounds(notices, Loudness(Heard.ALL), speaker)
    notices.add(NoticeKind.ALARM, "SOS")
    assert speaker.played == ["alarm"]
    speaker.lost.emit()
    assert (notices.rows[0].kind, notices.rows[0].group) == (NoticeKind.TROUBLE, "sound")
    speaker.found.emit()
    assert notices.rows[0].kind is NoticeKind.INFO
    assert speaker.played == ["alarm"]  # what is said of the sound makes none
    sounds._next.setInterval(5)
    sounds.test()
    qtbot.waitUntil(lambda: len(speaker.played) == 5)
    assert speaker.played[1:] == ["info", "refusal", "trouble", "alarm"]
    sounds.close()


def test_a_desk_without_the_library_says_once_that_nothing_will_be_heard_and_tries_no_more(qtbot):
    notices, loudspeaker = Notices(lambda: NOON), SoundProcess([sys.executable, "-c", "exit(3)"], retry_ms=1)
    sounds = Sounds(notices, Loudness(Heard.ALL), loudspeaker)
    sounds.start()
    qtbot.waitUntil(lambda: loudspeaker.is_lost)
    sounds.test()
    assert (notices.rows[0].kind, notices.rows[0].count) == (NoticeKind.TROUBLE, 2)
    assert not loudspeaker._retry.isActive()
    sounds.close()


@pytest.fixture
def loudspeaker(qapp) -> Iterator[SoundProcess]:
    made = SoundProcess(COMMAND, retry_ms=5000)
    yield made
    made.close()


@contextlib.contextmanager
def sound_server(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A PulseAudio with a sink that nobody hears, at the socket `s` of a folder."""
    modules = ("module-null-sink sink_name=ear", f"module-native-protocol-unix auth-anonymous=1 socket={folder / 's'}")
    env = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", *(f"--load={row}" for row in modules)]
    server = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + PATIENCE_S
        asked = {**env, "PULSE_SERVER": f"unix:{folder / 's'}"}
        while subprocess.run(["pactl", "info"], env=asked, capture_output=True, check=False).returncode:
            assert time.monotonic() < end
        yield server
    finally:
        server.send_signal(signal.SIGKILL)
        server.wait()


def _heard(raw: bytes) -> tuple[int, int]:
    """The loudest sample, and how often the wave went up through nothing."""
    wave = array.array("h", raw[: len(raw) // 2 * 2])
    return max(map(abs, wave), default=0), sum(1 for one, two in itertools.pairwise(wave) if one < 0 <= two)


def test_a_machine_without_a_device_says_so(loudspeaker, monkeypatch, qtbot):
    monkeypatch.setenv("PULSE_SERVER", "none")
    with qtbot.waitSignal(loudspeaker.lost, timeout=10_000):
        loudspeaker.start()


def test_where_there_is_no_device_a_process_is_there_for_a_look_now_and_then(monkeypatch, qtbot):
    monkeypatch.setenv("PULSE_SERVER", "none")
    loudspeaker = SoundProcess(COMMAND, retry_ms=1500)
    told = []
    loudspeaker.lost.connect(lambda: told.append("lost"))
    try:
        loudspeaker.start()
        qtbot.waitUntil(lambda: loudspeaker.is_lost, timeout=10_000)
        assert loudspeaker.is_running  # a device that is plugged in again at once is noticed by it
        for _ in range(2):  # then looks that find nothing, and nobody waits between them
            qtbot.waitUntil(lambda: not loudspeaker.is_running, timeout=10_000)
            gone = time.monotonic()
            qtbot.waitUntil(lambda: loudspeaker.is_running, timeout=10_000)
            assert time.monotonic() - gone > 0.7
        assert told == ["lost"]
    finally:
        loudspeaker.close()


def _listened(there: dict[str, str]) -> tuple[int, int]:
    """What a listener at the ear of a server has heard, as soon as it was half a second of tones around 900 Hz."""
    listen = ["parec", "-d", "ear.monitor", "--format=s16le", "--rate=22050", "--channels=1", "--latency-msec=20"]
    listener = subprocess.Popen(listen, env=there, stdout=subprocess.PIPE)
    assert listener.stdout is not None
    raw = b""
    while _heard(raw)[1] < 500:
        raw += listener.stdout.read(4410)
        assert len(raw) < 2 * 22_050 * PATIENCE_S
    listener.kill()
    listener.communicate()
    return _heard(raw)


@pytest.mark.skipif(not (shutil.which("pulseaudio") and shutil.which("parec")), reason="no PulseAudio here")
def test_an_alarm_reaches_the_ear_of_a_real_server_and_what_is_lost_and_comes_back_is_noticed(
    loudspeaker, monkeypatch, tmp_path, qtbot
):
    there = {**os.environ, "PULSE_SERVER": f"unix:{tmp_path / 's'}"}
    monkeypatch.setenv("PULSE_SERVER", there["PULSE_SERVER"])
    notices = Notices(lambda: NOON)
    sounds = Sounds(notices, Loudness(Heard.ALL), loudspeaker)
    lost, found = loudspeaker.lost, loudspeaker.found
    with sound_server(tmp_path) as server:
        sounds.start()
        qtbot.waitUntil(lambda: loudspeaker.is_running, timeout=10_000)
        with ThreadPoolExecutor(1) as ear:
            heard = ear.submit(_listened, there)
            notices.add(NoticeKind.ALARM, "SOS")
            qtbot.waitUntil(heard.done, timeout=20_000)
        assert heard.result()[0] > 10_000
        plug = ["pactl", "load-module", "module-null-sink", "sink_name=ear"]
        with qtbot.waitSignal(lost, timeout=10_000):
            subprocess.run(["pactl", "unload-module", "module-null-sink"], env=there, check=True)
        with qtbot.waitSignal(found, timeout=10_000):
            subprocess.run(plug, env=there, check=True, stdout=subprocess.DEVNULL)
        server.kill()
        server.wait()
        with qtbot.waitSignal(lost, timeout=10_000):
            loudspeaker.play("alarm")
        assert (notices.rows[0].kind, notices.rows[0].group) == (NoticeKind.TROUBLE, "sound")
    (tmp_path / "s").unlink(missing_ok=True)
    with sound_server(tmp_path), qtbot.waitSignal(found, timeout=20_000):
        pass
    assert [(row.kind, row.count) for row in notices.rows if row.group == "sound"] == [(NoticeKind.INFO, 1)]
    loudspeaker.play("alarm")
    sounds.close()


def test_the_process_of_the_loudspeaker_carries_nothing_but_sounds():
    asked = "import sys, assembly.loudspeaking; print(*{'sqlalchemy', 'PySide6.QtWidgets', 'av'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
