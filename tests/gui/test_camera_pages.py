"""Cameras found by ONVIF and placed, turned by pad and keys, and whose they are: against a camera that speaks ONVIF."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from assembly.camera_bringing import CameraBringing
from assembly.eyes import Accounts
from assembly.turning import Turning
from console.spine import Spine
from console.theme import Theme
from db.secrets import Login
from dispatch.camera_papers import OwnerRight
from dispatch.values import Camera, Directory
from tests.fakes import BUREAU, CENTRE, SQUAD, WANG, MemoryCounty
from tests.gui.test_camera_panel import Shelf
from tests.gui.test_wall import PaintedFeed
from video.camera_finder import CameraFinder
from video.camera_panel import CameraPanel
from video.rights_page import SEE, TURN, RightsPage
from video.wall import Wall

STREAMS = "rtsp://127.0.0.1:9/main", "rtsp://127.0.0.1:9/sub"


@dataclass
class Onvif:
    """The address of a camera that speaks ONVIF, and each movement as it said it."""

    url: str
    moves: list[list[str]] = field(default_factory=list)


@pytest.fixture(scope="module")
def onvif_process() -> Iterator[Onvif]:
    command = [sys.executable, "-m", "simulator.onvif", "--discovery", "127.0.0.1", "c=" + ",".join(STREAMS)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    port = process.stdout.readline().split()[1]
    camera = Onvif(f"http://127.0.0.1:{port}/onvif/device_service")
    out = process.stdout
    reader = threading.Thread(target=lambda: camera.moves.extend(line.split() for line in out), name="Dummy onvif")
    reader.start()
    yield camera
    process.communicate("")
    reader.join(5)


@pytest.fixture
def onvif(onvif_process: Onvif) -> Onvif:
    onvif_process.moves.clear()
    return onvif_process


@pytest.fixture
def here(county: MemoryCounty, onvif: Onvif) -> Directory:
    """A county with one camera that can be turned."""
    first, second = county.tables.directory.cameras
    first = replace(first, control_url=onvif.url, kind="ptz", department_id=SQUAD)
    county.tables.directory = replace(county.tables.directory, cameras=(first, second))
    return county.tables.directory


@pytest.fixture
def panel(here: Directory, qtbot: QtBot) -> CameraPanel:
    panel = CameraPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_cameras(here.cameras, here.departments)
    return panel


@pytest.fixture
def turning(panel: CameraPanel, spine: Spine, county: MemoryCounty) -> Iterator[Turning]:
    made = Turning(spine, panel.pad, Shelf(county), WANG, account_of=lambda _: None)
    panel.chosen.connect(made.choose)
    yield made
    made.close()


def test_the_pad_turns_a_camera_and_a_preset_makes_known_again_where_it_looks(
    turning: Turning, panel: CameraPanel, onvif: Onvif, county: MemoryCounty, qtbot: QtBot
) -> None:
    panel.choose(1)
    qtbot.waitUntil(lambda: panel.pad.presets.count() == 2, timeout=10_000)
    qtbot.mousePress(panel.pad.arrows["→"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [move[1] for move in onvif.moves] == ["ContinuousMove"], timeout=10_000)
    qtbot.waitUntil(lambda: "王敏 turns it" in panel.pad._who.text(), timeout=10_000)
    qtbot.mouseRelease(panel.pad.arrows["→"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [move[1] for move in onvif.moves] == ["ContinuousMove", "Stop"], timeout=10_000)
    assert float(onvif.moves[-1][2]) > 0.0  # it has gone to the right
    qtbot.waitUntil(lambda: turning.off == {1}, timeout=10_000)
    qtbot.keyClick(panel.pad, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: turning.off == frozenset(), timeout=10_000)
    assert onvif.moves[-1][1:] == ["GotoPreset", "0.000", "0.000", "0.000"]
    assert [entry.step for entry in county.tables.entries] == ["take_camera", "turn_camera", "turn_camera"]


def test_keys_turn_while_they_are_held_on_the_pad_and_on_the_wall(
    turning: Turning, panel: CameraPanel, here: Directory, onvif: Onvif, dark: Theme, qtbot: QtBot
) -> None:
    panel.choose(1)
    qtbot.keyPress(panel.pad, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: len(onvif.moves) == 1, timeout=10_000)
    qtbot.keyRelease(panel.pad, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: len(onvif.moves) == 2, timeout=10_000)
    assert float(onvif.moves[-1][3]) > 0.0
    wall = Wall(dark, lambda _camera, _is_main: PaintedFeed())
    qtbot.addWidget(wall)
    wall.show()
    wall.show_cameras(here.cameras)
    wall.turn_asked.connect(turning.turn)
    wall.turn_ended.connect(turning.stop)
    qtbot.keyPress(wall, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(onvif.moves) == 3, timeout=10_000)
    qtbot.keyRelease(wall, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: len(onvif.moves) == 4, timeout=10_000)
    assert float(onvif.moves[-1][2]) < 0.0
    wall.close_feeds()


class Sealed:
    """A vault in memory."""

    def __init__(self) -> None:
        self.rows: dict[int, Login] = {}

    def put(self, camera_id: int, user: str, password: str) -> None:
        self.rows[camera_id] = Login(user, password)

    def all(self) -> dict[int, Login]:
        return self.rows


def test_a_camera_is_found_on_the_network_asked_and_placed_and_its_account_is_sealed(
    spine: Spine, county: MemoryCounty, here: Directory, onvif: Onvif, qtbot: QtBot
) -> None:
    page, vault, renewed = CameraFinder(), Sealed(), list[int]()
    qtbot.addWidget(page)
    page.show()
    page.show_departments(here.departments)
    bringing = CameraBringing(
        spine, page, Accounts(vault), directory=lambda: county.tables.directory,  # type: ignore[arg-type]
        renewed=renewed.append, interface="127.0.0.1",
    )  # fmt: skip
    page.search.click()
    qtbot.waitUntil(lambda: page.found.count() == 1, timeout=15_000)
    page.found.setCurrentRow(0)
    assert page.address.text() == onvif.url
    page.user.setText("operator")
    page.password.setText("canary-77")
    page.ask.click()
    qtbot.waitUntil(lambda: page.main.count() == 2, timeout=15_000)
    assert (page.main.currentData(), page.sub.currentData()) == STREAMS
    assert page.kind.currentData() == "ptz"
    page.name.setText("C-09 码头")
    page.place_button.click()
    assert "longitude" in page.said.text()
    page.spot.setText("120.735, 28.852")
    page.owner.setCurrentIndex(page.owner.findData(SQUAD))
    page.place_button.click()
    qtbot.waitUntil(lambda: renewed == [3], timeout=10_000)
    put = county.tables.directory.cameras[-1]
    assert (put.id, put.name, put.url_main, put.url_sub, put.control_url) == (3, "C-09 码头", *STREAMS, onvif.url)
    assert (put.lon, put.lat, put.department_id) == (120.735, 28.852, SQUAD)
    assert vault.rows[3].password == "canary-77"
    assert "canary-77" not in str(county.tables.entries)
    assert page.password.text() == ""
    bringing.close()


def test_what_came_of_it_is_said_in_the_language_that_is_chosen_later(qtbot: QtBot) -> None:
    page = CameraFinder()
    qtbot.addWidget(page)
    words = iter(("Asking the network…", "正在搜索网络……"))
    page.say(lambda: next(words))
    QCoreApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.said.text() == "正在搜索网络……"


def test_a_camera_that_does_not_answer_is_said_in_words(spine: Spine, qtbot: QtBot) -> None:
    page = CameraFinder()
    qtbot.addWidget(page)
    bringing = CameraBringing(
        spine, page, Accounts(Sealed()), directory=lambda: spine.world.directory,  # type: ignore[arg-type]
        renewed=lambda _: None,
    )  # fmt: skip
    page.address.setText("http://127.0.0.1:9/onvif/device_service")
    page.ask.click()
    qtbot.waitUntil(lambda: "Nobody listens at its address" in page.said.text(), timeout=15_000)
    bringing.close()


def test_what_is_changed_of_a_camera_begins_with_what_it_is(panel: CameraPanel, here: Directory, qtbot: QtBot) -> None:
    panel.show_posts(may_give=False, may_place=True)
    panel.choose(1)
    panel.change.click()
    assert panel.tabs.currentWidget() is panel.finder
    with qtbot.waitSignal(panel.finder.place_asked) as asked:
        panel.finder.place_button.click()
    found, camera = asked.args[0], here.cameras[0]
    for name in ("name", "kind", "url_main", "control_url", "lon", "lat", "bearing", "department_id"):
        assert getattr(found, name) == getattr(camera, name)
    assert found.camera_id == 1


def test_rights_are_given_and_taken_by_a_click_by_who_may(here: Directory, qtbot: QtBot) -> None:
    page = RightsPage()
    qtbot.addWidget(page)
    page.show()
    page.show_departments(here.departments, may_give=True)
    page.choose(SQUAD)
    assert "Open to all" in page.said.text()
    lines = {str(item(page, line, 0).text()): line for line in range(page.table.rowCount())}
    assert len(lines) == len(here.departments) - 1
    with qtbot.waitSignal(page.asked) as asked:
        item(page, _line_of(page, BUREAU), TURN).setCheckState(Qt.CheckState.Checked)
    assert asked.args[0] == (SQUAD, BUREAU, True, True)  # who turns sees, too
    page.show_rights([OwnerRight(owner_id=SQUAD, department_id=BUREAU, may_turn=True)])
    assert "Only its own people" in page.said.text()
    with qtbot.waitSignal(page.asked) as asked:
        item(page, _line_of(page, BUREAU), SEE).setCheckState(Qt.CheckState.Unchecked)
    assert asked.args[0] == (SQUAD, BUREAU, False, False)
    page.show_departments(here.departments, may_give=False)
    assert not item(page, _line_of(page, CENTRE), SEE).flags() & Qt.ItemFlag.ItemIsEnabled


def item(page: RightsPage, line: int, place: int) -> QTableWidgetItem:
    found = page.table.item(line, place)
    assert found is not None
    return found


def _line_of(page: RightsPage, department_id: int) -> int:
    lines = range(page.table.rowCount())
    return next(line for line in lines if item(page, line, 0).data(Qt.ItemDataRole.UserRole) == department_id)


def test_an_address_that_has_changed_is_opened_anew_and_the_others_stay(
    here: Directory, dark: Theme, qtbot: QtBot
) -> None:
    opened: list[Camera] = []

    def open_feed(camera: Camera, _is_main: bool) -> PaintedFeed:
        opened.append(camera)
        return PaintedFeed()

    wall = Wall(dark, open_feed)
    qtbot.addWidget(wall)
    wall.show()
    wall.show_cameras(here.cameras)
    qtbot.waitUntil(lambda: len(opened) == 2)
    moved = replace(here.cameras[0], url_main="rtsp://127.0.0.1/moved")
    wall.show_cameras((moved, here.cameras[1]))
    qtbot.waitUntil(lambda: len(opened) == 3)
    assert opened[-1] == moved
    wall.close_feeds()


def test_a_directory_that_is_told_anew_neither_stops_the_hand_nor_asks_the_camera_again(
    turning: Turning, panel: CameraPanel, here: Directory, onvif: Onvif, qtbot: QtBot
) -> None:
    panel.choose(1)
    qtbot.waitUntil(lambda: panel.pad.presets.count() == 2, timeout=10_000)
    qtbot.mousePress(panel.pad.arrows["→"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: turning.is_moving, timeout=10_000)
    with qtbot.assertNotEmitted(panel.chosen):
        panel.show_cameras(here.cameras, here.departments)
        panel.show_off(frozenset({2}))
    assert panel.camera is not None
    assert (panel.camera.id, panel.pad.presets.count(), turning.is_moving) == (1, 2, True)
    qtbot.mouseRelease(panel.pad.arrows["→"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: turning.off == {1}, timeout=10_000)
    with qtbot.waitSignal(panel.chosen) as chosen:
        panel.show_cameras(here.cameras[1:], here.departments)  # it was taken away
    assert chosen.args[0] is None
