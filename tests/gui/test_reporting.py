"""From a picture to a reported case in at most three actions, and a check that goes from camera to camera."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from assembly.eyes import Shot
from assembly.reporting import Reporting
from console.spine import Spine
from dispatch.papers import CaseFile
from dispatch.reach import SeenBy, Sight
from dispatch.states import State
from dispatch.values import Camera, Source
from simulator.pictures import street_picture
from tests.fakes import NOON, MemoryCounty, small_directory, some_case
from widgets.eyes import Eyes
from widgets.report_form import ReportForm
from widgets.verify_panel import VerifyPanel

JPEG = street_picture(1, is_clean=False)


def shot(taken_at: datetime = NOON, note: str = "") -> Shot:
    return Shot(jpeg=JPEG, width=640, height=360, taken_at=taken_at, note=note)


@dataclass
class PointedWall:
    """A wall on which one tile is selected."""

    selected_camera: Camera | None = None
    opened: list[str] = field(default_factory=list)


@pytest.fixture
def wall() -> PointedWall:
    return PointedWall(small_directory().cameras[0])


@pytest.fixture
def form(spine: Spine, wall: PointedWall, county: MemoryCounty, qtbot: QtBot) -> ReportForm:
    form = ReportForm(spine)
    qtbot.addWidget(form)
    form.show()
    taken = shot(note="Unchanged 7 s")
    form.reporting = Reporting(  # type: ignore[attr-defined]
        spine, wall, form, wall.opened.append, shoot=lambda _: taken, store=county.put
    )
    return form


def test_one_key_and_one_more_make_a_case_with_place_time_and_picture(
    form: ReportForm, spine: Spine, county: MemoryCounty, wall: PointedWall, qtbot: QtBot
) -> None:
    spine.actions.ask("snapshot")
    qtbot.waitUntil(lambda: wall.opened == ["report"])
    with qtbot.waitSignal(form.taken) as taken:
        form.submit()
    case = county.tables.cases[taken.args[0]]
    assert case.source is Source.VIDEO
    assert (case.lon, case.lat) == (120.73, 28.85)
    assert "2026-11-23 12:00:00" in case.description
    (evidence,) = county.tables.evidence.values()
    assert county.get(evidence.picture.sha256) == JPEG
    assert evidence.picture.camera_id == 1
    assert evidence.picture.taken_at == NOON
    assert evidence.picture.note == "Unchanged 7 s"
    assert not form.unsaved()


def test_what_was_typed_before_the_picture_stays(
    form: ReportForm, spine: Spine, wall: PointedWall, qtbot: QtBot
) -> None:
    form.place.setText("南门")
    form.words.setPlainText("油烟扰民")
    form.put_place(120.75, 28.86)
    spine.actions.ask("snapshot")
    qtbot.waitUntil(lambda: wall.opened == ["report"])
    assert form.place.text() == "南门"
    assert form.words.toPlainText() == "油烟扰民"


def test_without_a_picture_it_is_said_and_no_form_opens(
    form: ReportForm, spine: Spine, wall: PointedWall, county: MemoryCounty, qtbot: QtBot
) -> None:
    Reporting(spine, wall, form, wall.opened.append, shoot=lambda _: None, store=county.put)
    with qtbot.waitSignal(spine.notices.changed):
        spine.actions.ask("snapshot")
    assert wall.opened == []


def test_the_check_goes_from_the_best_camera_to_the_next_by_a_key(
    spine: Spine, county: MemoryCounty, qtbot: QtBot
) -> None:
    asked: list[int] = []

    def shoot(camera_id: int) -> Shot:
        asked.append(camera_id)
        return shot()

    ranked = (SeenBy(2, 40.0, Sight.SEES), SeenBy(1, 90.0, Sight.MAY_SEE))
    panel = VerifyPanel(spine, Eyes(shoot=shoot, store=county.put, seen=lambda *_: ranked, doubts=lambda _: ()))
    qtbot.addWidget(panel)
    panel.show()
    panel.open_case(CaseFile(case=replace(some_case(1), state=State.CHECKING)))
    for camera_id in (2, 1, 2):
        qtbot.waitUntil(partial(_is_last, asked, camera_id))
        qtbot.keyClick(panel, Qt.Key.Key_N)
    assert set(asked) == {1, 2}  # each again and again: what answers at once lives


def _is_last(asked: list[int], camera_id: int) -> bool:
    return asked[-1:] == [camera_id]


def test_the_check_looks_through_what_an_officer_wears_only_for_the_officer_who_was_sent(
    spine: Spine, county: MemoryCounty, qtbot: QtBot
) -> None:
    asked: list[set[int]] = []

    def seen(_lon: float, _lat: float, cameras: Sequence[Camera]) -> tuple[SeenBy, ...]:
        asked.append({row.id for row in cameras})
        return ()

    here = spine.world.directory
    worn = [replace(here.cameras[0], id=number, kind="body", unit_id=number) for number in (21, 22)]
    spine.world.directory = replace(here, cameras=(*here.cameras, *worn))
    panel = VerifyPanel(spine, Eyes(shoot=lambda _: None, store=county.put, seen=seen, doubts=lambda _: ()))
    qtbot.addWidget(panel)
    case = replace(some_case(1), state=State.CHECKING, lon=120.73, lat=28.85)
    for unit_id in (None, 21):
        panel.open_case(CaseFile(case=replace(case, unit_id=unit_id)))
    assert asked == [{1, 2}, {1, 2, 21}]
