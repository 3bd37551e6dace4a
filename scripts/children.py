"""Finds processes that tests have left behind, whoever started them, and ends them by their id (Linux only)."""

import ctypes
import os
import signal
import sys
import time
from collections import defaultdict
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
GRACE_S = 5.0  # Chromium's processes and a PostgreSQL server need a moment to go
LOOK_EVERY_S = 0.1


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent dies, so that none can slip away to process 1."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_left_over() -> list[str]:
    """End every descendant that is still there after a grace; returns 'id command line' of each."""
    deadline = time.monotonic() + GRACE_S
    while (left := living_descendants()) and time.monotonic() < deadline:
        time.sleep(LOOK_EVERY_S)
    told = [f"{pid} {command_line(pid)}" for pid in left]
    for pid in left:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue  # it ended between the look and the blow
    reap()
    return told


def living_descendants() -> list[int]:
    """Ids of all processes below this one that are not merely waiting to be reaped."""
    reap()
    children = defaultdict(list)
    for pid, parent, state in processes():
        if state != "Z":
            children[parent].append(pid)
    found, look = [], [os.getpid()]
    while look:
        below = children[look.pop()]
        found += below
        look += below
    return found


def processes() -> list[tuple[int, int, str]]:
    """Id, parent's id and state letter of every process, from /proc; nothing where there is no /proc."""
    rows = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it ended while we looked
        rows.append((int(entry.name), int(fields[1]), fields[0]))
    return rows


def command_line(pid: int) -> str:
    """How a process was started, cut to 120 characters."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ")
    except OSError:
        return "(gone)"
    return words.decode(errors="replace").strip()[:120]


def reap() -> None:
    """Collect adopted children that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            continue
    except ChildProcessError:
        return
