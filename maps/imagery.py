"""Pictures from above, one MBTiles file a date: two of them beside each other show what has been built meanwhile."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from maps.tiles import MapBroken, TileFile

_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})|(\d{4})-?(\d{2})|(\d{4})")


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture from above: its number, what it is called, its last zoom, whom it credits."""

    number: int
    name: str
    last_zoom: int
    credit: str


def name_of(path: Path) -> str:
    """The date in a file's name as 2026-05-30, else the name."""
    found = _DATE.search(path.stem)
    return "-".join(part for part in found.groups() if part) if found else path.stem


class Imagery:
    """The files of a folder, oldest first; a damaged one is left out and said. Used from one thread."""

    def __init__(self, files: Sequence[Path], say: Callable[[MapBroken], None]) -> None:
        self._paths = sorted(files, key=name_of)
        self._say = say
        self._files: dict[int, TileFile] = {}

    def open(self) -> None:
        """Open what can be read."""
        for number, path in enumerate(self._paths):
            if number in self._files:
                continue
            try:
                held = TileFile(path)
            except MapBroken as error:
                self._say(error)
                continue
            if held.facts.kind == "pbf":
                held.close()
                self._say(MapBroken(f"{path}: holds vector tiles, not pictures"))
                continue
            self._files[number] = held

    def taken(self) -> tuple[Taken, ...]:
        """What can be shown."""
        return tuple(
            Taken(number, name_of(self._paths[number]), held.facts.last_zoom, held.facts.attribution)
            for number, held in sorted(self._files.items())
        )

    def tile(self, number: int, zoom: int, x: int, y: int) -> bytes:
        """A tile; empty where there is none, and from then on when the file turns out to be damaged."""
        held = self._files.get(number)
        if held is None:
            return b""
        try:
            return held.tile(zoom, x, y)
        except MapBroken as error:
            del self._files[number]
            held.close()
            self._say(error)
            return b""

    def close(self) -> None:
        """Close the files."""
        for held in self._files.values():
            held.close()
        self._files.clear()
