"""The verbs beside the ordinary way of a case: petitions, supervision, merging, support, two levels, reopening."""

from dataclasses import dataclass
from datetime import datetime

from dispatch.papers import PetitionKind, SupervisionKind
from dispatch.values import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Apply:
    """Ask for what another person must decide (申请). `until` belongs to a suspension; a forced close needs a paper."""

    case_id: int
    kind: PetitionKind
    reason: str
    document: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide:
    """Grant or decline a petition (审批); a ruling names the department that it binds."""

    petition_id: int
    granted: bool
    reason: str = ""
    document: str = ""
    department_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """Take one's own petition back (撤回申请)."""

    petition_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """Go on with a suspended or deferred case (恢复)."""

    case_id: int
    seen: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Merge a duplicate into its parent (并案); the reporter then follows the parent."""

    case_id: int
    seen: int
    parent_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmerge:
    """Take a merged case out again (拆案)."""

    case_id: int
    seen: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassDown:
    """First-level dispatch: give the case to a command centre of the second level (一级派遣)."""

    case_id: int
    seen: int
    department_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PassBack:
    """Give a case back to the first level (退回一级)."""

    case_id: int
    seen: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnToAccept:
    """Give a case that is to be dispatched back to acceptance (退回受理)."""

    case_id: int
    seen: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """Send a second unit to help (协办): it has its own task, demand and time."""

    case_id: int
    unit_id: int
    demand: str
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallSupport:
    """Take the order of a supporting unit back."""

    order_id: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallTask:
    """Take a verification or a check back (撤回核实, 撤回核查)."""

    case_id: int
    seen: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    """Take a closed case up again (重办): by the same unit, or `anew` from acceptance."""

    case_id: int
    seen: int
    reason: str
    anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerReporter:
    """Say what was answered to the reporter (回复)."""

    case_id: int
    words: str
    by_phone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Settle:
    """End a suggestion that has been answered (建议办结)."""

    case_id: int
    seen: int
    adopted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Say how content the reporter is (回访): 1 not at all to 5 wholly."""

    case_id: int
    score: int
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeSupervision:
    """The clock proposes a supervision order (建议督办): half as much again as the limit is used."""

    case_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervise:
    """Issue a supervision order (督办)."""

    case_id: int
    kind: SupervisionKind
    reason: str
    demand: str
    reply_by: datetime
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSupervision:
    """The department answers a supervision order."""

    supervision_id: int
    reply: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeAnswer:
    """Accept the answer to a supervision order, or return it."""

    supervision_id: int
    accepted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseSupervision:
    """Nobody has answered in time: the order goes to the next level."""

    supervision_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelSupervision:
    """Take a supervision order back."""

    supervision_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRoutine:
    """Set up a recurring task (常态化任务)."""

    name: str
    class_code: str
    condition_id: str
    place: str
    every_days: int
    next_at: datetime
    lon: float | None = None
    lat: float | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndRoutine:
    """End a recurring task."""

    routine_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseRoutine:
    """A recurring task has fallen due."""

    routine_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegate:
    """Lend one's own posts to another person until an end (授权)."""

    to_id: int
    roles: frozenset[Role]
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EndDelegation:
    """End a delegation before its time."""

    delegation_id: int


PaperVerb = (
    Apply | Decide | Withdraw | Resume | Merge | Unmerge | PassDown | PassBack | ReturnToAccept | Support
    | RecallSupport | RecallTask | Reopen | AnswerReporter | Settle | Visit | ProposeSupervision | Supervise
    | AnswerSupervision | JudgeAnswer | RaiseSupervision | CancelSupervision | SetRoutine | EndRoutine | RaiseRoutine
    | Delegate | EndDelegation
)  # fmt: skip
