"""A mapping profile: which column of a table becomes which field of a case."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dispatch.states import State

REQUIRED = ("external_ref", "reported_at", "title", "state")
KNOWN = (*REQUIRED, "due_at", "closed_at", "description", "place", "lon", "lat", "notes", "owner")


class ProfileBroken(Exception):  # noqa: N818 - says which field of which file is broken
    """A profile cannot be used: names file and field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How one kind of table is read. `columns` maps a field of a case to a column of the table."""

    name: str
    encoding: str
    delimiter: str
    datum: str
    zone: ZoneInfo
    time_formats: tuple[str, ...]
    number_prefix: str
    columns: Mapping[str, str]
    states: Mapping[str, State]
    classes: Mapping[str, str]
    no_place: frozenset[tuple[float, float]]


def load_profile(path: Path) -> Profile:
    """Read a profile; raises ProfileBroken naming file and field."""
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
        columns = {str(key): str(value) for key, value in table["columns"].items()}
        _demand_columns(path, columns)
        return Profile(
            name=table["name"],
            encoding=table.get("encoding", "utf-8"),
            delimiter=table.get("delimiter", ","),
            datum=table.get("datum", "WGS-84"),
            zone=ZoneInfo(table["timezone"]),
            time_formats=tuple(table["time_formats"]),
            number_prefix=table.get("number_prefix", ""),
            columns=columns,
            states={key: State(value) for key, value in table["states"].items()},
            classes=table.get("classes", {}),
            no_place=frozenset((row["lon"], row["lat"]) for row in table.get("no_place", ())),
        )
    except KeyError as error:
        raise ProfileBroken(f"{path}: {error.args[0]}: missing") from error
    except (OSError, ValueError, TypeError, ZoneInfoNotFoundError) as error:
        raise ProfileBroken(f"{path}: {error}") from error


def _demand_columns(path: Path, columns: Mapping[str, str]) -> None:
    for field in REQUIRED:
        if field not in columns:
            raise ProfileBroken(f"{path}: columns.{field}: missing")
    for field in columns:
        if field not in KNOWN:
            raise ProfileBroken(f"{path}: columns.{field}: no such field of a case")
