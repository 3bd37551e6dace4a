"""A small jurisdiction for the journeys: three departments, a handful of people and units, and hands to act with."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from dispatch.calendar import WorkingClock, load_calendar
from dispatch.dispatcher import Dispatcher
from dispatch.limits import Limit
from dispatch.ports import Board, Store
from dispatch.standard import load_standard
from dispatch.states import State, Step
from dispatch.turn import House
from dispatch.values import (
    Case,
    Department,
    Directory,
    EvidenceKind,
    Person,
    Picture,
    Role,
    Source,
    Unit,
    UnitKind,
)
from dispatch.verbs import Actor, Assign, Done, FileCase, Register, Report, Sign, Verb

_COMMANDS = itertools.count(1)  # no two watches over one store share a command id
STANDARDS = Path(__file__).parents[2] / "resources" / "standards"
CODE = "990024"
BUREAU, SQUAD, CLEANERS, OVERSIGHT = 1, 2, 3, 4
WANG, LI, CHEN, MEMBER, CITIZEN, SYSTEM = 1, 2, 3, 4, 5, 6
COLLECTOR, COMMANDER, HEAD, SUB_DISPATCHER = 7, 8, 9, 11
CAR, WALKER = 1, 2
CAR_CREW, WALKER_CREW = 101, 102


@dataclass
class HandClock:
    """A clock that stands still until it is moved."""

    moment: datetime = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 09:00 in the county

    def now(self) -> datetime:
        """The moment it stands at."""
        return self.moment

    def pass_by(self, **span: float) -> None:
        """Move it on by hours=, minutes= or seconds=."""
        self.moment += timedelta(**span)


def _person(
    person_id: int, name: str, *roles: Role, department: int | None = None, unit: int | None = None,
    areas: tuple[str, ...] = (),
) -> Person:  # fmt: skip
    return Person(
        id=person_id, jurisdiction=CODE, name=name, roles=frozenset(roles), department_id=department, unit_id=unit,
        areas=areas,
    )  # fmt: skip


def _unit(unit_id: int, name: str, kind: UnitKind, department: int) -> Unit:
    return Unit(id=unit_id, jurisdiction=CODE, name=name, kind=kind, department_id=department, device=f"u{unit_id}")


DIRECTORY = Directory(
    jurisdiction=CODE,
    name="云溪县",
    name_en="Yunxi County",
    single_manned=True,
    departments=(
        Department(id=BUREAU, jurisdiction=CODE, name="综合行政执法局"),
        Department(id=SQUAD, jurisdiction=CODE, name="执法中队", parent_id=BUREAU),
        Department(id=CLEANERS, jurisdiction=CODE, name="环卫中心"),
        Department(id=OVERSIGHT, jurisdiction=CODE, name="监督中心"),
    ),
    people=(
        _person(
            WANG, "王敏", Role.ACCEPTOR, Role.SUPERVISOR, Role.DISPATCHER, Role.INSPECTOR, Role.COLLECTOR,
            department=OVERSIGHT,
        ),
        _person(LI, "李强", Role.DISPATCHER, department=OVERSIGHT),
        _person(CHEN, "陈洁", Role.SUPERVISOR, department=OVERSIGHT),
        _person(MEMBER, "周平", Role.INSPECTOR, Role.ACCEPTOR, Role.SUPERVISOR, department=BUREAU),
        _person(COLLECTOR, "孙悦", Role.COLLECTOR, department=OVERSIGHT),
        _person(COMMANDER, "何局", Role.COMMANDER, department=OVERSIGHT),
        _person(HEAD, "冯队", Role.HEAD, department=SQUAD),
        _person(HEAD + 1, "吴副队", Role.SUPERVISOR, department=SQUAD),
        _person(SUB_DISPATCHER, "郑敏", Role.DISPATCHER, department=BUREAU),
        _person(SUB_DISPATCHER + 1, "钱江", Role.DISPATCHER, department=OVERSIGHT, areas=("330999",)),
        _person(CITIZEN, "市民", Role.CITIZEN),
        _person(SYSTEM, "系统", Role.SYSTEM),
        _person(CAR_CREW, "3 号巡查车", Role.UNIT, department=SQUAD, unit=CAR),
        _person(WALKER_CREW, "赵军", Role.UNIT, department=CLEANERS, unit=WALKER),
    ),
    units=(
        _unit(CAR, "3 号巡查车", UnitKind.VEHICLE, SQUAD),
        _unit(WALKER, "赵军", UnitKind.OFFICER, CLEANERS),
    ),
)  # fmt: skip


def picture(kind: EvidenceKind, sha256: str = "ab" * 32) -> Picture:
    """A picture that a door has stored."""
    return Picture(sha256=sha256, kind=kind, size=1000, width=640, height=360)


@dataclass
class Watch:
    """A dispatcher over a real store, with hands for every post."""

    store: Store
    board: Board
    clock: HandClock = field(default_factory=HandClock)
    two_level: bool = False
    evidence: Mapping[Step, EvidenceKind] | None = None  # what a county asks for instead of the shipped standard
    stages: Mapping[State, Limit] | None = None
    recheck_percent: int = 5
    rules: Mapping[str, object] = field(default_factory=dict)  # others than the shipped ones, by name

    def __post_init__(self) -> None:
        tokens = itertools.count(1)
        self.dispatcher_clock = WorkingClock(load_calendar(STANDARDS / "calendar.toml"))
        standard = load_standard(STANDARDS / "county")
        standard = standard if self.evidence is None else replace(standard, evidence=self.evidence)
        standard = standard if self.stages is None else replace(standard, stages=self.stages)
        house = House(
            jurisdiction=CODE,
            standard=replace(
                standard,
                rules=replace(
                    standard.rules,
                    two_level=self.two_level,
                    recheck_percent=self.recheck_percent,
                    **self.rules,  # type: ignore[arg-type]
                ),
            ),
            work_clock=self.dispatcher_clock,
            zone=ZoneInfo("Asia/Shanghai"),
            token=lambda: f"q{next(tokens):07d}",
            grid_of=lambda _lon, _lat: "990024001001001",
        )
        self.dispatcher = Dispatcher(self.store, self.clock, house)

    def act(self, verb: Verb, person: int = WANG, *, command_id: str = "") -> Done:
        """Carry out a verb as a person."""
        actor = Actor(person_id=person, role=Role.DISPATCHER, workstation="test")
        return self.dispatcher.do(verb, by=actor, command_id=command_id or f"c{next(_COMMANDS)}")

    def case(self, case_id: int) -> Case:
        """A case as every desk would read it now."""
        return self.board.cases(CODE, [case_id])[0]

    def seen(self, case_id: int) -> int:
        """The version that a desk would have seen."""
        return self.case(case_id).version

    def reported(self, source: Source = Source.DESK, *, wants_reply: bool = False) -> int:
        """A case that has been reported."""
        report = Report(
            source=source, description="农贸市场东门占道经营", place="永安路 88 号", lon=120.73, lat=28.85,
            pictures=(picture(EvidenceKind.NEAR),), wants_reply=wants_reply,
        )  # fmt: skip
        return self.act(report).case_id or 0

    def named(self) -> int:
        """A report by somebody who gave name and number."""
        report = Report(source=Source.HOTLINE, description="路灯不亮", place="永安路", reporter_name="张伟",
                        reporter_phone="13812341234")  # fmt: skip
        return self.act(report).case_id or 0

    def filed(self) -> int:
        """A case that waits for a dispatcher."""
        case_id = self.reported()
        self.file(case_id)
        return case_id

    def file(self, case_id: int) -> None:
        """Register and file a reported case."""
        register = Register(
            case_id=case_id, seen=self.seen(case_id), class_code="09006", condition_id="09006-1"
        )  # fmt: skip
        self.act(register)
        self.act(FileCase(case_id=case_id, seen=self.seen(case_id)))

    def assigned(self, unit: int = CAR) -> tuple[int, int]:
        """A case with an order to a unit: (case id, order id)."""
        case_id = self.filed()
        done = self.act(Assign(case_id=case_id, seen=self.seen(case_id), unit_id=unit))
        return case_id, done.order_id or 0

    def signed(self) -> tuple[int, int]:
        """A case that its unit has signed for: (case id, order id)."""
        case_id, order_id = self.assigned()
        self.act(Sign(order_id=order_id), CAR_CREW)
        return case_id, order_id
