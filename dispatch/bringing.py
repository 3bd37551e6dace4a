"""Bringing in a city's own data: what may come, how far it is, what was refused and why."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from dispatch.features import Feature
from dispatch.values import Camera, Case, Department, Fix, Person, Unit


class Kind(StrEnum):
    """What a table holds."""

    CASES = "cases"  # past and open ones
    DEPARTMENTS = "departments"
    PEOPLE = "people"
    UNITS = "units"
    CAMERAS = "cameras"
    POSITIONS = "positions"  # logs of devices
    FEATURES = "features"  # components, permits, points, stations, areas: what the map shows
    GRIDS = "grids"  # 单元网格 by outline


# What the rows of a table become; unit grids become plain GeoJSON.
ROW_TYPES: Mapping[Kind, type[Any]] = MappingProxyType(
    {
        Kind.CASES: Case,
        Kind.DEPARTMENTS: Department,
        Kind.PEOPLE: Person,
        Kind.UNITS: Unit,
        Kind.CAMERAS: Camera,
        Kind.POSITIONS: Fix,
        Kind.FEATURES: Feature,
    }
)


class FileBroken(Exception):  # noqa: N818 - says which file is broken, where and how
    """A file as a whole cannot be used. `code` says how and is worded on screen, `detail` where."""

    def __init__(self, file: str, code: str, detail: str) -> None:
        super().__init__(f"{file}: {detail}")
        self.file, self.code, self.detail = file, code, detail


class TableBroken(FileBroken):
    """The table cannot be read."""


class ProfileBroken(FileBroken):
    """The profile cannot be used."""


class Cancelled(Exception):  # noqa: N818 - an outcome, asked for by a person
    """Somebody stopped it; what was staged is gone, what was published stays and is whole."""


@dataclass(frozen=True, slots=True)
class RowRefused:
    """One row that was not taken, with the value as it was and all its cells, so that it can be mended."""

    row: int
    field: str
    why: str
    value: str
    cells: Mapping[str, str] = dataclasses.field(default_factory=lambda: MappingProxyType({}))


class Phase(StrEnum):
    """What an import is doing."""

    READING = "reading"
    PUBLISHING = "publishing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far an import is: `share` from 0 to 1 of the whole, `left_s` None while nobody can tell."""

    phase: Phase
    share: float
    read: int = 0
    refused: int = 0
    published: int = 0
    left_s: float | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A row as it will be read: field and text, in the order of the profile; or why it will not be."""

    row: int
    fields: Mapping[str, str]
    refused: RowRefused | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The first rows of a file as they will be read. `notes` are codes: what was noticed about the file."""

    kind: Kind
    columns: tuple[str, ...]
    unused: tuple[str, ...]
    rows: tuple[Seen, ...]
    notes: tuple[str, ...] = ()


class RunState(StrEnum):
    """How far a run has come."""

    STAGING = "staging"
    STAGED = "staged"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One import of one file. `staged` rows were read, `added` of them are published, `held` were there already."""

    id: int = 0
    file: str
    sha256: str
    profile: str
    kind: Kind
    state: RunState = RunState.STAGING
    at: datetime
    touched_at: datetime
    by_name: str = ""
    staged: int = 0
    refused: int = 0
    added: int = 0
    held: int = 0
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How an import, or the trial of one, ended. `refusals` are the first ones; the file holds them all."""

    kind: Kind
    is_trial: bool
    read: int
    added: int
    held: int
    refused: int
    seconds: float
    refusals: tuple[RowRefused, ...] = ()
    refused_file: str = ""
    notes: tuple[str, ...] = ()
