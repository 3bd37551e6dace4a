"""Any verbs, by anybody, in any order, against a model that knows nothing of the table: what must hold, holds.

The model is told only what was done (the answers of the dispatcher); it keeps its own books of who holds what. After
every command the tables, the log and a desk that follows by news are held against it and against each other.
"""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import Engine

from console.moved import moved_cases, moved_units
from console.world import Start, World
from db.board import SqlBoard
from db.engine import open_engine
from db.log import SqlLog
from db.registry import Registry
from db.store import SqlStore
from dispatch.chain import verify as verify_chain
from dispatch.errors import Refused
from dispatch.paper_verbs import (
    AnswerReporter,
    AnswerSupervision,
    Apply,
    CancelSupervision,
    Decide,
    Delegate,
    JudgeAnswer,
    Merge,
    ProposeSupervision,
    RaiseSupervision,
    RecallSupport,
    RecallTask,
    Reopen,
    Resume,
    ReturnToAccept,
    Settle,
    Supervise,
    Support,
    Unmerge,
    Visit,
    Withdraw,
)
from dispatch.papers import PetitionKind, PetitionState, SupervisionKind
from dispatch.states import State, Step
from dispatch.values import CaseKind, EvidenceKind, Role, Source, UnitState
from dispatch.verbs import (
    Assign,
    Attach,
    Check,
    ClearSos,
    Close,
    Deliver,
    FileCase,
    Note,
    Outcome,
    RaiseSos,
    Read,
    Recall,
    Refuse,
    RefuseFiling,
    Register,
    Reply,
    Report,
    ReturnToCheck,
    SendBack,
    SendCheck,
    SendVerify,
    SetDuty,
    Sign,
    UrgeCase,
    Verb,
    Verify,
)
from dispatch.watch_verbs import EndShift, HoldCase, Personal, ReleaseHold, SetShift, Unmask
from tests.journeys.county import (
    CAR,
    CAR_CREW,
    CHEN,
    CLEANERS,
    CODE,
    COLLECTOR,
    COMMANDER,
    DIRECTORY,
    HEAD,
    LI,
    MEMBER,
    SYSTEM,
    WALKER,
    WALKER_CREW,
    WANG,
    Watch,
    picture,
)

PEOPLE = (WANG, WANG, LI, CHEN, MEMBER, COLLECTOR, COMMANDER, HEAD, CAR_CREW, CAR_CREW, WALKER_CREW, SYSTEM)
CREWS = {CAR: CAR_CREW, WALKER: WALKER_CREW}
AFTER, CHECKED = picture(EvidenceKind.AFTER, "cd" * 32), picture(EvidenceKind.CHECK, "ef" * 32)
# What the field says of each state, written down without looking at the table: who may hold an order in it.
WITH_LEAD = {State.DISPATCHED, State.HANDLING}
NEVER_AFTER = {
    State.VOID: set(), State.FORCED_CLOSED: set(), State.MERGED: {State.REPORTED},
    State.NOT_FILED: {State.REPORTED}, State.CLOSED: {State.HANDLING, State.REPORTED},
}  # fmt: skip


@dataclass
class Books:
    """What the model keeps: of each case its state and its version, of each unit whether it calls or is off duty."""

    states: dict[int, State] = field(default_factory=dict)
    versions: dict[int, int] = field(default_factory=dict)
    lines: int = 0
    calling: set[int] = field(default_factory=set)
    off_duty: set[int] = field(default_factory=set)
    shifts: int = 0  # turns of duty that were written and not taken out again


