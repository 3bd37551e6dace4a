"""The hours before the desk opens: cases that a shift has reported, filed, sent out, checked and closed, verb by verb.

Who sits down finds what a shift leaves behind: most cases done, some to check and to send out, some due, some overdue.
"""

import heapq
import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dispatch.limits import WorkClock
from dispatch.ports import Board
from dispatch.standard import Standard
from dispatch.values import EvidenceKind, Picture, Source, UrgeKind
from dispatch.verbs import (
    Assign,
    Check,
    Close,
    Deliver,
    Done,
    FileCase,
    Outcome,
    Read,
    Register,
    Reply,
    Report,
    SendCheck,
    Sign,
    UrgeCase,
    UrgeReceipt,
    Verb,
)
from simulator.citizens import STORIES, Story, place_of
from simulator.county import CODE, FIRST_CREW, LI, SYSTEM, WANG, County
from simulator.pictures import corner_at, street_picture

CLOSED, REPLIED, REPORTED, FILED = 18, 5, 2, 4
SHARES = (0.15, 0.3, 0.45, 0.6, 0.85, 0.9, 1.05, 1.3)  # of the limit used by cases still in the street
YELLOW = 0.8
SOURCES = (Source.COLLECTOR, Source.VIDEO, Source.DESK)  # whoever saw it; what the public reports comes through a door
HANDLED = ("已清理干净", "已劝离并恢复通行", "已修复", "已设围挡，恢复通行")
Life = Iterator[datetime]  # the moments at which a case goes on; what happens at each, happens before the next


@dataclass
class HandClock:
    """A clock that stands where it was put."""

    moment: datetime

    def now(self) -> datetime:
        """The moment it stands at."""
        return self.moment


