"""The desk asks, holds back, and is never blocked by a slow centre."""

from console.desk import Answer, Desk, Refusal, Trouble
from console.lanes import TookTooLong, open_lanes
from console.notices import NoticeKind
from console.world import News
from dispatch.errors import Stale
from dispatch.states import State
from dispatch.values import Entry
from dispatch.verbs import Assign, Done, Note, Recall
from tests.fakes import DESK, JURISDICTION, NOON, BrokenCentre, GatedCentre, centre_of


def _assign(case_id=1, unit_id=1, seen=1):
    return Assign(case_id=case_id, seen=seen, unit_id=unit_id)


def test_an_answer_comes_back_with_its_verb_and_first_to_who_asked(spine, qtbot):
    told = []
    with qtbot.waitSignal(spine.desk.done) as done:
        spine.desk.ask(_assign(), told.append)
    assert told == [done.args[0]]
    assert isinstance(told[0], Answer)
    assert told[0].done.case_id == 1


def test_the_desk_that_acted_learns_of_it_by_the_same_news_as_every_other(spine, open_desk, qtbot):
    other = open_desk()
    with qtbot.waitSignal(other.follower.moved):
        other.start()
    spine.desk.ask(_assign())
    for desk in (spine, other):
        qtbot.waitUntil(lambda desk=desk: desk.world.case(1).state is State.DISPATCHED)
        assert desk.world.unit(1).case_id == 1


def test_a_refusal_says_who_was_quicker_in_a_quiet_notice(spine, qtbot):
    with qtbot.waitSignal(spine.desk.done):
        spine.desk.ask(_assign(unit_id=1))
    with qtbot.waitSignal(spine.desk.refused) as refused:
        spine.desk.ask(_assign(unit_id=2))
    assert isinstance(refused.args[0], Refusal)
    assert isinstance(refused.args[0].error, Stale)
    newest = spine.notices.rows[0]
    assert newest.kind is NoticeKind.REFUSAL
    assert "王敏" in newest.text
    assert "3 号巡查车" in newest.text
    assert "12:00" in newest.text


def test_what_breaks_becomes_a_notice_and_is_not_lost(open_desk, qtbot):
    desk = open_desk(BrokenCentre())
    with qtbot.waitSignal(desk.desk.troubled) as troubled:
        desk.desk.ask(_assign())
    assert isinstance(troubled.args[0].error, OSError)
    assert desk.notices.rows[0].kind is NoticeKind.TROUBLE


def test_a_command_without_an_answer_is_given_up_and_its_late_answer_still_told(qtbot, county, clock):
    centre, lanes = GatedCentre(centre_of(county, clock)), open_lanes()
    desk = Desk(centre, DESK, lanes, answer_within=0.05)
    with qtbot.waitSignal(desk.troubled) as troubled:
        desk.ask(_assign())
    assert isinstance(troubled.args[0], Trouble)
    assert isinstance(troubled.args[0].error, TookTooLong)
    with qtbot.waitSignal(desk.done):
        centre.gate.set()
    assert lanes.close()


def test_a_command_of_two_seconds_never_freezes_the_screen_or_the_news(open_desk, county, clock, qtbot, lag):
    centre = GatedCentre(centre_of(county, clock))
    slow = open_desk(centre)
    with qtbot.waitSignal(slow.follower.moved):
        slow.start()
    slow.desk.ask(_assign(case_id=1))
    qtbot.waitUntil(centre.asked.is_set)
    centre_of(county, clock).do(_assign(case_id=2, unit_id=2), by=DESK, command_id="elsewhere")
    qtbot.waitUntil(lambda: slow.world.case(2).state is State.DISPATCHED)
    lag.worst_ms, lag.ticks = 0.0, 0
    qtbot.waitUntil(lambda: lag.ticks > 400)
    assert lag.worst_ms < 100
    assert slow.world.case(1).state is State.PENDING_DISPATCH
    centre.gate.set()
    qtbot.waitUntil(lambda: slow.world.case(1).state is State.DISPATCHED)


def test_commands_are_carried_out_in_the_order_of_asking(spine, qtbot):
    done = []
    spine.desk.done.connect(done.append)
    for word in "abcdef":
        spine.desk.ask(Note(case_id=1, words=word))
    qtbot.waitUntil(lambda: len(done) == 6)
    assert [answer.verb.words for answer in done] == list("abcdef")
    assert [answer.done.seq for answer in done] == [1, 2, 3, 4, 5, 6]


def test_an_order_waits_in_sending_and_then_leaves(spine, qtbot):
    seen = []
    spine.desk.sending_changed.connect(seen.append)
    spine.desk.ask_later(_assign(), seconds=2)
    assert spine.desk.is_sending(1)
    assert spine.actions.reason("assign", spine.world.case(1))
    with qtbot.waitSignal(spine.desk.done):
        pass
    assert [[held.left_s for held in row] for row in seen] == [[2], [1], []]


def test_without_a_hold_back_an_order_leaves_at_once(spine, qtbot):
    with qtbot.waitSignal(spine.desk.done):
        spine.desk.ask_later(_assign(), seconds=0)
    assert spine.desk.sending == ()


def test_while_the_centre_is_asked_about_a_case_nothing_else_may_be_asked_about_it(spine, qtbot):
    spine.actions.on("assign", lambda _: None)
    spine.desk.ask(_assign())
    assert spine.actions.reason("assign", spine.world.case(1))
    assert not spine.actions.reason("assign", spine.world.case(2))
    qtbot.waitUntil(lambda: not spine.desk.is_asking(1))


def test_one_key_takes_back_what_has_not_left(spine, qtbot, county):
    spine.desk.ask_later(_assign(), seconds=1)
    assert spine.desk.recall_sending().case_id == 1
    assert spine.desk.sending == ()
    with qtbot.waitSignal(spine.desk.done) as done:
        spine.desk.ask(Note(case_id=2, words="afterwards"))
    assert done.args[0].done.seq == 1
    assert spine.world.case(1).state is State.PENDING_DISPATCH


def test_recalling_takes_the_order_that_leaves_last(spine):
    spine.desk.ask_later(_assign(case_id=1), seconds=9)
    spine.desk.ask_later(_assign(case_id=2, unit_id=2), seconds=5)
    assert spine.desk.recall_sending().case_id == 1
    assert [held.verb.case_id for held in spine.desk.sending] == [2]
    spine.desk.recall_sending()
    assert spine.desk.recall_sending() is None


def test_a_closed_desk_sends_nothing_that_was_held_back(open_desk, county, qtbot):
    desk = open_desk()
    desk.desk.ask_later(_assign(), seconds=1)
    assert desk.close()
    assert county.head("990024") == 0


def test_each_command_has_an_id_of_its_own(spine, county, qtbot):
    ids = {spine.desk.ask(Note(case_id=1, words=str(n))) for n in range(3)}
    qtbot.waitUntil(lambda: county.head("990024") == 3)
    assert ids == set(county.tables.done)


def test_a_line_that_comes_before_the_answer_to_its_command_still_lets_it_be_taken_back(spine):
    own = spine.desk.actor.person_id
    line = Entry(seq=9, jurisdiction=JURISDICTION, at=NOON, command_id="c", step="assign", role="dispatcher",
                 person_id=own, person_name="王敏", workstation="t", case_id=2, unit_id=2)  # fmt: skip
    spine.deeds.take_news(News(entries=(line,)))
    spine.deeds.take(Answer(Recall(case_id=2, seen=1), Done(seq=9, case_id=2)))
    assert spine.deeds.rows[0].entry == line
