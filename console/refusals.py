"""The words of refusals and troubles, for a dispatcher to read: who, what, when, and what may be done now."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QCoreApplication

from console.field_words import invalid_words
from console.guard_words import hands_words, not_now_words, owed_words, scope_words
from console.lanes import TookTooLong
from console.times import Times
from console.wording import code_words
from dispatch import errors


def refusal_words(error: errors.Refused, times: Times) -> str:
    """One sentence for a refusal, in the language of the screen."""
    say = _SAID.get(type(error))
    if say is None:
        return QCoreApplication.translate("Refusals", "Refused: {error}").format(error=error)
    return say(error, times)


def trouble_words(error: Exception) -> str:
    """One sentence for what should not happen; the details stand in the log."""
    if isinstance(error, TookTooLong):
        return QCoreApplication.translate(
            "Refusals", "No answer for {seconds} s; whether it was done will show in the queue"
        ).format(seconds=round(error.seconds))
    return QCoreApplication.translate("Refusals", "Something broke: {error}").format(error=type(error).__name__)


def _stale(error: errors.Stale, times: Times) -> str:
    if error.unit_name:
        text = QCoreApplication.translate("Refusals", "{number}: {name} was quicker at {at}: {step}, {unit}")
    else:
        text = QCoreApplication.translate("Refusals", "{number}: {name} was quicker at {at}: {step}")
    return text.format(
        number=error.number, name=error.by_name, at=_at(error.at, times), step=code_words(error.step),
        unit=error.unit_name,
    )  # fmt: skip


def _unit_busy(error: errors.UnitBusy, times: Times) -> str:
    if not error.case_number:
        return QCoreApplication.translate("Refusals", "{unit} cannot be sent now").format(unit=error.name)
    text = QCoreApplication.translate("Refusals", "{unit} already works on {number} ({name}, {at})")
    return text.format(unit=error.name, number=error.case_number, name=error.by_name, at=_at(error.at, times))


def _camera_busy(error: errors.CameraBusy, times: Times) -> str:
    text = QCoreApplication.translate(
        "Refusals", "{camera}: {name} turns it until {at}; a supervisor may take it over"
    )  # fmt: skip
    at = times.clock_text(error.until, seconds=True) if error.until else "–"
    return text.format(camera=error.name, name=error.by_name, at=at)


def _not_lawful(error: errors.NotLawful, _: Times) -> str:
    text = QCoreApplication.translate("Refusals", "“{step}” is not possible in the state “{state}”")
    return text.format(step=code_words(error.step), state=code_words(error.state))


def _not_allowed(error: errors.NotAllowed, _: Times) -> str:
    text = QCoreApplication.translate("Refusals", "Your post does not carry “{step}”")
    return text.format(step=code_words(error.step))


def _evidence_missing(error: errors.EvidenceMissing, _: Times) -> str:
    text = QCoreApplication.translate("Refusals", "“{step}” needs a picture: {kind}")
    return text.format(step=code_words(error.step), kind=code_words(error.kind))


def _invalid(error: errors.Invalid, _: Times) -> str:
    if (error.field, error.why) == ("folder", "not empty"):
        return QCoreApplication.translate("Refusals", "The folder holds something already; name a new or an empty one")
    if (error.field, error.why) == ("reason", "missing"):
        return QCoreApplication.translate("Refusals", "A reason is needed")
    return invalid_words(error.field, error.why)


def _unknown(error: errors.Unknown, _: Times) -> str:
    return QCoreApplication.translate("Refusals", "Not found: {kind} {id}").format(kind=error.kind, id=error.id)


def _too_soon(error: errors.TooSoon, times: Times) -> str:
    text = QCoreApplication.translate("Refusals", "Urged a moment ago; again from {at}")
    return text.format(at=_at(error.again_at, times))


def _at(moment: Any, times: Times) -> str:
    return times.moment_text(moment) if moment is not None else "–"


_SAID: Mapping[type[errors.Refused], Callable[[Any, Times], str]] = MappingProxyType(
    {
        errors.Stale: _stale,
        errors.UnitBusy: _unit_busy,
        errors.CameraBusy: _camera_busy,
        errors.NotLawful: _not_lawful,
        errors.NotAllowed: _not_allowed,
        errors.SameHands: hands_words,
        errors.Owed: owed_words,
        errors.NotNow: not_now_words,
        errors.OutOfScope: scope_words,
        errors.EvidenceMissing: _evidence_missing,
        errors.Invalid: _invalid,
        errors.Unknown: _unknown,
        errors.TooSoon: _too_soon,
    }
)
