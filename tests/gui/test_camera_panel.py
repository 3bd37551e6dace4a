"""The directory of cameras: found by pinyin, grouped, dragged; rights, health, and a camera turned under a lease."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assembly.turning import Turning
from console.notices import NoticeKind
from console.spine import Spine
from db.camera_book import CameraBook
from dispatch.camera_papers import Lease
from dispatch.camera_verbs import TakeCamera
from dispatch.values import Camera, Person, Role
from dispatch.verbs import Actor
from tests.fakes import BUREAU, JURISDICTION, NOON, SQUAD, WANG, HandClock, MemoryCounty, centre_of, small_directory
from video.camera_drag import camera_in
from video.camera_groups import Grouping, bearing_words, grouped, is_found
from video.camera_panel import CAMERA, CameraPanel
from video.feed import FeedState, FeedStatus, Why
from video.health import HealthBook

HERE = small_directory()
CAMERAS = tuple(
    Camera(id=number, jurisdiction=JURISDICTION, name=name, url_main=url, lon=120.7, lat=28.8, bearing=bearing,
           kind=kind, department_id=owner, area=area, control_url=control)
    for number, name, url, bearing, kind, owner, area, control in (
        (1, "C-01 永安路口", "rtsp://a", 47, "fixed", SQUAD, "东城", ""),
        (2, "C-02 人民广场", "rtsp://b", 180, "ptz", BUREAU, "西城", "http://127.0.0.1:9/onvif/device_service"),
        (3, "C-03 永和市场", "", 0, "fixed", None, "", ""),
    )
)  # fmt: skip


@pytest.fixture
def panel(qtbot: QtBot) -> CameraPanel:
    panel = CameraPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_cameras(CAMERAS, HERE.departments)
    return panel


def shown(panel: CameraPanel) -> list[int]:
    return [item.data(CAMERA) for item in panel._items()]


@pytest.mark.parametrize(
    ("typed", "found"), [("yal", {1}), ("yonghe", {3}), ("广场", {2}), ("C-03", {3}), ("y", {1, 3}), ("zzz", set())]
)
def test_a_camera_is_found_by_any_part_by_pinyin_and_by_initials(typed: str, found: set[int]) -> None:
    assert {camera.id for camera in CAMERAS if is_found(camera, typed)} == found


def test_groups_are_by_area_owner_and_kind_and_nobody_is_left_out() -> None:
    homes = {row.id: row for row in HERE.departments}
    for grouping in Grouping:
        groups = grouped(CAMERAS, homes, grouping)
        assert sorted(camera.id for _, held in groups for camera in held) == [1, 2, 3]
    assert [name for name, _ in grouped(CAMERAS, homes, Grouping.AREA)] == ["东城", "西城", "Not said"]


def test_bearings_are_said_by_the_eight_winds() -> None:
    assert [bearing_words(degrees) for degrees in (0, 47, 359, 181, -90)] == [
        "north", "north-east", "north", "south", "west",
    ]  # fmt: skip


def test_typing_finds_return_shows_and_a_drag_carries_the_camera(panel: CameraPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(panel.search, "rmgc")
    assert shown(panel) == [2]
    with qtbot.waitSignal(panel.wanted) as wanted:
        qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert wanted.args == [2]
    assert camera_in(panel.model.mimeData([panel.tree.currentIndex()])) == 2


def test_a_camera_that_one_may_not_see_is_neither_shown_nor_dragged_and_says_why(
    panel: CameraPanel, qtbot: QtBot
) -> None:
    item = next(item for item in panel._items() if item.data(CAMERA) == 3)
    assert item.text() == "⊘ C-03 永和市场"
    assert not item.isDragEnabled()
    panel.choose(3)
    with qtbot.assertNotEmitted(panel.wanted):
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert "not let in" in panel.facts.text()


def test_off_its_preset_nobody_knows_where_a_camera_looks(panel: CameraPanel) -> None:
    panel.choose(2)
    assert "looks south (180°), 60° wide" in panel.facts.text()
    panel.show_off(frozenset({2}))
    assert "nobody knows where it looks" in panel.facts.text()


def test_the_health_page_says_since_when_one_is_down_and_whose_clock_is_wrong(panel: CameraPanel) -> None:
    book = HealthBook()
    book.note({1: FeedStatus(state=FeedState.LIVE), 2: FeedStatus(state=FeedState.RETRY)}, NOON)
    book.note({2: FeedStatus(state=FeedState.RETRY, why=Why.REFUSED, reconnects=4)}, NOON + timedelta(minutes=5))
    book.note_drift(1, 61.0)
    book.note({3: FeedStatus(state=FeedState.UNCHANGED, unchanged_s=130.0)}, NOON)
    panel.show_states({2: FeedStatus(state=FeedState.RETRY)}, book.rows())
    first, frozen, second = panel.health.texts()
    assert frozen[:2] == ("C-03 永和市场", "▲ Unchanged 2 min")
    assert first == ("C-02 人民广场", "■ Lost 5 min · Nobody listens at its address", "1", "4", "")
    assert second == ("C-01 永安路口", "● Live", "", "", "+61 s ▲")
    assert any("■ C-02 人民广场 · Lost" in item.text() for item in panel._items())


class Shelf(CameraBook):
    """The leases of a county in memory."""

    def __init__(self, county: MemoryCounty) -> None:
        self._county = county

    def leases(self) -> tuple[Lease, ...]:
        return tuple(self._county.tables.leases.values())


@pytest.fixture
def turning(panel: CameraPanel, spine: Spine, county: MemoryCounty) -> Iterator[Turning]:
    here = replace(county.tables.directory, cameras=CAMERAS)
    county.tables.directory = here
    made = Turning(spine, panel.pad, Shelf(county), WANG, account_of=lambda _: None)
    panel.chosen.connect(made.choose)
    yield made
    made.close()


def test_a_camera_that_does_not_answer_is_said_and_the_lease_is_still_recorded(
    turning: Turning, panel: CameraPanel, spine: Spine, county: MemoryCounty, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(spine.notices.changed, timeout=20_000) as said:
        panel.choose(2)
    assert said.args[0].kind is NoticeKind.TROUBLE
    assert said.args[0].text == "C-02 人民广场 does not do it: Nobody listens at its address"
    assert panel.pad.isVisible()
    panel.pad.arrows["←"].pressed.emit()
    qtbot.waitUntil(lambda: turning.is_moving, timeout=10_000)
    panel.pad.arrows["←"].released.emit()
    qtbot.waitUntil(lambda: turning.off == {2}, timeout=10_000)
    assert [entry.step for entry in county.tables.entries] == ["take_camera", "turn_camera"]


def test_a_colleagues_lease_is_named_and_only_a_supervisor_takes_it_over(
    turning: Turning, panel: CameraPanel, spine: Spine, county: MemoryCounty, clock: HandClock, qtbot: QtBot
) -> None:
    li = Person(id=11, jurisdiction=JURISDICTION, name="李强", roles=frozenset({Role.DISPATCHER}))
    county.tables.directory = replace(county.tables.directory, people=(*county.tables.directory.people, li))
    actor = Actor(person_id=11, role=Role.DISPATCHER, workstation="desk-2")
    centre_of(county, clock).do(TakeCamera(camera_id=2), by=actor, command_id="li")
    panel.choose(2)
    spine.follower.nudge()
    qtbot.waitUntil(lambda: "李强 turns it" in panel.pad._who.text(), timeout=10_000)
    assert panel.pad.over.isEnabled()
    assert not panel.pad.leave.isEnabled()
    panel.pad.over.click()  # 王敏 is a supervisor, too
    qtbot.waitUntil(lambda: "王敏 turns it" in panel.pad._who.text(), timeout=10_000)
    panel.pad.leave.click()
    qtbot.waitUntil(lambda: "Nobody turns it" in panel.pad._who.text(), timeout=10_000)
