"""Settings in TOML, checked field by field; an error names file, table, field and value."""

import tomllib
import zoneinfo
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any


class SettingsBroken(Exception):  # noqa: N818 - says what is broken
    """A setting cannot be used: names file, table, field and value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the operator may set; the names are `table.field` of the file with an underscore between."""

    desk_language: str = "remember"
    desk_theme: str = "remember"
    desk_scale: int = 100
    desk_timezone: str = "Asia/Shanghai"
    desk_hold_back: int = 5
    desk_idle_minutes: int = 15
    desk_sound: str = "all"
    desk_volume: int = 70
    centre_jurisdiction: str = "990024"
    centre_single_manned: bool = False
    centre_database: str = field(default="", repr=False)
    video_engine: str = "auto"
    map_base: str = "offline"
    map_key: str = field(default="", repr=False)
    map_tianditu: str = ""
    map_tianditu_approval: str = ""
    map_xyz: str = field(default="", repr=False)  # may hold a key of its own
    map_xyz_datum: str = "WGS-84"
    map_xyz_credit: str = ""
    map_xyz_last_zoom: int = 18
    map_cache_mb: int = 0
    map_cache_days: int = 30


_Check = Callable[[object], object]


def _one_of(*choices: str) -> _Check:
    def check(value: object) -> object:
        if value not in choices:
            raise ValueError("one of " + ", ".join(choices))
        return value

    return check


def _whole(low: int, high: int) -> _Check:
    def check(value: object) -> object:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError(f"a whole number from {low} to {high}")
        return value

    return check


def _yes_or_no(value: object) -> object:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _zone(value: object) -> object:
    if not isinstance(value, str) or value not in zoneinfo.available_timezones():
        raise ValueError("a time zone such as Asia/Shanghai")
    return value


def _division(value: object) -> object:
    if not isinstance(value, str) or not (value.isascii() and value.isdigit() and len(value) == 6):
        raise ValueError("six digits (GB/T 2260)")
    return value


def _database(value: object) -> object:
    if not isinstance(value, str) or not value.startswith(("postgresql://", "postgres://")):
        raise ValueError("an address such as postgresql://watchfloor@server/watchfloor")
    return value


def _text(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("a text")
    return value


def _address(value: object) -> object:
    if not isinstance(value, str) or not value.startswith(("http://", "https://")):
        raise ValueError("an address that begins with http:// or https://")
    return value


def _tile_address(value: object) -> object:
    held = str(_address(value))
    if not ("{z}" in held and "{x}" in held and ("{y}" in held or "{-y}" in held)):
        raise ValueError("an address with {z}, {x} and {y}")
    return value


_CHECKS: Mapping[str, Mapping[str, _Check]] = MappingProxyType(
    {
        "desk": {
            "language": _one_of("remember", "zh_CN", "en"),
            "theme": _one_of("remember", "dark", "light", "wall"),
            "scale": _whole(80, 200),
            "timezone": _zone,
            "hold_back": _whole(0, 30),
            "idle_minutes": _whole(1, 240),
            "sound": _one_of("all", "trouble", "alarms", "none"),
            "volume": _whole(0, 100),
        },
        "centre": {"jurisdiction": _division, "single_manned": _yes_or_no, "database": _database},
        "video": {"engine": _one_of("auto", "av", "vlc")},
        "map": {
            "base": _one_of("offline", "tianditu_vec", "tianditu_img", "tianditu_ter", "xyz", "none"),
            "key": _text,
            "tianditu": _address,
            "tianditu_approval": _text,
            "xyz": _tile_address,
            "xyz_datum": _one_of("WGS-84", "CGCS2000", "GCJ-02"),
            "xyz_credit": _text,
            "xyz_last_zoom": _whole(1, 22),
            "cache_mb": _whole(0, 4096),
            "cache_days": _whole(1, 365),
        },
    }
)
_SECRET = ("map.key", "map.xyz", "centre.database")


def load_settings(path: Path) -> Settings:
    """Read the file, defaults where it says nothing or does not exist; raises SettingsBroken."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsBroken(f"{path}: {error}") from error
    found: dict[str, Any] = {}
    for name, fields in table.items():
        found.update(_checked(path, name, fields))
    return replace(Settings(), **found)


def _checked(path: Path, name: str, fields: object) -> dict[str, object]:
    if name not in _CHECKS:
        raise SettingsBroken(f"{path}: [{name}] is unknown; the tables are {', '.join(_CHECKS)}")
    if not isinstance(fields, dict):
        raise SettingsBroken(f"{path}: {name} = {fields!r}: a table [{name}] is expected")
    return {f"{name}_{key}": _one(path, name, key, value) for key, value in fields.items()}


def _one(path: Path, table: str, key: str, value: object) -> object:
    check = _CHECKS[table].get(key)
    if check is None:
        raise SettingsBroken(f"{path}: [{table}] {key} is unknown; the fields are {', '.join(_CHECKS[table])}")
    try:
        return check(value)
    except ValueError as error:
        shown = "(secret)" if f"{table}.{key}" in _SECRET else repr(value)
        raise SettingsBroken(f"{path}: [{table}] {key} = {shown}: {error} is expected") from error
