"""An operator who has no mouse works cases to the state that a model predicts; a monkey breaks nothing."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from benchmarks.desk_day import MODEL, Day
from benchmarks.desk_monkey import Monkey
from benchmarks.desk_room import Room, open_room, streams


@pytest.fixture
def room(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Room]:
    """A desk with living cameras, whose orders leave at once."""
    with streams() as address, open_room(tmp_path, cameras_at=address) as opened:
        opened.desk.load("wall")
        yield opened


def test_every_plan_of_a_day_ends_by_keyboard_alone_where_the_model_says(room: Room) -> None:
    day = Day(room, random.Random(3))
    day.work(len(MODEL))
    assert set(day.planned.values()) == set(MODEL)
    assert day.wrong() == []
    assert max(day.keys) <= 30


def test_a_monkey_at_keys_and_mouse_leaves_no_exception_no_dialog_and_no_unlawful_state(
    qapp: QCoreApplication, tmp_path: Path
) -> None:
    with open_room(tmp_path) as room:
        monkey = Monkey(room, random.Random(3))
        monkey.play(300)
        assert monkey.trouble == []
        assert monkey.moves.total() == 300
