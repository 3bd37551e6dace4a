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
        """A widget of one row, owned by the panel; asked for once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panels:
    """The panels of the desk, built elsewhere. `verify` and `report` open when asked for; the strips may be absent."""

    queue: QWidget
    map: QWidget
    wall: QWidget
    file: QWidget
    verify: QWidget | None = None
    report: QWidget | None = None
    load: QWidget | None = None
    notices: QWidget | None = None
