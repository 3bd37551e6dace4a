"""A county at full load beside a desk, in a process of its own: a thousand units that move, ten events a second.

`python -m benchmarks.desk_load FOLDER CAMERAS_AT` prepares the folder, says `ready`, then works between the lines `go`
and `rest` of its standard input.
"""

import random
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from assembly.centre import OpenCentre, open_centre
from assembly.demo import prepare
from console.paths import make_folders, paths_of
from db.doorbell import Doorbell
from dispatch.errors import Refused
from dispatch.paper_verbs import Merge, ReturnToAccept
from dispatch.states import State
from dispatch.values import Case, Fix, Role, Source, Unit, UnitKind
from dispatch.verbs import Actor, Assign, FileCase, Note, Recall, Register, Report, Verb
from simulator.county import CODE, LI, County, build_county

CASES, UNITS, EVENTS_A_SECOND = 5000, 1000, 10
DEPARTMENTS = 8
SEED = 7


def crowded(cameras_at: str) -> County:
    """The county of the demo with a thousand units."""
    county = build_county(cameras_at=cameras_at)
    more = (
        Unit(id=n, jurisdiction=CODE, name=f"{n} 号巡查车", name_en=f"Patrol car {n}", kind=UnitKind.VEHICLE,
             device=f"load-{n}", department_id=1 + n % DEPARTMENTS)
        for n in range(len(county.directory.units) + 1, UNITS + 1)
    )  # fmt: skip
    return replace(county, directory=replace(county.directory, units=(*county.directory.units, *more)))


def waiting(numbers: Iterable[int], now: datetime) -> Iterable[Case]:
    """Open cases of the last days, some of them overdue."""
    return (
        Case(
            jurisdiction=CODE, number=f"{CODE}20261123{n:05d}", source=Source.IMPORT, title=f"旧案 {n}",
            place=f"永安路 {n} 号", reported_at=now, stage_started_at=now, class_code="06010",
            stage_due_at=now + timedelta(minutes=n - 200), state=State.PENDING_DISPATCH,
            lon=120.73 + n % 500 / 1e4, lat=28.85 + n % 300 / 1e4,
        )
        for n in numbers
    )  # fmt: skip


class Load:
    """Moves all units once a second and does ten things a second; at rest until told."""

    def __init__(self, centre: OpenCentre) -> None:
        self._centre, self._dice = centre, random.Random(SEED)
        self._works, self._is_over = threading.Event(), threading.Event()
        self._ids = [case.id for case in centre.board.open_cases(CODE)]
        self._sent: list[int] = []
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._move, self._act)]
        for thread in self._threads:
            thread.start()

    def tell(self, word: str) -> None:
        """`go` or `rest`."""
        self._works.set() if word == "go" else self._works.clear()

    def close(self) -> None:
        """Do no more."""
        self._is_over.set()
        self._works.set()
        for thread in self._threads:
            thread.join()

    def _move(self) -> None:
        second = 0
        while not self._is_over.wait(1.0):
            self._works.wait()
            second += 1
            now = datetime.now(UTC)
            self._centre.positions.post(CODE, [_fix(unit, second, now) for unit in range(1, UNITS + 1)])

    def _act(self) -> None:
        turn, due = 0, time.monotonic()
        while not self._is_over.is_set():
            self._works.wait()
            turn += 1
            due = max(due + 1 / EVENTS_A_SECOND, time.monotonic() - 1)
            self._is_over.wait(max(0.0, due - time.monotonic()))
            try:
                self._event(turn % EVENTS_A_SECOND)
            except Refused:
                continue  # the desk was quicker

    def _event(self, turn: int) -> None:
        """Of ten: six notes, an order and its recall, a new case and one that goes."""
        if turn == 0:
            self._take_report()
        elif turn == 3:
            self._send()
        elif turn == 6 and self._sent:
            case = self._case(self._sent.pop(0))
            self._do(Recall(case_id=case.id, seen=case.version))
        elif turn == 9:
            self._merge(self._case(self._ids.pop(self._dice.randrange(len(self._ids)))))
        else:
            self._do(Note(case_id=self._dice.choice(self._ids), words=f"现场第 {turn} 条"))

    def _take_report(self) -> None:
        lon, lat = 120.73 + self._dice.random() / 20, 28.85 + self._dice.random() / 30
        case_id = self._do(Report(source=Source.DESK, description="垃圾堆在路边", place="永安路", lon=lon, lat=lat))
        seen = self._case(case_id).version
        self._do(Register(case_id=case_id, seen=seen, class_code="06010", condition_id="06010-9"))
        self._do(FileCase(case_id=case_id, seen=seen + 1))
        self._ids.append(case_id)

    def _merge(self, case: Case) -> None:
        """As many go as come, so that the county stays as large as it is."""
        self._do(ReturnToAccept(case_id=case.id, seen=case.version, reason="重复"))
        self._do(Merge(case_id=case.id, seen=case.version + 1, parent_id=self._ids[0]))

    def _send(self) -> None:
        case = self._case(self._dice.choice(self._ids))
        free = [unit.id for unit in self._centre.board.units(CODE) if unit.order_id is None]
        self._do(Assign(case_id=case.id, seen=case.version, unit_id=self._dice.choice(free), reason="就近"))
        self._sent.append(case.id)

    def _case(self, case_id: int) -> Case:
        return self._centre.board.cases(CODE, [case_id])[0]

    def _do(self, verb: Verb) -> int:
        actor = Actor(person_id=LI, role=Role.DISPATCHER, workstation="another desk")
        return self._centre.dispatcher.do(verb, by=actor, command_id=uuid4().hex).case_id or 0


def _fix(unit: int, second: int, now: datetime) -> Fix:
    """Where a unit is: it goes to and fro on a road of its own."""
    away = abs(second * 8 % 400 - 200) * 1e-5
    return Fix(
        unit_id=unit, lon=120.70 + unit % 40 / 600 + away, lat=28.83 + unit // 40 / 600, at=now, received_at=now,
        speed_mps=8.0, heading_deg=90.0,
    )  # fmt: skip


def main() -> int:
    """Prepare, then work until standard input closes."""
    paths = paths_of(Path(sys.argv[1]))
    make_folders(paths)
    prepare(paths, crowded(sys.argv[2]))
    with (
        closing(Doorbell(paths.data / "bells")) as bell,
        closing(open_centre(paths.data, CODE, on_commit=bell.ring)) as centre,
    ):
        now = centre.clock.now()
        centre.registry.add_imported(CODE, waiting(range(CASES), now), at=now, by_name="benchmark")
        with closing(Load(centre)) as load:
            print("ready", flush=True)
            for line in sys.stdin:
                load.tell(line.strip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
