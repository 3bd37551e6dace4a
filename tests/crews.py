"""Writers for storms and benchmarks: each sends its own unit to its own case and takes it back, by whole verbs."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assembly.centre import OpenCentre, open_centre
from db.again import SteadyCentre
from dispatch.states import State
from dispatch.values import Case, Department, Directory, Person, Role, Source, Unit, UnitKind
from dispatch.verbs import Actor, Assign, Deliver, Read, Recall, Verb

HERE = "990024"
DISPATCHER = 1
_FIRST_CREW = 1000


@dataclass(frozen=True)
class Crew:
    """A unit with its crew, and the case that it is sent to."""

    unit_id: int
    person_id: int
    case_id: int


def open_with_crews(
    data_dir: Path, database: str, count: int, on_commit: Callable[[], None] = lambda: None
) -> tuple[OpenCentre, list[Crew]]:
    """A centre over an empty store with a dispatcher, `count` units with their crews, and a case for each."""
    centre = open_centre(data_dir, HERE, on_commit=on_commit, database=database)
    units = range(1, count + 1)
    centre.registry.put_directory(
        Directory(
            jurisdiction=HERE, name="云溪县", name_en="Yunxi", single_manned=True,
            departments=(Department(id=1, jurisdiction=HERE, name="综合行政执法局"),),
            people=(
                Person(id=DISPATCHER, jurisdiction=HERE, name="王敏", roles=frozenset({Role.DISPATCHER})),
                *(Person(id=_FIRST_CREW + unit, jurisdiction=HERE, name=f"{unit} 号车组", unit_id=unit,
                         department_id=1, roles=frozenset({Role.UNIT})) for unit in units),
            ),
            units=tuple(Unit(id=unit, jurisdiction=HERE, name=f"{unit} 号车", kind=UnitKind.VEHICLE, department_id=1)
                        for unit in units),
        )
    )  # fmt: skip
    now = datetime.now(UTC)
    cases = [
        Case(
            jurisdiction=HERE, number=f"{HERE}{n:05d}", source=Source.DESK, title="路灯不亮", reported_at=now,
            place=f"人民路{n}号", description="市民反映路灯不亮，影响夜间出行", state=State.PENDING_DISPATCH,
        )
        for n in units
    ]  # fmt: skip
    centre.registry.add_imported(HERE, cases, at=now, by_name="benchmark")
    ids = sorted(case.id for case in centre.board.open_cases(HERE))
    return centre, [Crew(unit, _FIRST_CREW + unit, case) for unit, case in zip(units, ids, strict=True)]


def there_and_back(centre: OpenCentre, crew: Crew) -> Iterator[None]:
    """One verb at each step, for ever: assign, deliver, read, recall."""
    version = centre.board.cases(HERE, [crew.case_id])[0].version
    desk = Actor(person_id=DISPATCHER, role=Role.DISPATCHER, workstation="desk-1")
    terminal = Actor(person_id=crew.person_id, role=Role.UNIT, workstation="terminal")

    steady = SteadyCentre(centre.dispatcher)

    def do(verb: Verb, by: Actor) -> tuple[int, int | None]:
        done = steady.do(verb, by=by, command_id=uuid.uuid4().hex)
        return done.version, done.order_id

    while True:
        version, order = do(Assign(case_id=crew.case_id, seen=version, unit_id=crew.unit_id), desk)
        yield
        for verb in (Deliver(order_id=order or 0), Read(order_id=order or 0)):
            do(verb, terminal)
            yield
        version, _ = do(Recall(case_id=crew.case_id, seen=version, reason="改派"), desk)
        yield


def recall(centre: OpenCentre, crew: Crew) -> None:
    """Take the order of a crew back, wherever it has got to."""
    case = centre.board.cases(HERE, [crew.case_id])[0]
    desk = Actor(person_id=DISPATCHER, role=Role.DISPATCHER, workstation="desk-1")
    verb = Recall(case_id=case.id, seen=case.version, reason="改派")
    centre.dispatcher.do(verb, by=desk, command_id=uuid.uuid4().hex)
