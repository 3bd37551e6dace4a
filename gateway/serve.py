"""Runs the doors on a loopback port until told to stop."""

import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette


class PortTaken(Exception):  # noqa: N818 - says which address is taken
    """Another program listens there; the text names host and port."""


class DoorServer(uvicorn.Server):
    """A server that leaves signals to its process and says when it listens."""

    def __init__(self, app: Starlette, on_ready: Callable[[int], None]) -> None:
        super().__init__(
            uvicorn.Config(app, log_config=None, access_log=False, timeout_keep_alive=30, limit_concurrency=512)
        )
        self._on_ready = on_ready

    def install_signal_handlers(self) -> None:
        """The process decides when to stop."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say the port."""
        await super().startup(sockets)
        if sockets:
            self._on_ready(sockets[0].getsockname()[1])


def listen(host: str, port: int) -> socket.socket:
    """A bound socket; port 0 takes a free one. Raises PortTaken."""
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
        door.listen(256)
    except OSError as error:
        door.close()
        raise PortTaken(f"{host}:{port}: {error.strerror}") from error
    return door
