"""The shelf of standards: every version that was ever in force here, and what changes from one to the next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from dispatch.standard import Standard, load_standard


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: in which table, at which key, in which field; '' for a row that is not there."""

    table: str
    key: str
    field: str
    old: str
    new: str

    def __str__(self) -> str:
        """As a line for an administrator."""
        return f"{self.table} {self.key} {self.field}: {self.old or '–'} → {self.new or '–'}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Standards by version."""

    standards: Mapping[str, Standard]

    def current(self, day: date) -> Standard:
        """The one in force on a day: of those begun, the latest; before all of them, the first."""
        ordered = sorted(self.standards.values(), key=lambda row: (row.valid_from, row.version))
        begun = [row for row in ordered if row.valid_from <= day]
        return begun[-1] if begun else ordered[0]

    def of(self, version: str, day: date) -> Standard:
        """The standard of a case, the current one for a version that is not on the shelf."""
        return self.standards.get(version) or self.current(day)


def load_shelf(shipped: Path, folder: Path) -> Shelf:
    """The shipped pack, unless the folder has packs of the county's own; raises StandardBroken."""
    own = sorted(path.parent for path in folder.glob("*/pack.toml"))
    packs = [load_standard(path) for path in own or [shipped]]
    return Shelf({pack.version: pack for pack in packs})


def mark_of(folder: Path) -> tuple[tuple[str, int], ...]:
    """What changes when a pack is put on the shelf of a county, or changed there."""
    return tuple((str(path), path.stat().st_mtime_ns) for path in sorted(folder.glob("*/pack.toml")))


def changes(old: Standard, new: Standard) -> Iterator[Change]:
    """What a new version changes, table by table."""
    for table in ("classes", "conditions", "stages", "evidence"):
        yield from _rows(table, getattr(old, table), getattr(new, table))
    yield from _fields("rules", "", old.rules, new.rules)


def _rows(table: str, old: Mapping[object, object], new: Mapping[object, object]) -> Iterator[Change]:
    for key in sorted({*old, *new}, key=str):
        was, now = old.get(key), new.get(key)
        if was is None or now is None:
            yield Change(table, str(key), "", _said(was), _said(now))
        elif was != now:
            yield from _fields(table, str(key), was, now)


def _fields(table: str, key: str, old: object, new: object) -> Iterator[Change]:
    if not hasattr(old, "__dataclass_fields__"):
        yield Change(table, key, "", _said(old), _said(new))
        return
    for field in fields(old):  # type: ignore[arg-type]
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was != now:
            yield Change(table, key, field.name, _said(was), _said(now))


def _said(value: object) -> str:
    if value is None:
        return ""
    name = getattr(value, "zh", None)
    return str(name) if name else str(value)
