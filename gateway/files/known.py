"""What the directory knows already: names of departments and units, and the next free ids."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dispatch.values import Department, Directory


@dataclass(slots=True)
class Names:
    """Ids by name; a new name gets the next free id."""

    ids: dict[str, int]
    last: int

    def find(self, name: str) -> int | None:
        """The id of a name, in whatever case of letters."""
        return self.ids.get(_folded(name))

    def take(self, name: str, wanted: int | None = None) -> int:
        """The id of a name, a new one if it has none."""
        held = self.find(name) if wanted is None else wanted
        if held is None:
            held = self.last + 1
        self.last = max(self.last, held)
        self.ids[_folded(name)] = held
        return held


def _names(rows: Iterable[tuple[int, str]]) -> Names:
    held = [(key, name) for key, name in rows if name]
    return Names({_folded(name): key for key, name in held}, max((key for key, _ in held), default=0))


def _folded(name: str) -> str:
    return name.strip().casefold()


@dataclass(slots=True)
class Known:
    """A directory as tables are read against it; `made` are departments that a table of cases has named."""

    departments: Names = field(default_factory=lambda: _names(()))
    people: Names = field(default_factory=lambda: _names(()))
    units: Names = field(default_factory=lambda: _names(()))
    devices: Names = field(default_factory=lambda: _names(()))
    cameras: Names = field(default_factory=lambda: _names(()))
    made: dict[int, Department] = field(default_factory=dict)


def known_of(directory: Directory) -> Known:
    """The names of a directory."""
    units = directory.units
    return Known(
        departments=_names((row.id, name) for row in directory.departments for name in (row.name, row.name_en)),
        people=_names((row.id, row.name) for row in directory.people),
        units=_names((row.id, name) for row in units for name in (row.name, row.name_en)),
        devices=_names((row.id, name) for row in units for name in (row.name, row.device)),
        cameras=_names((row.id, row.name) for row in directory.cameras),
    )
