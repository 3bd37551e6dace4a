"""What this desk knows: frozen rows by id, shared by all panels; an older row never replaces a newer one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from types import MappingProxyType

from console.numbers import is_meant
from dispatch.states import QUIET, State
from dispatch.values import Camera, Case, Department, Directory, Entry, Fix, Person, Unit

ENDED_KEPT = 500
MOST_LOADED = 5000  # open cases, the most urgent ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The whole board as read at one log number."""

    head: int
    directory: Directory
    cases: tuple[Case, ...]
    units: tuple[Unit, ...] = ()
    fixes: tuple[Fix, ...] = ()
    recent: tuple[Entry, ...] = ()  # the newest lines before `head`: who moved what
    totals: Mapping[State, int] = field(
        default_factory=dict
    )  # of all open cases, where `cases` are only the most urgent


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What moved: rows that are newer than what was known. `is_start`: the whole board, forget what you had."""

    cases: tuple[Case, ...] = ()
    entries: tuple[Entry, ...] = ()
    units: tuple[Unit, ...] = ()
    is_start: bool = False

    @property
    def open_cases(self) -> tuple[Case, ...]:
        """Those to show in the queue."""
        return tuple(case for case in self.cases if case.state.is_open)

    @property
    def ended_ids(self) -> frozenset[int]:
        """Those to take out of the queue."""
        return frozenset(case.id for case in self.cases if not case.state.is_open)


class World:
    """The rows of one jurisdiction; changed by the follower only, read by everybody, on the UI thread."""

    def __init__(self, jurisdiction: str) -> None:
        self.jurisdiction = jurisdiction
        self.directory = Directory(jurisdiction=jurisdiction, name="", name_en="")
        self.head = 0
        self._open: dict[int, Case] = {}
        self._ended: dict[int, Case] = {}
        self._units: dict[int, Unit] = {}
        self._fixes: dict[int, Fix] = {}
        self._moves: dict[int, Entry] = {}
        self._totals: Mapping[State, int] = {}

    @property
    def is_part(self) -> bool:
        """Whether more cases are open than this desk has loaded."""
        return bool(self._totals)

    def total(self, state: State, loaded: int) -> int:
        """How many cases are open in a state, of which `loaded` are known here."""
        return self._totals.get(state, 0) if self._totals else loaded

    @property
    def directory(self) -> Directory:
        """The slowly changing tables."""
        return self._directory

    @directory.setter
    def directory(self, directory: Directory) -> None:
        self._directory = directory
        self._people = {row.id: row for row in directory.people}
        self._departments = {row.id: row for row in directory.departments}
        self._cameras = {row.id: row for row in directory.cameras}

    @property
    def cases(self) -> Mapping[int, Case]:
        """Open cases by id."""
        return MappingProxyType(self._open)

    @property
    def units(self) -> Mapping[int, Unit]:
        """Units by id."""
        return MappingProxyType(self._units)

    @property
    def fixes(self) -> Mapping[int, Fix]:
        """The newest fix by unit id."""
        return MappingProxyType(self._fixes)

    def case(self, case_id: int | None) -> Case | None:
        """An open case, or one that ended while this desk looked on."""
        if case_id is None:
            return None
        return self._open.get(case_id) or self._ended.get(case_id)

    def case_by_number(self, text: str) -> Case | None:
        """The open case that 'C42' or a whole number means; of several days the newest."""
        meant = [case for case in self._open.values() if is_meant(text, case.number)]
        return max(meant, key=attrgetter("id"), default=None)

    def unit(self, unit_id: int | None) -> Unit | None:
        """A unit."""
        return None if unit_id is None else self._units.get(unit_id)

    def person(self, person_id: int | None) -> Person | None:
        """A person of the directory."""
        return None if person_id is None else self._people.get(person_id)

    def department(self, department_id: int | None) -> Department | None:
        """A department of the directory."""
        return None if department_id is None else self._departments.get(department_id)

    def camera(self, camera_id: int | None) -> Camera | None:
        """A camera of the directory."""
        return None if camera_id is None else self._cameras.get(camera_id)

    def last_move(self, case_id: int | None) -> Entry | None:
        """The newest line that moved a case while this desk looked on."""
        return self._moves.get(case_id) if case_id is not None else None

    def begin(self, start: Start) -> News:
        """Take the whole board and forget what was known."""
        self.directory, self.head = start.directory, start.head
        self._open = {case.id: case for case in start.cases if case.state.is_open}
        self._ended = {}
        self._units = {unit.id: unit for unit in start.units}
        self._fixes = {fix.unit_id: fix for fix in start.fixes}
        self._moves = {}
        self._totals = start.totals
        self._note_moves(start.recent)
        return News(cases=tuple(self._open.values()), units=start.units, is_start=True)

    def take_totals(self, totals: Mapping[State, int]) -> None:
        """Take the numbers of open cases anew, where this desk knows a part of them."""
        self._totals = totals

    def take(self, cases: Iterable[Case], entries: tuple[Entry, ...] = (), units: Iterable[Unit] = ()) -> News:
        """Take rows read after some log lines; returns those that were newer than what was known."""
        newer = tuple(case for case in cases if self._is_newer(case))
        for case in newer:
            self._put(case)
        moved = tuple(unit for unit in units if self._units.get(unit.id) != unit)
        self._units.update((unit.id, unit) for unit in moved)
        self._note_moves(entries)
        self.head = max(self.head, entries[-1].seq if entries else 0)
        return News(cases=newer, entries=entries, units=moved)

    def _note_moves(self, entries: Iterable[Entry]) -> None:
        self._moves.update((row.case_id, row) for row in entries if row.case_id is not None and row.step not in QUIET)

    def take_fixes(self, fixes: Iterable[Fix]) -> tuple[Fix, ...]:
        """Take positions; returns those that are newer than what was known."""
        newer = tuple(fix for fix in fixes if self._is_newer_fix(fix))
        self._fixes.update((fix.unit_id, fix) for fix in newer)
        return newer

    def _is_newer(self, case: Case) -> bool:
        known = self.case(case.id)
        return known is None or (case.seq, case.version) > (known.seq, known.version)

    def _is_newer_fix(self, fix: Fix) -> bool:
        known = self._fixes.get(fix.unit_id)
        return known is None or fix.at > known.at

    def _put(self, case: Case) -> None:
        """Ended cases are kept for a while, so that their files can be read on."""
        self._open.pop(case.id, None)
        self._ended.pop(case.id, None)
        if case.state.is_open:
            self._open[case.id] = case
            return
        self._ended[case.id] = case
        while len(self._ended) > ENDED_KEPT:
            oldest = next(iter(self._ended))
            del self._ended[oldest]
            self._moves.pop(oldest, None)
