"""The check by single keys: what is compared, what is doubted, and that a verdict hits the frame that was shown."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from pytestqt.qtbot import QtBot

from assembly.eyes import Shot
from console.spine import Spine
from dispatch.doubts import Doubt, DoubtKind
from dispatch.papers import CaseFile
from dispatch.reach import SeenBy, Sight
from dispatch.states import State, Step
from dispatch.values import Entry, Evidence, EvidenceKind, Picture
from dispatch.verbs import Check, Outcome, SendCheck
from simulator.pictures import street_picture
from tests.fakes import JURISDICTION, NOON, MemoryCounty, some_case
from widgets.eyes import Eyes
from widgets.gaze import Gaze
from widgets.overlay_canvas import Way
from widgets.verify_panel import VerifyPanel

BEFORE, AFTER = street_picture(1, is_clean=False), street_picture(1, is_clean=True, hand=3)
REUSED = Doubt(kind=DoubtKind.REUSED, sha256="b" * 64, number="330000202611230002", at=NOON)


@dataclass
class Sights:
    """What the check sees: stills that are told apart by their note, and the doubts that a test sets."""

    sight: Sight = Sight.SEES
    doubts: Sequence[Doubt] = ()
    taken: int = 0
    may_compare: threading.Event = field(default_factory=threading.Event)

    def shoot(self, _camera_id: int) -> Shot:
        self.taken += 1
        return Shot(jpeg=AFTER, width=640, height=480, taken_at=NOON, note=f"still {self.taken}")

    def compare(self, _file: CaseFile) -> Sequence[Doubt]:
        assert self.may_compare.wait(10)
        return self.doubts


@pytest.fixture
def sights() -> Iterator[Sights]:
    held = Sights()
    yield held
    held.may_compare.set()


@pytest.fixture
def checking(county: MemoryCounty) -> CaseFile:
    """The first case under check, with a picture from before and one after, taken 40 m away."""
    case = replace(some_case(1), state=State.CHECKING, unit_id=1, department_id=1)
    county.tables.cases[1] = case
    kinds = {EvidenceKind.NEAR: BEFORE, EvidenceKind.AFTER: AFTER}
    evidence = tuple(
        Evidence(id=at, case_id=1, by_name="赵军", at=NOON, picture=Picture(
            sha256=county.put(data), kind=kind, lon=120.7314, lat=28.851, taken_at=NOON))
        for at, (kind, data) in enumerate(kinds.items(), start=1)
    )  # fmt: skip
    return CaseFile(case=case, evidence=evidence)


@pytest.fixture
def panel(spine: Spine, county: MemoryCounty, sights: Sights, qtbot: QtBot) -> VerifyPanel:
    eyes = Eyes(
        shoot=sights.shoot, store=county.put, seen=lambda *_: (SeenBy(1, 40.0, sights.sight),), doubts=sights.compare
    )  # fmt: skip
    panel = VerifyPanel(spine, eyes)
    qtbot.addWidget(panel)
    panel.resize(1100, 560)
    panel.show()
    return panel


@pytest.fixture
def sent(spine: Spine) -> Callable[[], list[Check]]:
    """The verdicts that are held back or asked for."""
    return lambda: [held.verb for held in spine.desk.sending if isinstance(held.verb, Check)]


def opened(panel: VerifyPanel, file: CaseFile, qtbot: QtBot) -> None:
    panel.open_case(file)
    qtbot.waitUntil(lambda: all(view.image for view in (panel.stage.before, panel.stage.after, panel.stage.now)))


def test_a_pass_is_held_back_with_the_frame_that_was_shown(
    panel: VerifyPanel, checking: CaseFile, sights: Sights, sent: Callable[[], list[Check]], qtbot: QtBot
) -> None:
    sights.may_compare.set()
    opened(panel, checking, qtbot)
    shown = panel.stage.now.accessibleDescription()
    with qtbot.waitSignal(panel.done):
        qtbot.keyClick(panel, Qt.Key.Key_P)
    (verb,) = sent()
    assert verb.outcome is Outcome.YES
    assert verb.doubts == ()
    assert "East Gate" in shown  # the camera by its name in the language of the screen
    assert verb.pictures[0].note in panel.stage.now.accessibleDescription()
    assert f"SHA-256 {verb.pictures[0].sha256[:8]}" in shown  # the frame that is stored is the one that was shown
    assert shown.startswith(verb.pictures[0].note[:5]) or "still" in shown


def test_the_check_says_on_what_the_case_closes_and_whether_the_unit_has_ticked_it(
    panel: VerifyPanel, checking: CaseFile, qtbot: QtBot
) -> None:
    filed = replace(checking, case=replace(checking.case, class_code="09006", condition_id="09006-1"))
    panel.open_case(filed)
    assert panel.closing.text() == "Closes on: Stopped · not ticked by the unit"
    reply = Entry(
        seq=1, jurisdiction=JURISDICTION, at=NOON, command_id="c1", step=Step.REPLY, person_id=5, person_name="赵军",
        role="unit", workstation="", case_id=1, body={"closing_met": True},
    )  # fmt: skip
    panel.open_case(replace(filed, entries=(reply,)))
    assert panel.closing.text().startswith("Closes on: Stopped · ticked by 赵军, ")
    panel.open_case(checking)  # a case without a condition
    assert not panel.closing.isVisible()


def test_passing_over_a_doubt_takes_a_reason_by_one_digit(
    panel: VerifyPanel, checking: CaseFile, sights: Sights, sent: Callable[[], list[Check]], qtbot: QtBot
) -> None:
    sights.doubts = (REUSED,)
    sights.may_compare.set()
    opened(panel, checking, qtbot)
    qtbot.keyClick(panel, Qt.Key.Key_P)
    qtbot.waitUntil(panel.reasons.isVisible)
    assert sent() == []
    with qtbot.waitSignal(panel.done):
        qtbot.keyClick(panel.reasons, Qt.Key.Key_1)
    (verb,) = sent()
    assert verb.doubts == (DoubtKind.REUSED,)
    assert verb.reason


@pytest.mark.parametrize(("key", "outcome"), [(Qt.Key.Key_X, Outcome.NO), (Qt.Key.Key_U, Outcome.UNABLE)])
def test_every_verdict_is_sent_with_the_frame_that_it_was_made_on(
    panel: VerifyPanel,
    checking: CaseFile,
    sights: Sights,
    sent: Callable[[], list[Check]],
    qtbot: QtBot,
    key: Qt.Key,
    outcome: Outcome,
) -> None:
    sights.may_compare.set()
    opened(panel, checking, qtbot)
    qtbot.keyClick(panel, key)
    with qtbot.waitSignal(panel.done):
        qtbot.keyClick(panel.reasons, Qt.Key.Key_1)
    (verb,) = sent()
    assert verb.outcome is outcome
    assert [row.note for row in verb.pictures] == ["still 1"]


def test_esc_at_the_reasons_sends_nothing(
    panel: VerifyPanel, checking: CaseFile, sent: Callable[[], list[Check]], qtbot: QtBot
) -> None:
    panel.open_case(checking)
    qtbot.keyClick(panel, Qt.Key.Key_X)
    qtbot.keyClick(panel.reasons, Qt.Key.Key_Escape)
    assert not panel.reasons.isVisible()
    assert sent() == []


def test_a_camera_that_may_look_elsewhere_is_a_doubt(
    panel: VerifyPanel, checking: CaseFile, sights: Sights, qtbot: QtBot
) -> None:
    sights.sight = Sight.MAY_SEE
    sights.may_compare.set()
    opened(panel, checking, qtbot)
    qtbot.keyClick(panel, Qt.Key.Key_P)
    qtbot.waitUntil(panel.reasons.isVisible)


def test_a_pass_waits_for_the_comparison_and_never_slips_past_it(
    panel: VerifyPanel, checking: CaseFile, sights: Sights, sent: Callable[[], list[Check]], qtbot: QtBot
) -> None:
    sights.doubts = (REUSED,)
    panel.open_case(checking)
    qtbot.waitUntil(panel.accept.isEnabled)
    qtbot.keyClick(panel, Qt.Key.Key_P)
    assert not panel.reasons.isVisible()
    assert sent() == []
    sights.may_compare.set()
    qtbot.waitUntil(panel.reasons.isVisible)
    assert sent() == []


def test_the_centre_refuses_a_pass_over_doubts_without_a_reason(spine: Spine, checking: CaseFile, qtbot: QtBot) -> None:
    picture = Picture(sha256="c" * 64, kind=EvidenceKind.CHECK)
    verb = Check(case_id=1, seen=1, outcome=Outcome.YES, pictures=(picture,), doubts=(DoubtKind.CUT,))
    with qtbot.waitSignal(spine.desk.refused) as refused:
        spine.desk.ask(verb)
    assert "reason" in str(refused.args[0].error)


def test_keys_lay_the_pictures_over_each_other_and_zoom_all_of_them(
    panel: VerifyPanel, checking: CaseFile, sights: Sights, qtbot: QtBot
) -> None:
    sights.may_compare.set()
    opened(panel, checking, qtbot)
    qtbot.keyClick(panel, Qt.Key.Key_W)
    ways = [panel.stage.way]
    assert (panel.stage.overlay.image, panel.stage.overlay.over) == panel.stage.pair()
    at = panel.stage.overlay.divider
    qtbot.keyClick(panel, Qt.Key.Key_Right)
    assert panel.stage.overlay.divider > at
    qtbot.keyClick(panel, Qt.Key.Key_Plus)
    assert panel.stage.before.canvas.gaze is panel.stage.now.canvas.gaze
    assert panel.stage.gaze.zoom > 1
    qtbot.keyClick(panel, Qt.Key.Key_W)
    assert [*ways, panel.stage.way] == [Way.SWIPE, Way.BLINK]
    shown = panel.stage.overlay.grab().toImage()
    qtbot.waitUntil(lambda: panel.stage.overlay.grab().toImage() != shown, timeout=10000)
    panel.open_case(checking)
    assert (panel.stage.way, panel.stage.gaze.zoom) == (None, 1.0)


def test_the_eye_never_leaves_the_picture_and_zooms_where_it_points() -> None:
    gaze, picture, room = Gaze(), QSizeF(640, 480), QSizeF(320, 320)
    assert gaze.frame(picture, room) == QRectF(0, 40, 320, 240)
    before = QPointF(0.25, 0.75)
    gaze.zoom_by(2, before)
    place = gaze.frame(picture, room)
    assert (place.x() + 0.25 * place.width(), place.y() + 0.75 * place.height()) == pytest.approx((80, 220))
    gaze.pan_by(-50, 50)
    place = gaze.frame(picture, room)
    assert place.left() == pytest.approx(0)
    assert place.bottom() >= room.height() - 81  # the fitted picture leaves 40 above and below


def test_who_passed_and_over_which_doubts_is_logged(spine: Spine, county: MemoryCounty, qtbot: QtBot) -> None:
    county.tables.cases[1] = replace(some_case(1), state=State.REPLIED)
    with qtbot.waitSignal(spine.desk.done):
        spine.desk.ask(SendCheck(case_id=1, seen=1))
    case = county.tables.cases[1]
    picture = Picture(sha256="c" * 64, kind=EvidenceKind.CHECK)
    verb = Check(case_id=1, seen=case.version, outcome=Outcome.YES, reason="电话核实", pictures=(picture,),
                 doubts=(DoubtKind.FAR,))  # fmt: skip
    with qtbot.waitSignal(spine.desk.done):
        spine.desk.ask(verb)
    assert county.tables.entries[-1].body["doubts"] == ["far"]
