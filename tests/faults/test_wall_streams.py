"""The wall over real streams: enlarged without a gap, an unknown address beside living ones, quick changes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from assembly.children import Child
from console.theme import load_theme
from dispatch.values import Camera
from tests.lag import LagProbe, within
from video.engines import open_feed as open_engine
from video.feed import FeedState, Pace
from video.kept import Kept, Order
from video.layouts import BY_NAME, PRESETS
from video.wall import Wall
from video.words import banner

PATIENCE_S = 25


def camera(number: int, main: str, sub: str = "") -> Camera:
    return Camera(id=number, jurisdiction="990024", name=f"C-{number:02d}", url_main=main, url_sub=sub, lon=120.7,
                  lat=28.8)  # fmt: skip


@pytest.fixture
def wall(farm: Child, lag: LagProbe, qtbot: QtBot) -> Iterator[Wall]:
    """Four tiles: two streams each of two cameras, one that the server does not know, one that nobody serves."""
    at = f"rtsp://127.0.0.1:{farm.ready}"
    made = Wall(load_theme("dark"), lambda held, is_main: open_engine(held, None, setting="av", is_main=is_main))
    qtbot.addWidget(made)
    made.resize(640, 360)
    made.set_layout(BY_NAME["4"])
    made.show()
    cameras = [camera(1, f"{at}/market_main_1", f"{at}/market_1"), camera(2, f"{at}/street_2")]
    made.show_cameras([*cameras, camera(3, f"{at}/nowhere"), camera(4, "rtsp://127.0.0.1:9/x")])
    yield made
    made.close_feeds()


def state(wall: Wall, camera_id: int) -> FeedState | None:
    status = wall.statuses().get(camera_id)
    return status.state if status else None


def has_picture(wall: Wall) -> bool:
    feed = wall._pool.of(1)
    return feed is not None and feed.frame() is not None


def test_enlarging_and_returning_never_leaves_the_tile_without_a_picture(wall: Wall) -> None:
    assert within(PATIENCE_S, lambda: state(wall, 1) is FeedState.LIVE and has_picture(wall))
    gaps = 0
    wall.select(0)
    for _ in range(2):
        wall.toggle_enlarged()
        gaps += not has_picture(wall)

        def is_switched() -> bool:
            nonlocal gaps
            gaps += not has_picture(wall)
            return not wall.is_enlarged or wall._pool._feeds[1, True].frame() is not None

        assert within(PATIENCE_S, is_switched)
    assert gaps == 0


def test_neighbours_of_an_enlarged_tile_come_back_with_their_last_picture(wall: Wall) -> None:
    assert within(PATIENCE_S, lambda: state(wall, 1) is FeedState.LIVE and state(wall, 2) is FeedState.LIVE)
    wall.select(0)
    wall.toggle_enlarged()
    beside = wall._pool._feeds[2, False]
    assert within(PATIENCE_S, lambda: beside.status().pace is Pace.KEYS)
    wall.toggle_enlarged()
    told = beside.status()
    assert beside.frame() is not None
    assert (told.state, told.age_s is not None) == (FeedState.CONNECTING, True)  # a ghost with its age, never live
    assert within(PATIENCE_S, lambda: state(wall, 2) is FeedState.LIVE)


def test_an_unknown_address_says_so_on_its_tile_and_its_neighbours_live(wall: Wall) -> None:
    assert within(PATIENCE_S, lambda: state(wall, 3) is FeedState.DENIED and state(wall, 4) is FeedState.RETRY)
    assert within(PATIENCE_S, lambda: state(wall, 1) is FeedState.LIVE and state(wall, 2) is FeedState.LIVE)
    told = wall.statuses()
    assert banner(told[3]) == ("Refused", "The camera knows no such stream")
    assert banner(told[4])[1] == "Nobody listens at its address"
    wall.looked()
    assert wall.tile_names()[2] == "Tile 3, C-03, Refused"
    assert wall.tile_names()[0] == "Tile 1, C-01, Live"


def test_after_a_hundred_quick_changes_the_last_layout_lives(wall: Wall) -> None:
    for turn in range(100):
        wall.set_layout(PRESETS[turn % len(PRESETS)])
        within(0.02, lambda: False)
    wall.set_layout(BY_NAME["4"])
    assert within(PATIENCE_S, lambda: state(wall, 1) is FeedState.LIVE and state(wall, 2) is FeedState.LIVE)
    assert set(wall.statuses()) == {1, 2, 3, 4}


def test_a_camera_removed_while_it_is_enlarged_gives_the_wall_back(wall: Wall) -> None:
    assert within(PATIENCE_S, lambda: state(wall, 1) is FeedState.LIVE)
    wall.select(0)
    wall.toggle_enlarged()
    wall.show_cameras([held for held in wall._cameras.values() if held.id != 1])
    assert not wall.is_enlarged
    assert within(PATIENCE_S, lambda: set(wall.statuses()) == {2, 3, 4})


def test_a_tile_whose_camera_is_recorded_says_so_until_the_clip_ends(wall: Wall, tmp_path: Path) -> None:
    assert within(PATIENCE_S, lambda: state(wall, 1) is FeedState.LIVE and state(wall, 2) is FeedState.LIVE)
    order = Order(camera=wall._cameras[2], operator="王敏", case_id=None, before_s=2.0)
    ended: list[Kept | None] = []
    keeping = within(5, lambda: wall.feeds._rings[2, False].octets > 0) and wall.feeds.keep(
        order, tmp_path, now=lambda: datetime.now(UTC), then=ended.append
    )
    assert keeping
    assert within(2, lambda: wall._spots[1].look.marks == "2 REC")
    assert wall.tile_names()[:2] == ("Tile 1, C-01, Live", "Tile 2, C-02, Live, recorded")
    wall.put(1, None)  # it is recorded on though nobody looks
    wall.put(1, 2)
    assert within(2, lambda: wall._spots[1].look.marks == "2 REC")
    keeping.stop()
    assert within(5, lambda: wall._spots[1].look.marks == "2" and bool(ended))
