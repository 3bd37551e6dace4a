"""One desk per data folder, and a clean stop on a signal: with real processes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from console.single import SingleDesk

ROOT = Path(__file__).parents[2]
_STOPPED = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from console.stopping import Stopping
app = QCoreApplication(sys.argv)
app.aboutToQuit.connect(lambda: print("clean", flush=True))
stopping = Stopping()
QTimer.singleShot(0, lambda: print("ready", flush=True))
code = app.exec()
stopping.close()
sys.exit(code)
"""
_HELD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from console.single import SingleDesk
app = QCoreApplication(sys.argv)
desk = SingleDesk(Path(sys.argv[1]))
print(desk.take(), flush=True)
"""
_SCALED = """
import sys
from console.app import bring_to_front, open_app
from PySide6.QtWidgets import QWidget
app = open_app(sys.argv[:1], version="0.1.0", scale=150)
window = QWidget()
window.showMinimized()
bring_to_front(window)
print(app.devicePixelRatio(), app.applicationVersion(), window.isVisible(), window.isMinimized(), flush=True)
"""


def _python(code: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_event_loop_cleanly_though_no_python_runs(number):
    with _python(_STOPPED) as process:
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        assert process.communicate(timeout=10)[0] == "clean\n"
    assert process.returncode == 0


def test_a_second_start_raises_the_first_and_ends(tmp_path, qtbot):
    first = SingleDesk(tmp_path)
    assert first.take()
    with qtbot.waitSignal(first.called), _python(_HELD, str(tmp_path)) as second:
        assert second.communicate(timeout=10)[0] == "False\n"
    first.release()


def test_another_data_folder_has_a_desk_of_its_own(tmp_path, qapp):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, other = SingleDesk(tmp_path / "a"), SingleDesk(tmp_path / "b")
    assert first.take()
    assert other.take()
    first.release()
    other.release()


def test_a_folder_left_by_a_killed_desk_can_be_taken(tmp_path, qapp):
    with _python(_HELD.replace(", flush=True)", ", flush=True); app.exec()"), str(tmp_path)) as killed:
        assert killed.stdout.readline() == "True\n"
        killed.kill()
    desk = SingleDesk(tmp_path)
    assert desk.take()
    desk.release()


def test_the_scale_of_the_settings_is_the_scale_of_the_screen():
    with _python(_SCALED) as process:
        assert process.communicate(timeout=20)[0] == "1.5 0.1.0 True False\n"
