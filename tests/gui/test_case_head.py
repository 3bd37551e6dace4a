"""The head of the case in hand: a time, a share and a limit stand together only where they are of one clock."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from console.spine import Spine
from console.theme import Theme
from dispatch.limits import Limit, LimitUnit
from dispatch.states import State
from dispatch.values import Case
from tests.fakes import HandClock, some_case
from widgets.case_head import CaseHead

LIMIT = Limit(2, LimitUnit.URGENT_HOUR)


def _said(head: CaseHead, case: Case) -> str:
    head.show_case(case)
    return next(label.text() for label in head.findChildren(QLabel) if "%" in label.text())


def test_the_share_of_a_step_is_not_read_as_one_of_the_handling_limit(
    spine: Spine, dark: Theme, clock: HandClock, qtbot: QtBot
) -> None:
    head = CaseHead(dark, spine.times, spine.world, spine.standard)
    qtbot.addWidget(head)
    now = clock.now()
    waiting = replace(
        some_case(1), state=State.PENDING_DISPATCH, limit=LIMIT, reported_at=now, started_at=now,
        due_at=now + timedelta(hours=2), stage_started_at=now - timedelta(minutes=9),
        stage_due_at=now + timedelta(minutes=1),
    )  # fmt: skip
    assert "(90% of the time for this step, then 2 urgent h to handle it)" in _said(head, waiting)
    handled = replace(
        waiting, state=State.HANDLING, started_at=now - timedelta(hours=1), due_at=now + timedelta(hours=1)
    )
    assert "(limit 2 urgent h, 50%)" in _said(head, handled)
    checked = replace(waiting, state=State.CHECKING)
    assert "(90% of the time for this step)" in _said(head, checked)
