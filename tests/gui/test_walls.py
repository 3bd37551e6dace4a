"""The walls of a desk: layouts kept and refused in words, windows that come back, alarms, and who watched what."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from assembly.alarms import Alarms
from assembly.viewing_book import CUT, ViewingBook
from assembly.walls import Walls, WallStore
from console.notices import NoticeKind
from console.spine import Spine
from console.theme import Theme
from db.camera_book import CameraBook
from db.viewings import Viewings
from dispatch.camera_papers import SharedLayout, Viewing
from dispatch.limits import Limit, LimitUnit
from dispatch.values import Camera, Entry, Fix, UnitState
from dispatch.verbs import Done
from tests.fakes import JURISDICTION, NOON, WANG, HandClock, MemoryCounty
from tests.gui.test_wall import PaintedFeed
from video.layouts import BY_NAME, written
from video.wall import Wall
from video.wall_panel import WallPanel
from video.wall_window import layout_in


class Shelf(CameraBook):
    """The shared layouts of a county in memory."""

    def __init__(self, county: MemoryCounty) -> None:
        self._county = county

    def layouts(self) -> tuple[SharedLayout, ...]:
        return tuple(self._county.tables.layouts.values())


class Kept(Viewings):
    """Viewings in memory."""

    def __init__(self) -> None:
        self.rows: list[Viewing] = []

    def put(self, viewings) -> None:
        self.rows += viewings


@pytest.fixture
def kept() -> Kept:
    return Kept()


CALL = Entry(
    seq=0, jurisdiction=JURISDICTION, at=NOON, command_id="sos", step="sos", person_id=2, person_name="赵军",
    role="unit", workstation="terminal", unit_id=2,
)  # fmt: skip
Open = Callable[[], tuple[Walls, WallPanel]]


@pytest.fixture
def open_walls(
    spine: Spine, dark: Theme, county: MemoryCounty, clock: HandClock, kept: Kept, tmp_path: Path, qtbot: QtBot
) -> Iterator[Open]:
    """Opens the walls of a desk over one settings file, as often as wanted."""
    made: list[tuple[Walls, WallPanel]] = []

    def build() -> Wall:
        return Wall(dark, lambda _camera, _is_main: PaintedFeed())

    def open_one() -> tuple[Walls, WallPanel]:
        panel = WallPanel(build())
        qtbot.addWidget(panel)
        state = QSettings(str(tmp_path / "desk.ini"), QSettings.Format.IniFormat)
        book = ViewingBook(WANG, "", "desk-1", clock.now)
        store = WallStore(person_id=WANG, state=state, book=Shelf(county), viewings=kept, viewing_book=book)
        walls = Walls(spine, panel, build, store)
        made.append((walls, panel))
        panel.show()
        panel.wall.show_cameras(spine.world.directory.cameras)
        walls.restore()
        return walls, panel

    yield open_one
    for walls, panel in made:
        walls.close()
        panel.wall.close_feeds()


def names(panel: WallPanel) -> list[str]:
    return [action.text() for action in panel.menu.actions()]


def test_a_bad_layout_file_is_refused_in_words_and_the_wall_stays_as_it_is(
    open_walls: Open, spine: Spine, tmp_path: Path, qtbot: QtBot
) -> None:
    walls, panel = open_walls()
    before = panel.wall.arrangement
    for number, text in enumerate(("[[layout]]\nname='x'\nrows=['AB','BA']", "%%%", "")):
        path = tmp_path / f"{number}.toml"
        path.write_text(text)
        with qtbot.waitSignal(spine.notices.changed) as said:
            walls.bring_file(path)
        assert said.args[0].kind is NoticeKind.TROUBLE
        assert "Nothing was changed" in said.args[0].text
    with qtbot.waitSignal(spine.notices.changed):
        walls.bring_file(tmp_path / "nowhere.toml")
    assert panel.wall.arrangement == before


def test_a_layout_file_is_brought_shown_and_kept_for_the_person(open_walls: Open, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "own.toml"
    path.write_text("[[layout]]\nname = '路口'\nrows = ['AAB', 'AAC']\ncameras = [2]\n", encoding="utf-8")
    walls, panel = open_walls()
    walls.bring_file(path)
    qtbot.waitUntil(lambda: panel.wall.layout_now.name == "路口")
    assert panel.wall.layout_now.count == 3
    assert panel.wall.arrangement.cameras == (2, 0, 0)
    walls.close()
    _, again = open_walls()
    assert again.wall.layout_now.name == "路口"
    assert "路口" in names(again)


def test_a_layout_for_all_desks_goes_through_the_centre_and_comes_to_the_others(
    open_walls: Open, county: MemoryCounty, qtbot: QtBot
) -> None:
    _, panel = open_walls()
    _, other = open_walls()
    panel.wall.set_layout(BY_NAME["1+5"])
    panel.ask_name(is_shared=True)
    panel.name.setText("早高峰")
    panel.name.returnPressed.emit()
    qtbot.waitUntil(lambda: "早高峰" in names(other))
    assert county.tables.layouts["早高峰"].by_name == "王敏"
    panel.drop_asked.emit((replace(BY_NAME["1+5"], name="早高峰"), True))
    qtbot.waitUntil(lambda: "早高峰" not in names(other))


def test_windows_of_the_wall_come_back_with_layout_and_cameras(open_walls: Open, spine: Spine, qtbot: QtBot) -> None:
    walls, _ = open_walls()
    spine.actions.ask("new_wall")
    (window,) = walls._windows
    window.wall.set_layout(BY_NAME["4"])
    window.wall.put(3, 2)
    window.resize(700, 500)
    walls.close()
    again, _ = open_walls()
    (window,) = again._windows
    assert window.wall.arrangement.name == "4"
    assert window.wall.arrangement.cameras[3] == 2
    assert (window.width(), window.height()) == (700, 500)
    with qtbot.waitSignal(window.closed):
        window.close()
    assert again._windows == []


def test_what_cannot_be_read_of_a_remembered_window_is_left_out(open_walls: Open) -> None:
    walls, _ = open_walls()
    walls._open('{"place": "%%%", "layout": "[[layout]]"}')
    walls._open("no json")
    assert len(walls._windows) == 2


def test_a_call_for_help_brings_the_body_worn_camera_of_the_officer(
    open_walls: Open, spine: Spine, county: MemoryCounty, qtbot: QtBot
) -> None:
    _, panel = open_walls()
    here = spine.world.directory
    worn = replace(here.cameras[0], id=9, kind="body", unit_id=2)
    spine.world.directory = replace(here, cameras=(*here.cameras, worn))
    panel.wall.show_cameras(spine.world.directory.cameras)
    alarms = Alarms(spine, panel.wall)
    assert 9 not in panel.wall.arrangement.cameras
    with county.begin(JURISDICTION) as work:
        work.set_unit(2, UnitState.SOS, NOON)
        work.append(CALL, Done(seq=0))
    qtbot.waitUntil(lambda: 9 in panel.wall.in_sight, timeout=10_000)
    assert alarms is not None


@pytest.mark.parametrize("step", ["cross_fence", "file", "sos"])
def test_an_alarm_brings_what_sees_its_place_and_never_takes_a_pinned_tile(
    step: str, open_walls: Open, spine: Spine, county: MemoryCounty, qtbot: QtBot
) -> None:
    _, panel = open_walls()
    here, far = (
        spine.world.directory,
        Camera(id=7, jurisdiction=JURISDICTION, name="远", url_main="rtsp://h/7", lon=0, lat=0),
    )
    seeing = replace(far, id=8, lon=120.7, lat=28.8, bearing=0, kind="dome")
    spine.world.directory = replace(here, cameras=(*here.cameras, far, seeing))
    panel.wall.set_layout(replace(BY_NAME["4"], cameras=(1, 2)))
    panel.wall.show_cameras(spine.world.directory.cameras)
    for tile in (0, 1):
        panel.wall.select(tile)
        panel.wall.toggle_pin()
    panel.wall.put(2, 7)
    panel.wall.put(3, None)
    alarms = Alarms(spine, panel.wall)
    limit = Limit(30, LimitUnit.URGENT_MINUTE)
    case = replace(county.tables.cases[1], limit=limit, lon=120.7003, lat=28.8003, seq=99, version=99)
    spine.world.take_fixes([Fix(unit_id=2, lon=120.7003, lat=28.8003, at=NOON, received_at=NOON)])
    spine.world.take([case])
    with county.begin(JURISDICTION) as work:
        if step == "sos":
            work.set_unit(2, UnitState.SOS, NOON)
        work.append(replace(CALL, step=step, case_id=1 if step == "file" else None), Done(seq=0))
    qtbot.waitUntil(lambda: 8 in panel.wall.in_sight, timeout=10_000)
    assert {1, 2} <= panel.wall.in_sight
    assert alarms is not None


def test_who_watched_which_camera_for_which_case_is_stored_when_the_wall_is_left(
    open_walls: Open, spine: Spine, clock: HandClock, kept: Kept, qtbot: QtBot
) -> None:
    walls, panel = open_walls()
    qtbot.waitUntil(lambda: panel.wall.in_sight == {1, 2})
    clock.forward(timedelta(seconds=30))
    walls.for_case = (2,)
    spine.selection.select(3)
    clock.forward(timedelta(seconds=10))
    walls.close()
    rows = {(row.camera_id, row.case_id): row for row in kept.rows}
    assert set(rows) == {(1, None), (2, None), (2, 3)}
    assert (rows[2, 3].since, rows[2, 3].until) == (NOON + timedelta(seconds=30), NOON + timedelta(seconds=40))
    assert rows[1, None].until - rows[1, None].since == timedelta(seconds=40)
    assert rows[1, None].person_name == "王敏"


def test_a_long_viewing_is_cut_so_that_a_crash_loses_little(clock: HandClock) -> None:
    book = ViewingBook(WANG, "王敏", "desk-1", clock.now)
    book.see([1], (), None)
    assert book.drain() == ()
    clock.forward(CUT)
    (first,) = book.drain()
    book.take_back([first])
    clock.forward(timedelta(seconds=5))
    book.see((), (), None)
    assert [row.until - row.since for row in book.drain()] == [CUT, timedelta(seconds=5)]


def test_every_shipped_layout_survives_being_remembered() -> None:
    assert [layout_in(written([layout])) for layout in BY_NAME.values()] == list(BY_NAME.values())


def test_alarms_that_wait_for_a_tile_are_counted_and_named_beside_the_wall(open_walls: Open, qtbot: QtBot) -> None:
    _, panel = open_walls()
    cameras = [Camera(id=number, jurisdiction=JURISDICTION, name=f"C-{number}", url_main=f"rtsp://h/{number}", lon=0,
                      lat=0) for number in range(1, 9)]  # fmt: skip
    panel.wall.show_cameras(cameras)
    panel.wall.set_layout(replace(BY_NAME["4"], cameras=(1, 2, 3, 4)))
    panel.wall.alarm((5, 6, 7, 8))
    qtbot.waitUntil(lambda: panel.wall.in_sight == {1, 2, 5, 6})
    panel.wall.looked()
    assert panel._count.text().endswith("live · ◈ 2 waiting")
    assert panel._count.toolTip() == "C-7\nC-8"
    panel.wall.put(3, 7)  # a hand brings the next one in the place of a guest: the last comes, too
    qtbot.waitUntil(lambda: {7, 8} <= panel.wall.in_sight)
    panel.wall.looked()
    assert (panel._count.text(), panel._count.toolTip()) == ("4/4 live", "")
