"""How long what is kept (保存期限): days as policy of the county, never shorter than the law's least."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

# The least, in days: half a year for what a network's operator must be able to show (网络安全法, art. 21) and for
# positions and recordings of patrols; a reporter's name must outlast the term in which an answer can be contested.
LEAST: Mapping[str, int] = MappingProxyType({"reporter_days": 180, "track_days": 180})


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
            raise ValueError(f"{name}: {days} days are shorter than the {LEAST[name]} that the law asks for")
    return Retention(**said)
