"""Finding cases by words, open or ended: what is found is told, and selected when it is the only one."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from console.reader import Reader
from console.selection import Selection
from console.world import World
from dispatch.values import Case


@dataclass(frozen=True, slots=True)
class Found:
    """The cases that hold the words, newest first."""

    text: str
    cases: tuple[Case, ...]


class Finder(QObject):
    """Asks the board and tells the panels."""

    found = Signal(object)  # Found

    def __init__(self, reader: Reader, world: World, selection: Selection) -> None:
        super().__init__()
        self._reader = reader
        self._world = world
        self._selection = selection

    def find(self, text: str) -> None:
        """Find; the answer comes as `found`."""
        self._reader.find(text, partial(self._take, text))

    def _take(self, text: str, cases: tuple[Case, ...]) -> None:
        self._world.take(cases)
        self.found.emit(Found(text, cases))
        if len(cases) == 1:
            self._selection.select(cases[0].id)
