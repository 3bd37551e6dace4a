"""The standard of filing, handling and closing (立案、处置和结案标准) that a county works by, read from TOML."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar, cast

from dispatch.limits import Limit, LimitUnit
from dispatch.rules import Rules
from dispatch.rules_file import StandardBroken, read_rules
from dispatch.states import State, Step
from dispatch.values import EvidenceKind

_K = TypeVar("_K")
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClass:
    """A small class (小类): five digits of GB/T 47678.5-2026; `old` is its code in the list of 2013."""

    code: str
    zh: str
    en: str
    big_zh: str = ""
    big_en: str = ""
    old: str = ""

    def name(self, language: str) -> str:
        """The name in 'zh' or 'en'."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A filing condition (立案条件) with its own limit and closing condition."""

    id: str
    class_code: str
    zh: str
    en: str
    limit: Limit
    closing_zh: str
    closing_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """One version of the standard."""

    version: str
    classes: Mapping[str, CaseClass]
    conditions: Mapping[str, Condition]
    stage_minutes: Mapping[State, int]
    evidence: Mapping[Step, EvidenceKind]
    urge_every: timedelta
    rules: Rules

    def name(self, code: str, language: str) -> str:
        """The name of a class in 'zh' or 'en', or the code itself when the standard does not hold it."""
        held = self.classes.get(code)
        return held.name(language) if held else code

    def conditions_of(self, code: str) -> tuple[Condition, ...]:
        """The filing conditions of a class, in the order of the file."""
        return tuple(row for row in self.conditions.values() if row.class_code == code)


def load_standard(path: Path) -> Standard:
    """Read a standard; raises StandardBroken naming file, row and field."""
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StandardBroken(f"{path}: {error}") from error
    classes = {str(code): _class(path, str(code), row) for code, row in _table(path, table, "classes").items()}
    conditions = {
        str(key): _condition(path, str(key), row, classes) for key, row in _table(path, table, "conditions").items()
    }
    return Standard(
        version=_text(path, "standard", table, "version"),
        classes=classes,
        conditions=conditions,
        stage_minutes=_pairs(path, table, "stage_minutes", State, _minutes),
        evidence=_pairs(path, table, "evidence", Step, EvidenceKind),
        urge_every=timedelta(minutes=int(cast(int, table.get("urge_every_minutes", 10)))),
        rules=read_rules(path, table, tuple(classes)),
    )


def _class(path: Path, code: str, row: object) -> CaseClass:
    place = f"classes.{code}"
    texts = {name: _text(path, place, row, name) for name in ("zh", "en", "big_zh", "big_en")}
    return CaseClass(code=code, old=str(cast(dict[str, object], row).get("old", "")), **texts)


def _condition(path: Path, key: str, row: object, classes: Mapping[str, CaseClass]) -> Condition:
    place = f"conditions.{key}"
    texts = {name: _text(path, place, row, name) for name in ("class_code", "zh", "en", "closing_zh", "closing_en")}
    if texts["class_code"] not in classes:
        raise StandardBroken(f"{path}: {place}.class_code: no class {texts['class_code']}")
    return Condition(id=key, limit=_limit(path, place, row), **texts)


def _limit(path: Path, place: str, row: object) -> Limit:
    pair = cast(dict[str, object], row).get("limit")
    if isinstance(pair, list) and len(pair) == 2 and isinstance(pair[0], int) and pair[0] > 0:
        try:
            return Limit(pair[0], LimitUnit(pair[1]))
        except ValueError as error:
            raise StandardBroken(f"{path}: {place}.limit: {error}") from error
    raise StandardBroken(f"{path}: {place}.limit: wants [positive number, unit], found {pair!r}")


def _pairs(
    path: Path, table: dict[str, object], name: str, key_of: Callable[[str], _K], value_of: Callable[[Any], _V]
) -> dict[_K, _V]:
    pairs: dict[_K, _V] = {}
    for key, value in _table(path, table, name).items():
        try:
            pairs[key_of(key)] = value_of(value)
        except ValueError as error:
            raise StandardBroken(f"{path}: {name}.{key}: {error}") from error
    return pairs


def _minutes(value: object) -> int:
    if isinstance(value, int) and value > 0:
        return value
    raise ValueError(f"wants a positive number of minutes, found {value!r}")


def _table(path: Path, table: dict[str, object], name: str) -> dict[str, object]:
    value = table.get(name)
    if isinstance(value, dict):
        return value
    raise StandardBroken(f"{path}: {name}: a table is missing")


def _text(path: Path, place: str, row: object, name: str) -> str:
    value = row.get(name) if isinstance(row, dict) else None
    if isinstance(value, str) and value:
        return value
    raise StandardBroken(f"{path}: {place}.{name}: a text is missing")


__all__ = ["CaseClass", "Condition", "Standard", "StandardBroken", "load_standard"]
