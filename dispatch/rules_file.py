"""Reads the rules of a standard from its TOML tables; every complaint names file, row and field."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import time
from pathlib import Path
from typing import Any, TypeVar

from dispatch.papers import PetitionKind
from dispatch.retention import retention_of
from dispatch.rules import Approval, Guidance, Responsibility, Rules, Wording
from dispatch.states import Step
from dispatch.values import Role

_T = TypeVar("_T")
_NUMBERS = (
    "max_extensions", "suspend_days", "stock_days", "reopen_days", "second_dispatch_minutes", "recheck_percent",
    "warn_first_days", "warn_first_metres",
)  # fmt: skip


class StandardBroken(Exception):  # noqa: N818 - says what is broken: file, row and field
    """The file cannot be used: names file, table, row and field."""


def rows_of(path: Path, fields: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """(row, its texts by field) of a CSV file in UTF-8; raises StandardBroken for a missing field or a torn row."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="", strict=True)
            missing = [name for name in fields if name not in (reader.fieldnames or ())]
            if missing:
                raise StandardBroken(f"{path}: row 1: {missing[0]}: the column is missing")
            for row in reader:
                yield reader.line_num, _whole(path, reader.line_num, row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise StandardBroken(f"{path}: {error}") from error


def _whole(path: Path, number: int, row: Mapping[str, str | None]) -> Mapping[str, str]:
    if "" in row or None in row.values():
        raise StandardBroken(f"{path}: row {number}: has another number of fields than the first row")
    return {name: (text or "").strip() for name, text in row.items()}


def read_rules(pack: Path, table: Mapping[str, Any], classes: Sequence[str]) -> Rules:
    """The rules of a pack whose classes are given; raises StandardBroken."""
    path = pack / "pack.toml"
    said = {name: _number(path, table, name) for name in _NUMBERS if name in table}
    quiet = table.get("quiet_hours", ["22:00", "07:00"])
    begin, end = _each(path, "quiet_hours", quiet, time.fromisoformat)
    return Rules(
        two_level=bool(table.get("two_level", False)),
        clock_from_filing=_choice(path, table, "handling_clock_from", "dispatch", "filing"),
        renews_at_rework=_choice(path, table, "rework_limit", "remaining", "new"),
        closing_ticked=_choice(path, table, "closing_condition", "shown", "ticked"),
        quiet_from=begin,
        quiet_to=end,
        approvals=_rows(path, table, "approvals", _approval),
        responsibilities=tuple(_responsibilities(pack / "responsibility.csv", classes)),
        warn_first=tuple(_each(path, "warn_first", table.get("warn_first", []), lambda code: _known(code, classes))),
        guidance=_rows(path, table, "guidance", lambda row: _guidance(row, classes)),
        reasons=_wordings(path, table, "reasons"),
        phrases=_wordings(path, table, "phrases"),
        disposals=_rows(path, table, "disposals", _wording),
        punishing=frozenset(row["code"] for row in table.get("disposals", []) if row.get("punishes")),
        retention=_each(path, "retention", [table.get("retention", {})], retention_of)[0],
        **said,
    )


def _number(path: Path, table: Mapping[str, Any], name: str) -> int:
    value = table[name]
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise StandardBroken(f"{path}: {name}: wants a positive number, found {value!r}")


def _choice(path: Path, table: Mapping[str, Any], name: str, usual: str, other: str) -> bool:
    """Whether a field says the other of two words."""
    value = table.get(name, usual)
    if value in (usual, other):
        return bool(value == other)
    raise StandardBroken(f"{path}: {name}: wants {usual!r} or {other!r}, found {value!r}")


def _rows(path: Path, table: Mapping[str, Any], name: str, read: Callable[[Mapping[str, Any]], _T]) -> tuple[_T, ...]:
    return tuple(_each(path, name, table.get(name, []), read))


def _each(path: Path, name: str, rows: Sequence[Any], read: Callable[[Any], _T]) -> list[_T]:
    found = []
    for number, row in enumerate(rows, 1):
        try:
            found.append(read(row))
        except KeyError as error:
            raise StandardBroken(f"{path}: {name}, row {number}: {error.args[0]}: missing") from error
        except (ValueError, TypeError) as error:
            raise StandardBroken(f"{path}: {name}, row {number}: {error}") from error
    return found


def _approval(row: Mapping[str, Any]) -> Approval:
    stages = tuple(frozenset(Role(post) for post in stage) for stage in row["stages"])
    if not stages or not all(stages):
        raise ValueError("stages: each wants at least one post")
    return Approval(
        kind=PetitionKind(row["kind"]),
        stages=stages,
        nth=int(row.get("nth", 1)),
        over_days=int(row.get("over_days", 0)),
    )


def _responsibilities(path: Path, classes: Sequence[str]) -> Iterator[Responsibility]:
    for number, row in rows_of(path, ("department", "classes", "areas")):
        try:
            codes = tuple(_known(code, classes) for code in row["classes"].split())
        except ValueError as error:
            raise StandardBroken(f"{path}: row {number}: {error}") from error
        yield Responsibility(department=row["department"], classes=codes, areas=tuple(row["areas"].split()))


def _known(beginning: str, classes: Sequence[str]) -> str:
    if any(code.startswith(beginning) for code in classes):
        return beginning
    raise ValueError(f"classes: no class begins with {beginning!r}")


def _guidance(row: Mapping[str, Any], classes: Sequence[str]) -> Guidance:
    return Guidance(
        classes=tuple(_known(code, classes) for code in row["classes"]),
        how=Wording(code="how", zh=row["zh"], en=row["en"]),
        basis=Wording(code="basis", zh=row["basis_zh"], en=row["basis_en"]),
    )


def _wordings(path: Path, table: Mapping[str, Any], name: str) -> dict[Step, tuple[Wording, ...]]:
    held = table.get(name, {})
    steps = _each(path, name, list(held), Step)
    return {step: tuple(_each(path, f"{name}.{step}", held[step], _wording)) for step in steps}


def _wording(row: Mapping[str, Any]) -> Wording:
    code, zh, en = (row[name] for name in ("code", "zh", "en"))
    if not all(isinstance(text, str) and text for text in (code, zh, en)):
        raise ValueError("code, zh and en want texts")
    return Wording(code=code, zh=zh, en=en)
