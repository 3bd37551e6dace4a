"""The papers of a case beside its orders: petitions, supervision orders, field tasks; and routines and delegations."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dispatch.states import Step
from dispatch.values import Case, Entry, Evidence, Order, Role, Urge


class PetitionKind(StrEnum):
    """What is asked for that another person must decide."""

    EXTENSION = "extension"  # 延期
    SUSPENSION = "suspension"  # 挂账
    DEFERRAL = "deferral"  # 缓办
    VOID = "void"  # 作废
    FORCE = "force"  # 强制结案
    APPEAL = "appeal"  # 超时申诉
    RULING = "ruling"  # 疑难裁定
    ABSENT = "absent"  # 核实不属实, to be confirmed
    REWORK = "rework"  # 核查不通过, to be confirmed

    @property
    def applying(self) -> Step:
        """The step of the application."""
        return Step(f"apply_{self.value}")

    @property
    def granting(self) -> Step:
        """The step that carries it out."""
        return _GRANTING[self]


_GRANTING = {
    PetitionKind.EXTENSION: Step.EXTEND,
    PetitionKind.SUSPENSION: Step.SUSPEND,
    PetitionKind.DEFERRAL: Step.DEFER,
    PetitionKind.VOID: Step.VOID,
    PetitionKind.FORCE: Step.FORCE_CLOSE,
    PetitionKind.APPEAL: Step.ALLOW_APPEAL,
    PetitionKind.RULING: Step.RULE,
    PetitionKind.ABSENT: Step.VERIFY_ABSENT,
    PetitionKind.REWORK: Step.REWORK,
}


class PetitionState(StrEnum):
    """Where a petition stands."""

    OPEN = "open"
    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"  # the case has moved on


@dataclass(frozen=True, slots=True, kw_only=True)
class Petition:
    """An application about a case (申请单). `stage` counts the approvals that it has; `decided_by` holds their ids."""

    id: int = 0
    case_id: int
    kind: PetitionKind
    state: PetitionState = PetitionState.OPEN
    stage: int = 0
    applicant_id: int
    applicant_name: str
    reason: str
    document: str = ""
    until: datetime | None = None
    at: datetime
    decided_by: tuple[int, ...] = ()
    decided_by_name: str = ""
    decision: str = ""
    ended_at: datetime | None = None


class SupervisionKind(StrEnum):
    """Why a case is supervised (督办类型)."""

    TIMEOUT = "timeout"
    LEADER = "leader"
    IMPORTANT = "important"
    COMPLAINT = "complaint"  # 信访


class SupervisionState(StrEnum):
    """Where a supervision order stands."""

    OPEN = "open"
    REPLIED = "replied"
    ACCEPTED = "accepted"
    CANCELLED = "cancelled"


HIGHEST_LEVEL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision:
    """A numbered supervision order (督办单) to the handling department; an answer is owed by `reply_by`."""

    id: int = 0
    case_id: int
    number: str
    kind: SupervisionKind
    level: int = 1
    state: SupervisionState = SupervisionState.OPEN
    department_id: int
    reason: str
    demand: str
    by_id: int
    by_name: str
    at: datetime
    reply_by: datetime
    reply: str = ""
    replied_by: int | None = None
    replied_by_name: str = ""
    replied_at: datetime | None = None
    ended_by_name: str = ""
    ended_at: datetime | None = None


class TaskKind(StrEnum):
    """What a collector is sent to look at: before filing, or after handling."""

    VERIFY = "verify"  # 核实
    CHECK = "check"  # 核查


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTask:
    """A task to verify or to check; without a person it is done by video, by whoever sent it."""

    id: int = 0
    case_id: int
    kind: TaskKind
    person_id: int
    person_name: str
    sent_by: int
    sent_at: datetime
    due_at: datetime | None = None
    outcome: str = ""
    reason: str = ""
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """A recurring task (常态化任务): every `every_days` days at the time of day of `next_at` a case comes due."""

    id: int = 0
    name: str
    class_code: str
    condition_id: str
    place: str
    lon: float | None = None
    lat: float | None = None
    every_days: int
    next_at: datetime
    ends_at: datetime | None = None
    by_name: str
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """Posts of one person lent to another until an end (授权)."""

    id: int = 0
    from_id: int
    to_id: int
    roles: frozenset[Role]
    reason: str
    at: datetime
    until: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A turn of duty (值班): who answers for a department, in which post, at which telephone, from when to when."""

    id: int = 0
    department_id: int
    name: str
    post: Role
    phone: str
    begins_at: datetime
    ends_at: datetime
    by_name: str
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A hold (封存): retention leaves everything of its case alone."""

    id: int = 0
    case_id: int
    reason: str
    by_name: str
    at: datetime
    ended_at: datetime | None = None


class MessageKind(StrEnum):
    """What a message asks of its unit."""

    WORDS = "words"
    VIDEO = "video"  # switch the body-worn or vehicle camera on


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Words of the desk to a unit, whether it has an order or not, and when they arrived and were read."""

    id: int = 0
    unit_id: int
    kind: MessageKind
    words: str
    by_name: str
    at: datetime
    delivered_at: datetime | None = None
    read_at: datetime | None = None


Paper = Petition | Supervision | FieldTask | Routine | Delegation | Shift | Hold | Message
CasePaper = Petition | Supervision | FieldTask | Hold


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyBook:
    """What a watch is told at its beginning: who is on duty, which posts are lent, what comes again and again."""

    shifts: tuple[Shift, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    routines: tuple[Routine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """Everything the desk shows of one case, read at one moment."""

    case: Case
    entries: tuple[Entry, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    orders: tuple[Order, ...] = ()
    urges: tuple[Urge, ...] = ()
    petitions: tuple[Petition, ...] = ()
    supervisions: tuple[Supervision, ...] = ()
    tasks: tuple[FieldTask, ...] = ()
    holds: tuple[Hold, ...] = ()
