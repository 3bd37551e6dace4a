"""What the business asks of the world, as protocols; db, gateway and main bring the implementations."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol, TypeVar

from dispatch.camera_papers import Lease, OwnerRight, SharedLayout
from dispatch.features import Box, Feature, Layer, Marks, Near
from dispatch.pages import Page, Which
from dispatch.papers import CaseFile, Delegation, DutyBook, Message, Paper, Routine, Supervision
from dispatch.records import Presence, UnitRecord
from dispatch.states import State
from dispatch.values import (
    Camera,
    Case,
    Department,
    Directory,
    Entry,
    Evidence,
    Fix,
    Order,
    Person,
    Picture,
    Unit,
    UnitState,
    Urge,
)
from dispatch.verbs import Actor, Done, Verb

P = TypeVar("P", bound=Paper)


class LostRace(Exception):  # noqa: N818 - an outcome of concurrency, turned into Stale or UnitBusy by the dispatcher
    """A compare-and-set found another version than the one seen."""


class Clock(Protocol):
    """Time is passed in."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""


class Work(Protocol):
    """One transaction. Lock order: cases, units, then the head of the log, each by ascending id."""

    def done(self, command_id: str) -> Done | None:
        """What an earlier try of the same command did, or None."""

    def directory(self) -> Directory:
        """Name, demo and single-manned flags of the jurisdiction (without its tables)."""

    def person(self, person_id: int) -> Person: ...  # raises Unknown, like the next five
    def case(self, case_id: int) -> Case: ...
    def unit(self, unit_id: int) -> Unit: ...
    def department(self, department_id: int) -> Department: ...
    def order(self, order_id: int) -> Order: ...
    def urge(self, urge_id: int) -> Urge: ...

    def departments_named(self, names: Sequence[str]) -> tuple[Department, ...]:
        """Those of the named departments that this jurisdiction has."""

    def cases(self, first_id: int, second_id: int) -> tuple[Case, Case]:
        """Two cases, locked in the order of their ids; the first reading of a transaction. Raises Unknown."""

    def paper(self, kind: type[P], paper_id: int) -> P:
        """A paper, its case locked first; raises Unknown."""

    def papers(self, kind: type[P], case_id: int) -> tuple[P, ...]:
        """The papers of a kind about a case, oldest first."""

    def delegations(self, to_id: int, now: datetime) -> tuple[Delegation, ...]:
        """What is lent to a person at a moment."""

    def add_paper(self, paper: P) -> P:
        """Insert; returns it with its id."""

    def save_paper(self, paper: P) -> P: ...

    def camera(self, camera_id: int) -> Camera:
        """A camera, locked until the transaction ends; raises Unknown."""

    def put_camera(self, camera: Camera) -> Camera:
        """Keep a camera; one without an id gets the next, which no other ever had."""

    def lease(self, camera_id: int) -> Lease | None:
        """Who had a camera last."""

    def put_lease(self, lease: Lease) -> None: ...

    def owner_rights(self, owner_id: int) -> tuple[OwnerRight, ...]:
        """Who may see the cameras of an owner; none: everybody."""

    def put_owner_right(self, right: OwnerRight, *, is_kept: bool) -> None:
        """Keep a right, or take it away."""

    def put_layout(self, layout: SharedLayout) -> None:
        """Keep a layout under its name; one without a drawing is taken away."""

    def feature(self, feature_id: int) -> Feature:
        """A thing of a place, locked until the transaction ends; raises Unknown."""

    def put_feature(self, feature: Feature) -> Feature:
        """Insert or update by layer, source and external id; returns it with its id."""

    def next_in(self, series: str) -> int:
        """The next number of a named series, from 1, without gaps."""

    def active_orders(self, case_id: int) -> tuple[Order, ...]:
        """The orders of a case that have not ended, lead and support, oldest first."""

    def last_entry(self, case_id: int) -> Entry | None:
        """The newest line of the log about a case that raised its version (its step is not QUIET)."""

    def last_urge(self, case_id: int) -> Urge | None:
        """The newest urge of a case."""

    def evidence(self, case_id: int) -> tuple[Evidence, ...]:
        """The pictures of a case, oldest first."""

    def handled_in(self, box: Box, class_code: str, since: datetime) -> Sequence[tuple[int, float, float]]:
        """The cases of a class in a box that were handled since a moment: id, longitude and latitude."""

    def next_number(self, day: date) -> int:
        """The next case number of the day, from 1, without gaps."""

    def add_case(self, case: Case) -> Case:
        """Insert; returns the case with its id and version 1."""

    def save_case(self, case: Case) -> Case:
        """Compare-and-set on `case.version`, returns it with the version raised by one; raises LostRace."""

    def hold_unit(self, unit_id: int, order_id: int, case_id: int, state: UnitState, at: datetime) -> Unit:
        """Compare-and-set: take a unit that has no order and is on duty; raises LostRace."""

    def set_unit(self, unit_id: int, state: UnitState, at: datetime, *, called_off_duty: bool = False) -> Unit:
        """Set a unit's state, keeping its order."""

    def free_unit(self, unit_id: int, order_id: int, at: datetime) -> None:
        """Release a unit from this order (a no-op when it holds another); SOS and off-duty states stay."""

    def add_order(self, order: Order) -> Order:
        """Insert; a leading order becomes the case's `order_id` (its version stays)."""

    def save_order(self, order: Order) -> Order: ...

    def add_urge(self, urge: Urge) -> Urge:
        """Insert, and count it in the case's `urges` (its version stays)."""

    def save_urge(self, urge: Urge) -> Urge: ...
    def add_evidence(self, case_id: int, pictures: Sequence[Picture], *, by_name: str, at: datetime) -> None: ...

    def append(self, entry: Entry, done: Done) -> Done:
        """Number and chain one line under the head lock, remember `done` by command id, touch the case.

        Touching sets the case's `seq` and `touched_at`, not its version.

        The last statement of a transaction. `entry` comes with seq 0 and no hashes; returns `done` with its seq.
        """


