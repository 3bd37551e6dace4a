"""Questions of the panels to the board, answered from the reads lane on the UI thread."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from console.lanes import Lane, Outcome
from dispatch.papers import CaseFile, DutyBook
from dispatch.ports import Board, Pictures
from dispatch.records import UnitRecord
from dispatch.values import Case, Order

T = TypeVar("T")
READ_WITHIN_S = 10.0


class Reader(QObject):
    """Asks the board for one jurisdiction; what fails is said by `troubled`, and `then` is not called."""

    troubled = Signal(object)  # Exception

    def __init__(self, board: Board, pictures: Pictures, jurisdiction: str, lane: Lane) -> None:
        super().__init__()
        self._board = board
        self._pictures = pictures
        self._jurisdiction = jurisdiction
        self._lane = lane

    def file(self, case_id: int, then: Callable[[CaseFile], None]) -> None:
        """Everything about one case."""
        self._ask(lambda: self._board.file(self._jurisdiction, case_id), then)

    def unmasked(self, seq: int, person_id: int, now: datetime, then: Callable[[str], None]) -> None:
        """The personal datum that a line of the log was written for."""
        self._ask(lambda: self._board.unmasked(self._jurisdiction, seq, person_id, now), then)

    def duty_book(self, now: datetime, then: Callable[[DutyBook], None]) -> None:
        """Who is on duty, which posts are lent, which routines are set."""
        self._ask(lambda: self._board.duty_book(self._jurisdiction, now), then)

    def find(self, text: str, then: Callable[[tuple[Case, ...]], None]) -> None:
        """Cases whose number, title, place or description holds the text."""
        self._ask(lambda: self._board.find(self._jurisdiction, text), then)

    def orders_of(self, unit_id: int, then: Callable[[tuple[Order, ...]], None]) -> None:
        """The active orders of a unit."""
        self._ask(lambda: self._board.orders_of(self._jurisdiction, unit_id), then)

    def near(self, lon: float, lat: float, metres: float, then: Callable[[tuple[Case, ...]], None]) -> None:
        """Cases around a place in WGS-84, open or ended, the last entered first."""
        self._ask(lambda: self._board.near(self._jurisdiction, lon, lat, metres=metres), then)

    def records(self, since: datetime, lately: datetime, then: Callable[[tuple[UnitRecord, ...]], None]) -> None:
        """How units have kept the limits of orders sent since a moment; how many they got since another."""
        self._ask(lambda: self._board.records(self._jurisdiction, since=since, lately=lately), then)

    def picture(self, sha256: str, then: Callable[[bytes], None]) -> None:
        """The bytes of a picture, re-hashed when read."""
        self._ask(lambda: self._pictures.get(sha256), then)

    def _ask(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        def ended(outcome: Outcome[T]) -> None:
            if outcome.error is not None:
                self.troubled.emit(outcome.error)
            elif outcome.value is not None:
                then(outcome.value)

        self._lane.submit(work, ended, timeout=READ_WITHIN_S)
