"""The words of the field's codes in the language of the screen: states, steps, posts, lights, sources."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from console.marks import QT_TRANSLATE_NOOP
from dispatch.light import Light
from dispatch.limits import Limit, LimitUnit
from dispatch.states import State, Step
from dispatch.values import EvidenceKind, OrderState, Role, Source, UnitKind, UnitState, UrgeKind

_PAIRS: tuple[tuple[StrEnum, str], ...] = (
    (State.DRAFT, QT_TRANSLATE_NOOP("Words", "Draft")),
    (State.REPORTED, QT_TRANSLATE_NOOP("Words", "Reported")),
    (State.VERIFYING, QT_TRANSLATE_NOOP("Words", "Verifying")),
    (State.PENDING_FILING, QT_TRANSLATE_NOOP("Words", "To file")),
    (State.PENDING_DISPATCH, QT_TRANSLATE_NOOP("Words", "To dispatch")),
    (State.DISPATCHED, QT_TRANSLATE_NOOP("Words", "To sign for")),
    (State.HANDLING, QT_TRANSLATE_NOOP("Words", "Handling")),
    (State.SUSPENDED, QT_TRANSLATE_NOOP("Words", "Suspended")),
    (State.DEFERRED, QT_TRANSLATE_NOOP("Words", "Deferred")),
    (State.REPLIED, QT_TRANSLATE_NOOP("Words", "To check")),
    (State.CHECKING, QT_TRANSLATE_NOOP("Words", "Checking")),
    (State.PENDING_CLOSE, QT_TRANSLATE_NOOP("Words", "To close")),
    (State.CLOSED, QT_TRANSLATE_NOOP("Words", "Closed")),
    (State.FORCED_CLOSED, QT_TRANSLATE_NOOP("Words", "Closed by force")),
    (State.NOT_FILED, QT_TRANSLATE_NOOP("Words", "Not filed")),
    (State.VOID, QT_TRANSLATE_NOOP("Words", "Void")),
    (State.MERGED, QT_TRANSLATE_NOOP("Words", "Merged")),
    (Step.SUBMIT, QT_TRANSLATE_NOOP("Words", "Report")),
    (Step.SEND_VERIFY, QT_TRANSLATE_NOOP("Words", "Send to verify")),
    (Step.VERIFY_EXISTS, QT_TRANSLATE_NOOP("Words", "Verified true")),
    (Step.VERIFY_ABSENT, QT_TRANSLATE_NOOP("Words", "Verified false")),
    (Step.VERIFY_UNABLE, QT_TRANSLATE_NOOP("Words", "Could not verify")),
    (Step.REGISTER, QT_TRANSLATE_NOOP("Words", "Accept")),
    (Step.FILE, QT_TRANSLATE_NOOP("Words", "File")),
    (Step.SEND_BACK, QT_TRANSLATE_NOOP("Words", "Send back")),
    (Step.REFUSE_FILING, QT_TRANSLATE_NOOP("Words", "Do not file")),
    (Step.VOID, QT_TRANSLATE_NOOP("Words", "Void the case")),
    (Step.ASSIGN, QT_TRANSLATE_NOOP("Words", "Assign")),
    (Step.RECALL, QT_TRANSLATE_NOOP("Words", "Recall")),
    (Step.SIGN, QT_TRANSLATE_NOOP("Words", "Sign for")),
    (Step.REFUSE, QT_TRANSLATE_NOOP("Words", "Refused by the unit")),
    (Step.REPLY, QT_TRANSLATE_NOOP("Words", "Handled")),
    (Step.SEND_CHECK, QT_TRANSLATE_NOOP("Words", "Take the check")),
    (Step.CHECK_PASS, QT_TRANSLATE_NOOP("Words", "Check passed")),
    (Step.REWORK, QT_TRANSLATE_NOOP("Words", "Check failed, rework")),
    (Step.REDISPATCH, QT_TRANSLATE_NOOP("Words", "Check failed, dispatch anew")),
    (Step.CHECK_UNABLE, QT_TRANSLATE_NOOP("Words", "Could not check")),
    (Step.RETURN_TO_CHECK, QT_TRANSLATE_NOOP("Words", "Return to check")),
    (Step.CLOSE, QT_TRANSLATE_NOOP("Words", "Close the case")),
    (Step.URGE, QT_TRANSLATE_NOOP("Words", "Urge")),
    (Step.NOTE, QT_TRANSLATE_NOOP("Words", "Note")),
    (Step.DELIVER, QT_TRANSLATE_NOOP("Words", "Delivered")),
    (Step.READ, QT_TRANSLATE_NOOP("Words", "Read")),
    (Step.ATTACH, QT_TRANSLATE_NOOP("Words", "Picture added")),
    (Step.URGE_RECEIPT, QT_TRANSLATE_NOOP("Words", "Urge received")),
    (Step.SOS, QT_TRANSLATE_NOOP("Words", "Call for help")),
    (Step.CLEAR_SOS, QT_TRANSLATE_NOOP("Words", "Help has come")),
    (Step.DUTY, QT_TRANSLATE_NOOP("Words", "Duty")),
    (Role.CITIZEN, QT_TRANSLATE_NOOP("Words", "Citizen")),
    (Role.COLLECTOR, QT_TRANSLATE_NOOP("Words", "Collector")),
    (Role.ACCEPTOR, QT_TRANSLATE_NOOP("Words", "Acceptor")),
    (Role.SUPERVISOR, QT_TRANSLATE_NOOP("Words", "Watch supervisor")),
    (Role.DISPATCHER, QT_TRANSLATE_NOOP("Words", "Dispatcher")),
    (Role.UNIT, QT_TRANSLATE_NOOP("Words", "Unit")),
    (Role.COMMANDER, QT_TRANSLATE_NOOP("Words", "Commander")),
    (Role.INSPECTOR, QT_TRANSLATE_NOOP("Words", "Inspector")),
    (Role.ADMIN, QT_TRANSLATE_NOOP("Words", "Administrator")),
    (Role.AUDITOR, QT_TRANSLATE_NOOP("Words", "Auditor")),
    (Role.SYSTEM, QT_TRANSLATE_NOOP("Words", "System")),
    (Light.GREEN, QT_TRANSLATE_NOOP("Words", "In time")),
    (Light.YELLOW, QT_TRANSLATE_NOOP("Words", "Due soon")),
    (Light.RED, QT_TRANSLATE_NOOP("Words", "Overdue")),
    (Light.PAUSED, QT_TRANSLATE_NOOP("Words", "Paused")),
    (Light.NONE, QT_TRANSLATE_NOOP("Words", "No clock")),
    (Source.PUBLIC, QT_TRANSLATE_NOOP("Words", "Public")),
    (Source.HOTLINE, QT_TRANSLATE_NOOP("Words", "Hotline 12345")),
    (Source.COLLECTOR, QT_TRANSLATE_NOOP("Words", "Collector's find")),
    (Source.VIDEO, QT_TRANSLATE_NOOP("Words", "Video")),
    (Source.LEADER, QT_TRANSLATE_NOOP("Words", "Leadership")),
    (Source.DESK, QT_TRANSLATE_NOOP("Words", "Desk")),
    (Source.IMPORT, QT_TRANSLATE_NOOP("Words", "Import")),
    (EvidenceKind.NEAR, QT_TRANSLATE_NOOP("Words", "Close view")),
    (EvidenceKind.FAR, QT_TRANSLATE_NOOP("Words", "Wide view")),
    (EvidenceKind.REFERENCE, QT_TRANSLATE_NOOP("Words", "Landmark")),
    (EvidenceKind.BEFORE, QT_TRANSLATE_NOOP("Words", "Before")),
    (EvidenceKind.AFTER, QT_TRANSLATE_NOOP("Words", "After")),
    (EvidenceKind.CHECK, QT_TRANSLATE_NOOP("Words", "At the check")),
    (UnitKind.OFFICER, QT_TRANSLATE_NOOP("Words", "Officer")),
    (UnitKind.VEHICLE, QT_TRANSLATE_NOOP("Words", "Vehicle")),
    (UnitState.FREE, QT_TRANSLATE_NOOP("Words", "Free")),
    (UnitState.SENT, QT_TRANSLATE_NOOP("Words", "Sent")),
    (UnitState.HANDLING, QT_TRANSLATE_NOOP("Words", "At work")),
    (UnitState.SOS, QT_TRANSLATE_NOOP("Words", "Needs help")),
    (UnitState.OFF_DUTY, QT_TRANSLATE_NOOP("Words", "Off duty")),
    (OrderState.SENT, QT_TRANSLATE_NOOP("Words", "Order sent")),
    (OrderState.DELIVERED, QT_TRANSLATE_NOOP("Words", "Order delivered")),
    (OrderState.READ, QT_TRANSLATE_NOOP("Words", "Order read")),
    (OrderState.SIGNED, QT_TRANSLATE_NOOP("Words", "Order signed for")),
    (OrderState.REPLIED, QT_TRANSLATE_NOOP("Words", "Order replied")),
    (OrderState.REFUSED, QT_TRANSLATE_NOOP("Words", "Order refused")),
    (OrderState.RECALLED, QT_TRANSLATE_NOOP("Words", "Order recalled")),
    (OrderState.VOIDED, QT_TRANSLATE_NOOP("Words", "Order voided")),
    (UrgeKind.HAND, QT_TRANSLATE_NOOP("Words", "Urged by hand")),
    (UrgeKind.YELLOW, QT_TRANSLATE_NOOP("Words", "Urged at 80 % of the limit")),
    (UrgeKind.DUE, QT_TRANSLATE_NOOP("Words", "Urged at the deadline")),
    (LimitUnit.URGENT_MINUTE, QT_TRANSLATE_NOOP("Words", "{n} urgent min")),
    (LimitUnit.URGENT_HOUR, QT_TRANSLATE_NOOP("Words", "{n} urgent h")),
    (LimitUnit.URGENT_DAY, QT_TRANSLATE_NOOP("Words", "{n} urgent d")),
    (LimitUnit.WORK_HOUR, QT_TRANSLATE_NOOP("Words", "{n} working h")),
    (LimitUnit.WORK_DAY, QT_TRANSLATE_NOOP("Words", "{n} working d")),
    (LimitUnit.NATURAL_DAY, QT_TRANSLATE_NOOP("Words", "{n} d")),
)
# Codes of two kinds may be the same text ('read'), so the kind belongs to the key.
WORDS: Mapping[tuple[type[StrEnum], str], str] = MappingProxyType({(type(code), code): text for code, text in _PAIRS})
_TYPES: tuple[type[StrEnum], ...] = (State, Step, EvidenceKind, Role)


def words(code: StrEnum) -> str:
    """The words of a code of the field (any enum of dispatch but Outcome) in the language of the screen."""
    return QCoreApplication.translate("Words", WORDS[type(code), code])


def code_words(text: str) -> str:
    """The words of a state, step, picture kind or post that comes as text; the text itself when unknown."""
    for kind in _TYPES:
        if text in list(kind):
            return words(kind(text))
    return text


def limit_words(limit: Limit) -> str:
    """A limit such as '2 紧急工作时'."""
    return words(limit.unit).format(n=limit.number)
