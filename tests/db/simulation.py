"""A seeded simulation: desks, followers and a centre in one thread on virtual time, over a real SQLite store.

Faults: a commit whose answer is lost, one that never came about, wake-ups dropped and doubled, restarts, clocks that
jump. One seed is one run; a seed that failed once stays in the tests.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event

from assembly.centre import OpenCentre
from db.again import SteadyCentre
from db.board import SqlBoard
from db.engine import open_engine
from db.errors import StoreBusy, StoreFailed, StoreLost
from db.log import SqlLog
from db.store import SqlStore
from db.verify import verify_all
from db.work import SqlWork
from dispatch.dispatcher import Dispatcher
from dispatch.errors import Refused
from dispatch.values import Case, Entry, Role
from dispatch.verbs import Actor, Assign, Deliver, Note, Read, Recall, Sign, Verb
from tests.crews import DISPATCHER, HERE, Crew, open_with_crews

STEPS, CREWS, FOLLOWERS = 60, 4, 3
LOST, BUSY = 0.12, 0.12  # of the transactions


class VirtualClock:
    """Moved by the simulation, backwards too."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.moment


class FaultyStore:
    """A store whose commits sometimes fail, and sometimes succeed without saying so."""

    def __init__(self, store: SqlStore, chance: random.Random) -> None:
        self._store = store
        self._chance = chance

    @contextmanager
    def begin(self, jurisdiction: str) -> Iterator[SqlWork]:
        """A transaction; raises StoreBusy before the commit or StoreLost after it."""
        drawn = self._chance.random()
        with self._store.begin(jurisdiction) as work:
            yield work
            if drawn < BUSY:
                raise StoreBusy("simulated")
        if BUSY <= drawn < BUSY + LOST:
            raise StoreLost("simulated")


class Follower:
    """A desk's picture, followed from the log alone."""

    def __init__(self, centre: OpenCentre) -> None:
        self.lines = list[Entry](centre.log.after(HERE, 0))
        self.cases = {case.id: case for case in centre.board.open_cases(HERE)}

    def look(self, centre: OpenCentre) -> None:
        """Read on, once or again."""
        fresh = centre.log.after(HERE, self.lines[-1].seq, limit=3)
        self.lines += fresh
        for case in centre.board.cases(HERE, sorted({line.case_id for line in fresh if line.case_id})):
            if case.seq >= self.cases[case.id].seq:
                self.cases[case.id] = case


