"""The frozen values that cross every boundary of the house; ids and values only, never a live row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from dispatch.limits import Limit
from dispatch.states import State


class Source(StrEnum):
    """Who found it (问题来源)."""

    PUBLIC = "public"
    HOTLINE = "hotline"
    COLLECTOR = "collector"
    VIDEO = "video"
    LEADER = "leader"
    DESK = "desk"
    IMPORT = "import"
    ROUTINE = "routine"

    @property
    def is_public(self) -> bool:
        """Public reports are verified before filing; collectors and cameras have seen it themselves."""
        return self in (Source.PUBLIC, Source.HOTLINE)


class CaseKind(StrEnum):
    """What the reporter wants: a wrong put right, or a thought heard (建议)."""

    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"


class Closing(StrEnum):
    """How a case was closed (结案类型)."""

    NORMAL = "normal"
    OVERDUE = "overdue"
    ERROR = "error"
    SPECIAL = "special"


class Role(StrEnum):
    """The posts of the field (岗位), and the doors that act for people outside."""

    CITIZEN = "citizen"
    COLLECTOR = "collector"
    ACCEPTOR = "acceptor"
    SUPERVISOR = "supervisor"
    DISPATCHER = "dispatcher"
    UNIT = "unit"
    HEAD = "head"
    COMMANDER = "commander"
    INSPECTOR = "inspector"
    ADMIN = "admin"
    SECURITY = "security"
    AUDITOR = "auditor"
    SYSTEM = "system"


class EvidenceKind(StrEnum):
    """What a picture shows: the scene as reported, after handling, or at the check; or a clip of a camera."""

    NEAR = "near"
    FAR = "far"
    REFERENCE = "reference"
    BEFORE = "before"
    AFTER = "after"
    CHECK = "check"
    CLIP = "clip"


class UnitKind(StrEnum):
    """How a unit moves."""

    OFFICER = "officer"
    VEHICLE = "vehicle"


class UnitState(StrEnum):
    """What a unit is doing: 待命, 已派, 处置, 求助, 离岗."""

    FREE = "free"
    SENT = "sent"
    HANDLING = "handling"
    SOS = "sos"
    OFF_DUTY = "off_duty"


class OrderState(StrEnum):
    """How far an order has come; the last five are its ends."""

    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    SIGNED = "signed"
    REPLIED = "replied"
    REFUSED = "refused"
    RECALLED = "recalled"
    VOIDED = "voided"
    PAUSED = "paused"

    @property
    def is_active(self) -> bool:
        """Whether the unit still owes an answer."""
        return self in (OrderState.SENT, OrderState.DELIVERED, OrderState.READ, OrderState.SIGNED)


class Part(StrEnum):
    """The part of a unit in a case: it leads (主办) or supports (协办)."""

    LEAD = "lead"
    SUPPORT = "support"


class UrgeKind(StrEnum):
    """What caused an urge (催办): a person, the clock at 80 % and 100 %, or time that passes without a signature."""

    HAND = "hand"
    YELLOW = "yellow"
    DUE = "due"
    REPEAT = "repeat"  # the order is told to the unit once more
    OFFER = "offer"  # the desk is offered the next unit
    CALL = "call"  # a supervisor is named who must see to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case (案卷). `version` rises with each step of the loop; `seq` is the log number that touched it last."""

    id: int = 0
    jurisdiction: str
    number: str = ""
    query_code: str = ""
    version: int = 0
    seq: int = 0
    state: State = State.DRAFT
    source: Source
    kind: CaseKind = CaseKind.COMPLAINT
    title: str = ""
    description: str = ""
    place: str = ""
    lon: float | None = None
    lat: float | None = None
    datum: str = "WGS-84"
    grid: str = ""
    class_code: str = ""
    condition_id: str = ""
    limit: Limit | None = None
    standard: str = ""  # its version, which an old case keeps
    reporter_name: str = ""
    reporter_phone: str = ""
    external_ref: str = ""
    wants_reply: bool = False
    reported_at: datetime
    filed_at: datetime | None = None
    dispatched_at: datetime | None = None
    handled_at: datetime | None = None
    closed_at: datetime | None = None
    touched_at: datetime | None = None
    stage_started_at: datetime | None = None
    stage_due_at: datetime | None = None
    stage_works: bool = False  # the stage clock counts working time only
    started_at: datetime | None = None  # of the handling clock
    due_at: datetime | None = None  # of the handling clock
    used_before: float = 0.0  # share of the limit used before `started_at`: by pauses and rework
    paused_at: datetime | None = None
    suspended_until: datetime | None = None
    answered_at: datetime | None = None
    filed_by: int | None = None
    checker_id: int | None = None
    sampled_from: int | None = None  # who passed the check from which it was drawn to be checked again
    unit_id: int | None = None
    department_id: int | None = None
    order_id: int | None = None
    parent_id: int | None = None  # of a merged case
    centre_id: int | None = None  # the command centre of the second level that has it
    ruled_id: int | None = None  # the department that a ruling binds
    closing: str = ""
    rework: int = 0
    urges: int = 0
    returns: int = 0
    extensions: int = 0
    suspensions: int = 0
    reopened: int = 0
    followers: int = 0  # merged cases whose reporters follow this one
    petitions: int = 0  # open ones
    supervisions: int = 0  # unanswered ones
    supports: int = 0  # supporting units at work
    satisfaction: int = 0  # 1 to 5, 0 unasked
    is_exempt: bool = False  # an appeal was allowed: the overdue stays a fact and counts in no rate
    is_imported: bool = False
    is_demo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order of one case to one unit (派遣单) and its receipts."""

    id: int = 0
    case_id: int
    unit_id: int
    department_id: int
    part: Part = Part.LEAD
    state: OrderState = OrderState.SENT
    is_rework: bool = False
    reason: str = ""
    sent_at: datetime
    delivered_at: datetime | None = None
    read_at: datetime | None = None
    signed_at: datetime | None = None
    due_at: datetime | None = None  # of a supporting unit
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Urge:
    """One urge of one order, with its receipts."""

    id: int = 0
    case_id: int
    order_id: int
    unit_id: int
    kind: UrgeKind
    words: str = ""
    by_name: str = ""
    at: datetime
    delivered_at: datetime | None = None
    read_at: datetime | None = None
    department_id: int | None = None  # whose head hears of it, too, with receipts of the head's own
    head_name: str = ""
    head_delivered_at: datetime | None = None
    head_read_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture or clip already stored, to be attached; `taken_at`, place and `software` are its own claims."""

    sha256: str
    kind: EvidenceKind
    media_type: str = "image/jpeg"
    size: int = 0
    width: int = 0
    height: int = 0
    taken_at: datetime | None = None
    lon: float | None = None
    lat: float | None = None
    camera_id: int | None = None
    note: str = ""
    fingerprint: str = ""  # difference hash, 16 hex digits
    software: str = ""
    seconds: float = 0.0
    stream_s: float | None = None  # a clip began at `taken_at`, and at this of the camera's clock
    lack: str = ""  # why not all of a clip is there

    @property
    def is_clip(self) -> bool:
        """Whether it moves."""
        return self.kind is EvidenceKind.CLIP


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A picture or clip attached to a case."""

    id: int = 0
    case_id: int
    picture: Picture
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a post, or a door that acts for those outside."""

    id: int = 0
    jurisdiction: str
    name: str
    roles: frozenset[Role]
    department_id: int | None = None
    unit_id: int | None = None
    areas: tuple[str, ...] = ()  # beginnings of grid codes; none: everywhere
    departments: tuple[int, ...] = ()  # whose cases, with those of the departments below; none: everybody's


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A handling unit of the administration (处置单位), with the bureau above it."""

    id: int = 0
    jurisdiction: str
    name: str
    name_en: str = ""
    kind: str = ""
    parent_id: int | None = None
    duty_phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An officer or a vehicle that can be sent; `order_id` is what it works on now."""

    id: int = 0
    jurisdiction: str
    name: str
    name_en: str = ""
    kind: UnitKind
    department_id: int
    state: UnitState = UnitState.FREE
    order_id: int | None = None
    case_id: int | None = None
    state_since: datetime | None = None
    phone: str = ""
    device: str = ""
    datum: str = "WGS-84"  # in which its device speaks; fixes are converted at the door
    called_off_duty: bool = False  # it was off duty when it called for help


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """A camera: place in WGS-84 degrees, bearing and field of view in degrees; addresses carry no credentials."""

    id: int = 0
    jurisdiction: str
    name: str
    name_en: str = ""
    url_main: str
    url_sub: str = ""
    lon: float
    lat: float
    bearing: float = 0.0
    field_of_view: float = 60.0
    range_m: float = 120.0
    kind: str = "fixed"
    department_id: int | None = None
    engine: str = ""
    area: str = ""
    unit_id: int | None = None  # the unit that carries it: a vehicle, an officer
    control_url: str = ""  # its ONVIF service, without credentials


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """Where a unit was: WGS-84 degrees, metres a second, degrees clockwise from north."""

    unit_id: int
    lon: float
    lat: float
    at: datetime
    received_at: datetime
    speed_mps: float | None = None
    heading_deg: float | None = None
    accuracy_m: float | None = None
    datum: str = "WGS-84"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log: numbered per jurisdiction without gaps and chained by SHA-256."""

    seq: int
    jurisdiction: str
    at: datetime
    command_id: str
    step: str
    person_id: int
    person_name: str
    role: str
    workstation: str
    case_id: int | None = None
    unit_id: int | None = None
    was: str = ""
    now: str = ""
    body: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    prev_hash: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The slowly changing tables of a jurisdiction."""

    jurisdiction: str
    name: str
    name_en: str
    is_demo: bool = False
    single_manned: bool = False
    departments: tuple[Department, ...] = ()
    people: tuple[Person, ...] = ()
    units: tuple[Unit, ...] = ()
    cameras: tuple[Camera, ...] = ()
