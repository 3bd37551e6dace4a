"""How the docks stand on each named screen; every screen is remembered for itself, and put back on demand."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QMainWindow

from console.panel_dock import PanelDock

VERSION = 3
OPENED_ON_DEMAND = ("verify", "report", "cameras")


class Screen(StrEnum):
    """The desk of the dispatcher, and what a supervisor watches; the wall is a theme of its own."""

    DESK = "desk"
    SUPERVISOR = "supervisor"


HIDDEN = {Screen.DESK: ("overview",), Screen.SUPERVISOR: ("wall", "load")}
ON_THE_WALL = ("queue", "map", "wall")
# Shares of the sketch at 1920 x 1080.
_WIDTHS = {"queue": 515, "map": 885, "file": 505}
_HEIGHTS = {Screen.DESK: {"map": 545, "wall": 425}, Screen.SUPERVISOR: {"map": 300, "overview": 670}}
_LOAD_HEIGHT = 96  # leaves room for 25 cases at 1080p


def arrange(window: QMainWindow, docks: Mapping[str, PanelDock], screen: Screen = Screen.DESK) -> None:
    """Put all docks where the sketch has them; those opened on demand, or of no use to a screen, are hidden."""
    for dock in docks.values():
        dock.setFloating(False)
        window.removeDockWidget(dock)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, docks["queue"])
    for name, before, way in (
        ("map", "queue", Qt.Orientation.Horizontal),
        ("file", "map", Qt.Orientation.Horizontal),
        ("wall", "map", Qt.Orientation.Vertical),
        ("overview", "wall", Qt.Orientation.Vertical),
        ("load", "queue", Qt.Orientation.Vertical),
    ):
        if name in docks:
            window.splitDockWidget(docks[before], docks[name], way)
    for name, under in (("verify", "map"), ("report", "file"), ("cameras", "file")):
        if name in docks:
            window.tabifyDockWidget(docks[under], docks[name])
    for name, dock in docks.items():
        dock.setVisible(name not in OPENED_ON_DEMAND and name not in HIDDEN[screen])
    _size(window, docks, screen)


def _size(window: QMainWindow, docks: Mapping[str, PanelDock], screen: Screen) -> None:
    heights = {name: height for name, height in _HEIGHTS[screen].items() if name in docks}
    window.resizeDocks([docks[name] for name in _WIDTHS], list(_WIDTHS.values()), Qt.Orientation.Horizontal)
    window.resizeDocks([docks[name] for name in heights], list(heights.values()), Qt.Orientation.Vertical)
    if "load" in docks:
        rest = sum(heights.values()) - _LOAD_HEIGHT
        window.resizeDocks([docks["queue"], docks["load"]], [rest, _LOAD_HEIGHT], Qt.Orientation.Vertical)


def remember(window: QMainWindow, state: QSettings, screen: Screen) -> None:
    """Keep place and size, and the layout of the screen in use."""
    state.setValue("window/geometry", window.saveGeometry())
    state.setValue("window/screen", screen.value)
    state.setValue(f"window/layout_{screen}", window.saveState(VERSION))
    state.sync()


def last_screen(state: QSettings) -> Screen:
    """The screen that was in use; the desk at the first start."""
    held = str(state.value("window/screen", Screen.DESK.value))
    return Screen(held) if held in list(Screen) else Screen.DESK


def restore(window: QMainWindow, docks: Mapping[str, PanelDock], state: QSettings, screen: Screen) -> None:
    """Put back what was remembered of a screen, else its first layout."""
    arrange(window, docks, screen)
    geometry, layout = state.value("window/geometry"), state.value(f"window/layout_{screen}")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    if isinstance(layout, QByteArray):
        window.restoreState(layout, VERSION)
