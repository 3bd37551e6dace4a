"""What no camera and no disk should ever give, put through everything that reads it: in a process of its own.

`python -m tests.faults.fuzz KIND FIRST COUNT FOLDER`: KIND is `descriptions` or `containers`; the same seed is the same
nonsense. Each line says what is being read, so that the last line of a crash names its seed.
"""

import io
import os
import random
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import av

from video.angle import Angle, first_picture
from video.angle_values import AngleSource
from video.av_feed import AvFeed
from video.feed import FeedEngine, FeedState
from video.kept import Kept, sidecar_of, write_kept
from video.recovery import left_over
from video.vlc_feed import VlcFeed

CLIP = Path(__file__).parents[2] / "resources" / "demo" / "recording.mp4"
BEGAN = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
PATIENCE_S = 20.0
FORMATS = ("mp4", "matroska", "mpegts", "flv")
SDP = (
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=camera\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\nm=video 0 RTP/AVP 96\r\n"
    "a=control:track1\r\na=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1;profile-level-id=4d401e;"
    "sprop-parameter-sets=Z01AHpZWBQF/yyA=,aO48gA==\r\n"
)


def description(seed: int) -> bytes:
    """A description of a stream (RFC 4566) as no camera should give it."""
    dice, text = random.Random(seed), bytearray(SDP.encode())
    for _ in range(dice.randint(1, 12)):
        at, kind = dice.randrange(len(text) or 1), dice.randrange(4)
        if kind == 0:
            text[at : at + dice.randint(1, 9)] = dice.randbytes(dice.randint(0, 30))
        elif kind == 1:
            del text[at:]
            text += b"\r\n"
        elif kind == 2:
            text[at:at] = bytes(text[:at])
        else:
            text[at : at + 1] = str(dice.choice((-1, 0, 2**31, 2**63))).encode()
    return bytes(text)


def container(seed: int, whole: bytes) -> bytes:
    """A recording with a few to many bytes changed, mostly where its tables are, and often broken off."""
    dice, hurt = random.Random(seed), bytearray(whole)
    for _ in range(dice.choice((3, 30, 400))):
        at = dice.randrange(min(len(hurt), dice.choice((400, 9000, len(hurt)))))
        hurt[at] = dice.choice((0, 255, dice.randrange(256)))
    tail = hurt[-6000:]
    for _ in range(dice.randrange(60)):
        tail[dice.randrange(len(tail))] = dice.randrange(256)
    hurt[-len(tail) :] = tail
    return bytes(hurt[: dice.randrange(100, len(hurt))] if dice.random() < 0.4 else hurt)


def remuxed(name: str) -> bytes:
    """The clip in another container."""
    buffer = io.BytesIO()
    with av.open(str(CLIP)) as source, av.open(buffer, "w", format=name) as out:
        track = out.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.dts is not None:
                packet.stream = track
                out.mux(packet)
    return buffer.getvalue()


def say(*words: object) -> None:
    """One line, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def wait(what: str, condition: Callable[[], bool]) -> None:
    """Wait for a condition; raises TimeoutError."""
    end, tick = time.monotonic() + PATIENCE_S, threading.Event()
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(what)
        tick.wait(0.01)


def play(what: str, feeds: list[FeedEngine], *, to_the_end: bool = False) -> None:
    """Play until each has ended once, or shows a picture, then stop them; what failed has to say why."""
    for feed in feeds:
        feed.shape(320, 180, is_visible=True)
        feed.start()
    wait(what, lambda: all(feed.status().reconnects or (feed.frame() and not to_the_end) for feed in feeds))
    for feed in feeds:
        status = feed.status()
        if status.state in (FeedState.RETRY, FeedState.DENIED) and not (status.why and status.reason):
            raise AssertionError(f"{what}: no reason is given")
        feed.stop()
    wait(f"{what}, ending", lambda: all(feed.status().state is FeedState.STOPPED for feed in feeds))


def answer(server: socket.socket, bodies: list[bytes]) -> None:
    """Answer each connection with the next description, then hang up."""
    number = 0
    while True:
        connection, _ = server.accept()
        with connection:
            connection.settimeout(2)
            try:
                _serve(connection, bodies[number % len(bodies)])
            except OSError:
                continue
            finally:
                number += 1


def _serve(connection: socket.socket, body: bytes) -> None:
    while request := connection.recv(4096):
        sequence = next((part for part in request.split(b"\r\n") if part.startswith(b"CSeq")), b"CSeq: 1")
        head = b"RTSP/1.0 200 OK\r\n" + sequence + b"\r\n"
        if request.startswith(b"DESCRIBE"):
            connection.sendall(head + b"Content-Type: application/sdp\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        elif request.startswith(b"OPTIONS"):
            connection.sendall(head + b"Public: DESCRIBE, SETUP, PLAY\r\n\r\n")
        else:
            return


def descriptions(first: int, count: int) -> None:
    """Both engines over a camera that describes its stream by nonsense."""
    for seed in range(first, first + count):
        say("description", seed)
        with socket.create_server(("127.0.0.1", 0)) as server:
            threading.Thread(target=answer, args=(server, [description(seed)]), daemon=True).start()
            url = f"rtsp://127.0.0.1:{server.getsockname()[1]}/camera"
            feeds: list[FeedEngine] = [AvFeed(url, None)]
            play(f"description {seed}", [*feeds, VlcFeed(url, None, is_piped=True)] if seed % 8 == 0 else feeds)


def containers(first: int, count: int, folder: Path) -> None:
    """Feeds, players and the search for left over clips over damaged recordings."""
    wholes = [remuxed(name) for name in FORMATS]
    kept = Kept(name="", camera_id=1, camera="x", operator="y", case_id=None, began_at=BEGAN, stream_began_s=0.0,
                codec="h264", width=640, height=360)  # fmt: skip
    for seed in range(first, first + count):
        say("container", seed)
        path = folder / f"{seed}.mp4"
        path.write_bytes(container(seed, wholes[seed % len(wholes)]))
        play(f"container {seed}", [AvFeed(str(path), None)], to_the_end=True)
        if seed % 4 == 0:
            play(f"container {seed} by libvlc", [VlcFeed(str(path), None, is_piped=False)])
        look_into(path, seed)
        write_kept(sidecar_of(path), replace(kept, name=path.name))
    say("left over:", len(list(left_over(folder))))


def look_into(path: Path, seed: int) -> None:
    """What a player of several angles and the case file show of it."""
    first_picture(path)
    angle = Angle(AngleSource(path=path, name=str(seed), began_at=BEGAN))
    for moment in (0.0, 4.1, 1.0, 99.0):
        angle.want(moment, (320, 180))
        wait(f"angle {seed} at {moment}", lambda: angle.is_ready)
    angle.close()


def _end_loudly(failed: threading.ExceptHookArgs) -> None:
    traceback.print_exception(failed.exc_type, failed.exc_value, failed.exc_traceback)
    sys.stderr.flush()
    os._exit(3)


def main() -> None:
    """An exception on any thread ends the process with its trace."""
    kind, first, count, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
    threading.excepthook = lambda failed: None if isinstance(failed.exc_value, OSError) and "answer" in str(
        failed.thread) else _end_loudly(failed)  # fmt: skip
    if kind == "descriptions":
        descriptions(first, count)
    else:
        containers(first, count, folder)
    say("done")


if __name__ == "__main__":
    main()
