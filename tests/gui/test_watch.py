"""The watch at the desk: who is on duty, a datum shown for a minute, holds, verdicts, warnings in time."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QComboBox

from console.forewarning import Forewarning
from console.new_standard import NewStandard
from console.notices import NoticeKind
from console.times import Times
from dispatch.calendar import WorkingClock, load_calendar
from dispatch.in_force import InForce
from dispatch.papers import Delegation, DutyBook, Hold, Routine, Shift
from dispatch.shelf import Shelf
from dispatch.states import State
from dispatch.values import Role, Source
from tests.fakes import BUREAU, CENTRE, NOON, SHANGHAI, SQUAD, STANDARD, HandClock
from tests.journeys.county import STANDARDS
from widgets.case_file import CaseFilePanel
from widgets.duty_window import DutyWindow
from widgets.file_form import FileForm
from widgets.paper_hands import PaperHands
from widgets.time_marks import time_marks
from widgets.watch_hands import WatchHands

HOUR = timedelta(hours=1)


@pytest.fixture
def panel(dark, spine, qtbot):
    """The case file with its hands, on the first case."""
    shown = CaseFilePanel(dark, spine)
    shown.hands = PaperHands(spine, shown.paper_form, shown.papers)
    shown.watch = WatchHands(spine, shown.paper_form, shown.unmasked)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def duty(spine, qtbot):
    """The book of the watch, open."""
    window = DutyWindow(spine)
    qtbot.addWidget(window)
    window.open()
    return window


def _type(form, name, text):
    box = form._fields[name]
    assert isinstance(box, QComboBox)
    box.setEditText(text)


def _rows(held):
    return [held.item(at).text() for at in range(held.count())]


def test_the_book_says_who_is_on_duty_where_to_call_and_where_nobody_is(duty):
    turn = Shift(id=1, department_id=SQUAD, name="冯队", post=Role.HEAD, phone="13800001111", begins_at=NOON - HOUR,
                 ends_at=NOON + HOUR, by_name="王敏")  # fmt: skip
    later = replace(turn, id=2, name="吴副队", begins_at=NOON + HOUR, ends_at=NOON + 9 * HOUR)
    lent = Delegation(id=1, from_id=1, to_id=2, roles=frozenset({Role.SUPERVISOR}), reason="外出", at=NOON,
                      until=NOON + HOUR)  # fmt: skip
    routine = Routine(id=1, name="餐厨垃圾清运", class_code="06010", condition_id="06010-1", place="南门中转站",
                      every_days=7, next_at=NOON + HOUR, by_name="王敏")  # fmt: skip
    duty.show_book(DutyBook(shifts=(turn, later), delegations=(lent,), routines=(routine,)))
    rows = _rows(duty.lists[0])
    assert "冯队" in rows[0]
    assert "13800001111" in rows[0]
    assert rows[0].startswith("●")
    assert rows[1].startswith("○")
    assert len([row for row in rows if row.startswith("–")]) == 2  # BUREAU and CENTRE have nobody
    assert "王敏 → 赵军" in _rows(duty.lists[1])[0]
    assert "餐厨垃圾清运" in _rows(duty.lists[2])[0]


def test_a_turn_is_written_into_the_book_and_taken_out_again(duty, county, qtbot):
    duty._forms.ask_shift()
    _type(duty.form, "name", "李强")
    _type(duty.form, "phone", "13900002222")
    duty.form.send()
    qtbot.waitUntil(lambda: any("13900002222" in row for row in _rows(duty.lists[0])))
    (shift,) = county.tables.papers[Shift].values()
    assert (shift.department_id, shift.name) == (BUREAU, "李强")
    duty.lists[0].setCurrentRow(0)
    duty.end_chosen()
    qtbot.waitUntil(lambda: not any("13900002222" in row for row in _rows(duty.lists[0])))


def test_a_routine_is_set_at_the_desk(duty, county, qtbot):
    duty._forms.ask_routine()
    _type(duty.form, "name", "公厕巡检")
    _type(duty.form, "place", "城南公厕")
    duty.form.send()
    qtbot.waitUntil(lambda: bool(county.tables.papers.get(Routine)))
    assert county.tables.papers[Routine][1].name == "公厕巡检"


def test_a_datum_is_shown_after_a_reason_and_gone_after_a_minute(spine, panel, county, qtbot):
    county.tables.cases[1] = replace(county.tables.cases[1], reporter_phone="13812341234")
    with qtbot.waitSignal(panel.file_shown):
        spine.selection.select(1)
    spine.actions.ask("unmask")
    _type(panel.paper_form, "reason", "回访")
    panel.paper_form.send()
    qtbot.waitUntil(lambda: panel.unmasked.value.text() == "13812341234")
    assert county.tables.entries[-1].body["reason"] == "回访"
    for _ in range(59):
        panel.unmasked.tick()
    assert panel.unmasked.isVisible()
    panel.unmasked.tick()
    assert (panel.unmasked.isVisible(), panel.unmasked.value.text()) == (False, "")


def test_a_datum_goes_when_another_case_is_opened(spine, panel, county, qtbot):
    with qtbot.waitSignal(panel.file_shown):
        spine.selection.select(1)
    spine.actions.ask("unmask")
    _type(panel.paper_form, "reason", "回访")
    panel.paper_form.send()
    qtbot.waitUntil(panel.unmasked.isVisible)
    spine.selection.select(2)
    assert not panel.unmasked.isVisible()


def test_a_hold_stands_among_the_papers_and_is_released_with_a_reason(spine, panel, county, qtbot):
    with qtbot.waitSignal(panel.file_shown):
        spine.selection.select(1)
    spine.actions.ask("hold")
    _type(panel.paper_form, "reason", "行政诉讼")
    panel.paper_form.send()
    qtbot.waitUntil(lambda: isinstance(panel.papers.chosen(), Hold))
    spine.actions.ask("take_back")
    _type(panel.paper_form, "reason", "判决生效")
    panel.paper_form.send()
    qtbot.waitUntil(lambda: county.tables.papers[Hold][1].ended_at is not None)


def test_the_verdict_of_a_verification_is_given_at_the_desk(spine, panel, county, qtbot):
    case = replace(county.tables.cases[1], state=State.VERIFYING, source=Source.HOTLINE, version=2, seq=99)
    county.tables.cases[1] = case
    spine.world.take([case])
    with qtbot.waitSignal(panel.file_shown):
        spine.selection.select(1)
    spine.actions.ask("verified")
    panel.paper_form.send()
    qtbot.waitUntil(lambda: county.tables.cases[1].state is State.PENDING_FILING)


def test_a_calendar_that_ends_is_said_once_before_it_matters(spine):
    calendar = load_calendar(STANDARDS / "calendar.toml")
    clock = HandClock(NOON - timedelta(days=20))
    moved = [timedelta()]
    warning = Forewarning(spine.notices, Times(clock, WorkingClock(calendar), SHANGHAI), lambda: moved[0])
    warning.look()
    assert spine.notices.rows == ()
    clock.forward(timedelta(days=20))
    warning.look()
    warning.look()
    (notice,) = spine.notices.rows
    assert (notice.kind, notice.count) == (NoticeKind.TROUBLE, 1)
    assert "2027" in notice.text
    moved[0] = timedelta(days=1)
    warning.look()
    warning.look()
    assert "86400" in spine.notices.rows[0].text
    assert spine.notices.rows[0].count == 1


def test_a_case_is_marked_where_its_clocks_ask_for_it_and_where_a_first_offence_is_warned(spine):
    calendar = load_calendar(STANDARDS / "calendar.toml")
    times = Times(HandClock(NOON), WorkingClock(calendar), SHANGHAI)
    case = spine.world.case(1)
    sent = replace(case, state=State.DISPATCHED, stage_started_at=NOON - HOUR, stage_due_at=NOON - HOUR / 2,
                   due_at=NOON + timedelta(days=60))  # fmt: skip
    marks = time_marks(sent, times, spine.standard)
    assert len(marks) == 3
    assert "2027" in marks[1]
    deferred = replace(case, state=State.DEFERRED, paused_at=NOON - timedelta(days=61))
    assert len(time_marks(deferred, times, spine.standard)) == 2
    assert len(time_marks(replace(case, due_at=NOON), times, spine.standard)) == 1


def test_the_departments_of_the_county_are_the_ones_asked_for(duty):
    duty._forms.ask_shift()
    box = duty.form._fields["department_id"]
    assert isinstance(box, QComboBox)
    assert box.count() == len((BUREAU, SQUAD, CENTRE))


def test_another_standard_is_told_with_its_changes_and_its_classes_can_be_chosen(spine, qtbot):
    fresh = replace(STANDARD.classes["06010"], code="99001", zh="新类别", en="A new class")
    newer = replace(STANDARD, version="2026-12", classes={**STANDARD.classes, "99001": fresh})
    shelves = [Shelf({"a": STANDARD}), Shelf({"a": STANDARD, "b": newer})]
    standard = InForce(lambda: shelves[0], mark=lambda: len(shelves), today=NOON.date)
    form = FileForm(standard)
    qtbot.addWidget(form)
    assert form.classes.findData("99001") == -1
    watch = NewStandard(standard, spine.lanes, spine.notices)
    del shelves[0]
    watch.look()
    qtbot.waitUntil(lambda: form.classes.findData("99001") >= 0)
    (notice,) = (row for row in spine.notices.rows if row.group == "standard")
    assert "2026-12" in notice.text
    assert "classes 99001" in notice.text
    watch.close()
