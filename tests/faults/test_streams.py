"""Streams as they come in the field: by gateways, over bad lines, damaged, changed midway, and plain nonsense."""

import random
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from assembly.children import Child, start_child
from tests.faults.feeds import Open, comes, lives
from tests.faults.test_feed_contract import address
from tests.journeys.running import DEMO
from tests.lag import LagProbe, within
from video.av_feed import AvFeed
from video.feed import FeedEngine, FeedState, Why
from video.vlc_feed import VlcFeed
from video.vlc_player import vlc_instance

DELIMITER = b"\x00\x00\x00\x01\x09"


@contextmanager
def gateway() -> Iterator[tuple[str, str]]:
    """A running gateway: its HTTP address and its RTMP address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    child = start_child("gateway", ["-m", "tests.faults.gateway", str(DEMO / "street.h264"), str(port)])
    try:
        yield f"http://127.0.0.1:{child.ready}", f"rtmp://127.0.0.1:{port}/live/street"
    finally:
        child.stop()


def test_gateways_speak_flv_hls_and_rtmp_to_both_engines(lag: LagProbe) -> None:
    with gateway() as (http, rtmp):
        vlc_instance()  # once in a process; it reads all its plugins
        lag.forget()
        feeds: dict[str, FeedEngine] = {
            "flv": AvFeed(f"{http}/live.flv", None),
            "hls": AvFeed(f"{http}/live.m3u8", None),
            "rtmp": AvFeed(rtmp, None),
            "flv by libvlc": VlcFeed(f"{http}/live.flv", None, is_piped=False),
            "hls by libvlc": VlcFeed(f"{http}/live.m3u8", None, is_piped=False),
        }
        for feed in feeds.values():
            feed.shape(320, 180, is_visible=True)
            feed.start()
        try:
            for name, feed in feeds.items():
                assert lives(feed, 40), (name, feed.status())
                # libvlc's first picture may hold a margin; it is gone as soon as libvlc says so.
                assert within(10, partial(_is_wide, feed)), name
        finally:
            for feed in feeds.values():
                feed.stop()
        assert within(30, lambda: all(feed.status().state is FeedState.STOPPED for feed in feeds.values()))


def test_damage_loss_and_leaps_of_the_clock_never_end_a_session(farm: Child, open_feed: Open) -> None:
    paths = {
        "loss over UDP": "street_1?transport=udp&lose_after=1",
        "damage": "street_2?damage_after=1",
        "damaged H.265": "street_hevc_1?damage_after=1",
        "a leap of the clock": "night_1?jump_after=1",
    }
    feeds = {name: open_feed(address(farm, path)) for name, path in paths.items()}
    for name, feed in feeds.items():
        assert lives(feed, 10), name
    numbers = {name: _number(feed) for name, feed in feeds.items()}
    # Key pictures come every two seconds: whatever was lost, after some of them there is a new picture.
    assert within(30, lambda: all(_number(feed) > numbers[name] + 25 for name, feed in feeds.items()))
    for name, feed in feeds.items():
        assert feed.status().generation == 1, (name, feed.status())


def _is_wide(feed: FeedEngine) -> bool:
    frame = feed.frame()
    return frame is not None and abs(frame.width / frame.height - 16 / 9) < 0.06


def _number(feed: FeedEngine) -> int:
    frame = feed.frame()
    return frame.number if frame else 0


def test_a_line_that_stalls_is_told_and_comes_back_in_the_same_session(
    farm: Child, open_feed: Open, lag: LagProbe
) -> None:
    line = start_child("line", ["-m", "simulator.rtsp.proxy", str(farm.ready)])
    lag.forget()
    try:
        feed = open_feed(f"rtsp://127.0.0.1:{line.ready}/street_1")
        assert lives(feed, 10)
        line.tell("stall")
        assert comes(feed, FeedState.STALLED, 4)
        line.tell("flow")
        assert lives(feed, 5)
        line.tell("stall")
        assert comes(feed, FeedState.RETRY, 12)
        assert feed.status().why in (Why.NO_DATA, Why.NO_ANSWER)
        line.tell("flow")
        assert lives(feed, 15)
    finally:
        line.stop()


def test_a_camera_that_changes_its_size_goes_on_in_the_same_tile(
    tmp_path: Path, open_feed: Open, lag: LagProbe
) -> None:
    both = tmp_path / "both.h264"
    parts = [(DEMO / name).read_bytes().split(DELIMITER) for name in ("market.h264", "market_main.h264")]
    both.write_bytes(b"".join(DELIMITER + unit for units in parts for unit in units[1:51]))
    farm = start_child("cameras", ["-m", "simulator.rtsp", f"both={both}"])
    lag.forget()
    try:
        feed = open_feed(address(farm, "both_1"))
        seen: set[tuple[int, int]] = set()
        assert feed.listen(lambda _packet, facts: seen.add((facts.width, facts.height)))
        assert within(20, lambda: len(seen) == 2), seen
        assert lives(feed, 5)
        assert feed.status().generation == 1
    finally:
        farm.stop()


SDP = (
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=camera\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\nm=video 0 RTP/AVP 96\r\n"
    "a=control:track1\r\na=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1;profile-level-id=4d401e;"
    "sprop-parameter-sets=Z01AHpZWBQF/yyA=,aO48gA==\r\n"
)


def mangled(seed: int) -> bytes:
    """A description of a stream as no camera should give it; the same for the same seed."""
    dice, text = random.Random(seed), bytearray(SDP.encode())
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(text))
        kind = dice.randrange(4)
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


def answer(server: socket.socket, bodies: list[bytes]) -> None:
    """Answer each connection with the next description, then hang up."""
    number = 0
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        body = bodies[number % len(bodies)]
        number += 1
        with connection:
            connection.settimeout(2)
            try:
                while request := connection.recv(4096):
                    sequence = next((part for part in request.split(b"\r\n") if part.startswith(b"CSeq")), b"CSeq: 1")
                    head = b"RTSP/1.0 200 OK\r\n" + sequence + b"\r\n"
                    if request.startswith(b"DESCRIBE"):
                        head += b"Content-Type: application/sdp\r\nContent-Length: %d\r\n\r\n" % len(body)
                        connection.sendall(head + body)
                    elif request.startswith(b"OPTIONS"):
                        connection.sendall(head + b"Public: DESCRIBE, SETUP, PLAY\r\n\r\n")
                    else:
                        break
            except OSError:
                continue


def test_nonsense_for_a_description_is_an_error_in_words_and_nothing_worse(open_feed: Open) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=answer, args=(server, [mangled(seed) for seed in range(40)]), daemon=True).start()
        port = server.getsockname()[1]
        feeds = [open_feed(f"rtsp://127.0.0.1:{port}/camera_{number}") for number in range(12)]
        assert within(30, lambda: all(feed.status().reconnects >= 2 for feed in feeds))
        assert all(feed.status().reason and feed.frame() is None for feed in feeds)


def test_a_damaged_container_is_an_error_in_words_and_nothing_worse(tmp_path: Path, open_feed: Open) -> None:
    whole = (DEMO / "recording.mp4").read_bytes()
    feeds = []
    for seed in range(12):
        dice, hurt = random.Random(seed), bytearray(whole)
        for _ in range(dice.randint(5, 400)):
            hurt[dice.randrange(len(hurt))] = dice.randrange(256)
        path = tmp_path / f"{seed}.mp4"
        path.write_bytes(bytes(hurt[: dice.randrange(100, len(hurt))]))
        feeds.append(open_feed(str(path)))
    assert within(30, lambda: all(feed.status().reconnects >= 1 for feed in feeds))
