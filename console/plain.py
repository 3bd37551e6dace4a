"""The actions that need nothing but the case: which verb each one asks for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dispatch.values import Case
from dispatch.verbs import Close, FileCase, Recall, SendVerify, UrgeCase, Verb


def plain_verb(action_id: str, case: Case, argument: str = "") -> Verb:
    """The verb of a plain action, with the version seen; raises KeyError for any other id."""
    return _MAKERS[action_id](case, argument)


def _send_verify(case: Case, _: str) -> Verb:
    return SendVerify(case_id=case.id, seen=case.version)


def _file(case: Case, _: str) -> Verb:
    return FileCase(case_id=case.id, seen=case.version)


def _urge(case: Case, words: str) -> Verb:
    return UrgeCase(case_id=case.id, words=words)


def _recall(case: Case, reason: str) -> Verb:
    return Recall(case_id=case.id, seen=case.version, reason=reason)


def _close(case: Case, _: str) -> Verb:
    return Close(case_id=case.id, seen=case.version)


_MAKERS: Mapping[str, Callable[[Case, str], Verb]] = MappingProxyType(
    {"send_verify": _send_verify, "file": _file, "urge": _urge, "recall": _recall, "close": _close}
)
PLAIN = tuple(_MAKERS)
HELD_BACK = ("urge",)
