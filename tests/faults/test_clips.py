"""Clips survive what happens to disks, cameras and processes: what was written plays and is called partial."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, SimpleQueue

import av
import pytest

from assembly.children import ROOT, Child
from db.pictures import FilePictures
from dispatch.errors import Invalid
from dispatch.values import Camera
from tests.faults.feeds import Open, lives
from tests.faults.test_feed_contract import address
from tests.lag import LagProbe, within
from video import keeping as keeping_module
from video.feed import FeedEngine, FeedState
from video.keeping import Keeping
from video.kept import Kept, Lack, Order, read_kept
from video.recovery import left_over, sha256_of
from video.ring import Ring

CAMERA = Camera(id=7, jurisdiction="330100", name="永安路口", url_main="", lon=120.0, lat=30.0)


def decoded(path: Path) -> int:
    """How many pictures a player would show: all up to where the file breaks off; counted beside the UI thread."""
    with ThreadPoolExecutor(1) as beside:
        counting = beside.submit(_decoded, path)
        assert within(30, counting.done)
        return counting.result()


def _decoded(path: Path) -> int:
    shown = 0
    with av.open(str(path)) as container:
        try:
            for _ in container.decode(video=0):
                shown += 1
        except av.error.InvalidDataError:
            return shown
    return shown


def watched(open_feed: Open, url: str) -> tuple[FeedEngine, Ring]:
    """A living feed and its ring."""
    feed, ring = open_feed(url), Ring()
    assert feed.listen(ring)
    assert lives(feed, 10)
    assert within(10, lambda: ring.octets > 0)
    return feed, ring


def begin(ring: Ring, folder: Path, **changes: float | None) -> tuple[Keeping, Callable[[], Kept | None]]:
    """A clip that has begun, and how to wait for its end."""
    ended: SimpleQueue[Kept | None] = SimpleQueue()
    order = Order(camera=CAMERA, operator="王敏", case_id=3, before_s=10, **changes)
    keeping = Keeping(ring, order, folder, now=lambda: datetime.now(UTC), then=ended.put)
    keeping.start()
    got: list[Kept | None] = []

    def over() -> bool:
        try:
            got.append(ended.get_nowait())
        except Empty:
            return False
        return True

    def wait() -> Kept | None:
        assert within(30, over)
        return got[0]

    return keeping, wait


@contextmanager
def recording(lag: LagProbe, url: str, folder: Path, octets: int = 0) -> Iterator["subprocess.Popen[str]"]:
    """Another process that keeps a clip."""
    command = [sys.executable, "-m", "tests.faults.recorder", url, str(folder), str(octets)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        lag.forget()
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("path", ["street_1", "street_hevc_1"])
def test_the_last_seconds_are_kept_whole_without_decoding(
    farm: Child, open_feed: Open, tmp_path: Path, path: str
) -> None:
    _, ring = watched(open_feed, address(farm, path))
    assert within(15, lambda: ring.octets > 40_000)
    before = datetime.now(UTC)
    _, wait = begin(ring, tmp_path, seconds=0.0)
    kept = wait()
    assert kept is not None
    clip = tmp_path / kept.name
    assert kept.lack is Lack.NOTHING
    assert sha256_of(clip) == kept.sha256
    assert decoded(clip) == kept.pictures > 40
    assert abs(kept.seconds - kept.pictures / 25) < 0.5
    assert kept.began_at < before
    assert abs(kept.stream_ended_s - kept.stream_began_s - kept.seconds) < 0.2
    assert (kept.operator, kept.case_id, kept.camera_id) == ("王敏", 3, 7)
    assert list(left_over(tmp_path)) == [kept]


def test_a_killed_process_leaves_a_clip_that_plays_and_is_called_partial(
    farm: Child, lag: LagProbe, tmp_path: Path
) -> None:
    with recording(lag, address(farm, "street_1"), tmp_path):
        assert within(60, lambda: any(path.stat().st_size > 30_000 for path in tmp_path.glob("*.mp4")))
        assert not list(left_over(tmp_path))  # it is being written
    (kept,) = left_over(tmp_path)
    (clip,) = tmp_path.glob("*.mp4")
    assert kept.lack is Lack.KILLED
    assert sha256_of(clip) == kept.sha256
    assert 0 < kept.pictures - decoded(clip) + 1 < 15
    assert list(left_over(tmp_path)) == [kept]
    assert (kept.operator, kept.camera) == ("王敏", "永安路口")


def test_a_full_disk_ends_a_clip_that_plays_and_is_called_partial(farm: Child, lag: LagProbe, tmp_path: Path) -> None:
    limit = 60_000
    with recording(lag, address(farm, "street_1"), tmp_path, limit) as process:
        assert within(60, lambda: process.poll() == 0)
    (kept,) = left_over(tmp_path)
    clip = tmp_path / kept.name
    assert kept.lack is Lack.DISK
    assert limit - 20_000 < clip.stat().st_size <= limit
    assert sha256_of(clip) == kept.sha256
    assert decoded(clip) > 25


def test_a_camera_that_drops_leaves_a_gap_and_one_that_is_lost_a_partial_clip(
    farm: Child, open_feed: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_module, "PATIENCE_S", 6.0)
    feed, ring = watched(open_feed, address(farm, "street_1"))
    _, wait = begin(ring, tmp_path)
    farm.tell("drop street_1")
    assert within(10, lambda: feed.status().state is FeedState.RETRY)
    farm.tell("heal street_1")
    assert within(20, lambda: feed.status().generation >= 2 and feed.status().state is FeedState.LIVE)
    assert within(10, lambda: feed.status().fps > 0)
    farm.tell("stall street_1")
    kept = wait()
    assert kept is not None
    assert kept.lack is Lack.CAMERA
    assert decoded(tmp_path / kept.name) == kept.pictures > 20
    assert read_kept(tmp_path / kept.name.replace(".mp4", ".json")) == kept
    farm.tell("heal street_1")  # a blocked read ends sooner


def test_a_clip_put_away_is_hashed_again_whenever_it_is_read(farm: Child, open_feed: Open, tmp_path: Path) -> None:
    _, ring = watched(open_feed, address(farm, "street_1"))
    _, wait = begin(ring, tmp_path / "keeping", seconds=0.0)
    kept = wait()
    assert kept is not None
    shelf, clip = FilePictures(tmp_path), tmp_path / "keeping" / kept.name
    path = shelf.adopt(clip, kept.sha256, clip.with_suffix(".json"))
    assert shelf.where(kept.sha256) == path
    assert read_kept(path.with_suffix(".json")) == kept
    assert not list(left_over(tmp_path / "keeping"))
    assert list(shelf.all()) == [kept.sha256]
    with path.open("r+b") as file:
        file.seek(500)
        file.write(b"!")
    with pytest.raises(Invalid):
        shelf.where(kept.sha256)