class Store(Protocol):
    """Opens transactions: committed on leaving, rolled back on an exception, retried by nobody but the caller."""

    def begin(self, jurisdiction: str) -> AbstractContextManager[Work]: ...


class Log(Protocol):
    """The change feed and the audit."""

    def head(self, jurisdiction: str) -> int:
        """The newest number, 0 when empty."""

    def after(self, jurisdiction: str, seq: int, limit: int = 500) -> tuple[Entry, ...]:
        """The lines after `seq`, in order."""


class Board(Protocol):
    """What desks read."""

    def directory(self, jurisdiction: str) -> Directory:
        """All slowly changing tables."""

    def open_cases(self, jurisdiction: str, limit: int = 5000) -> tuple[Case, ...]:
        """Open cases, most urgent first."""

    def page(self, jurisdiction: str, which: Which, *, limit: int = 100, after: str = "") -> Page:
        """Some of the cases asked for; `after` is what the page before gave. Raises Invalid for another text."""

    def counts(self, jurisdiction: str) -> Mapping[State, int]:
        """How many open cases stand in each state."""

    def cases(self, jurisdiction: str, ids: Sequence[int]) -> tuple[Case, ...]:
        """These cases, open or not."""

    def file(self, jurisdiction: str, case_id: int) -> CaseFile:
        """Everything about one case; raises Unknown."""

    def unmasked(self, jurisdiction: str, seq: int, person_id: int, now: datetime) -> str:
        """The personal datum that a line `unmask` of this person's was written for, within a minute; raises NotNow."""

    def duty_book(self, jurisdiction: str, now: datetime) -> DutyBook:
        """Who is on duty now or will be, which posts are lent, which routines are set."""

    def find(self, jurisdiction: str, text: str, limit: int = 100, *, before: int = 2**63 - 1) -> tuple[Case, ...]:
        """Cases whose number, title, place or description holds the text, the last entered first; `before` is an id."""

    def by_query_code(self, jurisdiction: str, code: str) -> tuple[Case, ...]:
        """The case of a citizen's receipt; none for an empty or unknown code."""

    def due_papers(self, jurisdiction: str, now: datetime) -> tuple[Case | Supervision | Routine, ...]:
        """What has fallen due: suspended cases past their date, unanswered supervision orders, routines."""

    def units(self, jurisdiction: str) -> tuple[Unit, ...]:
        """Units with their present state."""

    def touched_units(self, jurisdiction: str, cases: Sequence[int], units: Sequence[int]) -> tuple[Unit, ...]:
        """Some units by number, and all that were ever sent to one of some cases."""

    def orders_of(self, jurisdiction: str, unit_id: int) -> tuple[Order, ...]:
        """The active orders of a unit, oldest first."""

    def urges_of(self, jurisdiction: str, unit_id: int) -> tuple[Urge, ...]:
        """The unread urges of a unit's active orders."""

    def urges_to_head(self, jurisdiction: str, department_id: int) -> tuple[Urge, ...]:
        """The urges of active orders that the head of a department has not read, oldest first."""

    def messages_of(self, jurisdiction: str, unit_id: int) -> tuple[Message, ...]:
        """The unread messages to a unit, oldest first."""

    def due_cases(self, jurisdiction: str) -> tuple[Case, ...]:
        """Cases whose handling clock runs (H1, H2 with a deadline)."""

    def near(self, jurisdiction: str, lon: float, lat: float, *, metres: float, limit: int = 50) -> tuple[Case, ...]:
        """Cases around a place in WGS-84, open or ended, the last entered first."""

    def records(self, jurisdiction: str, *, since: datetime, lately: datetime) -> tuple[UnitRecord, ...]:
        """How units have kept the limits of orders sent since a moment, and how many they got since another."""


