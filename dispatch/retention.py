"""How long what is kept (保存期限): days as policy of the county, never shorter than six months."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

# Six months at their longest. For so long the Cybersecurity Law (网络安全法, art. 21(3), since the revision of 2025
# art. 23(3)) has network logs kept. It says nothing of reporters or of tracks: for them this is the floor of the
# house, so that what a log tells of can still be found; a county asks its own counsel before it shortens anything.
SIX_MONTHS = 184
LEAST: Mapping[str, int] = MappingProxyType({"reporter_days": SIX_MONTHS, "track_days": SIX_MONTHS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Days after the end of a case for who reported it, and after its day for the track of a unit."""

    reporter_days: int = 1095
    track_days: int = 365


def retention_of(said: Mapping[str, Any]) -> Retention:
    """The policy of a table; raises ValueError naming the field that is unknown, no number, or too short."""
    known = {field.name for field in fields(Retention)}
    for name, days in said.items():
        if name not in known:
            raise ValueError(f"{name}: unknown; there are {', '.join(sorted(known))}")
        if not isinstance(days, int) or isinstance(days, bool):
            raise ValueError(f"{name}: wants a number of days, found {days!r}")
        if days < LEAST[name]:
            raise ValueError(f"{name}: {days} days are shorter than six months ({LEAST[name]} days)")
    return Retention(**said)
