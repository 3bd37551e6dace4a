"""The memory of pictures stays in few heaps, however many threads decode."""

import platform
import subprocess
import sys

import pytest

_THREADS = """
import ctypes, threading
from video.memory import keep_buffers
assert {keep} is False or keep_buffers()
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
together = threading.Barrier(12)
def hold():
    together.wait()
    libc.malloc(5000)
    together.wait()
threads = [threading.Thread(target=hold) for _ in range(12)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
libc.malloc_stats()
"""


def _heaps(*, keep: bool) -> int:
    """The heaps of a process in which twelve threads held memory at once."""
    command = [sys.executable, "-c", _THREADS.format(keep=keep)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stderr.count("Arena ")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps a heap for each thread")
def test_the_threads_of_all_feeds_share_two_heaps() -> None:
    assert _heaps(keep=False) > 2
    assert _heaps(keep=True) == 2