class Presences(Protocol):
    """Who has which case in hand; not logged, lapses."""

    def say(self, jurisdiction: str, presence: Presence) -> None:
        """Put or renew the presence of a person at a desk."""

    def since(self, jurisdiction: str, moment: datetime) -> Sequence[Presence]:
        """Those that were said since a moment."""


class Positions(Protocol):
    """Latest fix per unit; not logged."""

    def post(self, jurisdiction: str, fixes: Sequence[Fix]) -> int:
        """Keep those newer than what is known; returns how many."""

    def latest(self, jurisdiction: str) -> tuple[Fix, ...]:
        """The newest fix of every unit that has one."""


class Features(Protocol):
    """The things of a place: components, permits, areas, fences."""

    def changes(self, jurisdiction: str) -> Mapping[Layer, int]:
        """The number of the newest change of each layer: another number, other things."""

    def marks(self, jurisdiction: str, layer: Layer, now: datetime) -> Marks:
        """Everything of a layer that holds at a moment, for drawing."""

    def of_layer(self, jurisdiction: str, layers: Sequence[Layer], box: Box | None = None) -> tuple[Feature, ...]:
        """The things of some layers whose bounds touch a box, past and coming ones as well."""

    def by_id(self, jurisdiction: str, ids: Sequence[int]) -> tuple[Feature, ...]:
        """These things."""

    def within(
        self, jurisdiction: str, layers: Sequence[Layer], lon: float, lat: float, metres: float, now: datetime
    ) -> tuple[Near, ...]:
        """What holds now and lies within a distance of a place, nearest first."""


class Pictures(Protocol):
    """Pictures by SHA-256, write-once."""

    def put(self, data: bytes) -> str:
        """Store bytes durably; returns the SHA-256 in hex; the same bytes twice are stored once."""

    def get(self, sha256: str) -> bytes:
        """The bytes, re-hashed on reading; raises Unknown when absent, Invalid when they no longer match."""


class Centre(Protocol):
    """What carries out verbs: the dispatcher in this process, or a door to one elsewhere."""

    def do(self, verb: Verb, *, by: Actor, command_id: str) -> Done:
        """Carry out a verb; raises Refused. Repeating a command id is harmless."""
