"""A tile server on loopback: remembers what was asked, and answers as it is told."""

import sqlite3
import struct
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any


def png(shade: int = 128) -> bytes:
    """A grey picture of 256 by 256."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes([shade]) * 256) * 256
    head = struct.pack(">IIBBBBB", 256, 256, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


class TileServer:
    """Use it as a context; `status` and `body` may be changed at any time, `hold` lets requests wait."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.status, self.body = 200, png()
        self.hold = threading.Event()
        self.hold.set()
        outer = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                outer.hold.wait(30)
                self.send_response(outer.status)
                self.send_header("Content-Length", str(len(outer.body)))
                self.end_headers()
                self.wfile.write(outer.body)

            def log_message(self, *_: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # who hangs up is no error
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> "TileServer":
        self._thread.start()
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        self.hold.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def write_tiles(
    path: Path, shade: int, zooms: range = range(10, 16), place: tuple[float, float] = (0.8354, 0.417)
) -> Path:
    """An MBTiles file with one grey tile a zoom, around a place of the world (fractions)."""
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        file.execute("CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB)")
        said = {"format": "png", "minzoom": "10", "maxzoom": "15", "attribution": f"航拍 {shade}"}
        file.executemany("INSERT INTO metadata VALUES (?, ?)", said.items())
        for zoom in zooms:
            x, y = (int(part * 2**zoom) for part in place)
            file.execute("INSERT INTO tiles VALUES (?, ?, ?, ?)", (zoom, x, 2**zoom - 1 - y, png(shade)))
    file.close()
    return path
