"""What the window expects of the panels that are handed to it."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from console.theme import Theme


@runtime_checkable
class Themed(Protocol):
    """A panel that repaints itself in another theme; its language it learns by LanguageChange."""

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""


@runtime_checkable
class Headed(Protocol):
    """A panel that brings what stands at the right of its title: filters, layout choice, zoom."""

    def head(self) -> QWidget:
        """A widget of one row; the dock takes it. Asked for once."""


@runtime_checkable
class Unsaved(Protocol):
    """A panel in which something would be lost when the desk closes."""

    def unsaved(self) -> str:
        """What would be lost, in the language of the screen; '' for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels:
    """The panels of the desk, built elsewhere. `verify`, `report` and `cameras` open when asked for.

    `overview` is the supervisor's, `load` is a low strip under the queue, `notices` one line in the bottom strip.
    """

    queue: QWidget
    map: QWidget
    wall: QWidget
    file: QWidget
    verify: QWidget | None = None
    report: QWidget | None = None
    cameras: QWidget | None = None
    load: QWidget | None = None
    overview: QWidget | None = None
    notices: QWidget | None = None

    def docked(self) -> dict[str, QWidget]:
        """Those that get a dock, by name, in the order of the eye."""
        named = {
            "queue": self.queue,
            "load": self.load,
            "map": self.map,
            "wall": self.wall,
            "overview": self.overview,
            "file": self.file,
            "verify": self.verify,
            "report": self.report,
            "cameras": self.cameras,
        }
        return {name: panel for name, panel in named.items() if panel is not None}

    def all(self) -> tuple[QWidget, ...]:
        """Every panel."""
        return (*self.docked().values(), *((self.notices,) if self.notices else ()))
