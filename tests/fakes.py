"""A county in memory: the ports of dispatch with behaviour, for tests of the desk that need no store."""

import hashlib
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from dispatch.camera_papers import Lease, OwnerRight, SharedLayout
from dispatch.chain import seal
from dispatch.dispatcher import Dispatcher
from dispatch.distance import metres_between
from dispatch.errors import NotNow, Unknown
from dispatch.features import Box, Feature
from dispatch.limits import ContinuousClock
from dispatch.pages import Page, Which
from dispatch.papers import (
    CaseFile,
    Delegation,
    DutyBook,
    FieldTask,
    Hold,
    Message,
    Petition,
    Routine,
    Shift,
    Supervision,
)
from dispatch.ports import Centre, LostRace, P, Store
from dispatch.records import Presence, UnitRecord
from dispatch.standard import load_standard
from dispatch.states import QUIET, State, Step
from dispatch.turn import House
from dispatch.values import (
    Camera,
    Case,
    Department,
    Directory,
    Entry,
    Evidence,
    Fix,
    Order,
    OrderState,
    Part,
    Person,
    Picture,
    Role,
    Source,
    Unit,
    UnitKind,
    UnitState,
    Urge,
)
from dispatch.verbs import Actor, Done, Verb

T = TypeVar("T")
R = TypeVar("R", Case, Order, Urge, Evidence)
JURISDICTION = "990024"
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)  # 12:00 in Shanghai
SHANGHAI = ZoneInfo("Asia/Shanghai")
STANDARD = load_standard(Path(__file__).parent.parent / "resources" / "standards" / "county")
BUREAU, SQUAD, CENTRE = 1, 2, 3
WANG = 1  # dispatcher, acceptor, supervisor and inspector: a watch of one
ZHAO_UNIT = 2
DESK = Actor(person_id=WANG, role=Role.DISPATCHER, workstation="desk-1")


