"""What a key does on a desk over a real store when another desk was a moment quicker, or the list is not read yet."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from benchmarks.desk_races import Races
from benchmarks.desk_room import Room, open_room
from console.ranking import Ranked
from dispatch.values import Fix
from dispatch.verbs import Assign, Note
from simulator.county import CODE


@pytest.fixture
def room(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Room]:
    """A desk whose orders leave at once."""
    with open_room(tmp_path) as opened:
        yield opened


def test_a_unit_that_was_taken_is_never_replaced_and_the_loser_learns_who_and_when(room: Room) -> None:
    races = Races(room, random.Random(7))
    for _ in range(8):
        races.run()
    assert (races.wrong, races.untold) == (0, 0)
    assert sorted(races.learned_s)[len(races.learned_s) // 2] < 1.0


def test_an_order_held_back_is_withdrawn_at_once_when_its_unit_is_taken(qapp: QCoreApplication, tmp_path: Path) -> None:
    with open_room(tmp_path, hold_back=30) as room:
        own, other = room.filed(), room.filed()
        room.select(own)
        suggestions = room.desk.shown.file.suggestions
        room.until(lambda: suggestions.painted.is_settled)
        room.press("A")
        assert len(room.desk.spine.desk.sending) == 1
        taken = Assign(case_id=other, seen=room.case(other).version, unit_id=suggestions.chosen() or 0, reason="就近")
        room.act(taken)
        room.until(lambda: not room.desk.spine.desk.sending)
        assert "李强" in room.desk.spine.notices.rows[0].text
        assert room.case(own).unit_id is None


def test_a_list_that_was_not_painted_long_enough_sends_nobody(room: Room) -> None:
    case_id = room.filed()
    room.select(case_id)
    suggestions = room.desk.shown.file.suggestions
    suggestions.rank(room.case(case_id))
    suggestions.painted.show("another list")
    room.press("A")
    assert room.desk.spine.notices.rows[0].case_id == case_id
    room.until(lambda: suggestions.painted.is_settled)
    room.press("A")
    room.until(lambda: room.case(case_id).unit_id is not None)
    assert room.case(case_id).unit_id == suggestions.offered()[0]
    assert room.centre.board.file(CODE, case_id).entries[-1].body["rank"] == 1


def test_a_frozen_list_keeps_its_order_and_tells_of_a_better_unit(room: Room) -> None:
    case_id = room.filed()
    room.select(case_id)
    suggestions = room.desk.shown.file.suggestions
    held = suggestions.offered()
    found: list[Ranked | None] = []
    suggestions.better_found.connect(found.append)
    units = room.desk.spine.world.units
    other = next(row for row in units.values()
                 if row.department_id == units[held[0]].department_id and row.id not in held)  # fmt: skip
    now = room.centre.clock.now()
    room.centre.positions.post(CODE, [Fix(unit_id=other.id, lon=120.7351, lat=28.852, at=now, received_at=now)])
    room.until(lambda: any(found))
    assert (suggestions.offered(), suggestions.chosen()) == (held, held[0])
    assert found[-1] is not None
    assert found[-1].unit.id == other.id
    room.press("Q")
    assert suggestions.offered()[0] == other.id


def test_a_name_that_nobody_bears_sends_nobody(room: Room) -> None:
    case_id = room.filed()
    room.select(case_id)
    room.desk.spine.actions.ask("assign", None, "没有此人")
    room.act(Note(case_id=case_id, words="之后"))
    room.until(lambda: room.desk.shown.file.file and room.desk.shown.file.file.entries[-1].body.get("words") == "之后")
    assert room.case(case_id).unit_id is None
