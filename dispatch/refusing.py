"""The line of the log about a refused command: who wanted what of which case, and by which rule it was not done."""

import hashlib
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum

from dispatch.errors import Refused
from dispatch.shapes import LARGEST
from dispatch.values import Entry, Role
from dispatch.verbs import Actor, Verb

STEP = "refused"
_NAMED = (
    "case_id",
    "order_id",
    "unit_id",
    "petition_id",
    "supervision_id",
    "urge_id",
    "routine_id",
    "delegation_id",
    "shift_id",
    "hold_id",
    "message_id",
)
_LONGEST = 120


def refused(refusal: Refused, verb: Verb, by: Actor, *, jurisdiction: str, at: datetime) -> Entry | None:
    """The line, which touches no case; None for the clock, whose asking too late is no attempt at anything.

    The same refusal to the same person within an hour is one line, so that a terminal which asks again and again
    cannot drown the log: its command id is made of just that.
    """
    if by.role is Role.SYSTEM or not (isinstance(by.person_id, int) and 0 <= by.person_id < LARGEST):
        return None
    body = {"asked": type(verb).__name__, "why": type(refusal).__name__, **_about(verb), **_said(refusal)}
    mark = f"{by.person_id} {at:%Y%m%d%H} {sorted(body.items())}"
    return Entry(
        seq=0,
        jurisdiction=jurisdiction,
        at=at,
        command_id=hashlib.sha256(mark.encode("utf-8", "replace")).hexdigest(),
        step=STEP,
        person_id=by.person_id,
        person_name="",
        role=_plain(by.role),
        workstation=_plain(by.workstation),
        body=body,
    )


def _about(verb: Verb) -> dict[str, str]:
    return {name: _plain(getattr(verb, name)) for name in _NAMED if hasattr(verb, name)}


def _said(refusal: Refused) -> dict[str, str]:
    """The codes of the refusal; what moves from one try to the next (moments, numbers) is left out."""
    if not is_dataclass(refusal):
        return {}
    held = {field.name: getattr(refusal, field.name) for field in fields(refusal)}
    return {name: _plain(value) for name, value in held.items() if name in ("rule", "step", "what", "field", "kind")}


def _plain(value: object) -> str:
    """A code as text that any store takes, however wrong it was."""
    text = value.value if isinstance(value, StrEnum) else str(value)
    return "".join(char if char.isprintable() else "?" for char in text[:_LONGEST])
