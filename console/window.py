"""The window of the desk: top bar, docked panels, bottom strip; it knows panels only as widgets."""

from PySide6.QtCore import QSettings, Slot
from PySide6.QtWidgets import QMainWindow, QWidget

from console.panels import Panels
from console.spine import Spine
from console.theme import Theme


class DeskWindow(QMainWindow):
    """Main builds it: `DeskWindow(spine, panels, theme, state)`, where `state` is the INI file of the data folder."""

    def __init__(self, spine: Spine, panels: Panels, theme: Theme, state: QSettings) -> None:
        super().__init__()
        self._spine = spine
        self._panels = panels
        self._state = state
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Paint window and panels in another theme."""

    @Slot(int, int)
    def set_video(self, live: int, total: int) -> None:
        """Show how many of the cameras on the wall are live."""

    def open_panel(self, name: str) -> QWidget:
        """Show and raise a panel by its name in Panels ('verify', 'report' …); raises KeyError."""
        raise KeyError(name)

    def close_panel(self, name: str) -> None:
        """Hide a panel by its name in Panels."""
