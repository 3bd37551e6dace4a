"""Since when a camera is down, whether it flaps, how wrong its clock is."""

from datetime import timedelta

from tests.fakes import NOON
from video.feed import FeedState, FeedStatus
from video.health import FLAPS, WITHIN, HealthBook

S = FeedState


def status(state: FeedState, reconnects: int = 0) -> FeedStatus:
    return FeedStatus(state=state, reconnects=reconnects)


def test_down_since_counts_from_the_loss_through_every_try_until_it_lives() -> None:
    book, now = HealthBook(), NOON
    for seconds, state in enumerate((S.LIVE, S.RETRY, S.CONNECTING, S.STALLED, S.CONNECTING)):
        book.note({1: status(state)}, now + timedelta(seconds=seconds))
    (row,) = book.rows()
    assert row.down_since == NOON + timedelta(seconds=1)
    assert row.losses == 1
    book.note({1: status(S.LIVE)}, now + timedelta(seconds=9))
    assert book.rows()[0].down_since is None


def test_a_first_connection_is_not_a_loss() -> None:
    book = HealthBook()
    book.note({1: status(S.CONNECTING)}, NOON)
    assert book.rows()[0].down_since is None
    assert book.rows()[0].losses == 0


def test_who_comes_and_goes_flaps_until_it_has_held_for_a_while() -> None:
    book, now = HealthBook(), NOON
    for _ in range(FLAPS):
        book.note({1: status(S.RETRY)}, now)
        book.note({1: status(S.LIVE)}, now + timedelta(seconds=20))
        now += timedelta(minutes=1)
    assert book.rows()[0].is_flapping
    book.note({1: status(S.LIVE)}, now + WITHIN)
    assert not book.rows()[0].is_flapping


def test_reconnects_go_on_counting_when_a_feed_is_opened_anew() -> None:
    book = HealthBook()
    for reconnects in (0, 2, 3, 0, 1):
        book.note({1: status(S.LIVE, reconnects)}, NOON)
    assert book.rows()[0].reconnects == 4


def test_the_worst_stands_first_and_a_camera_watched_no_more_keeps_its_line() -> None:
    book = HealthBook()
    book.note({1: status(S.LIVE), 2: status(S.DENIED), 3: status(S.LIVE)}, NOON)
    book.note_drift(3, -7.0)
    book.note({1: status(S.LIVE)}, NOON + timedelta(seconds=2))
    assert [row.camera_id for row in book.rows()] == [2, 3, 1]
    assert book.rows()[1].is_clock_wrong
    book.note_drift(99, 1.0)
