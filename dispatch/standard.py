"""The standard of filing, handling and closing (立案、处置和结案标准) that a county works by, read from a folder."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from dispatch.limits import Limit, LimitUnit
from dispatch.rules import Rules
from dispatch.rules_file import StandardBroken, read_rules, rows_of
from dispatch.states import State, Step
from dispatch.values import EvidenceKind

_K = TypeVar("_K")
_V = TypeVar("_V")
CODE_LENGTH = 5
_CLASS_FIELDS = ("code", "zh", "en", "big_zh", "big_en", "code_2013")
_CONDITION_FIELDS = ("id", "class_code", "zh", "en", "limit", "unit", "closing_zh", "closing_en")


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
    valid_from: date
    classes: Mapping[str, CaseClass]
    conditions: Mapping[str, Condition]
    stages: Mapping[State, Limit]
    evidence: Mapping[Step, EvidenceKind]
    urge_every: timedelta
    rules: Rules

    def name(self, code: str, language: str) -> str:
        """The name of a class in 'zh' or 'en', or the code itself when the standard does not hold it."""
        held = self.classes.get(code)
        return held.name(language) if held else code

    def of(self, version: str) -> "Standard":  # noqa: ARG002 - one version knows no other
        """The version under which a case was filed, this one where there is no other."""
        return self

    def settled(self) -> "Standard":
        """As it is at this moment, for as long as a command takes."""
        return self

    def conditions_of(self, code: str) -> tuple[Condition, ...]:
        """The filing conditions of a class, in the order of the file."""
        return tuple(row for row in self.conditions.values() if row.class_code == code)


def load_standard(pack: Path) -> Standard:
    """Read a pack: a folder of pack.toml, classes.csv, conditions.csv and responsibility.csv.

    Raises StandardBroken naming file, row and field.
    """
    path = pack / "pack.toml"
    try:
        with path.open("rb") as file:
            table = tomllib.load(file)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StandardBroken(f"{path}: {error}") from error
    classes = _unique(pack / "classes.csv", _CLASS_FIELDS, "code", _class)
    condition = partial(_condition, classes)
    conditions = _unique(pack / "conditions.csv", _CONDITION_FIELDS, "id", condition)
    valid_from = table.get("valid_from", date.min)
    if not isinstance(valid_from, date):
        raise StandardBroken(f"{path}: valid_from: wants a date, found {valid_from!r}")
    return Standard(
        version=_text(path, table, "version"),
        valid_from=valid_from,
        classes=classes,
        conditions=conditions,
        stages=_pairs(path, table, "stages", State, _stage),
        evidence=_pairs(path, table, "evidence", Step, EvidenceKind),
        urge_every=timedelta(minutes=_minutes(table.get("urge_every_minutes", 10))),
        rules=read_rules(pack, table, tuple(classes)),
    )


def _unique(path: Path, fields: Sequence[str], key: str, read: Callable[[Mapping[str, str]], _V]) -> dict[str, _V]:
    found: dict[str, _V] = {}
    for number, row in rows_of(path, fields):
        if row[key] in found:
            raise StandardBroken(f"{path}: row {number}: {key}: {row[key]} stands there twice")
        try:
            found[row[key]] = read(row)
        except ValueError as error:
            raise StandardBroken(f"{path}: row {number}: {error}") from error
    return found


def _class(row: Mapping[str, str]) -> CaseClass:
    code = row["code"]
    if not (code.isascii() and code.isdigit() and len(code) == CODE_LENGTH):
        raise ValueError(f"code: wants {CODE_LENGTH} digits, found {code!r}")
    texts = {name: _given(row, name) for name in ("zh", "en", "big_zh", "big_en")}
    return CaseClass(code=code, old=row["code_2013"], **texts)


def _condition(classes: Mapping[str, CaseClass], row: Mapping[str, str]) -> Condition:
    texts = {name: _given(row, name) for name in ("class_code", "zh", "en", "closing_zh", "closing_en")}
    if texts["class_code"] not in classes:
        raise ValueError(f"class_code: no class {texts['class_code']}")
    return Condition(id=_given(row, "id"), limit=_limit(row), **texts)


def _given(row: Mapping[str, str], name: str) -> str:
    if not row[name]:
        raise ValueError(f"{name}: a text is missing")
    return row[name]


def _limit(row: Mapping[str, str]) -> Limit:
    number = row["limit"]
    if not (number.isascii() and number.isdigit() and int(number) > 0):
        raise ValueError(f"limit: wants a positive number, found {number!r}")
    try:
        return Limit(int(number), LimitUnit(row["unit"]))
    except ValueError as error:
        raise ValueError(f"unit: {error}") from error


def _pairs(
    path: Path, table: dict[str, Any], name: str, key_of: Callable[[str], _K], value_of: Callable[[Any], _V]
) -> dict[_K, _V]:
    pairs: dict[_K, _V] = {}
    held = table.get(name)
    if not isinstance(held, dict):
        raise StandardBroken(f"{path}: {name}: a table is missing")
    for key, value in held.items():
        try:
            pairs[key_of(key)] = value_of(value)
        except ValueError as error:
            raise StandardBroken(f"{path}: {name}.{key}: {error}") from error
    return pairs


def _minutes(value: object) -> int:
    if isinstance(value, int) and value > 0:
        return value
    raise ValueError(f"wants a positive number of minutes, found {value!r}")


def _stage(value: object) -> Limit:
    """Minutes round the clock, or a number and a unit such as [30, "work_minute"]."""
    number, unit = value if isinstance(value, list) and len(value) == 2 else (value, LimitUnit.URGENT_MINUTE)
    return Limit(_minutes(number), LimitUnit(unit))


def _text(path: Path, table: Mapping[str, Any], name: str) -> str:
    value = table.get(name)
    if isinstance(value, str) and value:
        return value
    raise StandardBroken(f"{path}: {name}: a text is missing")


__all__ = ["CaseClass", "Condition", "Standard", "StandardBroken", "load_standard"]
