"""What counters a verb: each that can be countered with the verb that does it; what was said cannot be unsaid."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from dispatch.paper_verbs import (
    Apply,
    CancelSupervision,
    Merge,
    PassBack,
    PassDown,
    RecallSupport,
    RecallTask,
    Reopen,
    ReturnToAccept,
    Supervise,
    Support,
    Unmerge,
    Withdraw,
)
from dispatch.papers import PetitionKind
from dispatch.values import Case, Entry
from dispatch.verbs import (
    Assign,
    Check,
    Close,
    Done,
    FileCase,
    Outcome,
    Recall,
    Register,
    Report,
    ReturnToCheck,
    SendBack,
    SendCheck,
    SendVerify,
    SetDuty,
    Verb,
)

# What a counter is made of: the verb, what it did, its line of the log, the case as it is now, the words behind it.
Made = Callable[[Any, Done, Entry, Case, str], Verb | None]


def counter_of(verb: Verb, done: Done, entry: Entry, case: Case | None, why: str) -> Verb | None:
    """The verb that counters `verb`, None for one that cannot be countered."""
    if isinstance(verb, SetDuty):
        return SetDuty(unit_id=verb.unit_id, on_duty=not verb.on_duty)
    make = _COUNTERS.get(type(verb))
    return make(verb, done, entry, case, why) if make is not None and case is not None else None


def _seen(kind: type[Any]) -> Made:
    return lambda _verb, _done, _entry, case, why: kind(case_id=case.id, seen=case.version, reason=why)


def _of_check(verb: Check, _done: Done, _entry: Entry, case: Case, why: str) -> Verb | None:
    if verb.outcome is not Outcome.YES:
        return None
    return ReturnToCheck(case_id=case.id, seen=case.version, reason=why)


def _of_support(_verb: Support, done: Done, _entry: Entry, _case: Case, why: str) -> Verb | None:
    return RecallSupport(order_id=done.order_id or 0, reason=why)


def _of_supervise(_verb: Supervise, _done: Done, entry: Entry, _case: Case, why: str) -> Verb | None:
    return CancelSupervision(supervision_id=_number(entry, "supervision"), reason=why)


def _of_apply(_verb: Apply, _done: Done, entry: Entry, _case: Case, _why: str) -> Verb | None:
    return Withdraw(petition_id=_number(entry, "petition"))


def _of_report(_verb: Report, _done: Done, _entry: Entry, case: Case, why: str) -> Verb | None:
    return Apply(case_id=case.id, kind=PetitionKind.VOID, reason=why)


def _number(entry: Entry, name: str) -> int:
    held = entry.body.get(name)
    return held if isinstance(held, int) else 0


_COUNTERS: Mapping[type[Any], Made] = MappingProxyType(
    {
        Report: _of_report,
        SendVerify: _seen(RecallTask),
        Register: _seen(SendBack),
        FileCase: _seen(ReturnToAccept),
        Assign: _seen(Recall),
        Support: _of_support,
        PassDown: _seen(PassBack),
        SendCheck: _seen(RecallTask),
        Check: _of_check,
        Close: _seen(Reopen),
        Merge: _seen(Unmerge),
        Supervise: _of_supervise,
        Apply: _of_apply,
    }
)