class AnyOrder(RuleBasedStateMachine):
    """One small county; each rule asks for one verb of one person and takes what comes."""

    open_store: Callable[[], Engine]

    def __init__(self) -> None:
        super().__init__()
        self.engine = type(self).open_store()
        Registry(self.engine, lambda: None).put_directory(DIRECTORY)
        self.watch = Watch(SqlStore(self.engine), SqlBoard(self.engine))
        self.log, self.books, self.done = SqlLog(self.engine), Books(), 0
        self.desk = World(CODE)
        self.desk.begin(Start(head=0, directory=DIRECTORY, cases=(), units=self.watch.board.units(CODE)))

    def teardown(self) -> None:
        self.engine.dispose()

    # Asking.

    def ask(self, verb: Verb, person: int) -> Any:
        """What was done, None when it was refused; of a refusal nothing but a line remains."""
        before = self._tables()
        try:
            done = self.watch.act(verb, person)
        except Refused:
            assert self._tables() == before, "a refused command left a trace"
            return None
        self.done += 1
        return done

    def _tables(self) -> tuple[Any, ...]:
        board = self.watch.board
        files = tuple(board.file(CODE, case_id) for case_id in sorted(self.books.states)[-1:])
        cases = board.cases(CODE, list(self.books.states))
        return (
            board.units(CODE),
            cases,
            tuple((file.case, file.orders, file.petitions, file.supervisions) for file in files),
        )

    def pick(self, data: st.DataObject) -> Any:
        """One of the cases."""
        case_id = data.draw(st.sampled_from(sorted(self.books.states)))
        return self.watch.case(case_id)

    @rule(kind=st.sampled_from(CaseKind), source=st.sampled_from((Source.DESK, Source.HOTLINE)))
    def report(self, kind: CaseKind, source: Source) -> None:
        if len(self.books.states) < 4:
            verb = Report(source=source, kind=kind, description="占道", place="永安路", lon=120.73, lat=28.85)
            assert self.ask(verb, WANG) is not None

    @rule(minutes=st.integers(1, 300))
    def time_passes(self, minutes: int) -> None:
        self.watch.clock.pass_by(minutes=minutes)

    @precondition(lambda self: self.books.states)
    @rule(data=st.data(), person=st.sampled_from(PEOPLE))
    def anything(self, data: st.DataObject, person: int) -> None:
        """A verb about a case, by anybody, lawful or not."""
        case = self.pick(data)
        self.ask(data.draw(st.sampled_from(self._verbs(case))), person)

    @precondition(lambda self: self.books.states)
    @rule(data=st.data())
    def the_next_step(self, data: st.DataObject) -> None:
        """The ordinary way on, so that cases come far enough for the rest to matter."""
        case = self.pick(data)
        step = self._ordinary(case)
        if step is not None:
            self.ask(*step)

    @precondition(lambda self: self.books.states)
    @rule(data=st.data(), granted=st.booleans(), person=st.sampled_from((COMMANDER, CHEN, LI, WANG, HEAD)))
    def a_petition_is_decided(self, data: st.DataObject, granted: bool, person: int) -> None:
        file = self.watch.board.file(CODE, self.pick(data).id)
        for petition in file.petitions:
            if petition.state is PetitionState.OPEN:
                verb = Decide(petition_id=petition.id, granted=granted, reason="x", document="纪要",
                              department_id=CLEANERS)  # fmt: skip
                self.ask(verb, person)

    @precondition(lambda self: self.books.states)
    @rule(data=st.data(), person=st.sampled_from((WANG, CHEN, LI)))
    def a_stale_version_is_never_taken(self, data: st.DataObject, person: int) -> None:
        case = self.pick(data)
        old = replace(case, version=case.version - 1)
        for verb in self._verbs(old):
            if hasattr(verb, "seen"):
                assert self.ask(verb, person) is None, verb
                return

    def _ordinary(self, case: Any) -> tuple[Verb, int] | None:
        key = {"case_id": case.id, "seen": case.version}
        crew = CREWS.get(case.unit_id or 0, CAR_CREW)
        ways: dict[State, tuple[Verb, int]] = {
            State.REPORTED: (Register(**key, class_code="09006", condition_id="09006-1"), WANG),
            State.VERIFYING: (Verify(**key, outcome=Outcome.YES), WANG),
            State.PENDING_FILING: (FileCase(**key), CHEN),
            State.PENDING_DISPATCH: (Assign(**key, unit_id=self._free(), reason="就近"), WANG),
            State.DISPATCHED: (Sign(order_id=case.order_id or 0), crew),
            State.HANDLING: (
                Reply(order_id=case.order_id or 0, measure="已清理", closing_met=True, pictures=(AFTER,)),
                crew,
            ),
            State.REPLIED: (SendCheck(**key), WANG),
            State.CHECKING: (Check(**key, outcome=Outcome.YES, pictures=(CHECKED,)), WANG),
            State.PENDING_CLOSE: (Close(**key), WANG),
        }
        return ways.get(case.state)

    def _free(self) -> int:
        free = [unit.id for unit in self.watch.board.units(CODE) if unit.order_id is None]
        return free[0] if free else CAR

    def _verbs(self, case: Any) -> list[Verb]:
        key, seen = {"case_id": case.id}, {"case_id": case.id, "seen": case.version}
        others = [case_id for case_id in self.books.states if case_id != case.id]
        later = self.watch.clock.now() + timedelta(hours=3)
        file = self.watch.board.file(CODE, case.id)
        orders = [order.id for order in file.orders if order.state.is_active] or [case.order_id or 0]
        owed = [row.id for row in file.supervisions] or [0]
        asked = [row.id for row in file.petitions] or [0]
        return [
            SendVerify(**seen), Verify(**seen, outcome=Outcome.NO, reason="x"), RefuseFiling(**seen, reason="x"),
            Register(**seen, class_code="06010", condition_id="06010-1"), FileCase(**seen),
            SendBack(**seen, reason="x"), ReturnToAccept(**seen, reason="x"), RecallTask(**seen),
            Assign(**seen, unit_id=CAR, reason="x"), Assign(**seen, unit_id=WALKER, reason="x"), Recall(**seen),
            *(kind(order_id=order) for kind in (Deliver, Read, Sign) for order in orders),
            *(Refuse(order_id=order, reason="x") for order in orders),
            *(Reply(order_id=order, measure="x", closing_met=True, pictures=(AFTER,)) for order in orders),
            *(RecallSupport(order_id=order) for order in orders),
            Support(**key, unit_id=WALKER, demand="x"), Support(**key, unit_id=CAR, demand="x"),
            *(Apply(**key, kind=kind, reason="x", document="文", until=later) for kind in PetitionKind),
            Withdraw(petition_id=asked[-1]), Resume(**seen),
            SendCheck(**seen), Check(**seen, outcome=Outcome.NO, reason="x"), ReturnToCheck(**seen, reason="x"),
            Check(**seen, outcome=Outcome.UNABLE, reason="x"), Close(**seen), Settle(**seen, adopted=True),
            Reopen(**seen, reason="x"), Reopen(**seen, reason="x", anew=True),
            AnswerReporter(**key, words="x"), Visit(**key, score=4), Note(**key, words="x"),
            Attach(**key, pictures=(AFTER,)), UrgeCase(**key), ProposeSupervision(**key), HoldCase(**key, reason="x"),
            *(ReleaseHold(hold_id=row.id, reason="x") for row in file.holds),
            Unmask(**key, field=Personal.PHONE, reason="x"),
            Supervise(**key, kind=SupervisionKind.LEADER, reason="x", demand="x", reply_by=later),
            AnswerSupervision(supervision_id=owed[-1], reply="x"), RaiseSupervision(supervision_id=owed[-1]),
            JudgeAnswer(supervision_id=owed[-1], accepted=True), CancelSupervision(supervision_id=owed[-1], reason="x"),
            *(Merge(**seen, parent_id=other) for other in others), Unmerge(**seen, reason="x"),
        ]  # fmt: skip

    @rule(person=st.sampled_from((WANG, CHEN)), hours=st.integers(1, 5))
    def a_post_is_lent(self, person: int, hours: int) -> None:
        until = self.watch.clock.now() + timedelta(hours=hours)
        roles = next(row.roles for row in DIRECTORY.people if row.id == person)
        self.ask(Delegate(to_id=LI, roles=roles, until=until, reason="x"), person)

    @rule(unit=st.sampled_from((CAR, WALKER)), person=st.sampled_from(PEOPLE), data=st.data())
    def a_unit_calls_or_comes_or_goes(self, unit: int, person: int, data: st.DataObject) -> None:
        verbs: tuple[Verb, ...] = (RaiseSos(unit_id=unit), ClearSos(unit_id=unit), SetDuty(unit_id=unit, on_duty=True),
                 SetDuty(unit_id=unit, on_duty=False))  # fmt: skip
        self.ask(data.draw(st.sampled_from(verbs)), data.draw(st.sampled_from((person, CREWS[unit], WANG))))

    @rule(person=st.sampled_from(PEOPLE), shift=st.integers(1, 4), is_end=st.booleans())
    def the_roster_is_written(self, person: int, shift: int, is_end: bool) -> None:
        now = self.watch.clock.now()
        verb = EndShift(shift_id=shift) if is_end else SetShift(
            department_id=CLEANERS, name="周平", post=Role.HEAD, phone="0576", begins_at=now,
            ends_at=now + timedelta(days=30),
        )  # fmt: skip
        if self.ask(verb, person) is not None:
            self.books.shifts += -1 if is_end else 1

    # What must hold.

    @invariant()
    def a_call_for_help_stands_until_it_is_cleared_and_who_is_off_duty_has_no_order(self) -> None:
        self.the_books_are_kept_from_the_log()
        units = self.watch.board.units(CODE)
        assert {unit.id for unit in units if unit.state is UnitState.SOS} == self.books.calling
        assert {
            unit.id for unit in units if unit.state is UnitState.OFF_DUTY
        } == self.books.off_duty - self.books.calling
        assert all(unit.order_id is None for unit in units if unit.id in self.books.off_duty)
        assert len(self.watch.board.duty_book(CODE, self.watch.clock.now()).shifts) <= self.books.shifts

    @invariant()
    def the_books_are_kept_from_the_log(self) -> None:
        """The model's books: each line moves one case from where the books have it, and by one version or none."""
        for line in self.log.after(CODE, self.books.lines):
            self.books.lines = line.seq
            if line.case_id is None:
                self._keep_unit(line)
                continue
            was = self.books.states.get(line.case_id, State.DRAFT)
            assert line.was == was, f"line {line.seq}: {line.step} from {line.was}, the books say {was}"
            now = State(line.now)
            if was in NEVER_AFTER and now is not was:
                assert now in NEVER_AFTER[was], f"{was} became {now} by {line.step}"
            self.books.states[line.case_id] = now
        # State = replay of the log.
        for case in self.watch.board.cases(CODE, list(self.books.states)):
            assert case.state is self.books.states[case.id]
            assert case.version >= self.books.versions.get(case.id, 0)
            self.books.versions[case.id] = case.version

    def _keep_unit(self, line: Any) -> None:
        """A call outdoes being off duty; only its clearing ends it."""
        books, unit = self.books, line.unit_id
        if line.step == Step.SOS:
            books.calling.add(unit)
        elif line.step == Step.CLEAR_SOS:
            books.calling.discard(unit)
        elif line.step == Step.DUTY:
            assert unit not in books.calling, "a call for help was ended by a change of duty"
            (books.off_duty.discard if line.body["on_duty"] else books.off_duty.add)(unit)

    @invariant()
    def an_open_case_has_one_holder_and_a_unit_one_order(self) -> None:
        board = self.watch.board
        holding: dict[int, int] = {}
        for case_id in self.books.states:
            file = board.file(CODE, case_id)
            active = [order for order in file.orders if order.ended_at is None]
            lead = [order for order in active if order.part == "lead"]
            assert len(lead) == (file.case.state in WITH_LEAD), (file.case.state, active)
            assert len(active) - len(lead) == file.case.supports
            assert all(order.state.is_active for order in active)
            if lead:
                assert (file.case.unit_id, file.case.order_id) == (lead[0].unit_id, lead[0].id)
            for order in active:
                assert order.unit_id not in holding, "a unit has two active orders"
                holding[order.unit_id] = order.id
            owed = sum(row.state == "open" for row in file.supervisions)
            assert file.case.supervisions == (owed if file.case.state.is_open else 0)
            assert file.case.petitions == sum(row.state is PetitionState.OPEN for row in file.petitions)
            assert (file.case.closed_at is None) == file.case.state.is_open
            assert len([task for task in file.tasks if task.ended_at is None]) <= 1
        for unit in board.units(CODE):
            assert unit.order_id == holding.get(unit.id)
            if unit.state is not UnitState.SOS:
                assert (unit.state in (UnitState.SENT, UnitState.HANDLING)) == (unit.order_id is not None)

    @invariant()
    def nobody_decided_his_own_petition_and_no_handler_checked(self) -> None:
        for case_id in self.books.states:
            for petition in self.watch.board.file(CODE, case_id).petitions:
                assert petition.applicant_id not in petition.decided_by
                assert len(set(petition.decided_by)) == len(petition.decided_by)

    @invariant()
    def a_desk_that_followed_has_what_a_desk_that_starts_now_would_read(self) -> None:
        lines = self.log.after(CODE, self.desk.head)
        board = self.watch.board
        self.desk.take(moved_cases(board, CODE, lines), lines, moved_units(board, CODE, lines))
        fresh = World(CODE)
        fresh.begin(Start(head=self.log.head(CODE), directory=DIRECTORY, cases=self.watch.board.open_cases(CODE),
                          units=self.watch.board.units(CODE)))  # fmt: skip
        assert dict(self.desk.cases) == dict(fresh.cases)
        assert dict(self.desk.units) == dict(fresh.units)
        assert self.desk.head == fresh.head


