"""When a page is taken to hang: not when it is asked late, not when the desk itself stood still."""

import pytest
from PySide6.QtCore import QObject

from maps.watchdog import ASKED, LOAD_WITHIN_S, WELL_S, Watchdog

pytestmark = pytest.mark.usefixtures("qapp")


class Hand:
    """A clock moved by hand, and what the watchdog did."""

    def __init__(self) -> None:
        self.now_s = 100.0
        self.owner = QObject()
        self.dog = Watchdog(self.owner, tick=lambda: self.now_s)
        self.starved: list[object] = []
        self.dog.starved.connect(self.starved.append)

    def look_after(self, *pauses_s: float) -> None:
        """Let time go by and look, again and again."""
        for pause_s in pauses_s:
            self.now_s += pause_s
            self.dog.look()


def test_a_page_that_answers_is_left_alone() -> None:
    hand = Hand()
    hand.dog.hear()
    for _ in range(30):
        hand.look_after(0.5)
        hand.dog.hear()
    assert hand.starved == []


def test_a_page_that_does_not_answer_is_given_up_within_four_seconds() -> None:
    hand = Hand()
    hand.dog.hear()
    hand.look_after(*[0.5] * 7)
    assert len(hand.starved) == 1


def test_a_desk_that_stood_still_itself_does_not_blame_the_page() -> None:
    hand = Hand()
    hand.dog.hear()
    hand.look_after(30)
    assert hand.starved == []
    hand.look_after(*[0.5] * (ASKED - 1))
    assert hand.starved == []


def test_a_page_that_never_comes_up_is_loaded_again() -> None:
    hand = Hand()
    hand.look_after(LOAD_WITHIN_S / 2)
    assert hand.starved == []
    hand.look_after(LOAD_WITHIN_S)
    assert len(hand.starved) == 1


def test_a_page_that_was_ended_in_vain_gets_more_time_until_it_is_well() -> None:
    hand = Hand()
    hand.dog.start()
    hand.look_after(LOAD_WITHIN_S + 1)
    assert len(hand.starved) == 1
    hand.look_after(LOAD_WITHIN_S + 1)
    assert len(hand.starved) == 1
    hand.look_after(LOAD_WITHIN_S)
    assert len(hand.starved) == 2
    hand.dog.hear()
    hand.look_after(WELL_S + 1)
    hand.dog.hear()
    hand.look_after(*[0.5] * 7)
    assert len(hand.starved) == 3