class Simulation:
    """One run of one seed."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.chance = random.Random(seed)
        self.clock = VirtualClock()
        self.folder = folder
        self.centre, self.crews = open_with_crews(folder, "", CREWS)
        self.acknowledged: dict[str, int] = {}
        self.unknown = set[str]()
        self.refused = set[str]()
        self._start()
        self.followers = [Follower(self.centre) for _ in range(FOLLOWERS)]

    def _start(self) -> None:
        event.listen(self.centre.engine, "connect", _unsynced)
        self.centre.engine.dispose()
        store: Any = FaultyStore(SqlStore(self.centre.engine), self.chance)
        dispatcher = Dispatcher(store, self.clock, self.centre.dispatcher.house)
        self.steady = SteadyCentre(dispatcher, pause=lambda _s: None)

    def run(self) -> None:
        """All steps, each with its checks, and the end."""
        deeds: tuple[tuple[int, Callable[[], None]], ...] = (
            (12, self._act), (6, self._wake), (1, self._restart), (2, self._jump), (1, self._repeat),
        )  # fmt: skip
        for _ in range(STEPS):
            self.chance.choices([deed for _, deed in deeds], [weight for weight, _ in deeds])[0]()
            self._check_followers()
        self._check_end()
        self.centre.close()

    def _act(self) -> None:
        crew = self.chance.choice(self.crews)
        case = self._seen(crew)
        verb, actor = self._verb(crew, case)
        self._send(f"c{len(self.acknowledged) + len(self.unknown) + len(self.refused)}", verb, actor)

    def _send(self, command_id: str, verb: Verb, actor: Actor) -> None:
        try:
            self.acknowledged[command_id] = self.steady.do(verb, by=actor, command_id=command_id).seq
        except Refused:
            self.refused.add(command_id)
        except StoreFailed:
            self.unknown.add(command_id)

    def _seen(self, crew: Crew) -> Case:
        """As some desk sees it, which may be old."""
        return self.chance.choice(self.followers).cases[crew.case_id]

    def _verb(self, crew: Crew, case: Case) -> tuple[Verb, Actor]:
        desk = Actor(person_id=DISPATCHER, role=Role.DISPATCHER, workstation="desk")
        terminal = Actor(person_id=crew.person_id, role=Role.UNIT, workstation="terminal")
        order = case.order_id or 1
        unit = self.chance.choice(self.crews).unit_id
        choices: list[tuple[Verb, Actor]] = [
                (Assign(case_id=case.id, seen=case.version, unit_id=unit), desk),
                (Recall(case_id=case.id, seen=case.version, reason="改派"), desk),
                (Note(case_id=case.id, words="已联系"), desk),
                (Deliver(order_id=order), terminal), (Read(order_id=order), terminal), (Sign(order_id=order), terminal),
        ]  # fmt: skip
        return self.chance.choice(choices)

    def _repeat(self) -> None:
        """A client that never got its answer asks again, long after: it hears what was done the first time."""
        if not self.acknowledged:
            return
        command_id, seq = self.chance.choice(sorted(self.acknowledged.items()))
        actor = Actor(person_id=DISPATCHER, role=Role.DISPATCHER, workstation="desk")
        try:
            again = self.steady.do(Note(case_id=1, words="又"), by=actor, command_id=command_id)
        except StoreFailed:
            return
        assert again.seq == seq

    def _wake(self) -> None:
        """A wake-up reaches some followers, none, or one twice."""
        for follower in self.chance.choices(self.followers, k=self.chance.randint(0, FOLLOWERS)):
            follower.look(self.centre)

    def _restart(self) -> None:
        database = self.centre.database
        self.centre.close()
        self.centre = replace(self.centre, **_reopened(database))
        self._start()

    def _jump(self) -> None:
        self.clock.moment += self.chance.choice(
            [timedelta(hours=-3), timedelta(days=1), timedelta(seconds=-2), timedelta(minutes=7)]
        )

    def _check_followers(self) -> None:
        """What a follower has seen is a beginning of what was committed."""
        committed = self.centre.log.after(HERE, 0)
        for follower in self.followers:
            assert tuple(follower.lines) == committed[: len(follower.lines)]

    def _check_end(self) -> None:
        committed = self.centre.log.after(HERE, 0)
        for follower in self.followers:
            while len(follower.lines) < len(committed):
                follower.look(self.centre)
            fresh = {case.id: case for case in self.centre.board.open_cases(HERE)}
            assert follower.cases == fresh
        ids = [line.command_id for line in committed]
        assert [line.seq for line in committed] == list(range(1, len(committed) + 1))
        assert len(set(ids)) == len(ids)
        assert self.acknowledged.keys() <= set(ids)
        assert not self.refused & set(ids)
        assert {committed[seq - 1].command_id for seq in self.acknowledged.values()} == set(self.acknowledged)
        assert verify_all(self.centre.engine) == {HERE: None}
        self._check_units()

    def _check_units(self) -> None:
        active = [order for crew in self.crews for order in self.centre.board.file(HERE, crew.case_id).orders
                  if order.ended_at is None]  # fmt: skip
        held = {unit.id: unit.order_id for unit in self.centre.board.units(HERE) if unit.order_id is not None}
        assert held == {order.unit_id: order.id for order in active}
        assert len({order.case_id for order in active}) == len(active)


def _unsynced(connection: Any, _record: object) -> None:
    """What is tested is the order of things, not the disk."""
    connection.execute("PRAGMA synchronous = OFF")


def _reopened(database: Path) -> dict[str, Any]:
    engine = open_engine(database)
    return {"engine": engine, "board": SqlBoard(engine), "log": SqlLog(engine)}
