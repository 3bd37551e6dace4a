"""When a page is taken to hang: not when it is asked late, not when the desk itself stood still."""

import pytest
from PySide6.QtCore import QObject

from maps.watchdog import ASKED, LOAD_WITHIN_S, WELL_ANSWERS, Watchdog

pytestmark = pytest.mark.usefixtures("qapp")


class Hand:
    """A clock moved by hand, and what the watchdog did."""

    def __init__(self) -> None:
        self.now_s = 100.0
        self.owner = QObject()
        self.dog = Watchdog(self.owner, tick=lambda: self.now_s)
        self.starved: list[object] = []
        self.dog.starved.connect(self.starved.append)
        self.questions: list[object] = []
        self.dog.asked.connect(self.questions.append)

    def look_after(self, *pauses_s: float) -> None:
        """Let time go by and look, again and again."""
        for pause_s in pauses_s:
            self.now_s += pause_s
            self.dog.look()

    def answer(self) -> None:
        """What a page says: an answer to each question that it has not answered yet."""
        for number in self.questions:
            self.dog.hear(number)
        self.questions.clear()

    def answer_at_once(self, times: int) -> None:
        """Look and be answered, again and again."""
        for _ in range(times):
            self.look_after(0.5)
            self.answer()


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
    hand.answer_at_once(WELL_ANSWERS)
    hand.look_after(*[0.5] * 7)
    assert len(hand.starved) == 3


def test_a_page_that_hangs_again_right_after_it_was_well_is_given_up_within_four_seconds_again() -> None:
    hand = Hand()
    for times in range(1, 5):
        hand.questions.clear()  # of the page that was ended
        hand.dog.hear()
        hand.answer_at_once(WELL_ANSWERS)
        hand.look_after(*[0.5] * 7)
        assert len(hand.starved) == times


def test_a_page_that_answers_late_and_all_at_once_is_not_well() -> None:
    hand = Hand()
    hand.dog.hear()
    hand.look_after(*[0.5] * 7)
    assert len(hand.starved) == 1
    hand.questions.clear()
    hand.dog.hear()
    for _ in range(3):
        hand.look_after(*[0.5] * 6)
        hand.answer()
    hand.look_after(*[0.5] * 7)
    assert len(hand.starved) == 1
