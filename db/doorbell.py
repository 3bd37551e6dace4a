"""Wake-ups between the processes on one machine: datagrams that only nudge, and `data_version`, which is the truth."""

import select
import socket
import sqlite3
from pathlib import Path

_LOOPBACK = "127.0.0.1"


class Doorbell:
    """One process's bell: ring() wakes every bell on the same folder, wait() is woken by any.

    Each bell is a file in the folder named by its UDP port on loopback. A datagram carries nothing, so a lost or a
    forged one costs one look at the store.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((_LOOPBACK, 0))
        self._socket.setblocking(False)
        self._own = folder / str(self._socket.getsockname()[1])
        _sweep(folder)
        self._own.touch()

    def ring(self) -> None:
        """Wake every bell, one's own too; never blocks and never raises for a bell that is gone."""
        for port in _ports(self._folder):
            try:
                self._socket.sendto(b"", (_LOOPBACK, port))
            except OSError:
                continue  # a full buffer or a dead bell: the poll finds out

    def wait(self, timeout_s: float) -> bool:
        """Block until rung or timed out; many rings are one. False after the time, or when the bell is closed."""
        try:
            ready, _, _ = select.select([self._socket], [], [], timeout_s)
            return bool(ready) and self._drain()
        except (OSError, ValueError):
            return False

    def close(self) -> None:
        """Take the bell down."""
        self._own.unlink(missing_ok=True)
        self._socket.close()

    def _drain(self) -> bool:
        try:
            while True:
                self._socket.recv(1)
        except BlockingIOError:
            return True


class Watcher:
    """Tells whether another connection has committed to a SQLite file since the last look; 4 µs a look."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._seen = self._version()

    def changed(self) -> bool:
        """Whether anything was committed since the last call."""
        before, self._seen = self._seen, self._version()
        return self._seen != before

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


def _ports(folder: Path) -> list[int]:
    return [int(file.name) for file in folder.iterdir() if file.name.isdecimal() and 0 < int(file.name) < 65536]


def _sweep(folder: Path) -> None:
    """Remove bells whose process died: their port can be had."""
    for port in _ports(folder):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as trial:
            try:
                trial.bind((_LOOPBACK, port))
            except OSError:
                continue
        (folder / str(port)).unlink(missing_ok=True)
