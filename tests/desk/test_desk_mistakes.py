"""Mistakes at a desk over a real store: taken back by counter-steps, kept through a crash, never asked about."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from assembly.children import ROOT
from benchmarks.desk_room import Room, open_room
from console.numbers import short_number
from dispatch.states import State
from dispatch.verbs import Note

CRASHING = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from maps.scheme import register_scheme
register_scheme()
app = QApplication([])
from benchmarks.desk_room import open_room
from dispatch.states import State
from dispatch.verbs import Assign
with open_room(Path(sys.argv[1]), hold_back=60) as room:
    sent_id, case_id = room.filed(), room.filed()
    room.act(Assign(case_id=sent_id, seen=room.case(sent_id).version, unit_id=1, reason="near"))
    world = room.desk.spine.world
    room.until(lambda: world.case(sent_id) and world.case(sent_id).state is State.DISPATCHED)
    room.select(case_id)
    room.until(lambda: room.desk.shown.file.suggestions.painted.is_settled)
    room.press("M")
    room.type("half a note")
    room.desk.spine.actions.ask("urge_words", room.desk.spine.world.case(sent_id))
    room.type("half an urge")
    room.desk.spine.actions.ask("supervise")
    room.desk.shown.file.paper_form._fields["demand"].setEditText("half an order")
    room.desk.spine.actions.ask("assign")
    room.desk.shown.report.words.setPlainText("half a report")
    kept = room.paths.data / "drafts-1.json"
    halves = ("half a note", "half a report", "half an order", "half an urge")
    room.until(lambda: kept.exists() and all(half in kept.read_text() for half in halves))
    print(sent_id, case_id, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def room(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Room]:
    """A desk whose orders leave at once."""
    with open_room(tmp_path) as opened:
        yield opened


def test_one_key_takes_the_last_steps_back_one_after_the_other(room: Room) -> None:
    case_id = room.filed()
    room.select(case_id)
    room.until(lambda: room.desk.shown.file.suggestions.painted.is_settled)
    room.press("A")
    room.until(lambda: room.desk.spine.deeds.rows and room.desk.spine.deeds.counter(room.desk.spine.deeds.rows[0]))
    assert room.case(case_id).state is State.DISPATCHED
    room.press("Ctrl+Z")
    room.until(lambda: room.case(case_id).state is State.PENDING_DISPATCH)
    room.until(lambda: any(row.is_countered for row in room.desk.spine.deeds.rows))
    entry = room.centre.board.file(room.centre.jurisdiction, case_id).entries[-1]
    assert (entry.step, bool(entry.body["reason"])) == ("recall", True)
    room.press("Ctrl+Z")
    assert room.desk.spine.notices.rows[0].group == "undo"  # a recall is countered by sending anew, by hand


def test_the_page_of_deeds_takes_back_the_chosen_one_and_gives_the_keyboard_back(room: Room) -> None:
    case_id = room.filed()
    room.select(case_id)
    room.until(lambda: room.desk.shown.file.suggestions.painted.is_settled)
    room.desk.shown.queue.view.setFocus()
    room.press("A")
    room.until(lambda: room.desk.spine.deeds.rows and room.desk.spine.deeds.counter(room.desk.spine.deeds.rows[0]))
    room.press("Shift+Z", "Return")
    room.until(lambda: room.case(case_id).state is State.PENDING_DISPATCH)
    room.press("Esc")
    assert room.focus() is room.desk.shown.queue.view


def test_the_chosen_deed_stays_chosen_when_another_comes_above_it(room: Room) -> None:
    case_id = room.filed()
    room.select(case_id)
    room.until(lambda: room.desk.shown.file.suggestions.painted.is_settled)
    room.press("A")
    deeds, page = room.desk.spine.deeds, room.desk.window.deeds_page
    room.until(lambda: deeds.rows and deeds.counter(deeds.rows[0]))
    room.press("Shift+Z")
    room.desk.spine.desk.ask(Note(case_id=case_id, words="meanwhile"))
    room.until(lambda: page.list.count() == 2)
    assert page.list.currentRow() == 1
    room.press("Return")
    room.until(lambda: room.case(case_id).state is State.PENDING_DISPATCH)


def test_what_asks_for_words_is_seen_though_another_panel_lies_over_the_file(room: Room) -> None:
    room.select(room.filed())
    room.until(lambda: room.desk.shown.file.suggestions.painted.is_settled)
    room.desk.window.open_panel("report")
    room.until(lambda: room.desk.shown.file.visibleRegion().isEmpty())
    room.desk.spine.actions.ask("note")
    room.until(lambda: not room.desk.shown.file.reason.visibleRegion().isEmpty())
    room.type("seen")
    words = room.desk.shown.file.reason.findChild(QComboBox)
    assert words is not None
    assert words.currentText() == "seen"


@pytest.mark.parametrize(("key", "step"), [("M", "note"), ("G", "register"), ("D", "supervise")])
def test_esc_leaves_a_form_and_the_keyboard_goes_back_to_the_queue(room: Room, key: str, step: str) -> None:
    case_id = room.reported()
    room.select(case_id)
    room.until(room.desk.spine.actions.qaction(step).isEnabled)
    file = room.desk.shown.file
    form = {"note": file.reason, "register": file.form, "supervise": file.paper_form}[step]
    room.desk.shown.queue.view.setFocus()
    room.press(key)
    room.until(form.has_keyboard, what="the form")
    room.press("Esc")
    assert not form.isVisible()
    assert room.focus() is room.desk.shown.queue.view


def test_esc_leaves_a_report_whose_words_stay_and_a_refused_one_says_the_field_in_the_language_of_the_screen(
    room: Room,
) -> None:
    report = room.desk.shown.report
    room.press("R")
    room.until(report.place.hasFocus, what="the form")
    room.type("yong an lu 88")
    room.press("Ctrl+Return")
    room.until(lambda: "问题描述" in report._error.text())
    assert room.focus() is report.words
    room.desk.look.use_language("en")
    room.until(lambda: report._error.text() == "Missing: What is the matter")
    room.press("Esc")
    assert report.visibleRegion().isEmpty()
    assert room.desk.shown.queue.isAncestorOf(room.focus())
    room.press("R")
    assert report.place.text() == "yong an lu 88"


def test_words_begun_survive_the_death_of_the_program_and_what_never_left_is_told(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    dying = subprocess.Popen(
        [sys.executable, "-c", CRASHING, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert dying.stdout is not None
    assert dying.stdin is not None
    sent_id, case_id = map(int, dying.stdout.readline().split())
    dying.kill()
    dying.wait()
    dying.stdout.close()
    dying.stdin.close()
    with open_room(tmp_path) as room:
        assert room.desk.shown.report.words.toPlainText() == "half a report"
        assert any(short_number(room.case(case_id).number) in row.text for row in room.desk.spine.notices.rows)
        assert room.case(case_id).state is State.PENDING_DISPATCH
        room.select(case_id)
        room.press("M")
        assert room.desk.shown.file.reason._words.currentText() == "half a note"
        room.press("Esc")
        room.desk.spine.actions.ask("supervise")
        assert room.desk.shown.file.paper_form.answers()["demand"] == "half an order"
        room.desk.spine.actions.ask("urge_words", room.case(sent_id))
        assert room.desk.shown.file.reason._words.currentText() == "half an urge"
        assert oct(room.paths.data.joinpath("drafts-1.json").stat().st_mode)[-3:] == "600"