@dataclass
class Earlier:
    """A shift before this one; `do` carries out a verb for a person by `clock`, `keep` stores a picture."""

    county: County
    board: Board
    standard: Standard
    work_clock: WorkClock
    clock: HandClock
    do: Callable[[Verb, int], Done]
    keep: Callable[[bytes], str]
    dice: random.Random
    _units: Iterator[int] = field(init=False)
    _stories: Iterator[Story] = field(init=False)

    def __post_init__(self) -> None:
        """Units and stories come round: a unit has but one order at a time, and is free again after its reply."""
        self._units = itertools.cycle(unit.id for unit in self.county.directory.units)
        self._stories = itertools.cycle(story for story in STORIES if story.words[0] > "z")

    def live(self, now: datetime) -> None:
        """Let all cases happen, each at its moments up to `now`. Raises Refused where a verb was not lawful."""
        lives = [
            *(self._closed(now - timedelta(minutes=100 + 17 * number)) for number in range(CLOSED)),
            *(self._replied(now - timedelta(minutes=70 + 9 * number)) for number in range(REPLIED)),
            *(self._under_way(share, now) for share in SHARES),
            *(self._filed(now - timedelta(minutes=13 + 2 * number)) for number in range(FILED)),
            *(self._reported(now - timedelta(minutes=6 + 5 * number)) for number in range(REPORTED)),
        ]
        waiting = [(next(life), number, life) for number, life in enumerate(lives)]
        heapq.heapify(waiting)
        while waiting:
            self.clock.moment, number, life = heapq.heappop(waiting)
            moment = next(life, None)
            if moment is not None and moment <= now:
                heapq.heappush(waiting, (moment, number, life))

    def _reported(self, at: datetime) -> Life:
        yield at
        self._report(next(self._stories))

    def _filed(self, at: datetime) -> Life:
        yield at
        story = next(self._stories)
        yield from self._file(self._report(story), story, at)

    def _closed(self, at: datetime) -> Life:
        yield at
        story = next(self._stories)
        case_id = self._report(story)
        yield from self._file(case_id, story, at)
        yield from self._handle(case_id, at)
        yield self._later(5)
        self.do(SendCheck(case_id=case_id, seen=self._seen(case_id)), LI)
        yield self._later(6)
        shown = (self._picture(case_id, EvidenceKind.CHECK, is_clean=True),)
        self.do(Check(case_id=case_id, seen=self._seen(case_id), outcome=Outcome.YES, pictures=shown), LI)
        yield self._later(2)
        self.do(Close(case_id=case_id, seen=self._seen(case_id)), LI)

    def _replied(self, at: datetime) -> Life:
        yield at
        story = next(self._stories)
        case_id = self._report(story)
        yield from self._file(case_id, story, at)
        yield from self._handle(case_id, at)

    def _under_way(self, share: float, now: datetime) -> Life:
        """A case whose unit has used a share of its time by now, and was urged where that is much."""
        story = next(self._stories)
        limit = self.standard.conditions_of(story.code)[0].limit
        sent = self._moment(now, lambda moment: self.work_clock.used(moment, now, limit) >= share)
        yield sent - timedelta(minutes=9)
        case_id = self._report(story)
        yield from self._file(case_id, story, sent - timedelta(minutes=9))
        yield sent
        unit_id, order_id = self._send(case_id)
        yield self._later(4)
        self.do(Sign(order_id=order_id), FIRST_CREW + unit_id)
        if share > YELLOW:
            yield self._moment(now, lambda moment: self.work_clock.used(sent, moment, limit) <= YELLOW)
            self._urge(case_id, UrgeKind.YELLOW, unit_id)
        if share > 1:
            yield self._moment(now, lambda moment: self.work_clock.used(sent, moment, limit) <= 1)
            self._urge(case_id, UrgeKind.DUE, unit_id)

    def _file(self, case_id: int, story: Story, at: datetime) -> Life:
        yield at + timedelta(minutes=3)
        condition = self.standard.conditions_of(story.code)[0].id
        self.do(
            Register(case_id=case_id, seen=self._seen(case_id), class_code=story.code, condition_id=condition), WANG
        )
        yield at + timedelta(minutes=5)
        self.do(FileCase(case_id=case_id, seen=self._seen(case_id)), WANG)

    def _handle(self, case_id: int, at: datetime) -> Life:
        yield at + timedelta(minutes=8)
        unit_id, order_id = self._send(case_id)
        yield self._later(3)
        self.do(Sign(order_id=order_id), FIRST_CREW + unit_id)
        yield self._later(self.dice.uniform(15, 40))
        after = (self._picture(case_id, EvidenceKind.AFTER, is_clean=True, hand=order_id),)
        reply = Reply(order_id=order_id, measure=self.dice.choice(HANDLED), closing_met=True, pictures=after)
        self.do(reply, FIRST_CREW + unit_id)

    def _report(self, story: Story) -> int:
        name, lon, lat = place_of(self.county.town, self.dice)
        near = self._stored(street_picture(corner_at(lon, lat), is_clean=False), EvidenceKind.NEAR)
        report = Report(
            source=self.dice.choice(SOURCES), description=story.words, place=name, lon=lon, lat=lat,
            class_code=story.code, pictures=(near,),
        )  # fmt: skip
        return self.do(report, WANG).case_id or 0

    def _send(self, case_id: int) -> tuple[int, int]:
        unit_id = next(self._units)
        done = self.do(Assign(case_id=case_id, seen=self._seen(case_id), unit_id=unit_id, reason="就近派遣"), LI)
        for receipt in (Deliver(order_id=done.order_id or 0), Read(order_id=done.order_id or 0)):
            self.do(receipt, FIRST_CREW + unit_id)
        return unit_id, done.order_id or 0

    def _urge(self, case_id: int, kind: UrgeKind, unit_id: int) -> None:
        self.do(UrgeCase(case_id=case_id, kind=kind), SYSTEM)
        for urge in self.board.urges_of(CODE, unit_id):
            self.do(UrgeReceipt(urge_id=urge.id, is_read=True), FIRST_CREW + unit_id)

    def _picture(self, case_id: int, kind: EvidenceKind, *, is_clean: bool, hand: int = 0) -> Picture:
        case = self.board.cases(CODE, [case_id])[0]
        corner = corner_at(case.lon or 0.0, case.lat or 0.0)
        return self._stored(street_picture(corner, is_clean=is_clean, hand=hand), kind)

    def _stored(self, data: bytes, kind: EvidenceKind) -> Picture:
        return Picture(sha256=self.keep(data), kind=kind, size=len(data), width=640, height=480)

    def _seen(self, case_id: int) -> int:
        return self.board.cases(CODE, [case_id])[0].version

    def _later(self, minutes: float) -> datetime:
        return self.clock.moment + timedelta(minutes=minutes)

    @staticmethod
    def _moment(now: datetime, holds: Callable[[datetime], bool]) -> datetime:
        """The last moment of the past, by steps of two minutes, at which something holds."""
        return next(
            moment for moment in (now - timedelta(minutes=2 * step) for step in itertools.count()) if holds(moment)
        )
