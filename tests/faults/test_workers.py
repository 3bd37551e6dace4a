"""Feeds that are decoded in processes of their own: what they are killed by, what they hide, what they leave."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from assembly.children import Child, start_child
from tests.faults.feeds import FIRST_S, comes, lives
from tests.journeys.running import DEMO
from tests.lag import LagProbe, within
from video.account import Account
from video.av_feed import AvFeed
from video.crew import Crew
from video.feed import FeedEngine, FeedState, Frame, Why
from video.ring import Ring
from video.worker_feed import WorkerFeed

AGAIN_S = 6.0


@pytest.fixture
def crew(lag: LagProbe) -> Iterator[Crew]:
    """A desk that decodes nothing itself; its processes have ended after the test."""
    crew = Crew(here=0, each=3)
    yield crew
    assert within(10, lambda: all(place.process and place.process.poll() is not None for place in crew.places))


@pytest.fixture
def three(crew: Crew, farm: Child) -> Iterator[list[FeedEngine]]:
    """Three feeds that live in one process."""
    feeds = [crew.open(f"rtsp://127.0.0.1:{farm.ready}/street_{number}", None) for number in (1, 2, 3)]
    for feed in feeds:
        feed.shape(320, 180, is_visible=True)
        feed.start()
    assert all(lives(feed, FIRST_S["worker"]) for feed in feeds)
    yield feeds
    for feed in feeds:
        feed.stop()


def pid_of(crew: Crew) -> int:
    process = crew.places[0].process
    assert process is not None
    return process.pid


def test_a_process_that_the_machine_cannot_start_is_told_and_started_when_it_can(crew: Crew, farm: Child) -> None:
    feed = crew.open(f"rtsp://127.0.0.1:{farm.ready}/street_1", None)
    feed.shape(320, 180, is_visible=True)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))  # what is open stays so; nothing more can be opened
    try:
        feed.start()
        assert comes(feed, FeedState.RETRY, 2)
        told = feed.status()
        assert (told.why, "could be started" in told.reason, told.reconnects > 0) == (Why.MACHINE, True, True)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert lives(feed, FIRST_S["worker"])
    feed.stop()


def test_a_killed_process_is_told_on_its_tiles_and_started_anew(crew: Crew, three: list[FeedEngine]) -> None:
    ring, before = Ring(), [feed.frame() for feed in three]
    three[0].listen(ring)
    assert within(4, lambda: ring.octets > 0)
    first = pid_of(crew)
    os.kill(first, signal.SIGKILL)
    for feed in three:
        assert comes(feed, FeedState.RETRY, 2)
        assert feed.status().why is Why.MACHINE
        assert feed.frame() is not None  # its ghost, with its age
    for feed, frame in zip(three, before, strict=True):
        assert lives(feed, AGAIN_S)
        status = feed.status()
        assert (status.generation, status.reconnects >= 1) == (2, True)
        assert frame is not None
        assert within(2, partial(_is_newer, feed, frame))
    assert pid_of(crew) != first
    held = ring.octets
    assert within(4, lambda: ring.octets > held)  # what is kept goes on, in a generation of its own


NONSENSE = """
import sys
from multiprocessing.connection import Connection
with Connection(int(sys.argv[1])) as control:
    control.send_bytes(b"no report at all")
    while True:
        control.recv_bytes()
