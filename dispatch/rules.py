"""The parts of a standard that say who decides, who is responsible, what is said: rows of its tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from dispatch.papers import PetitionKind
from dispatch.retention import Retention
from dispatch.states import Step
from dispatch.values import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """The way of a petition: stages one after the other, each with the posts that may agree.

    It counts for the `nth` petition of its kind and later, and for spans longer than `over_days`.
    """

    kind: PetitionKind
    stages: tuple[frozenset[Role], ...]
    nth: int = 1
    over_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """Who answers for classes in areas (责任矩阵): beginnings of class codes and of grid codes; none means all."""

    department: str
    classes: tuple[str, ...]
    areas: tuple[str, ...] = ()

    def covers(self, class_code: str, grid: str) -> bool:
        """Whether it names the department for a class at a place."""
        return _begins(class_code, self.classes) and _begins(grid, self.areas)


def _begins(code: str, beginnings: Sequence[str]) -> bool:
    return not beginnings or code.startswith(tuple(beginnings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A reason code, a canned phrase or a measure, in both languages."""

    code: str
    zh: str
    en: str

    def text(self, language: str) -> str:
        """The text in 'zh' or 'en'."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What an order says beside its place (处置指引, 法律依据), for a beginning of class codes."""

    classes: tuple[str, ...]
    how: Wording
    basis: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything of a standard but its classes and conditions."""

    two_level: bool = False
    max_extensions: int = 2
    suspend_days: int = 365
    stock_days: int = 60
    reopen_days: int = 15
    second_dispatch_minutes: int = 30
    recheck_percent: int = 5  # of passed checks: others look again
    clock_from_filing: bool = False  # the handling clock begins at the filing, not at the first order
    renews_at_rework: bool = False  # a whole new limit for rework, not what was left
    closing_ticked: bool = False  # the unit says at its reply that the closing condition is met
    warn_first_days: int = 365  # an offence longer ago is forgotten
    warn_first_metres: int = 50  # an offence farther off was another's
    quiet_from: time = time(22)
    quiet_to: time = time(7)
    approvals: tuple[Approval, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    warn_first: tuple[str, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    reasons: Mapping[Step, tuple[Wording, ...]]
    phrases: Mapping[Step, tuple[Wording, ...]]
    disposals: tuple[Wording, ...] = ()
    punishing: frozenset[str] = frozenset()  # the measures among them that punish
    retention: Retention = field(default_factory=Retention)

    def stages(self, kind: PetitionKind, nth: int, days: float) -> tuple[frozenset[Role], ...]:
        """The stages of the nth petition of a kind over a span: of all rows that count, the most demanding."""
        fitting = [row for row in self.approvals if row.kind is kind and nth >= row.nth and days >= row.over_days]
        return max(fitting, key=lambda row: (row.nth, row.over_days)).stages if fitting else ()

    def responsible(self, class_code: str, grid: str) -> tuple[str, ...]:
        """The names of the departments that answer for a class at a place; none when the matrix has a gap."""
        if not class_code:
            return ()
        found = (row.department for row in self.responsibilities if row.covers(class_code, grid))
        return tuple(dict.fromkeys(found))

    def is_quiet(self, local: datetime) -> bool:
        """Whether citizens are left in peace at a local moment."""
        moment = local.timetz().replace(tzinfo=None)
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= moment < self.quiet_to
        return moment >= self.quiet_from or moment < self.quiet_to

    def quiet_until(self, local: datetime) -> datetime:
        """When the quiet hours around a local moment end."""
        end = datetime.combine(local.date(), self.quiet_to, local.tzinfo)
        return end if end > local else end + timedelta(days=1)

    def guidance_of(self, class_code: str) -> Guidance | None:
        """The guidance with the longest fitting beginning of a class code."""
        fitting = [(max(map(len, row.classes)), row) for row in self.guidance if _begins(class_code, row.classes)]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def warns_first(self, class_code: str) -> bool:
        """Whether a first offence of this class is answered with a warning."""
        return bool(self.warn_first) and class_code.startswith(self.warn_first)


def gaps(rules: Rules, classes: Sequence[str], areas: Sequence[str]) -> list[tuple[str, str]]:
    """The (class, area) pairs for which the matrix names nobody."""
    return [(code, area) for code in classes for area in areas if not rules.responsible(code, area)]


def overlaps(rules: Rules, classes: Sequence[str], areas: Sequence[str]) -> list[tuple[str, str, tuple[str, ...]]]:
    """The (class, area, departments) for which it names several."""
    named = ((code, area, rules.responsible(code, area)) for code in classes for area in areas)
    return [row for row in named if len(row[2]) > 1]
