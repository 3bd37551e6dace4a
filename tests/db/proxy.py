"""A TCP proxy before a PostgreSQL that listens on a socket file: it can fall silent, drop everyone, and be slow."""

import contextlib
import socket
import threading
from pathlib import Path


class Proxy:
    """Listens on loopback. `stalled` takes every byte and passes none on, as a dead network behind a live router."""

    def __init__(self, server: Path) -> None:
        self.stalled = threading.Event()
        self._server = server
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._listening.getsockname()[1])

    def cut(self) -> None:
        """End every connection at once."""
        for each in self._open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End everything."""
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()
        for thread in self._threads:
            thread.join()
        for each in self._open:
            each.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(str(self._server))
            self._open += [client, server]
            self._start(self._pass_on, client, server)
            self._start(self._pass_on, server, client)

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if not self.stalled.is_set():
                    target.sendall(data)
        with contextlib.suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)

    def _start(self, run: object, *given: object) -> None:
        thread = threading.Thread(target=run, args=given)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()
