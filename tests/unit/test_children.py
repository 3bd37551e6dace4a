"""A child says when it is ready, and never outlives its parent, however the parent ends."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from assembly.children import ROOT, ChildFailed, start_child

PATIENT = """
import sys, threading
from assembly.children import when_parent_goes
gone = threading.Event()
when_parent_goes(gone.set)
print("ready 4711", flush=True)
gone.wait()
"""


def script(tmp_path: Path, text: str) -> str:
    """A script that can import the project."""
    path = tmp_path / "child.py"
    path.write_text(f"import sys; sys.path.insert(0, {str(ROOT)!r})\n" + textwrap.dedent(text), encoding="utf-8")
    return str(path)


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    """Whether a condition comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        os.sched_yield()
    return False


def is_running(pid: int) -> bool:
    """Whether a process is there and not a zombie."""
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"


def test_a_child_says_what_it_has_to_say_when_ready_and_stops_when_told(tmp_path: Path) -> None:
    child = start_child("patient", [script(tmp_path, PATIENT)])
    assert child.ready == "4711"
    child.stop()
    assert child.process.returncode == 0


def test_a_child_that_ends_before_it_is_ready_leaves_its_last_words(tmp_path: Path) -> None:
    path = script(tmp_path, "print('port 8080 is taken', flush=True); sys.exit(3)")
    with pytest.raises(ChildFailed, match="code 3; port 8080 is taken"):
        start_child("short", [path])


def test_a_child_that_stays_silent_is_given_up(tmp_path: Path) -> None:
    path = script(tmp_path, "sys.stdin.read()")
    with pytest.raises(ChildFailed, match="not ready"):
        start_child("silent", [path], seconds=0.5)


def test_a_child_that_ignores_the_pipe_is_ended_all_the_same(tmp_path: Path) -> None:
    deaf = """
        import signal
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        print("ready", flush=True)
        while True:
            signal.pause()
        """
    child = start_child("deaf", [script(tmp_path, deaf)])
    child.stop()
    assert child.process.returncode == -signal.SIGKILL


def test_a_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    patient = script(tmp_path, PATIENT)
    parent = tmp_path / "parent.py"
    parent.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from assembly.children import start_child\n"
        f"child = start_child('patient', [{patient!r}])\n"
        "print(child.process.pid, flush=True)\n"
        "child.process.wait()\n",
        encoding="utf-8",
    )
    with subprocess.Popen([sys.executable, str(parent)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        assert is_running(pid)
        process.kill()
    assert within(5, lambda: not is_running(pid))
