"""The command line over a real store: each command says before Enter what will happen, then does just that."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from assembly.import_desk import Importing
from benchmarks.desk_room import Room, open_room
from dispatch.papers import MessageKind, Supervision
from dispatch.states import State
from dispatch.verbs import Note
from dispatch.watch_verbs import MessageReceipt
from simulator.county import CODE, FIRST_CREW
from widgets.import_wizard import ImportWizard

CAR = 1


@pytest.fixture
def room(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Room]:
    """A desk whose orders leave at once."""
    with open_room(tmp_path) as opened:
        yield opened


def say(room: Room, text: str) -> str:
    """Type a command and press Enter; what was foretold."""
    line = room.desk.window.top_bar.command_line
    room.press("Ctrl+K")
    line.setText(text)  # an input method hands Chinese over whole
    line.textEdited.emit(text)
    assert line._sheet is not None
    foretold = line._sheet._foreseen.text()
    room.press("Return")
    return foretold


def newest(room: Room) -> str:
    return room.desk.spine.notices.rows[0].text


def test_a_message_reaches_the_door_of_its_unit_and_its_receipt_is_told(room: Room) -> None:
    name = room.desk.spine.world.units[CAR].name
    assert f"→ {name} · 请到东门" in say(room, f"消息 {name} 请到东门")
    room.until(lambda: room.centre.board.messages_of(CODE, CAR), what="the message at the door")
    (message,) = room.centre.board.messages_of(CODE, CAR)
    assert (message.words, message.by_name, message.read_at) == ("请到东门", "王敏", None)
    room.act(MessageReceipt(message_id=message.id), FIRST_CREW + CAR)
    room.until(lambda: "收到" in newest(room) and "请到东门" in newest(room), what="the receipt")
    room.act(MessageReceipt(message_id=message.id, is_read=True), FIRST_CREW + CAR)
    room.until(lambda: "已读" in newest(room), what="the receipt of a reader")
    assert room.desk.spine.notices.rows[0].count == 2
    assert room.centre.board.messages_of(CODE, CAR) == ()


def test_a_message_that_says_nothing_or_to_nobody_is_refused_in_words(room: Room) -> None:
    name = room.desk.spine.world.units[CAR].name
    assert "?" in say(room, f"消息 {name}") or "？" in say(room, f"消息 {name}")
    assert name in newest(room)
    say(room, "消息 没有这个单位 你好")
    assert "没有这个单位" in newest(room)
    assert room.desk.spine.desk.sending == ()


def test_a_unit_is_asked_for_its_video_and_says_how_it_stands(room: Room) -> None:
    name = room.desk.spine.world.units[CAR].name
    say(room, f"要视频 {name}")
    room.until(lambda: room.centre.board.messages_of(CODE, CAR), what="the wish")
    assert room.centre.board.messages_of(CODE, CAR)[0].kind is MessageKind.VIDEO
    assert "空闲" in say(room, f"状态 {name}")
    assert name in newest(room)


def test_a_supervision_order_is_one_line_with_level_moment_and_demand(room: Room) -> None:
    case_id = room.filed()
    room.select(case_id)
    number = room.case(case_id).number[-5:].lstrip("0")
    foretold = say(room, f"督办 C{number} 二级 4h 请先围挡")
    assert "请先围挡" in foretold
    assert "2 级" in foretold
    room.until(lambda: room.centre.board.file(CODE, case_id).supervisions, what="the order")
    (order,) = room.centre.board.file(CODE, case_id).supervisions
    assert isinstance(order, Supervision)
    assert (order.level, order.demand, bool(order.number)) == (2, "请先围挡", True)
    assert abs(order.reply_by - order.at - timedelta(hours=4)) < timedelta(minutes=1)
    say(room, f"督办 C{number} 二级 4h")
    assert len(room.centre.board.file(CODE, case_id).supervisions) == 1  # it demanded nothing


def test_note_find_go_and_return_by_number_whatever_is_selected(room: Room) -> None:
    first, second = room.filed(), room.filed()
    room.select(second)
    number = room.case(first).number[-5:].lstrip("0")
    say(room, f"备注 C{number} 已电话联系")
    room.until(lambda: room.centre.board.file(CODE, first).entries[-1].step == "note", what="the note")
    assert room.desk.spine.selection.case_id == second
    assert room.desk.spine.actions.reason("return", room.case(first))  # not lawful here: it says why
    say(room, f"退回 C{number} 无法办理")
    assert room.case(first).state is State.PENDING_DISPATCH
    say(room, f"去 C{number}")
    assert room.desk.spine.selection.case_id == first
    room.act(Note(case_id=second, words="x"))
    say(room, "查 垃圾堆")
    room.until(room.desk.window.found_page.isVisible, what="what was found")
    assert room.desk.window.found_page.list.count() == 2


def test_a_camera_goes_into_the_named_tile_and_a_report_begins_with_its_words(room: Room) -> None:
    room.desk.load("wall")
    room.until(lambda: room.desk.wall._seats.tiles[0], what="cameras on the wall")
    camera = room.desk.spine.world.directory.cameras[5]
    assert "→ 2" in say(room, f"看 {camera.name} > 2")
    room.until(lambda: room.desk.wall._seats.tiles[1] == camera.id, what="the camera in its tile")
    say(room, "看 没有这个摄像头")
    assert "没有这个摄像头" in newest(room)
    say(room, "登记 井盖破损")
    assert room.desk.shown.report.words.toPlainText() == "井盖破损"


def test_a_camera_clicked_on_the_map_opens_on_the_wall_or_says_why_not(room: Room) -> None:
    room.desk.load("wall")
    wall, cameras = room.desk.wall, room.desk.spine.world.directory.cameras
    room.until(lambda: wall._seats.tiles[0], what="cameras on the wall")
    away = next(row.id for row in cameras if row.id not in wall._seats.tiles)
    room.desk.window.close_panel("wall")
    assert not wall.isVisible()
    room.desk.map.camera_picked.emit(away)
    assert away in wall._seats.tiles
    assert wall._selected == wall._seats.tiles.index(away)
    room.until(wall.isVisible, what="the wall in front")
    wall._seats.pinned.update(held for held in wall._seats.tiles if held is not None)
    more = next(row.id for row in cameras if row.id not in wall._seats.tiles)
    room.desk.map.camera_picked.emit(more)
    assert more not in wall._seats.tiles
    assert "固定" in newest(room)


def test_a_case_clicked_again_on_the_map_puts_the_view_back(room: Room) -> None:
    panel, case_id = room.desk.map, room.filed()
    said: list[Any] = []
    panel.state.is_up = True  # its page stays off: what it would be told is enough
    panel.bridge.told.connect(lambda text: said.append(json.loads(text)))
    room.until(lambda: room.desk.spine.world.case(case_id), what="the case")
    room.desk.spine.selection.select(None)
    for is_again in (False, True):
        said.clear()
        panel.case_picked.emit(case_id)
        assert [row["value"]["again"] for row in said if row["what"] == "show"] == [is_again]
        assert room.desk.spine.selection.case_id == case_id


def test_escape_puts_an_open_list_away_before_it_recalls_an_order(qapp: QCoreApplication, tmp_path: Path) -> None:
    with open_room(tmp_path, hold_back=30) as room:
        name = room.desk.spine.world.units[CAR].name
        say(room, f"消息 {name} 请到东门")
        room.press("R")
        room.until(lambda: room.desk.shown.report.place.hasFocus())
        room.press("Tab")
        room.type("06")
        room.until(QApplication.activePopupWidget, what="the list of classes")
        room.press("Esc")
        room.until(lambda: QApplication.activePopupWidget() is None, what="a list put away")
        assert len(room.desk.spine.desk.sending) == 1
        room.press("Esc")
        assert not room.desk.spine.desk.sending


def test_the_key_of_an_action_that_wants_words_begins_to_type_it(room: Room) -> None:
    room.press("Ctrl+M")
    line = room.desk.window.top_bar.command_line
    assert line.hasFocus()
    assert line.text() == "消息 "


def test_the_window_of_imports_is_made_by_its_command_and_is_there_again(room: Room) -> None:
    desk = room.desk
    importing = Importing(desk.spine, room.centre, room.paths.data, lambda: None, desk.window)

    def shown() -> list[QWidget]:
        return [row for row in QApplication.topLevelWidgets() if isinstance(row, ImportWizard) and row.isVisible()]

    say(room, "导入")
    room.until(shown, what="the window of imports")
    (first,) = shown()
    first.close()
    desk.window.activateWindow()
    say(room, "导入")
    room.until(shown)
    assert shown() == [first]
    importing.close_down()
    assert not shown()
