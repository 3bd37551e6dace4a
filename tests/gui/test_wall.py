"""The wall runs what it shows, and brings a camera onto a tile without ever taking a pinned one."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from console.theme import Theme
from dispatch.values import Camera
from video.feed import FeedEngine, FeedState, FeedStatus, Frame, Pace, Still
from video.packets import PacketListener
from video.wall import Wall

CAMERAS = tuple(
    Camera(
        id=number, jurisdiction="990024", name=f"永安路 {number}", url_main="rtsp://127.0.0.1/x", lon=120.7, lat=28.8
    )
    for number in range(1, 20)
)


class PaintedFeed:
    """A feed that notes what the wall asks of it."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, int, bool]] = []
        self.state = FeedState.STOPPED

    def start(self) -> None:
        self.state = FeedState.LIVE

    def stop(self) -> None:
        self.state = FeedState.STOPPED

    def shape(self, width: int, height: int, *, is_visible: bool, pace: Pace = Pace.FULL) -> None:
        self.shapes.append((width, height, is_visible))

    def frame(self) -> Frame | None:
        return None

    def status(self) -> FeedStatus:
        return FeedStatus(state=self.state, age_s=0.04, fps=25.0)

    def still(self) -> Still | None:
        return None

    def listen(self, listener: PacketListener | None) -> bool:
        return False


@pytest.fixture
def feeds() -> dict[int, PaintedFeed]:
    return {}


@pytest.fixture
def wall(dark: Theme, qtbot: QtBot, feeds: dict[int, PaintedFeed]) -> Iterator[Wall]:
    def open_feed(camera: Camera, is_main: bool) -> FeedEngine:
        return feeds.setdefault(camera.id, PaintedFeed())

    wall = Wall(dark, open_feed)
    qtbot.addWidget(wall)
    wall.resize(640, 360)
    wall.show()
    wall.show_cameras(CAMERAS)
    yield wall
    wall.close_feeds()


def test_a_camera_asked_for_takes_the_only_tile_though_that_tile_is_hot(
    wall: Wall, feeds: dict[int, PaintedFeed], qtbot: QtBot
) -> None:
    wall.set_layout(1)
    feeds.clear()
    wall.offer((3,))
    qtbot.waitUntil(lambda: 3 in feeds, timeout=2000)  # opened by the dwell, so hot
    with qtbot.waitSignal(wall.camera_selected) as told:
        assert wall.select_camera(7)
    assert told.args[0].id == 7


def test_a_pinned_tile_is_never_taken_and_the_asker_is_told(wall: Wall) -> None:
    wall.set_layout(1)
    wall.toggle_pin()
    assert not wall.select_camera(19)
    assert wall.select_camera(1)


def test_only_shown_cameras_run_and_know_their_size_in_pixels(wall: Wall, feeds: dict[int, PaintedFeed]) -> None:
    wall.set_layout(4)
    running = {number for number, feed in feeds.items() if feed.state is FeedState.LIVE}
    assert running == {1, 2, 3, 4}
    width, height, is_visible = feeds[1].shapes[-1]
    assert is_visible
    assert abs(width - 320) < 8
    assert abs(height - 180) < 8
    wall.hide()
    assert feeds[1].shapes[-1] == (0, 0, False)
