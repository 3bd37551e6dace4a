"""The verbs of the desk and of the doors as frozen values: what is asked, of what, having seen which version."""

from dataclasses import dataclass
from enum import StrEnum

from dispatch.area_verbs import AreaVerb
from dispatch.camera_verbs import CameraVerb
from dispatch.doubts import DoubtKind
from dispatch.paper_verbs import PaperVerb
from dispatch.values import CaseKind, Closing, Picture, Role, Source, UrgeKind
from dispatch.watch_verbs import WatchVerb


class Outcome(StrEnum):
    """What a collector or a checker found."""

    YES = "yes"
    NO = "no"
    UNABLE = "unable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, in which post, from which workstation or door."""

    person_id: int
    role: Role
    workstation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Take a report (上报). Place in `datum`; class and text may be as the reporter put them."""

    source: Source
    description: str
    place: str = ""
    lon: float | None = None
    lat: float | None = None
    datum: str = "WGS-84"
    title: str = ""
    class_code: str = ""
    reporter_name: str = ""
    reporter_phone: str = ""
    external_ref: str = ""
    kind: CaseKind = CaseKind.COMPLAINT
    wants_reply: bool = False
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SendVerify:
    """Ask for verification before filing (派核实), of a collector or by the actor at a screen."""

    case_id: int
    seen: int
    person_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verify:
    """Say whether a reported matter exists (核实); NO and UNABLE need a reason."""

    case_id: int
    seen: int
    outcome: Outcome
    reason: str = ""
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Register a report under a class and a filing condition (受理)."""

    case_id: int
    seen: int
    class_code: str
    condition_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCase:
    """File the case (立案): class, condition and limit become binding."""

    case_id: int
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SendBack:
    """Send a case back to acceptance (批回)."""

    case_id: int
    seen: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseFiling:
    """Do not file (不予立案)."""

    case_id: int
    seen: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    """Send a unit (派遣); `suggested` are the unit ids that the desk had ranked, best first."""

    case_id: int
    seen: int
    unit_id: int
    reason: str = ""
    suggested: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """Take an unsigned order back (撤回)."""

    case_id: int
    seen: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliver:
    """The unit's terminal has received the order."""

    order_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The unit has opened the order."""

    order_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """The unit signs for the order (签收)."""

    order_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse:
    """The unit refuses the order with a reason (退回)."""

    order_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The unit has handled the case (处置完成): measure taken, pictures, and whether the closing condition is met."""

    order_id: int
    measure: str
    disposal: str = ""
    closing_met: bool = False
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SendCheck:
    """Begin the check after handling (派核查), by a collector; without one the actor takes it, by video."""

    case_id: int
    seen: int
    person_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Give the verdict of the check (核查); NO and UNABLE need a reason, and so does YES over `doubts`.

    `doubts` are those that the checker was shown.
    """

    case_id: int
    seen: int
    outcome: Outcome
    reason: str = ""
    pictures: tuple[Picture, ...] = ()
    doubts: tuple[DoubtKind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnToCheck:
    """Send a checked case back to the check (退回复核)."""

    case_id: int
    seen: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """Close the case (结案); ERROR and SPECIAL need a reason, the rest the clock decides."""

    case_id: int
    seen: int
    closing: Closing = Closing.NORMAL
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgeCase:
    """Urge the holder of the case (催办)."""

    case_id: int
    kind: UrgeKind = UrgeKind.HAND
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgeReceipt:
    """The unit's terminal has received, or the unit has read, an urge."""

    urge_id: int
    is_read: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Write a note into the file (备注)."""

    case_id: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attach:
    """Add pictures to an open case (补充图片)."""

    case_id: int
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseSos:
    """An officer calls for help; `lon`, `lat` in WGS-84 when known."""

    unit_id: int
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearSos:
    """The desk has dealt with a call for help."""

    unit_id: int
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDuty:
    """A unit comes on duty or goes off duty."""

    unit_id: int
    on_duty: bool


Verb = (
    Report | SendVerify | Verify | Register | FileCase | SendBack | RefuseFiling | Assign | Recall
    | Deliver | Read | Sign | Refuse | Reply | SendCheck | Check | ReturnToCheck | Close | UrgeCase | UrgeReceipt
    | Note | Attach | RaiseSos | ClearSos | SetDuty | PaperVerb | CameraVerb | AreaVerb | WatchVerb
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A command was carried out: the log number it got, and what it touched."""

    seq: int
    case_id: int | None = None
    version: int = 0
    order_id: int | None = None
    unit_id: int | None = None
