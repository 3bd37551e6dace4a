"""One RTSP connection: requests answered in order, one stream at most."""

import asyncio
import contextlib
import re
import secrets
import socket
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from simulator.rtsp.account import Account
from simulator.rtsp.clip import Clip
from simulator.rtsp.faults import Fault, Faults
from simulator.rtsp.stream import Stream

METHODS = "OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN, GET_PARAMETER"


@dataclass(frozen=True)
class Farm:
    """What all connections share."""

    clips: Mapping[str, Clip]
    account: Account | None
    faults: Faults
    tells_starts: bool = False


@dataclass(frozen=True)
class Request:
    """A request; `asked` is the query of its address, `path` the name of the camera."""

    method: str
    url: str
    headers: Mapping[str, str]

    @property
    def path(self) -> str:
        """The first part of the path."""
        return urlsplit(self.url).path.strip("/").split("/")[0]

    @property
    def asked(self) -> dict[str, str]:
        """The query without the name of a track that clients put behind it."""
        return dict(parse_qsl(urlsplit(self.url).query.replace("/track1", "").rstrip("/"), keep_blank_values=True))


class Session:
    """A connection of one client."""

    def __init__(self, farm: Farm, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._farm = farm
        self._reader = reader
        self._writer = writer
        self._id = secrets.token_hex(4)
        self._udp: socket.socket | None = None
        self._send_udp: Callable[[bytes], None] | None = None
        self._playing: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Answer until the client goes."""
        self._writer.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            while (request := await self._read()) and await self._answer(request):
                await self._writer.drain()
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError, ValueError):
            pass  # the client has gone, or speaks something else
        finally:
            await self._end()

    async def _end(self) -> None:
        if self._playing:
            self._playing.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await self._playing
        if self._udp:
            self._udp.close()
        self._writer.close()

    async def _read(self) -> Request:
        """The next request; interleaved data (RTCP receiver reports) is passed over."""
        while (first := await self._reader.readexactly(1)) == b"$":
            _, length = struct.unpack(">BH", await self._reader.readexactly(3))
            await self._reader.readexactly(length)
        lines = (first + await self._reader.readuntil(b"\r\n\r\n")).decode("utf-8", "replace").split("\r\n")
        method, url, _ = lines[0].split(" ")
        pairs = (line.split(":", 1) for line in lines[1:] if ":" in line)
        headers = {name.strip().lower(): value.strip() for name, value in pairs}
        await self._reader.readexactly(int(headers.get("content-length", "0")))
        return Request(method, url, headers)

    def _say(self, request: Request, status: str, head: str = "", body: bytes = b"") -> None:
        length = f"Content-Length: {len(body)}\r\n" if body else ""
        sequence = request.headers.get("cseq", "0")
        self._writer.write(f"RTSP/1.0 {status}\r\nCSeq: {sequence}\r\n{head}{length}\r\n".encode() + body)

    async def _answer(self, request: Request) -> bool:
        """Answer one request; False ends the connection."""
        clip = self._farm.clips.get(re.sub(r"_\d+$", "", request.path))
        if self._farm.faults.of(request.path, request.asked, 0.0) is Fault.MUTE:
            return True
        if request.method == "OPTIONS":
            self._say(request, "200 OK", f"Public: {METHODS}\r\n")
        elif self._farm.account and not self._farm.account.admits(
            request.headers.get("authorization", ""), request.method
        ):
            self._say(request, "401 Unauthorized", self._farm.account.challenge)
        elif clip is None:
            self._say(request, "404 Not Found")
        elif request.method == "DESCRIBE":
            told = _sdp(clip, request.asked.get("name", "camera"))
            self._say(request, "200 OK", f"Content-Base: {request.url}/\r\nContent-Type: application/sdp\r\n", told)
        elif request.method == "SETUP":
            self._set_up(request)
        elif request.method == "PLAY":
            self._play(request, clip)
        else:
            self._say(request, "200 OK", f"Session: {self._id}\r\n")
        return request.method != "TEARDOWN"

    def _set_up(self, request: Request) -> None:
        transport = request.headers.get("transport", "")
        ports = re.search(r"client_port=(\d+)", transport)
        if "TCP" in transport or ports is None:
            told = "RTP/AVP/TCP;unicast;interleaved=0-1"
        else:
            self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self._udp.bind(("127.0.0.1", 0))
            self._udp.setblocking(False)
            there, own = int(ports[1]), self._udp.getsockname()[1]
            self._send_udp = _sender(self._udp, (self._writer.get_extra_info("peername")[0], there))
            told = f"RTP/AVP;unicast;client_port={there}-{there + 1};server_port={own}-{own + 1}"
        self._say(request, "200 OK", f"Transport: {told}\r\nSession: {self._id};timeout=60\r\n")

    def _play(self, request: Request, clip: Clip) -> None:
        self._say(request, "200 OK", f"Session: {self._id}\r\nRange: npt=now-\r\n")
        if self._playing is None:
            path, asked = request.path, request.asked
            stream = Stream(
                clip, self._writer, lambda seconds: self._farm.faults.of(path, asked, seconds), self._send_udp
            )
            self._playing = asyncio.create_task(stream.run())
            if self._farm.tells_starts:
                print("play", path, asyncio.get_running_loop().time(), flush=True)


def _sender(udp: socket.socket, there: tuple[str, int]) -> Callable[[bytes], None]:
    def send(packet: bytes) -> None:
        with contextlib.suppress(BlockingIOError, ConnectionRefusedError):
            udp.sendto(packet, there)

    return send


def _sdp(clip: Clip, name: str) -> bytes:
    """The description (RFC 4566); cameras of the field name themselves in GBK, whatever it says of UTF-8."""
    head = f"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns={name}\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\na=range:npt=now-\r\n"
    return f"{head}m=video 0 RTP/AVP 96\r\na=control:track1\r\n{clip.media()}".encode("gbk")
