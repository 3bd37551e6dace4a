"""The words of guards that did not hold: what must come first, what is too late or too often, whose case it is."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from console.marks import QT_TRANSLATE_NOOP
from console.times import Times
from dispatch import errors

OWED: Mapping[str, str] = MappingProxyType(
    {
        "support": QT_TRANSLATE_NOOP("Refusals", "Supporting units are still at work: {detail}"),
        "supervision": QT_TRANSLATE_NOOP("Refusals", "{detail} is not answered yet"),
        "closing": QT_TRANSLATE_NOOP("Refusals", "The closing condition must be met and ticked: {detail}"),
        "answer": QT_TRANSLATE_NOOP("Refusals", "The reporter has had no answer yet"),
        "override": QT_TRANSLATE_NOOP("Refusals", "{detail} answers for this class here; another unit needs a reason"),
    }
)
NOT_NOW: Mapping[str, str] = MappingProxyType(
    {
        "petition_open": QT_TRANSLATE_NOOP("Refusals", "The same has been applied for and is not decided yet"),
        "overdue": QT_TRANSLATE_NOOP("Refusals", "The deadline has passed ({bound}); it can be appealed after closing"),
        "warn_first": QT_TRANSLATE_NOOP("Refusals", "A first offence here within {bound} days is warned, not punished"),
        "no_clock": QT_TRANSLATE_NOOP("Refusals", "This case has no limit that could be extended"),
        "max_extensions": QT_TRANSLATE_NOOP("Refusals", "Extended {bound} times already; more is not allowed"),
        "suspended_once": QT_TRANSLATE_NOOP("Refusals", "A case is suspended once only"),
        "suspend_days": QT_TRANSLATE_NOOP("Refusals", "A case is suspended for {bound} days at the most"),
        "not_overdue": QT_TRANSLATE_NOOP("Refusals", "The case was not overdue; there is nothing to appeal"),
        "appealed_once": QT_TRANSLATE_NOOP("Refusals", "An overdue is appealed once only"),
        "reopen_days": QT_TRANSLATE_NOOP("Refusals", "Closed more than {bound} days ago; report it anew"),
        "no_unit": QT_TRANSLATE_NOOP("Refusals", "No unit had this case; reopen it from acceptance"),
        "has_followers": QT_TRANSLATE_NOOP("Refusals", "{bound} merged cases follow this one; merge those instead"),
        "one_level": QT_TRANSLATE_NOOP("Refusals", "There is one level of command here"),
        "not_passed": QT_TRANSLATE_NOOP("Refusals", "The case is at the first level already"),
        "reply_by": QT_TRANSLATE_NOOP("Refusals", "The answer is due at {bound} only"),
        "quiet_hours": QT_TRANSLATE_NOOP("Refusals", "Quiet hours: citizens may be called again from {bound}"),
        "unmask_over": QT_TRANSLATE_NOOP("Refusals", "The {bound} seconds are over; ask again with a reason"),
        "routine": QT_TRANSLATE_NOOP("Refusals", "The routine is due at {bound} only"),
    }
)
HANDS: Mapping[str, str] = MappingProxyType(
    {
        "close": QT_TRANSLATE_NOOP("Refusals", "{name} belongs to the handling department and may not close"),
        "check": QT_TRANSLATE_NOOP("Refusals", "{name} belongs to the handling department and may not check"),
        "recheck": QT_TRANSLATE_NOOP("Refusals", "{name} passed the first check; somebody else checks again"),
        "assign": QT_TRANSLATE_NOOP("Refusals", "{name} filed this case and may not dispatch it"),
        "decide": QT_TRANSLATE_NOOP("Refusals", "{name} applied or has agreed already; another person must decide"),
        "answer": QT_TRANSLATE_NOOP("Refusals", "The department that owes the answer gives it, and others judge it"),
        "head": QT_TRANSLATE_NOOP("Refusals", "{name} heads another department"),
        "withdraw": QT_TRANSLATE_NOOP("Refusals", "Only {name} may take this back"),
    }
)


def owed_words(error: errors.Owed, _: Times) -> str:
    """What must come first."""
    return _say(OWED, error.what).format(detail=error.detail)


def not_now_words(error: errors.NotNow, times: Times) -> str:
    """Which bound was met, moments in local time."""
    return _say(NOT_NOW, error.rule).format(bound=_bound(error.bound, times.moment_text))


def hands_words(error: errors.SameHands, _: Times) -> str:
    """Whose hands must be others."""
    return _say(HANDS, error.rule).format(name=error.name)


def scope_words(error: errors.OutOfScope, _: Times) -> str:
    """Whose case it is."""
    text = QCoreApplication.translate("Refusals", "This case belongs to {scope}")
    return text.format(scope=error.scope)


def _say(words: Mapping[str, str], code: str) -> str:
    return QCoreApplication.translate("Refusals", words.get(code, code))


def _bound(text: str, moment_text: Callable[[datetime], str]) -> str:
    try:
        return moment_text(datetime.fromisoformat(text))
    except ValueError:
        return text  # a number
