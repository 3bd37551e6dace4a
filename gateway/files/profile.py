"""A mapping profile: which column of a table becomes which field, and what its words and numbers mean."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dispatch.bringing import Kind, ProfileBroken
from dispatch.features import Layer
from dispatch.states import State
from gateway.datum import KNOWN as DATUMS
from gateway.files.fields import REQUIRED, known_fields

Place = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How one kind of table is read. `file` is where it stands, so that another process can read it too.

    `columns` maps a field to a column, `fixed` a field to a text, `words` a field to what its words mean. `bounds` is
    the box (west, south, east, north) in which the county lies; `no_place` are coordinates that stand for 'unknown',
    each with what is noted of it. `outcomes` maps the beginning of a closing note to a state, '*' in it
    standing for up to 40 signs.
    """

    name: str
    file: Path
    kind: Kind = Kind.CASES
    layer: str = ""
    source: str = ""
    encoding: str
    delimiter: str
    sheet: str = ""
    datum: str
    zone: ZoneInfo
    time_formats: tuple[str, ...]
    number_prefix: str
    columns: Mapping[str, str]
    fixed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    words: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    states: Mapping[str, State]
    outcomes: Mapping[str, State] = field(default_factory=lambda: MappingProxyType({}))
    classes: Mapping[str, str]
    no_place: Mapping[Place, str]
    bounds: tuple[float, float, float, float] | None = None
    makes_departments: bool = False


def load_profile(path: Path) -> Profile:
    """Read a profile; raises ProfileBroken naming file and field."""
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
        profile = _profile(path, table)
    except KeyError as error:
        raise ProfileBroken(str(path), "field", f"{error.args[0]}: missing") from error
    except (OSError, ValueError, TypeError, AttributeError, ZoneInfoNotFoundError) as error:
        raise ProfileBroken(str(path), "field", str(error)) from error
    _demand_fields(path, profile)
    return profile


def _profile(path: Path, table: Mapping[str, Any]) -> Profile:
    kind = Kind(table.get("kind", "cases"))
    bounds = table.get("bounds")
    return Profile(
        name=table["name"],
        file=path,
        kind=kind,
        layer=Layer(table["layer"]).value if kind is Kind.FEATURES else "",
        source=table.get("source", path.stem),
        encoding=table.get("encoding", "auto"),
        delimiter=table.get("delimiter", ","),
        sheet=table.get("sheet", ""),
        datum=table.get("datum", "WGS-84"),
        zone=ZoneInfo(table["timezone"]),
        time_formats=tuple(table.get("time_formats", ())),
        number_prefix=table.get("number_prefix", ""),
        columns=_texts(table["columns"]),
        fixed=_texts(table.get("fixed", {})),
        words={str(key): _texts(value) for key, value in table.get("words", {}).items()},
        states={key: State(value) for key, value in table.get("states", {}).items()},
        outcomes={key: State(value) for key, value in table.get("outcomes", {}).items()},
        classes=_texts(table.get("classes", {})),
        no_place={(row["lon"], row["lat"]): row.get("note", "") for row in table.get("no_place", ())},
        bounds=(float(bounds[0]), float(bounds[1]), float(bounds[2]), float(bounds[3])) if bounds else None,
        makes_departments=bool(table.get("makes_departments", False)),
    )


def _texts(table: Mapping[str, Any]) -> dict[str, str]:
    return {str(key): str(value) for key, value in table.items()}


def _demand_fields(path: Path, profile: Profile) -> None:
    for name in REQUIRED[profile.kind]:
        if name not in profile.columns and name not in profile.fixed:
            raise ProfileBroken(str(path), "field", f"columns.{name}: missing")
    for name in (*profile.columns, *profile.fixed):
        if name not in known_fields(profile.kind):
            raise ProfileBroken(str(path), "field", f"columns.{name}: no such field of {profile.kind}")
    if profile.datum not in DATUMS:
        raise ProfileBroken(str(path), "field", f"datum: {profile.datum}: not one of {', '.join(DATUMS)}")
    if profile.kind is Kind.CASES and not profile.states:
        raise ProfileBroken(str(path), "field", "states: missing")