@pytest.mark.parametrize("number", range(2))
def test_whatever_is_asked_in_whatever_order_what_must_hold_holds(
    number: int, sqlite_template: Path, tmp_path: Path
) -> None:
    """Over a real store; the seeds are fixed, so that a failure comes again."""
    names = count()

    def fresh() -> Engine:
        return open_engine(shutil.copy(sqlite_template, tmp_path / f"{next(names)}.db"))

    machine = type("Machine", (AnyOrder,), {"open_store": staticmethod(fresh)})
    few = settings(max_examples=4, stateful_step_count=40, deadline=None, database=None,
                   suppress_health_check=list(HealthCheck))  # fmt: skip
    run_state_machine_as_test(seed(20261125 + number)(machine), settings=few)


def test_a_long_random_day_ends_with_a_whole_chain(sqlite_store: Engine) -> None:
    """Without Hypothesis: fifty wishes of one seed, then the log from end to end."""
    machine = type("Machine", (AnyOrder,), {"open_store": staticmethod(lambda: sqlite_store)})()
    dice = random.Random(7)
    for _ in range(50):
        if sum(state.is_open for state in machine.books.states.values()) < 3:
            machine.watch.reported(dice.choice((Source.DESK, Source.HOTLINE)))
        machine.the_books_are_kept_from_the_log()
        case = machine.watch.case(dice.choice(sorted(machine.books.states)))
        ordinary = machine._ordinary(case)
        if ordinary is not None and dice.random() < 0.6:
            machine.ask(*ordinary)
        else:
            verb = dice.choice(machine._verbs(case))
            next((who for who in dice.sample(PEOPLE, len(PEOPLE)) if machine.ask(verb, who) is not None), None)
        machine.watch.clock.pass_by(minutes=dice.randrange(30))
    machine.an_open_case_has_one_holder_and_a_unit_one_order()
    lines = [line for start in range(0, machine.log.head(CODE), 500) for line in machine.log.after(CODE, start)]
    assert verify_chain(lines) is None
    assert len({line.step for line in lines}) > 15, "the day was too quiet to prove anything"
