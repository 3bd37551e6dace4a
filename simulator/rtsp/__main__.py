"""python -m simulator.rtsp [--port N] [--account USER --password-file FILE] NAME=FILE …

Serves rtsp://127.0.0.1:N/NAME_1, NAME_2, … and prints `ready N`. Lines on standard input such as `freeze street_3` or
`heal *` set faults; when standard input closes the farm ends.
"""

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from simulator.rtsp.account import Account
from simulator.rtsp.clip import load_clip
from simulator.rtsp.faults import Faults
from simulator.rtsp.session import Farm, Session


async def serve(port: int, farm: Farm) -> None:
    """Serve until standard input closes or a signal ends it."""
    sessions: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(Session(farm, reader, writer).run())
        sessions.add(task)
        task.add_done_callback(sessions.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", port, backlog=256)
    print("ready", server.sockets[0].getsockname()[1], flush=True)
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, over.set)
    listening = asyncio.create_task(_listen(farm.faults, over))
    await over.wait()
    listening.cancel()
    for task in tuple(sessions):
        task.cancel()
    server.close()


async def _listen(faults: Faults, over: asyncio.Event) -> None:
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        try:
            faults.tell(line.decode())
        except ValueError as error:
            print(f"not understood: {error}", file=sys.stderr)
    over.set()


def main() -> int:
    """Parse the command line and serve; 2 when the port is taken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--account")
    parser.add_argument("--password-file", type=Path)
    parser.add_argument("--starts", action="store_true", help="print when each stream begins, in monotonic seconds")
    parser.add_argument("clips", nargs="+", metavar="NAME=FILE")
    options = parser.parse_args()
    clips = {name: load_clip(Path(path)) for name, path in (clip.split("=", 1) for clip in options.clips)}
    account = None
    if options.account:
        account = Account(options.account, options.password_file.read_text(encoding="utf-8").strip())
    try:
        asyncio.run(serve(options.port, Farm(clips, account, Faults(), options.starts)))
    except OSError as error:
        print(f"127.0.0.1:{options.port}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
