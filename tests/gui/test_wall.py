"""The wall runs what it shows, and brings a camera onto a tile without ever taking a pinned one."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from pytestqt.qtbot import QtBot

from console.theme import Theme
from dispatch.values import Camera
from tests.lag import LagProbe
from video.camera_drag import carried
from video.feed import FeedEngine, FeedState, FeedStatus, Frame, Pace, Still
from video.layouts import BY_NAME, PRESETS
from video.packets import PacketListener
from video.seats import HOLD_S
from video.tour import DWELL_S
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
        self.age_s = 0.04

    def start(self) -> None:
        self.state = FeedState.LIVE

    def stop(self) -> None:
        self.state = FeedState.STOPPED

    def shape(self, width: int, height: int, *, is_visible: bool, pace: Pace = Pace.FULL) -> None:
        self.shapes.append((width, height, is_visible))

    def frame(self) -> Frame | None:
        return None

    def status(self) -> FeedStatus:
        return FeedStatus(state=self.state, age_s=self.age_s, fps=25.0)

    def still(self) -> Still | None:
        return None

    def listen(self, listener: PacketListener | None) -> bool:
        return False


@pytest.fixture
def feeds() -> dict[int, PaintedFeed]:
    return {}


@pytest.fixture
def ticks() -> list[float]:
    """A clock that is moved by hand."""
    return [0.0]


@pytest.fixture
def wall(dark: Theme, qtbot: QtBot, feeds: dict[int, PaintedFeed], ticks: list[float]) -> Iterator[Wall]:
    def open_feed(camera: Camera, is_main: bool) -> FeedEngine:
        return feeds.setdefault(camera.id, PaintedFeed())

    wall = Wall(dark, open_feed, clock=lambda: ticks[0])
    qtbot.addWidget(wall)
    wall.resize(640, 360)
    wall.show()
    wall.show_cameras(CAMERAS)
    yield wall
    wall.close_feeds()


def test_a_camera_asked_for_takes_the_only_tile_though_that_tile_is_hot(
    wall: Wall, feeds: dict[int, PaintedFeed], qtbot: QtBot
) -> None:
    wall.set_layout(BY_NAME["1"])
    feeds.clear()
    wall.offer((3,))
    qtbot.waitUntil(lambda: 3 in feeds, timeout=2000)  # opened by the dwell, so hot
    with qtbot.waitSignal(wall.camera_selected) as told:
        assert wall.select_camera(7)
    assert told.args[0].id == 7


def test_a_pinned_tile_is_never_taken_and_the_asker_is_told(wall: Wall) -> None:
    wall.set_layout(BY_NAME["1"])
    wall.toggle_pin()
    assert not wall.select_camera(19)
    assert wall.select_camera(1)


def running(feeds: dict[int, PaintedFeed]) -> set[int]:
    return {number for number, feed in feeds.items() if feed.state is FeedState.LIVE}


def test_only_shown_cameras_run_and_know_their_size_in_pixels(
    wall: Wall, feeds: dict[int, PaintedFeed], qtbot: QtBot
) -> None:
    wall.set_layout(BY_NAME["4"])
    qtbot.waitUntil(lambda: running(feeds) == {1, 2, 3, 4})
    width, height, is_visible = feeds[1].shapes[-1]
    assert is_visible
    assert abs(width - 320) < 8
    assert abs(height - 180) < 8
    wall.hide()
    assert feeds[1].shapes[-1] == (0, 0, False)


def test_a_hundred_quick_changes_of_layout_open_only_where_the_eye_rests(
    wall: Wall, feeds: dict[int, PaintedFeed], qtbot: QtBot, lag: LagProbe
) -> None:
    qtbot.waitUntil(lambda: len(running(feeds)) == 16)
    lag.forget()
    before, began = lag.ticks, time.perf_counter()
    for turn in range(100):
        wall.set_layout(PRESETS[turn % len(PRESETS)])
        QCoreApplication.processEvents()
    due = min(100.0, (time.perf_counter() - began) / 0.005)  # a tick a change, but none sooner than its 5 ms
    assert lag.ticks - before > due / 2  # the screen went on between two changes
    wall.set_layout(BY_NAME["25"])
    qtbot.waitUntil(lambda: len(running(feeds)) == len(CAMERAS))
    assert lag.worst_ms < 500


def test_a_camera_removed_while_it_is_shown_leaves_its_tile_empty_and_the_others_alone(
    wall: Wall, feeds: dict[int, PaintedFeed], qtbot: QtBot
) -> None:
    wall.set_layout(BY_NAME["4"])
    wall.select(1)
    wall.toggle_enlarged()
    qtbot.waitUntil(lambda: running(feeds) == {1, 2, 3, 4})
    wall.show_cameras([camera for camera in CAMERAS if camera.id != 2])
    qtbot.waitUntil(lambda: running(feeds) == {1, 3, 4})
    assert wall.tile_names()[1] == "Tile 2, empty"
    assert not wall.is_enlarged


def test_every_tile_is_named_with_number_camera_and_state(
    wall: Wall, feeds: dict[int, PaintedFeed], qtbot: QtBot
) -> None:
    wall.set_layout(BY_NAME["1+5"])
    qtbot.waitUntil(lambda: len(running(feeds)) == 6)
    wall.looked()
    assert wall.tile_names()[5] == "Tile 6, 永安路 6, Live"
    feeds[6].state = FeedState.STALLED
    feeds[6].age_s = 42.0
    wall.looked()
    assert wall.tile_names()[5] == "Tile 6, 永安路 6, Stalled 42 s"


def test_digits_and_arrows_reach_every_tile_and_keys_of_the_desk_do_not_get_them(wall: Wall, qtbot: QtBot) -> None:
    wall.set_layout(BY_NAME["1+12"])
    with qtbot.waitSignal(wall.camera_selected) as told:
        qtbot.keyClick(wall, Qt.Key.Key_1)
        qtbot.keyClick(wall, Qt.Key.Key_3)
    assert told.args[0].id == 1
    assert wall.selected == 12
    qtbot.keyClick(wall, Qt.Key.Key_Left)
    assert wall.selected == 11
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    wall.event(asked)
    assert asked.isAccepted()


def test_a_camera_dropped_on_a_tile_is_shown_there(wall: Wall, feeds: dict[int, PaintedFeed], qtbot: QtBot) -> None:
    wall.set_layout(BY_NAME["4"])
    drop_on(wall, 19)
    assert wall.arrangement.cameras[0] == 19
    qtbot.waitUntil(lambda: running(feeds) == {19, 2, 3, 4})
    drop_on(wall, 4711)  # no camera of this county
    assert wall.arrangement.cameras[0] == 19


def drop_on(wall: Wall, camera_id: int) -> None:
    mime = carried(camera_id)  # an event does not keep it alive
    none = Qt.KeyboardModifier.NoModifier
    wall.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none))


def test_a_tour_opens_the_next_page_before_its_turn_and_shows_it(
    wall: Wall, feeds: dict[int, PaintedFeed], ticks: list[float], qtbot: QtBot
) -> None:
    wall.set_layout(BY_NAME["1"])
    qtbot.waitUntil(lambda: running(feeds) == {1})
    qtbot.keyClick(wall, Qt.Key.Key_Slash)
    ticks[0] = DWELL_S - 1
    qtbot.waitUntil(lambda: running(feeds) == {1, 2})
    assert not feeds[2].shapes[-1][2]  # still hidden: on key pictures
    ticks[0] = DWELL_S
    qtbot.waitUntil(lambda: wall.selected_camera is not None and wall.selected_camera.id == 2)
    qtbot.keyClick(wall, Qt.Key.Key_Period)
    ticks[0] = 10 * DWELL_S
    wall.looked()
    assert wall.selected_camera is not None
    assert wall.selected_camera.id == 2


def test_body_worn_cameras_open_for_an_alarm_only(
    wall: Wall, feeds: dict[int, PaintedFeed], ticks: list[float], qtbot: QtBot
) -> None:
    worn = replace(CAMERAS[0], id=50, kind="body")
    wall.show_cameras([*CAMERAS[:2], worn])
    wall.set_layout(BY_NAME["4"])
    qtbot.waitUntil(lambda: running(feeds) == {1, 2})
    wall.alarm([50])
    qtbot.waitUntil(lambda: running(feeds) == {1, 2, 50})
    ticks[0] = HOLD_S + 1
    qtbot.waitUntil(lambda: running(feeds) == {1, 2})


def test_a_zoomed_tile_asks_for_a_larger_picture(wall: Wall, feeds: dict[int, PaintedFeed], qtbot: QtBot) -> None:
    wall.set_layout(BY_NAME["4"])
    qtbot.waitUntil(lambda: running(feeds) == {1, 2, 3, 4})
    whole = feeds[1].shapes[-1][0]
    wall.select(0)
    for _ in range(4):
        qtbot.keyClick(wall, Qt.Key.Key_Plus)
    assert feeds[1].shapes[-1][0] > 2 * whole
    qtbot.keyClick(wall, Qt.Key.Key_Home)
    assert feeds[1].shapes[-1][0] == whole


def test_a_read_only_wall_is_enlarged_and_zoomed_but_never_changed(dark: Theme, qtbot: QtBot) -> None:
    wall = Wall(dark, lambda _camera, _is_main: PaintedFeed(), is_read_only=True)
    qtbot.addWidget(wall)
    wall.show_cameras(CAMERAS)
    before = wall.arrangement
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(wall, key)
    assert not wall.acceptDrops()
    assert wall.arrangement == before
    assert not wall._seats.pinned
    assert wall.is_enlarged
    wall.close_feeds()
