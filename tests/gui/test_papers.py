"""Papers at the desk: asked for in a form of the file, listed there, decided by another person with one key."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QToolButton

from console.drafts import Drafts
from console.notices import NoticeKind
from dispatch.paper_verbs import Apply
from dispatch.papers import PetitionKind, PetitionState
from dispatch.states import State
from dispatch.values import Person, Role
from dispatch.verbs import Actor
from tests.fakes import JURISDICTION, NOON, SHANGHAI, centre_of, some_case
from widgets.case_file import CaseFilePanel
from widgets.paper_form import Choice, PaperForm, When, Words
from widgets.paper_hands import PaperHands
from widgets.paper_words import marks_of
from widgets.step_buttons import StepButtons

CHEN = Person(id=50, jurisdiction=JURISDICTION, name="陈洁", roles=frozenset({Role.SUPERVISOR}))
CHEN_ACTS = Actor(person_id=50, role=Role.SUPERVISOR, workstation="desk-2")


@pytest.fixture
def panel(dark, spine, qtbot):
    """The case file with its papers, on the first case."""
    shown = CaseFilePanel(dark, spine)
    shown.hands = PaperHands(spine, shown.paper_form, shown.papers)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def _select(spine, panel, qtbot, case_id=1):
    with qtbot.waitSignal(panel.file_shown):
        spine.selection.select(case_id)


def test_what_an_ended_case_still_allows_stands_in_the_file_and_in_no_window_of_its_own(spine, qtbot):
    buttons = StepButtons(spine.actions)
    qtbot.addWidget(buttons)
    buttons.show()
    buttons.show_case(some_case(1, state=State.CLOSED))
    assert [shown for shown in buttons.findChildren(QToolButton) if shown.isVisible()]
    windows = [shown for shown in QApplication.topLevelWidgets() if isinstance(shown, QToolButton)]
    assert windows == []


def _type(form: PaperForm, name: str, text: str) -> None:
    box = form._fields[name]
    assert isinstance(box, QComboBox)
    box.setEditText(text)


def test_a_form_asks_for_what_it_needs_and_sends_by_enter(qtbot, qapp):
    form = PaperForm(Drafts())
    qtbot.addWidget(form)
    sent = []
    fields = (
        Words(name="reason", label="理由", canned=("等待材料",)),
        Choice(name="level", label="级别", options=((1, "一"), (2, "二"))),
        When(name="until", label="截止", at=NOON.astimezone(SHANGHAI)),
    )
    form.show()
    form.ask("申请", fields, sent.append)
    assert [label.text() for label in form.findChildren(QLabel)] == ["申请", "理由", "级别", "截止"]
    assert form._fields["until"].text() == "2026-11-23 12:00"  # the county's clock, wherever the desk stands
    form.send()
    assert sent == []
    assert form.isVisible()
    _type(form, "reason", " 等待材料 ")
    qtbot.keyClick(form, Qt.Key.Key_Return)
    assert sent == [{"reason": "等待材料", "level": 1, "until": NOON}]
    assert not form.isVisible()


def test_esc_puts_the_form_away_and_the_next_one_starts_empty(qtbot, qapp):
    form = PaperForm(Drafts())
    qtbot.addWidget(form)
    form.show()
    form.ask("申请", (Words(name="reason", label="理由"),), lambda _: None)
    _type(form, "reason", "写了一半")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    form.ask("督办", (Words(name="demand", label="要求"),), lambda _: None)
    assert form.answers() == {"demand": ""}


def test_what_was_put_into_a_form_and_not_sent_is_there_again_and_gone_when_it_was_sent(qtbot, qapp, tmp_path):
    fields = (
        Words(name="demand", label="要求"), Choice(name="level", label="级别", options=((1, "一"), (2, "二"))),
        When(name="until", label="截止", at=NOON.astimezone(SHANGHAI)),
    )  # fmt: skip
    drafts = Drafts(tmp_path / "drafts.json")
    form = PaperForm(drafts)
    qtbot.addWidget(form)
    form.ask("督办", fields, lambda _: None, about="supervise 1")
    _type(form, "demand", "写了一半")
    form._fields["level"].setCurrentIndex(1)
    form._fields["until"].setDateTime(form._fields["until"].dateTime().addSecs(3600))
    drafts.write()
    again = Drafts(tmp_path / "drafts.json")
    anew = PaperForm(again)
    qtbot.addWidget(anew)
    sent = []
    anew.ask("督办", fields, sent.append, about="supervise 2")
    assert anew.answers() == {"demand": "", "level": 1, "until": NOON}
    anew.ask("督办", fields, sent.append, about="supervise 1")
    anew.send()
    anew.ask("督办", fields, sent.append, about="supervise 1")
    assert anew.answers() == {"demand": "", "level": 1, "until": NOON}
    assert sent == [{"demand": "写了一半", "level": 2, "until": NOON + timedelta(hours=1)}]
    for held in (drafts, again):
        held.close()


def test_a_supervision_is_asked_for_and_stands_among_the_papers(spine, panel, county, qtbot):
    _select(spine, panel, qtbot)
    assert spine.actions.ask("supervise") == ""
    assert panel.paper_form.isVisible()
    _type(panel.paper_form, "reason", "群众反复投诉")
    _type(panel.paper_form, "demand", "今日办结")
    panel.paper_form.send()
    qtbot.waitUntil(panel.papers.isVisible)
    assert panel.papers.chosen().demand == "今日办结"
    assert county.tables.cases[1].supervisions == 1
    assert county.file(JURISDICTION, 1).supervisions[0].reply_by == NOON + timedelta(days=1)


def test_another_persons_petition_is_granted_with_one_key(spine, panel, county, clock, qtbot):
    county.tables.directory = _with(county.tables.directory, CHEN)
    apply = Apply(case_id=1, kind=PetitionKind.VOID, reason="误报")
    centre_of(county, clock).do(apply, by=CHEN_ACTS, command_id="apply")
    spine.follower.nudge()
    _select(spine, panel, qtbot)
    qtbot.waitUntil(panel.papers.isVisible)
    assert "误报" in panel.papers._list.item(0).text()
    assert spine.actions.ask("grant") == ""
    qtbot.waitUntil(lambda: county.tables.cases[1].state is State.VOID)


def test_ones_own_petition_is_taken_back_but_never_granted(spine, panel, county, qtbot):
    _select(spine, panel, qtbot)
    spine.actions.ask("void")
    _type(panel.paper_form, "reason", "误报")
    panel.paper_form.send()
    qtbot.waitUntil(panel.papers.isVisible)
    with qtbot.waitSignal(spine.desk.refused) as refused:
        spine.actions.ask("grant")
    assert refused.args[0].error.rule == "decide"
    qtbot.waitUntil(lambda: spine.actions.reason("take_back") == "")
    spine.actions.ask("take_back")
    qtbot.waitUntil(lambda: county.file(JURISDICTION, 1).petitions[0].state is PetitionState.WITHDRAWN)
    qtbot.waitUntil(lambda: not panel.papers.isVisible())


def test_deciding_where_nothing_waits_says_so(spine, panel, qtbot):
    _select(spine, panel, qtbot)
    spine.actions.ask("grant")
    assert spine.notices.rows[0].kind is NoticeKind.REFUSAL


def test_a_merger_offers_the_nearest_cases_first(spine, panel, county, clock, qtbot):
    county.tables.cases[4] = some_case(4, state=State.REPORTED, lon=120.7311)
    county.tables.cases[2] = some_case(2, lon=120.90)
    hands = panel.hands
    spine.world.take([county.tables.cases[2]])
    (field,) = hands._merge(county.tables.cases[4])
    ids = [value for value, _ in field.options]
    assert ids.index(1) < ids.index(2)


def test_what_is_out_of_the_ordinary_is_marked_in_the_head(spine, panel, county, qtbot):
    marks = marks_of(some_case(1, returns=2, supervisions=1, followers=3), spine.world)
    assert len(marks) == 3
    assert "3" in marks[0]
    assert marks_of(some_case(1), spine.world) == ()


def _with(directory, person):

    return replace(directory, people=(*directory.people, person))
