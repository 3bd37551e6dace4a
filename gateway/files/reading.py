"""A table read part by part: what was kept, what was refused, how far it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from dispatch.bringing import RowRefused
from gateway.files.known import Known
from gateway.files.opening import open_table
from gateway.files.profile import Profile
from gateway.files.table import values_of

PART = 2000


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows in their order: `rows` are the numbers of those whose values were kept, `share` is read by then."""

    values: list[Any]
    rows: list[int]
    refused: list[RowRefused]
    share: float


@dataclass(frozen=True, slots=True)
class Reading:
    """An open table. `notes` grow while it is read."""

    columns: tuple[str, ...]
    parts: Iterator[Part]
    notes: list[str]


@contextmanager
def read_here(path: Path, profile: Profile, jurisdiction: str, known: Known) -> Iterator[Reading]:
    """Read it on this thread; raises TableBroken or ProfileBroken, also while the parts are taken."""
    with open_table(path, profile) as raw:
        rows = values_of(raw, path, profile, jurisdiction, known)
        yield Reading(raw.columns, _parts(rows, raw.share), raw.notes)


def _parts(rows: Iterator[tuple[int, Any]], share: Callable[[], float]) -> Iterator[Part]:
    while held := list(islice(rows, PART)):
        kept = [(number, value) for number, value in held if not isinstance(value, RowRefused)]
        refused = [value for _, value in held if isinstance(value, RowRefused)]
        yield Part([value for _, value in kept], [number for number, _ in kept], refused, share())