"""


def test_a_process_that_says_what_no_report_is_is_replaced(
    crew: Crew, farm: Child, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_over = tmp_path / "video"
    taken_over.mkdir()
    (taken_over / "__init__.py").write_text("", "utf-8")
    (taken_over / "worker.py").write_text(NONSENSE, "utf-8")
    feed = crew.open(f"rtsp://127.0.0.1:{farm.ready}/street_1", None)
    feed.shape(320, 180, is_visible=True)
    with monkeypatch.context() as patched:
        patched.setattr("video.workplace._ROOT", tmp_path)
        feed.start()
        assert comes(feed, FeedState.RETRY, FIRST_S["worker"])
        assert feed.status().why is Why.MACHINE
    assert lives(feed, AGAIN_S)
    feed.stop()


def _is_newer(feed: FeedEngine, than: Frame) -> bool:
    frame = feed.frame()
    return frame is not None and frame.number > than.number


def test_a_process_that_stands_still_is_never_live_and_is_replaced(crew: Crew, three: list[FeedEngine]) -> None:
    first = pid_of(crew)
    os.kill(first, signal.SIGSTOP)
    assert within(2, lambda: all(feed.status().state is FeedState.STALLED for feed in three))
    three[0].shape(640, 360, is_visible=True)  # an order to who does not listen makes nobody wait
    with ThreadPoolExecutor(1) as beside:
        asked = beside.submit(three[1].still)
        assert within(3, asked.done)
    assert asked.result() is None
    assert not within(1.0, lambda: any(feed.status().state is FeedState.LIVE for feed in three))
    assert all(lives(feed, 4 + AGAIN_S) for feed in three)
    assert pid_of(crew) != first


def test_a_process_that_stood_still_for_a_moment_goes_on(crew: Crew, three: list[FeedEngine]) -> None:
    first = pid_of(crew)
    os.kill(first, signal.SIGSTOP)
    try:
        assert within(2, lambda: all(feed.status().state is FeedState.STALLED for feed in three))
    finally:
        os.kill(first, signal.SIGCONT)
    assert all(lives(feed, 2) for feed in three)
    assert (pid_of(crew), three[0].status().generation) == (first, 1)


def test_a_password_reaches_the_process_by_its_socket_alone(
    crew: Crew, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    password = tmp_path / "password"
    password.write_text("s3cret/@:canary", encoding="utf-8")
    arguments = ["-m", "simulator.rtsp", "--account", "viewer", "--password-file", str(password)]
    farm = start_child("cameras", [*arguments, f"street={DEMO / 'street.h264'}"])
    feed = crew.open(f"rtsp://127.0.0.1:{farm.ready}/street_1", Account("viewer", "s3cret/@:canary"))
    feed.shape(320, 180, is_visible=True)
    feed.start()
    assert lives(feed, FIRST_S["worker"])
    shown = [
        Path(f"/proc/{pid_of(crew)}/{name}").read_bytes().decode(errors="replace") for name in ("cmdline", "environ")
    ]
    printed = capfd.readouterr()
    assert not any(part in text for text in (*shown, printed.out, printed.err) for part in ("s3cret", "canary", "%40"))
    feed.stop()
    farm.stop()


_DESK = """
import sys, time
from video.crew import Crew
feed = Crew(here=0).open(sys.argv[1], None)
feed.shape(320, 180, is_visible=True)
feed.start()
while feed.frame() is None:
    time.sleep(0.01)
print("shows", feed._place.process.pid, flush=True)
sys.stdin.read()
"""


def test_a_desk_that_is_killed_leaves_neither_a_process_nor_memory(farm: Child, lag: LagProbe) -> None:
    before = set(os.listdir("/dev/shm"))  # noqa: S108 - where named memory would be left
    desk = subprocess.Popen(
        [sys.executable, "-c", _DESK, f"rtsp://127.0.0.1:{farm.ready}/street_1"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert desk.stdout is not None
    pid = int(desk.stdout.readline().split()[1])
    lag.forget()
    assert Path(f"/proc/{pid}").exists()
    desk.kill()
    desk.communicate()
    assert within(5, lambda: not _runs(pid))
    assert set(os.listdir("/dev/shm")) <= before  # noqa: S108


def _runs(pid: int) -> bool:
    """Whether it is there and not only waiting to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_picture_of_another_camera_never_stands_under_a_name(crew: Crew, farm: Child) -> None:
    first = crew.open(f"rtsp://127.0.0.1:{farm.ready}/street_1", None)
    other = crew.open(f"rtsp://127.0.0.1:{farm.ready}/street_2", None)
    for feed in (first, other):
        feed.shape(320, 180, is_visible=True)
        feed.start()
    assert lives(first, FIRST_S["worker"])
    assert lives(other, FIRST_S["worker"])
    assert first.frame() is not None
    first.stop()
    assert comes(first, FeedState.STOPPED, 3)
    os.kill(pid_of(crew), signal.SIGSTOP)  # what stood in its place cannot be cleared by the process now
    try:
        nowhere = crew.open(f"rtsp://127.0.0.1:{farm.ready}/nowhere_1", None)
        nowhere.start()
        assert not within(0.5, lambda: nowhere.frame() is not None)
    finally:
        os.kill(pid_of(crew), signal.SIGCONT)
    assert comes(nowhere, FeedState.DENIED, 4)
    assert nowhere.frame() is None
    for feed in (other, nowhere):
        feed.stop()


def test_a_desk_decodes_the_first_feeds_itself_and_fills_one_process_after_another() -> None:
    crew = Crew(here=2, each=2)
    feeds = [crew.open("rtsp://127.0.0.1:9/street_1", None) for _ in range(3)]
    assert [type(feed) for feed in feeds] == [AvFeed, AvFeed, WorkerFeed]
    feeds[0].stop()
    assert isinstance(crew.open("rtsp://127.0.0.1:9/street_1", None), AvFeed)
