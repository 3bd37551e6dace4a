"""The queue of a desk over a real store: who has what in hand, kept views, one step for many, walking the checks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from benchmarks.desk_room import Room, open_room
from console.notices import NoticeKind
from dispatch.area_verbs import DrawArea, Spot
from dispatch.features import Layer
from dispatch.records import Presence
from dispatch.states import State
from dispatch.values import EvidenceKind, Picture
from dispatch.verbs import Assign, Reply, Sign
from simulator.county import CODE, FIRST_CREW, LI
from widgets.queue_views import Which


@pytest.fixture
def room(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Room]:
    """A desk whose orders leave at once."""
    with open_room(tmp_path) as opened:
        yield opened


def answered(room: Room, unit_id: int) -> int:
    """A case that its unit says it has handled."""
    case_id = room.filed()
    done = room.act(Assign(case_id=case_id, seen=room.case(case_id).version, unit_id=unit_id, reason="就近"))
    order_id = done.order_id or 0
    after = Picture(sha256=room.centre.pictures.put(b"after"), kind=EvidenceKind.AFTER)
    room.act(Sign(order_id=order_id), FIRST_CREW + unit_id)
    room.act(Reply(order_id=order_id, measure="已清理", closing_met=True, pictures=(after,)), FIRST_CREW + unit_id)
    return case_id


def test_who_has_a_case_in_hand_is_seen_at_another_desk_until_it_lapses(room: Room) -> None:
    case_id = room.filed()
    room.select(case_id)
    presences, now = room.desk.spine.follower._sources.presences, room.centre.clock.now()
    assert presences is not None
    room.until(lambda: any(row.case_id == case_id for row in presences.since(CODE, now)))  # own word reached the store
    other = Presence(person_id=LI, workstation="another desk", case_id=case_id, is_editing=True, seen_at=now)
    presences.say(CODE, other)
    room.until(lambda: room.desk.spine.beside.names(case_id) == ("李强",))
    assert "李强" in room.desk.shown.file.head_part._number.text()
    presences.say(CODE, Presence(person_id=LI, workstation="another desk", case_id=None, seen_at=now))
    room.until(lambda: not room.desk.spine.beside.names(case_id))


def test_marked_cases_get_one_step_after_a_preview_and_no_unit_is_sent_twice(room: Room) -> None:
    ids = [room.filed() for _ in range(3)]
    reported = room.reported()
    queue = room.desk.shown.queue
    room.until(lambda: queue.model.rowCount() == 4)
    queue.view.setCurrentIndex(queue.shown.index(0, 0))
    room.press(";", ";", ";", ";")
    assert {case.id for case in queue.marked_cases()} == {*ids, reported}
    room.press("Ctrl+Shift+M")
    page = room.desk.walks.bulk.page
    page.steps.setCurrentIndex(1)
    room.desk.look.use_language("en")
    room.until(lambda: page._title.text() == "One step for all marked cases: 4")
    assert page.steps.currentText() == "Assign"
    marks = [page.list.item(row).text()[0] for row in range(page.list.count())]
    assert sorted(marks) == sorted("✓✓✓✗")
    page.words.setText("请尽快处置")  # another preview: Enter does nothing before it can have been read
    room.press("Return")
    assert page.isVisible()
    assert all(room.case(case_id).unit_id is None for case_id in ids)
    room.until(lambda: page.list.painted.is_settled)
    room.press("Return")
    room.until(lambda: all(room.case(case_id).unit_id is not None for case_id in ids))
    assert len({room.case(case_id).unit_id for case_id in ids}) == 3
    assert room.case(reported).state is State.REPORTED
    assert queue.marked_cases() == ()


def test_the_cases_of_a_named_area_get_one_step_by_one_line(room: Room) -> None:
    inside = [room.filed() for _ in range(2)]
    outside = room.reported(lon=120.80, lat=28.90)
    ring = (Spot(lon=120.73, lat=28.85), Spot(lon=120.74, lat=28.85), Spot(lon=120.735, lat=28.86))
    room.act(DrawArea(layer=Layer.FOCUS, name="永安市场周边", outline=ring))
    room.until(lambda: room.desk.shown.queue.model.rowCount() == 3)
    room.until(lambda: room.desk.spine.actions.hints("bulk", "yonganshichang"))
    room.press("Ctrl+K")
    room.type("bulk yasc")
    assert [meant for _, meant in room.desk.spine.actions.hints("bulk", "yasc")] == ["永安市场周边：2 件"]
    room.press("Tab", "Return")
    page = room.desk.walks.bulk.page
    assert page.isVisible()
    assert {case.id for case in room.desk.shown.queue.marked_cases()} == set(inside)
    page.steps.setCurrentIndex(1)
    room.until(lambda: page.list.painted.is_settled)
    room.press("Return")
    room.until(lambda: all(room.case(case_id).unit_id is not None for case_id in inside))
    assert room.case(outside).unit_id is None
    room.desk.spine.actions.ask("bulk", None, "无此地")
    assert room.desk.spine.notices.rows[0].kind is NoticeKind.REFUSAL


def test_a_view_shows_what_is_mine_and_is_there_again_under_its_name(room: Room) -> None:
    own, other = room.filed(), room.filed()
    queue = room.desk.shown.queue
    room.select(own)
    room.until(lambda: room.desk.shown.file.suggestions.painted.is_settled)
    room.press("A")
    room.until(lambda: room.desk.shown.queue._asker.is_mine(room.desk.spine.world.cases[own]))
    queue.views.setCurrentIndex(list(Which).index(Which.MINE))
    queue._use_view(queue.views.currentIndex())
    assert [case.id for case in queue.shown_cases(9)] == [own]
    room.desk.spine.actions.ask("save_view", None, "我的早班")
    queue.views.setCurrentIndex(0)
    queue._use_view(0)
    assert {case.id for case in queue.shown_cases(9)} == {own, other}
    at = queue.views.findText("我的早班")
    queue.views.setCurrentIndex(at)
    queue._use_view(at)
    assert [case.id for case in queue.shown_cases(9)] == [own]


def test_review_walks_the_cases_to_check_and_says_when_none_is_left(room: Room) -> None:
    ids = [answered(room, unit_id) for unit_id in (1, 2)]
    room.until(lambda: len(room.desk.spine.world.cases) == 2)
    room.press("Shift+V")
    walked = []
    for _ in ids:
        room.until(lambda: room.desk.shown.verify.isVisible())
        room.until(lambda: room.desk.shown.verify._case and room.desk.shown.verify._case.id not in walked)
        case = room.desk.shown.verify._case
        assert case is not None
        walked.append(case.id)
        room.desk.shown.verify.setFocus()
        room.press("X", "1")
        room.until(lambda: room.case(walked[-1]).state is State.HANDLING)
    room.until(lambda: not room.desk.walks.review.is_on)
    assert sorted(walked) == ids


def test_twenty_five_cases_are_seen_at_1080p_beside_a_task_bar(room: Room) -> None:
    view = room.desk.shown.queue.view
    room.filed()
    room.until(lambda: view.model().rowCount() == 1)
    room.desk.window.resize(1920, 1040)
    room.until(lambda: view.viewport().height() > 600)
    assert view.viewport().height() // view.sizeHintForRow(0) >= 25


def test_a_queue_that_shows_nothing_says_whether_the_filter_is_why(room: Room) -> None:
    queue = room.desk.shown.queue
    room.until(queue._empty.isVisible)
    assert "R" in queue._empty.text()
    room.filed()
    room.until(queue.view.isVisible)
    queue.filter.setText("zzzz")
    assert queue._empty.text() == "没有符合的案卷。"


def test_the_longest_condition_does_not_widen_the_case_file(room: Room) -> None:
    case_id = room.reported()
    room.select(case_id)
    file = room.desk.shown.file
    before = file.minimumSizeHint().width()
    room.press("G")
    room.until(file.form.isVisible)
    file.form.conditions.addItem("很长的立案条件" * 20)
    file.form.conditions.setCurrentIndex(file.form.conditions.count() - 1)
    assert file.form.minimumSizeHint().width() < 320
    assert file.minimumSizeHint().width() == before