class HandClock:
    """A clock that is moved by hand."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def forward(self, span: timedelta) -> None:
        self._now += span


def small_directory() -> Directory:
    """Three departments, a dispatcher with all posts of the desk, two crews and two cameras."""
    j = JURISDICTION
    posts = frozenset({Role.DISPATCHER, Role.ACCEPTOR, Role.SUPERVISOR, Role.INSPECTOR, Role.COLLECTOR})
    return Directory(
        jurisdiction=j,
        name="云溪县城市管理指挥中心",
        name_en="Yunxi County Command Centre",
        is_demo=True,
        single_manned=True,
        departments=(
            Department(id=BUREAU, jurisdiction=j, name="综合执法局", name_en="Enforcement Bureau"),
            Department(id=SQUAD, jurisdiction=j, name="福应街道中队", name_en="Fuying Squad", parent_id=BUREAU),
            Department(id=CENTRE, jurisdiction=j, name="指挥中心", name_en="Command Centre"),
        ),
        people=(
            Person(id=WANG, jurisdiction=j, name="王敏", roles=posts, department_id=CENTRE),
            Person(id=ZHAO_UNIT, jurisdiction=j, name="赵军", roles=frozenset({Role.UNIT}), unit_id=1),
        ),
        units=(
            Unit(id=1, jurisdiction=j, name="3 号巡查车", name_en="Patrol 3", kind=UnitKind.VEHICLE,
                 department_id=SQUAD),
            Unit(id=2, jurisdiction=j, name="赵军", name_en="Zhao Jun", kind=UnitKind.OFFICER, department_id=SQUAD),
        ),
        cameras=(
            Camera(id=1, jurisdiction=j, name="永安路东门", name_en="East Gate", url_main="rtsp://127.0.0.1/1",
                   lon=120.73, lat=28.85, bearing=90),
            Camera(id=2, jurisdiction=j, name="环城南路", name_en="South Ring", url_main="rtsp://127.0.0.1/2",
                   lon=120.74, lat=28.84),
        ),
    )  # fmt: skip


def some_case(case_id: int = 1, **changes: object) -> Case:
    """A case to dispatch, a few minutes old."""
    case = Case(
        id=case_id,
        jurisdiction=JURISDICTION,
        number=f"{JURISDICTION}20261123{case_id:05d}",
        version=1,
        state=State.PENDING_DISPATCH,
        source=Source.HOTLINE,
        title="占道经营",
        description="摊位占道",
        place="永安路农贸市场东门",
        lon=120.731,
        lat=28.851,
        class_code="09006",
        reported_at=NOON - timedelta(minutes=10),
        stage_started_at=NOON - timedelta(minutes=5),
        stage_due_at=NOON + timedelta(minutes=10),
    )
    return replace(case, **changes)  # type: ignore[arg-type]


@dataclass
class Tables:
    """What the county holds; a transaction works on a copy."""

    directory: Directory
    cases: dict[int, Case] = field(default_factory=dict)
    units: dict[int, Unit] = field(default_factory=dict)
    orders: dict[int, Order] = field(default_factory=dict)
    urges: dict[int, Urge] = field(default_factory=dict)
    evidence: dict[int, Evidence] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    done: dict[str, Done] = field(default_factory=dict)
    papers: dict[type[Any], dict[int, Any]] = field(default_factory=dict)
    series: dict[str, int] = field(default_factory=dict)
    leases: dict[int, Lease] = field(default_factory=dict)
    features: dict[int, Feature] = field(default_factory=dict)
    rights: dict[tuple[int, int], OwnerRight] = field(default_factory=dict)
    layouts: dict[str, SharedLayout] = field(default_factory=dict)

    def copy(self) -> "Tables":
        """A copy one level deep: rows are frozen."""
        return Tables(
            self.directory, dict(self.cases), dict(self.units), dict(self.orders), dict(self.urges),
            dict(self.evidence), list(self.entries), dict(self.done),
            {kind: dict(rows) for kind, rows in self.papers.items()}, dict(self.series),
            dict(self.leases), dict(self.features), dict(self.rights), dict(self.layouts),
        )  # fmt: skip


def _row(rows: Mapping[int, T], kind: str, row_id: int) -> T:
    if row_id not in rows:
        raise Unknown(kind=kind, id=str(row_id))
    return rows[row_id]


class MemoryWork:
    """One transaction over a copy of the tables."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def done(self, command_id: str) -> Done | None:
        return self.tables.done.get(command_id)

    def directory(self) -> Directory:
        return self.tables.directory

    def person(self, person_id: int) -> Person:
        return _row({row.id: row for row in self.tables.directory.people}, "person", person_id)

    def department(self, department_id: int) -> Department:
        return _row({row.id: row for row in self.tables.directory.departments}, "department", department_id)

    def case(self, case_id: int) -> Case:
        return _row(self.tables.cases, "case", case_id)

    def unit(self, unit_id: int) -> Unit:
        return _row(self.tables.units, "unit", unit_id)

    def order(self, order_id: int) -> Order:
        return _row(self.tables.orders, "order", order_id)

    def urge(self, urge_id: int) -> Urge:
        return _row(self.tables.urges, "urge", urge_id)

    def last_entry(self, case_id: int) -> Entry | None:
        moves = [row for row in self.tables.entries if row.case_id == case_id and row.step not in QUIET]
        return moves[-1] if moves else None

    def departments_named(self, names: Sequence[str]) -> tuple[Department, ...]:
        return tuple(row for row in self.tables.directory.departments if row.name in names)

    def cases(self, first_id: int, second_id: int) -> tuple[Case, Case]:
        return self.case(first_id), self.case(second_id)

    def paper(self, kind: type[P], paper_id: int) -> P:
        held: dict[int, P] = self.tables.papers.get(kind, {})
        return _row(held, kind.__name__.lower(), paper_id)

    def papers(self, kind: type[P], case_id: int) -> tuple[P, ...]:
        held = self.tables.papers.get(kind, {}).values()
        return tuple(row for row in held if row.case_id == case_id)

    def delegations(self, to_id: int, now: datetime) -> tuple[Delegation, ...]:
        held = self.tables.papers.get(Delegation, {}).values()
        return tuple(
            row for row in held
            if isinstance(row, Delegation) and row.to_id == to_id and row.ended_at is None and row.until > now
        )  # fmt: skip

    def add_paper(self, paper: P) -> P:
        held = self.tables.papers.setdefault(type(paper), {})
        held[len(held) + 1] = replace(paper, id=len(held) + 1)
        return held[len(held)]  # type: ignore[no-any-return]

    def save_paper(self, paper: P) -> P:
        self.tables.papers[type(paper)][paper.id] = paper
        return paper

    def camera(self, camera_id: int) -> Camera:
        return _row({row.id: row for row in self.tables.directory.cameras}, "camera", camera_id)

    def put_camera(self, camera: Camera) -> Camera:
        held = {row.id: row for row in self.tables.directory.cameras}
        put = camera if camera.id else replace(camera, id=max(held, default=0) + 1)
        rows = tuple({**held, put.id: put}.values())
        self.tables.directory = replace(self.tables.directory, cameras=rows)
        return put

    def lease(self, camera_id: int) -> Lease | None:
        return self.tables.leases.get(camera_id)

    def feature(self, feature_id: int) -> Feature:
        return _row(self.tables.features, "feature", feature_id)

    def put_feature(self, feature: Feature) -> Feature:
        key = feature.layer, feature.source, feature.external_id
        held = self.tables.features
        same = (row.id for row in held.values() if (row.layer, row.source, row.external_id) == key)
        put = replace(feature, id=next(same, len(held) + 1))
        held[put.id] = put
        return put

    def put_lease(self, lease: Lease) -> None:
        self.tables.leases[lease.camera_id] = lease

    def owner_rights(self, owner_id: int) -> tuple[OwnerRight, ...]:
        return tuple(right for right in self.tables.rights.values() if right.owner_id == owner_id)

    def put_owner_right(self, right: OwnerRight, *, is_kept: bool) -> None:
        key = right.owner_id, right.department_id
        self.tables.rights.pop(key, None)
        if is_kept:
            self.tables.rights[key] = right

    def put_layout(self, layout: SharedLayout) -> None:
        self.tables.layouts.pop(layout.name, None)
        if layout.drawing:
            self.tables.layouts[layout.name] = layout

    def next_in(self, series: str) -> int:
        self.tables.series[series] = self.tables.series.get(series, 0) + 1
        return self.tables.series[series]

    def active_orders(self, case_id: int) -> tuple[Order, ...]:
        return tuple(row for row in self.tables.orders.values() if row.case_id == case_id and row.ended_at is None)

    def last_urge(self, case_id: int) -> Urge | None:
        return next((row for row in reversed(self.tables.urges.values()) if row.case_id == case_id), None)

    def evidence(self, case_id: int) -> tuple[Evidence, ...]:
        return tuple(row for row in self.tables.evidence.values() if row.case_id == case_id)

    def handled_in(self, box: Box, class_code: str, since: datetime) -> Sequence[tuple[int, float, float]]:
        return [
            (row.id, row.lon, row.lat) for row in self.tables.cases.values()
            if row.class_code == class_code and row.handled_at and row.handled_at >= since
            and row.lon is not None and row.lat is not None
            and box.west <= row.lon <= box.east and box.south <= row.lat <= box.north
        ]  # fmt: skip

    def next_number(self, day: date) -> int:
        return sum(row.number[6:14] == f"{day:%Y%m%d}" for row in self.tables.cases.values()) + 1

    def add_case(self, case: Case) -> Case:
        return _add(self.tables.cases, replace(case, version=1))

    def save_case(self, case: Case) -> Case:
        if self.tables.cases[case.id].version != case.version:
            raise LostRace
        self.tables.cases[case.id] = replace(case, version=case.version + 1)
        return self.tables.cases[case.id]

    def hold_unit(self, unit_id: int, order_id: int, case_id: int, state: UnitState, at: datetime) -> Unit:
        unit = self.unit(unit_id)
        if unit.order_id is not None or unit.state is UnitState.OFF_DUTY:
            raise LostRace
        held = replace(unit, order_id=order_id, case_id=case_id, state=state, state_since=at)
        self.tables.units[unit_id] = held
        return held

    def set_unit(self, unit_id: int, state: UnitState, at: datetime, *, called_off_duty: bool = False) -> Unit:
        changed = replace(self.unit(unit_id), state=state, state_since=at, called_off_duty=called_off_duty)
        self.tables.units[unit_id] = changed
        return self.tables.units[unit_id]

    def free_unit(self, unit_id: int, order_id: int, at: datetime) -> None:
        unit = self.unit(unit_id)
        if unit.order_id == order_id:
            stays = unit.state in (UnitState.SOS, UnitState.OFF_DUTY)
            state = unit.state if stays else UnitState.FREE
            self.tables.units[unit_id] = replace(unit, order_id=None, case_id=None, state=state, state_since=at)

    def add_order(self, order: Order) -> Order:
        added = _add(self.tables.orders, order)
        if order.part is Part.LEAD:
            self.tables.cases[order.case_id] = replace(self.case(order.case_id), order_id=added.id)
        return added

    def save_order(self, order: Order) -> Order:
        self.tables.orders[order.id] = order
        return order

    def add_urge(self, urge: Urge) -> Urge:
        case = self.case(urge.case_id)
        self.tables.cases[case.id] = replace(case, urges=case.urges + 1)
        return _add(self.tables.urges, urge)

    def save_urge(self, urge: Urge) -> Urge:
        self.tables.urges[urge.id] = urge
        return urge

    def add_evidence(self, case_id: int, pictures: Sequence[Picture], *, by_name: str, at: datetime) -> None:
        for picture in pictures:
            _add(self.tables.evidence, Evidence(case_id=case_id, picture=picture, by_name=by_name, at=at))

    def append(self, entry: Entry, done: Done) -> Done:
        entries = self.tables.entries
        sealed = seal(entry, len(entries) + 1, entries[-1].hash if entries else "")
        entries.append(sealed)
        if entry.case_id is not None:
            case = self.tables.cases[entry.case_id]
            self.tables.cases[case.id] = replace(case, seq=sealed.seq, touched_at=entry.at)
        self.tables.done[entry.command_id] = replace(done, seq=sealed.seq)
        return self.tables.done[entry.command_id]


