"""Which notice is heard: one sound for many of a kind, a louder one over a quieter, as much as the desk asks for."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from console.notices import NoticeKind


class Heard(StrEnum):
    """What the settings ask for."""

    ALL = "all"
    TROUBLE = "trouble"  # troubles and calls for help
    ALARMS = "alarms"  # calls for help only
    NONE = "none"


# Quietest first, and so many seconds after a sound of that kind no other of it.
_GAPS: Mapping[NoticeKind, float] = MappingProxyType(
    {NoticeKind.INFO: 20.0, NoticeKind.REFUSAL: 2.0, NoticeKind.TROUBLE: 6.0, NoticeKind.ALARM: 2.0}
)
_RANKS = tuple(_GAPS)
_LEAST = {Heard.ALL: NoticeKind.INFO, Heard.TROUBLE: NoticeKind.TROUBLE, Heard.ALARMS: NoticeKind.ALARM}
DURING_S = 1.2  # the longest sound


class Loudness:
    """Asked before each sound; moments are seconds of any clock that only goes on."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._last: dict[NoticeKind, float] = {}

    def sounds(self, kind: NoticeKind, at: float) -> bool:
        """Whether a notice is heard; if so, it is taken as heard."""
        if self._heard is Heard.NONE or _RANKS.index(kind) < _RANKS.index(_LEAST[self._heard]):
            return False
        louder = _RANKS[_RANKS.index(kind) + 1 :]
        if any(at - self._last.get(other, -1e9) < DURING_S for other in louder):
            return False
        if at - self._last.get(kind, -1e9) < _GAPS[kind]:
            return False
        self._last[kind] = at
        return True
