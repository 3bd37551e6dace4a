"""What every engine keeps: it says what is wrong, in time, and never shows a password or an old picture as new."""

import logging
import signal
import socket
from pathlib import Path

import pytest

from assembly.children import Child, start_child
from tests.faults.feeds import FIRST_S, Open, comes, lives
from tests.journeys.running import DEMO
from tests.lag import LagProbe, within
from tests.ports import free_port
from video import av_feed, vlc_feed
from video.account import Account
from video.feed import FeedState, Pace, Why
from video.packets import CodecFacts, EncodedPacket

SECRET = "s3cret/@:canary"


@pytest.fixture(params=["av", "vlc", "worker"])
def engine(request: pytest.FixtureRequest) -> str:
    """Both engines, and the first of them in a process of its own."""
    return str(request.param)


def address(farm: Child, path: str) -> str:
    """Where a path of the farm is found."""
    return f"rtsp://127.0.0.1:{farm.ready}/{path}"


@pytest.mark.parametrize("path", ["street_1", "street_hevc_1", "night_2?transport=udp"])
def test_a_camera_lives_and_tells_its_rates(farm: Child, open_feed: Open, engine: str, path: str) -> None:
    feed = open_feed(address(farm, path))
    assert lives(feed, FIRST_S[engine])
    frame, still = feed.frame(), feed.still()
    assert frame is not None
    assert abs(frame.width / frame.height - 16 / 9) < 0.05
    if frame.colours is None:
        assert len(frame.rows) >= frame.stride * (frame.height - 1) + frame.width * 4
    else:
        assert (len(frame.rows), frame.stride) == (frame.width * frame.height * 3 // 2, frame.width)
    assert still is not None
    assert (still.width, still.height, still.jpeg[:2]) == (640, 360, b"\xff\xd8")
    assert within(4, lambda: 20 < feed.status().fps < 30)
    status = feed.status()
    assert 50 < status.kbps < 3000
    assert status.age_s is not None
    assert status.age_s < 1
    assert (status.reconnects, status.generation, status.why) == (0, 1, Why.NOTHING)


def test_numbers_of_frames_only_grow(farm: Child, open_feed: Open, engine: str) -> None:
    feed = open_feed(address(farm, "street_1?drop_after=2"))
    assert lives(feed, FIRST_S[engine])
    seen: list[int] = []
    assert within(12, lambda: _note(seen, feed.frame()) and feed.status().generation >= 2 and len(seen) > 60)
    assert seen == sorted(seen)


def _note(seen: list[int], frame: object) -> bool:
    number = getattr(frame, "number", None)
    if number is not None and (not seen or number != seen[-1]):
        seen.append(number)
    return True


def test_a_stream_that_repeats_one_picture_is_told_from_a_living_one(farm: Child, open_feed: Open, engine: str) -> None:
    feed = open_feed(address(farm, "street_1"))
    assert lives(feed, FIRST_S[engine])
    farm.tell("freeze street_1")
    assert comes(feed, FeedState.UNCHANGED, 8)
    assert 5 < feed.status().unchanged_s < 7
    still = feed.still()
    assert still is not None
    assert still.status.state is FeedState.UNCHANGED
    farm.tell("heal street_1")
    assert lives(feed, 3)


def test_a_stream_that_stops_is_stalled_within_two_seconds_and_given_up_later(
    farm: Child, open_feed: Open, engine: str
) -> None:
    feed = open_feed(address(farm, "street_1"))
    assert lives(feed, FIRST_S[engine])
    farm.tell("stall street_1")
    assert comes(feed, FeedState.STALLED, 3)
    age = feed.status().age_s
    assert age is not None
    assert 1.4 <= age < 2.1
    assert comes(feed, FeedState.RETRY, 10)
    assert feed.status().why is Why.NO_DATA
    farm.tell("heal street_1")
    assert lives(feed, 8 + FIRST_S[engine])


@pytest.mark.parametrize("engine", ["av", "vlc"], indirect=False)
def test_a_stream_that_runs_but_cannot_be_decoded_is_opened_anew_and_lives_when_it_can(
    farm: Child, open_feed: Open, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (av_feed, vlc_feed):
        monkeypatch.setattr(module, "BLIND_S", 4.0)
    farm.tell("empty street_2")
    never, feed = open_feed(address(farm, "street_2")), open_feed(address(farm, "street_1"))
    assert lives(feed, FIRST_S[engine])
    farm.tell("empty street_1")
    # libvlc counts what it could not decode: there the picture that does not change tells.
    assert comes(feed, FeedState.STALLED if engine == "av" else FeedState.UNCHANGED, 8)
    assert within(12, lambda: never.status().reconnects > 0)
    assert within(3, lambda: never.status().why is Why.NO_VIDEO)
    assert never.frame() is None
    if engine == "av":
        assert within(12, lambda: feed.status().why is Why.NO_VIDEO)
    for path in ("street_1", "street_2"):
        farm.tell(f"heal {path}")
    assert lives(feed, 10 + FIRST_S[engine])
    assert lives(never, 10 + FIRST_S[engine])


def test_a_cut_connection_is_noticed_at_once_and_opened_anew(farm: Child, open_feed: Open, engine: str) -> None:
    feed = open_feed(address(farm, "street_1"))
    assert lives(feed, FIRST_S[engine])
    farm.tell("drop street_1")
    assert comes(feed, FeedState.RETRY, 1)
    assert feed.status().why is not Why.NOTHING
    assert feed.frame() is not None  # its ghost, with its age
    farm.tell("heal street_1")
    assert lives(feed, 3 + FIRST_S[engine])
    status = feed.status()
    assert status.reconnects >= 1
    assert status.generation >= 2


def test_a_farm_that_is_killed_is_told_at_once_and_lives_again_when_it_is_back(
    open_feed: Open, engine: str, lag: LagProbe
) -> None:
    port = free_port()
    command = ["-m", "simulator.rtsp", "--port", str(port), f"street={DEMO / 'street.h264'}"]
    first = start_child("cameras", command)
    lag.forget()
    feed = open_feed(f"rtsp://127.0.0.1:{port}/street_1")
    assert lives(feed, FIRST_S[engine])
    first.process.kill()
    assert comes(feed, FeedState.RETRY, 0.5)
    assert feed.status().why in (Why.ENDED, Why.REFUSED, Why.OTHER)
    first.stop()
    assert not within(1.5, lambda: feed.status().state is FeedState.LIVE)  # a ghost with its age, never live
    second = start_child("cameras", command)
    lag.forget()
    try:
        assert lives(feed, 3 + FIRST_S[engine])
        assert feed.status().generation == 2
    finally:
        second.stop()


def test_a_farm_that_stands_still_is_stalled_and_lives_again(farm: Child, open_feed: Open, engine: str) -> None:
    feed = open_feed(address(farm, "street_1"))
    assert lives(feed, FIRST_S[engine])
    farm.process.send_signal(signal.SIGSTOP)
    try:
        assert comes(feed, FeedState.STALLED, 3)
    finally:
        farm.process.send_signal(signal.SIGCONT)
    assert lives(feed, 3)
    assert feed.status().generation == 1


def test_a_wrong_password_is_denied_and_never_shown(
    tmp_path: Path, open_feed: Open, engine: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    password = tmp_path / "password"
    password.write_text("the right one", encoding="utf-8")
    arguments = ["-m", "simulator.rtsp", "--account", "viewer", "--password-file", str(password)]
    farm = start_child("cameras", [*arguments, f"street={DEMO / 'street.h264'}"])
    with caplog.at_level(logging.DEBUG):
        wrong = open_feed(address(farm, "street_1"), Account("viewer", SECRET))
        assert comes(wrong, FeedState.DENIED, 3)
        assert wrong.status().why is Why.ACCOUNT
        right = open_feed(address(farm, "street_1"), Account("viewer", "the right one"))
        assert lives(right, FIRST_S[engine])
    printed = capfd.readouterr()
    mine = Path("/proc/self/cmdline").read_text(encoding="utf-8")
    shown = [repr(wrong.status()), repr(Account("viewer", SECRET)), caplog.text, printed.out, printed.err, mine]
    assert not any(part in text for text in shown for part in (SECRET, "s3cret", "%40", "right one"))
    farm.stop()


def test_what_cannot_be_opened_says_why(farm: Child, open_feed: Open) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
        closed.close()
        feeds = {
            Why.NOT_FOUND: open_feed(address(farm, "nowhere_1")),
            Why.REFUSED: open_feed(f"rtsp://127.0.0.1:{port}/street_1"),
            Why.ADDRESS: open_feed("nonsense://127.0.0.1/street_1"),
            Why.NO_ANSWER: open_feed(f"rtsp://127.0.0.1:{silent.getsockname()[1]}/street_1"),
        }
        for why, feed in feeds.items():
            state = FeedState.DENIED if why is Why.NOT_FOUND else FeedState.RETRY
            assert comes(feed, state, 7), why
            assert feed.status().why is why
            assert feed.status().reason
            assert feed.frame() is None


def test_a_feed_that_is_looked_at_again_shows_its_last_picture_as_old_until_a_new_one_comes(
    farm: Child, open_feed: Open, engine: str
) -> None:
    feed = open_feed(address(farm, "street_1"))
    assert lives(feed, FIRST_S[engine])
    before = feed.frame()
    feed.shape(0, 0, is_visible=False)
    assert not within(4.5, lambda: feed.status().state is not FeedState.LIVE)  # hidden, it lives by key pictures
    assert feed.status().pace is Pace.KEYS
    assert within(6, lambda: 0 < feed.status().fps < 3)
    feed.shape(320, 180, is_visible=True)
    ghost, status = feed.frame(), feed.status()
    assert status.state is FeedState.CONNECTING
    assert status.age_s is not None
    assert status.age_s < 4.5  # of a key picture since: it has been hidden for longer than that
    assert lives(feed, 4)
    after = feed.frame()
    assert before is not None
    assert ghost is not None
    assert after is not None
    assert after.number > ghost.number > before.number


@pytest.mark.parametrize("engine", ["av", "worker"], indirect=False)
def test_a_feed_that_gets_its_full_rate_back_is_not_called_stalled_until_its_next_key_picture(
    farm: Child, open_feed: Open, engine: str
) -> None:
    feed = open_feed(address(farm, "street_1"))
    assert lives(feed, FIRST_S[engine])
    feed.shape(320, 180, is_visible=True, pace=Pace.KEYS)
    assert within(8, lambda: 0 < feed.status().fps < 3)
    assert within(4, lambda: (feed.status().age_s or 0) > 1.2)  # its next key picture is far off
    feed.shape(320, 180, is_visible=True, pace=Pace.HALF)
    assert not within(0.7, lambda: feed.status().state is not FeedState.LIVE)
    assert within(4, lambda: feed.status().pace is Pace.HALF)
    assert feed.status().state is FeedState.LIVE


def test_packets_come_whole_in_order_and_begin_with_a_key_picture(farm: Child, open_feed: Open, engine: str) -> None:
    packets: list[tuple[EncodedPacket, CodecFacts]] = []
    feed = open_feed(address(farm, "street_1"))
    assert feed.listen(lambda packet, facts: packets.append((packet, facts)))
    assert within(3, lambda: len(packets) > 30)
    assert [packet.dts for packet, _ in packets] == sorted({packet.dts for packet, _ in packets})
    assert sum(packet.is_key for packet, _ in packets) <= 3
    facts = packets[-1][1]
    assert (facts.codec, facts.width, facts.height, facts.generation) == ("h264", 640, 360, 1)
    assert len(packets[-1][0].data) > 40


def test_a_feed_that_was_stopped_ends_whatever_it_is_doing(farm: Child, open_feed: Open, engine: str) -> None:
    living, stalled = open_feed(address(farm, "street_1")), open_feed(address(farm, "street_2"))
    denied = open_feed(address(farm, "nowhere_1"))
    assert lives(living, FIRST_S[engine])
    assert lives(stalled, FIRST_S[engine])
    assert comes(denied, FeedState.DENIED, 2)
    farm.tell("stall street_2")
    for feed in (living, stalled, denied):
        feed.stop()
    assert comes(living, FeedState.STOPPED, 1)
    assert comes(denied, FeedState.STOPPED, 1)
    assert comes(stalled, FeedState.STOPPED, 9)
