"""python -m simulator.rtsp.proxy PORT: passes TCP on to 127.0.0.1:PORT; prints `ready N`, the port that it listens on.

Lines on standard input: `stall` passes nothing on while connections stay open, `slow` passes 20 kB a second, `flow`
passes all. Ends when standard input closes.
"""

import asyncio
import contextlib
import sys

CHUNK = 4096
SLOW_OCTETS_A_SECOND = 20_000


class Proxy:
    """What all connections share."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._flows = asyncio.Event()
        self._flows.set()
        self._is_slow = False

    def tell(self, line: str) -> None:
        """Obey one line."""
        word = line.strip()
        self._is_slow = word == "slow"
        if word == "stall":
            self._flows.clear()
        else:
            self._flows.set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, until either side ends it."""
        try:
            there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._port)
        except OSError:
            writer.close()
            return
        ways = [self._pass(reader, there_writer), self._pass(there_reader, writer)]
        tasks = [asyncio.create_task(way) for way in ways]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        for end in (writer, there_writer):
            end.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(CHUNK):
                await self._flows.wait()
                writer.write(data)
                await writer.drain()
                if self._is_slow:
                    await asyncio.sleep(len(data) / SLOW_OCTETS_A_SECOND)


async def run(port: int) -> None:
    """Serve until standard input closes."""
    proxy = Proxy(port)
    server = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    print("ready", server.sockets[0].getsockname()[1], flush=True)
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        proxy.tell(line.decode())
    server.close()


if __name__ == "__main__":
    asyncio.run(run(int(sys.argv[1])))
