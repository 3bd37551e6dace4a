"""What a screen reader says of each tile: one invisible child a tile, where the tile is, with its name."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from video.layouts import Box


class TileNames:
    """Keeps one bare widget for each tile of a wall; they paint nothing and take no click."""

    def __init__(self, wall: QWidget) -> None:
        self._wall = wall
        self._held: list[QWidget] = []

    def lay(self, boxes: Sequence[Box]) -> None:
        """So many tiles, in these places."""
        while len(self._held) > len(boxes):
            gone = self._held.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._held) < len(boxes):
            self._held.append(self._bare())
        for widget, box in zip(self._held, boxes, strict=True):
            widget.setGeometry(box.x, box.y, box.width, box.height)

    def say(self, names: Sequence[str]) -> None:
        """The names of the tiles; only those that have changed are told."""
        for widget, name in zip(self._held, names, strict=True):
            if widget.accessibleName() != name:
                widget.setAccessibleName(name)

    def said(self) -> tuple[str, ...]:
        """The names as they stand."""
        return tuple(widget.accessibleName() for widget in self._held)

    def _bare(self) -> QWidget:
        widget = QWidget(self._wall)
        widget.setObjectName("tile_name")
        for attribute in (Qt.WidgetAttribute.WA_TransparentForMouseEvents, Qt.WidgetAttribute.WA_NoSystemBackground):
            widget.setAttribute(attribute)
        widget.show()
        return widget