def _add(rows: dict[int, R], row: R) -> R:
    added = replace(row, id=max(rows, default=0) + 1)
    rows[added.id] = added
    return added


class MemoryCounty:
    """A whole centre in memory: Store, Log, Board, Positions and Pictures over one set of tables."""

    def __init__(self, directory: Directory | None = None, cases: Sequence[Case] = ()) -> None:
        held = directory or small_directory()
        self._lock = threading.RLock()
        self.tables = Tables(held, cases={row.id: row for row in cases}, units={row.id: row for row in held.units})
        self._fixes: dict[int, Fix] = {}
        self._pictures: dict[str, bytes] = {}
        self._commits = 0
        self._presences: dict[tuple[int, str], Presence] = {}

    @contextmanager
    def begin(self, jurisdiction: str) -> Iterator[MemoryWork]:
        with self._lock:
            work = MemoryWork(self.tables.copy())
            yield work
            self.tables = work.tables
            self._commits += 1

    def watcher(self) -> Callable[[], bool]:
        """A question of one reader's own: whether anything was committed since it last asked."""
        seen = self._commits

        def changed() -> bool:
            nonlocal seen
            was, seen = seen, self._commits
            return was != seen

        return changed

    def head(self, jurisdiction: str) -> int:
        with self._lock:
            return len(self.tables.entries)

    def after(self, jurisdiction: str, seq: int, limit: int = 500) -> tuple[Entry, ...]:
        with self._lock:
            return tuple(self.tables.entries[seq : seq + limit])

    def directory(self, jurisdiction: str) -> Directory:
        with self._lock:
            return self.tables.directory

    def open_cases(self, jurisdiction: str, limit: int = 5000) -> tuple[Case, ...]:
        with self._lock:
            return tuple(row for row in self.tables.cases.values() if row.state.is_open)[:limit]

    def page(self, jurisdiction: str, which: Which, *, limit: int = 100, after: str = "") -> Page:
        with self._lock:
            wanted = [row for row in self.tables.cases.values() if which.history or row.state.is_open]
        wanted = [row for row in wanted if not which.states or row.state in which.states]
        wanted = [row for row in wanted if which.unit_id in (None, row.unit_id) and row.grid.startswith(which.area)]
        wanted = [row for row in wanted if which.department_id in (None, row.department_id)]
        begin = int(after or 0)
        return Page(tuple(wanted[begin : begin + limit]), str(begin + limit) if begin + limit < len(wanted) else "")

    def counts(self, jurisdiction: str) -> Mapping[State, int]:
        with self._lock:
            return Counter(row.state for row in self.tables.cases.values() if row.state.is_open)

    def cases(self, jurisdiction: str, ids: Sequence[int]) -> tuple[Case, ...]:
        with self._lock:
            return tuple(self.tables.cases[row_id] for row_id in ids if row_id in self.tables.cases)

    def file(self, jurisdiction: str, case_id: int) -> CaseFile:
        with self._lock:
            tables = self.tables
            return CaseFile(
                case=_row(tables.cases, "case", case_id),
                entries=tuple(row for row in tables.entries if row.case_id == case_id),
                evidence=tuple(row for row in tables.evidence.values() if row.case_id == case_id),
                orders=tuple(row for row in tables.orders.values() if row.case_id == case_id),
                urges=tuple(row for row in tables.urges.values() if row.case_id == case_id),
                petitions=MemoryWork(tables).papers(Petition, case_id),
                supervisions=MemoryWork(tables).papers(Supervision, case_id),
                tasks=MemoryWork(tables).papers(FieldTask, case_id),
                holds=MemoryWork(tables).papers(Hold, case_id),
            )

    def unmasked(self, jurisdiction: str, seq: int, person_id: int, now: datetime) -> str:
        with self._lock:
            found = self.tables.entries[seq - 1 : seq]
            if not found or found[0].step != Step.UNMASK or not now - found[0].at < timedelta(seconds=60):
                raise NotNow(case_id=0, rule="unmask_over", bound="60")
            return str(getattr(self.tables.cases[found[0].case_id or 0], str(found[0].body["field"])))

    def duty_book(self, jurisdiction: str, now: datetime) -> DutyBook:
        with self._lock:
            held = {kind: tuple(row for row in self.tables.papers.get(kind, {}).values() if row.ended_at is None)
                    for kind in (Shift, Delegation, Routine)}  # fmt: skip
        shifts = tuple(row for row in held[Shift] if row.ends_at > now)
        lent = tuple(row for row in held[Delegation] if row.until > now)
        return DutyBook(shifts=shifts, delegations=lent, routines=held[Routine])

    def by_query_code(self, jurisdiction: str, code: str) -> tuple[Case, ...]:
        with self._lock:
            return tuple(row for row in self.tables.cases.values() if code and row.query_code == code)

    def find(self, jurisdiction: str, text: str, limit: int = 100, *, before: int = 2**63 - 1) -> tuple[Case, ...]:
        with self._lock:
            rows = reversed(self.tables.cases.values())
            return tuple(row for row in rows if text in row.number + row.title + row.place + row.description)[:limit]

    def units(self, jurisdiction: str) -> tuple[Unit, ...]:
        with self._lock:
            return tuple(self.tables.units.values())

    def touched_units(self, jurisdiction: str, cases: Sequence[int], units: Sequence[int]) -> tuple[Unit, ...]:
        with self._lock:
            sent = {row.unit_id for row in self.tables.orders.values() if row.case_id in cases}
            return tuple(row for row in self.tables.units.values() if row.id in sent.union(units))

    def orders_of(self, jurisdiction: str, unit_id: int) -> tuple[Order, ...]:
        with self._lock:
            return tuple(row for row in self.tables.orders.values() if row.unit_id == unit_id and row.state.is_active)

    def urges_of(self, jurisdiction: str, unit_id: int) -> tuple[Urge, ...]:
        with self._lock:
            return tuple(row for row in self.tables.urges.values() if row.unit_id == unit_id and row.read_at is None)

    def urges_to_head(self, jurisdiction: str, department_id: int) -> tuple[Urge, ...]:
        with self._lock:
            sent = (row for row in self.tables.urges.values() if row.department_id == department_id)
            return tuple(row for row in sent if row.head_read_at is None)

    def messages_of(self, jurisdiction: str, unit_id: int) -> tuple[Message, ...]:
        with self._lock:
            held: Sequence[Message] = tuple(self.tables.papers.get(Message, {}).values())
            return tuple(row for row in held if row.unit_id == unit_id and row.read_at is None)

    def due_papers(self, jurisdiction: str, now: datetime) -> tuple[Case | Supervision | Routine, ...]:
        with self._lock:
            papers = self.tables.papers
            cases = [
                row for row in self.tables.cases.values()
                if row.state is State.SUSPENDED and row.suspended_until and row.suspended_until <= now
            ]  # fmt: skip
            owed = [row for row in papers.get(Supervision, {}).values() if row.state == "open" and row.reply_by < now]
            due = [row for row in papers.get(Routine, {}).values() if row.ended_at is None and row.next_at <= now]
            return (*cases, *owed, *due)

    def due_cases(self, jurisdiction: str) -> tuple[Case, ...]:
        with self._lock:
            held = (State.DISPATCHED, State.HANDLING)
            return tuple(row for row in self.tables.cases.values() if row.state in held and row.due_at)

    def near(self, jurisdiction: str, lon: float, lat: float, *, metres: float, limit: int = 50) -> tuple[Case, ...]:
        with self._lock:
            placed = [row for row in self.tables.cases.values() if row.lon is not None and row.lat is not None]
        within = [row for row in placed if metres_between(lon, lat, row.lon or 0, row.lat or 0) <= metres]
        return tuple(sorted(within, key=lambda row: -row.id)[:limit])

    def records(self, jurisdiction: str, *, since: datetime, lately: datetime) -> tuple[UnitRecord, ...]:
        with self._lock:
            return tuple(self._record(unit_id, since, lately) for unit_id in self.tables.units)

    def _record(self, unit_id: int, since: datetime, lately: datetime) -> UnitRecord:
        orders = [row for row in self.tables.orders.values() if row.unit_id == unit_id and row.sent_at >= since]
        ended = [row for row in orders if row.state is OrderState.REPLIED and row.ended_at]
        due = [self.tables.cases[row.case_id].due_at for row in ended]
        in_time = sum(at is None or (row.ended_at or at) <= at for row, at in zip(ended, due, strict=True))
        late = sum(row.sent_at >= lately for row in orders)
        return UnitRecord(unit_id=unit_id, handled=len(ended), in_time=in_time, lately=late)

    def say(self, jurisdiction: str, presence: Presence) -> None:
        with self._lock:
            self._presences[presence.person_id, presence.workstation] = presence

    def since(self, jurisdiction: str, moment: datetime) -> Sequence[Presence]:
        with self._lock:
            return tuple(row for row in self._presences.values() if row.seen_at >= moment)

    def post(self, jurisdiction: str, fixes: Sequence[Fix]) -> int:
        with self._lock:
            newer = [fix for fix in fixes if fix.unit_id not in self._fixes or fix.at > self._fixes[fix.unit_id].at]
            self._fixes.update((fix.unit_id, fix) for fix in newer)
            return len(newer)

    def latest(self, jurisdiction: str) -> tuple[Fix, ...]:
        with self._lock:
            return tuple(self._fixes.values())

    def put(self, data: bytes) -> str:
        with self._lock:
            sha256 = hashlib.sha256(data).hexdigest()
            self._pictures[sha256] = data
            return sha256

    def get(self, sha256: str) -> bytes:
        with self._lock:
            if sha256 not in self._pictures:
                raise Unknown(kind="picture", id=sha256)
            return self._pictures[sha256]


def centre_of(county: Store, clock: HandClock) -> Dispatcher:
    """The real dispatcher over a county in memory, or over any store."""
    house = House(
        jurisdiction=JURISDICTION,
        standard=STANDARD,
        work_clock=ContinuousClock(),
        zone=SHANGHAI,
        token=lambda: "query-code",
        grid_of=lambda _lon, _lat: "990024001",
    )
    return Dispatcher(county, clock, house)


class GatedCentre:
    """A centre whose answers wait until its gate is opened: a slow line that needs no sleeping."""

    def __init__(self, inner: Centre) -> None:
        self._inner = inner
        self.gate = threading.Event()
        self.asked = threading.Event()

    def do(self, verb: Verb, *, by: Actor, command_id: str) -> Done:
        self.asked.set()
        self.gate.wait(20)
        return self._inner.do(verb, by=by, command_id=command_id)


class BrokenCentre:
    """A centre that breaks at every verb."""

    def do(self, verb: Verb, *, by: Actor, command_id: str) -> Done:
        raise OSError("disk I/O error")
