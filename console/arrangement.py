"""How the docks stand: queue left, map over wall in the middle, file right; remembered, and put back on demand."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QMainWindow

from console.panel_dock import PanelDock

VERSION = 1
OPENED_ON_DEMAND = ("verify", "report")
ON_THE_WALL = ("queue", "map", "wall")
# Shares of the sketch at 1920 x 1080.
_WIDTHS = {"queue": 515, "map": 885, "file": 505}
_HEIGHTS = {"map": 545, "wall": 425}
_LOAD_HEIGHT = 150


def arrange(window: QMainWindow, docks: Mapping[str, PanelDock]) -> None:
    """Put all docks where the sketch has them; those opened on demand are hidden."""
    for dock in docks.values():
        dock.setFloating(False)
        window.removeDockWidget(dock)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks["queue"])
    for name, before, way in (
        ("map", "queue", Qt.Orientation.Horizontal),
        ("file", "map", Qt.Orientation.Horizontal),
        ("wall", "map", Qt.Orientation.Vertical),
        ("load", "queue", Qt.Orientation.Vertical),
    ):
        if name in docks:
            window.splitDockWidget(docks[before], docks[name], way)
    for name, under in (("verify", "map"), ("report", "file")):
        if name in docks:
            window.tabifyDockWidget(docks[under], docks[name])
    for name, dock in docks.items():
        dock.setVisible(name not in OPENED_ON_DEMAND)
    _size(window, docks)


def _size(window: QMainWindow, docks: Mapping[str, PanelDock]) -> None:
    window.resizeDocks([docks[name] for name in _WIDTHS], list(_WIDTHS.values()), Qt.Orientation.Horizontal)
    window.resizeDocks([docks[name] for name in _HEIGHTS], list(_HEIGHTS.values()), Qt.Orientation.Vertical)
    if "load" in docks:
        rest = sum(_HEIGHTS.values()) - _LOAD_HEIGHT
        window.resizeDocks([docks["queue"], docks["load"]], [rest, _LOAD_HEIGHT], Qt.Orientation.Vertical)


def remember(window: QMainWindow, state: QSettings) -> None:
    """Keep place, size and layout."""
    state.setValue("window/geometry", window.saveGeometry())
    state.setValue("window/layout", window.saveState(VERSION))
    state.sync()


def restore(window: QMainWindow, state: QSettings) -> bool:
    """Put back what was remembered; False when there is nothing fitting."""
    geometry, layout = state.value("window/geometry"), state.value("window/layout")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    return isinstance(layout, QByteArray) and window.restoreState(layout, VERSION)
