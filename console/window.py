"""The window of the desk: top bar, docked panels, bottom strip; it knows panels only as widgets."""

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QTabWidget, QVBoxLayout, QWidget

from console import arrangement
from console.bottom_strip import BottomStrip
from console.counts import count
from console.deeds_page import DeedsPage
from console.found_page import FoundPage
from console.help_page import HelpPage
from console.history import History
from console.look import Look
from console.panel_dock import PanelDock
from console.panels import Panels, Themed, Unsaved
from console.spine import Spine
from console.theme import Theme
from console.top_bar import TopBar
from console.window_actions import WindowActions
from console.world import News

COUNT_EVERY_S = 5


class DeskWindow(QMainWindow):
    """Built by main as `DeskWindow(spine, panels, look)`; `show()` it, then `spine.start()`."""

    def __init__(self, spine: Spine, panels: Panels, look: Look) -> None:
        super().__init__()
        self.setObjectName("desk")
        self._spine = spine
        self._panels = panels
        self._look = look
        self._ticks = 0
        self._has_news = False
        self._before_wall = self.saveState()
        self._screen = arrangement.last_screen(look.state)
        self.top_bar = TopBar(spine)
        self.top_bar.command_line.history = History(look.state)
        self.bottom_strip = BottomStrip(spine, panels.notices)
        can_close = arrangement.OPENED_ON_DEMAND
        self._docks = {n: PanelDock(n, panel, can_close=n in can_close) for n, panel in panels.docked().items()}
        self.help_page = HelpPage(spine.actions, self)
        self.deeds_page = DeedsPage(spine.deeds, self)
        self.found_page = FoundPage(spine, self)
        self._second = QTimer(self, interval=1000)
        self._lay_out()
        self._join()
        self.retranslate()
        self.set_theme(look.theme)

    def reset_layout(self) -> None:
        """Put all docks where they stand at the first start."""
        arrangement.arrange(self, self._docks, self._screen)

    def use_screen(self, screen: arrangement.Screen) -> None:
        """Change to a named screen as it was left; the one in use is remembered, and asked for again stays as it is."""
        if screen is self._screen:
            return
        self.remember()
        self._screen = screen
        arrangement.restore(self, self._docks, self._look.state, screen)

    def next_panel(self) -> None:
        """Give the keyboard to the next visible panel."""
        shown = [dock for dock in self._docks.values() if not dock.visibleRegion().isEmpty()]
        at = next((n for n, dock in enumerate(shown) if dock.isAncestorOf(QApplication.focusWidget() or self)), -1)
        for dock in (*shown[at + 1 :], *shown[: at + 1]):
            dock.take_focus()
            if dock.isAncestorOf(QApplication.focusWidget() or self):
                return  # one that has nothing to give it to is passed over

    def leave_panel(self) -> None:
        """Hide the panel that was opened on demand and has the keyboard, which goes to the queue; else nothing."""
        focus = QApplication.focusWidget() or self
        for name in arrangement.OPENED_ON_DEMAND:
            if self._docks[name].isAncestorOf(focus):
                self.close_panel(name)
                self._docks["queue"].take_focus()

    def open_panel(self, name: str) -> QWidget:
        """Show and raise a panel by its name in Panels ('verify', 'report' …); raises KeyError."""
        self.bring_forward(name)
        self._docks[name].take_focus()
        return self._docks[name].panel

    def bring_forward(self, name: str) -> None:
        """Show a panel above those that share its place; the keyboard stays where it is. Raises KeyError."""
        self._docks[name].show()
        self._docks[name].raise_()

    def close_panel(self, name: str) -> None:
        """Hide a panel by its name in Panels; raises KeyError."""
        self._docks[name].close()

    @Slot(int, int)
    def set_video(self, live: int, total: int) -> None:
        """Show how many of the pictures on the wall are live."""
        self.top_bar.show_video(live, total)

    @Slot()
    def remember(self) -> None:
        """Keep place and layout; a video wall is not a layout to come back to."""
        if self._look.theme.name != "wall":
            arrangement.remember(self, self._look.state, self._screen)

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Paint window and panels in a theme; the wall theme takes the chrome away."""
        was_wall = self.bottom_strip.isHidden()
        for panel in self._panels.all():
            if isinstance(panel, Themed):
                panel.set_theme(theme)
        if (theme.name == "wall") != was_wall:
            self._show_wall() if theme.name == "wall" else self._show_desk()

    @Slot(object)
    def take_news(self, news: News) -> None:
        """Count anew; learn at the start whose desk this is."""
        self._has_news = True  # counting 5,000 cases takes 12 ms: once a second is often enough
        if news.is_start:
            self._count()
            self.retranslate()

    def retranslate(self) -> None:
        """Word the window and its docks anew."""
        titles = {
            "queue": self.tr("Cases"),
            "load": self.tr("Load"),
            "map": self.tr("Map"),
            "wall": self.tr("Video"),
            "file": self.tr("Case file"),
            "verify": self.tr("Check"),
            "report": self.tr("Take a report"),
            "overview": self.tr("Overview"),
            "cameras": self.tr("Cameras"),
        }
        for name, dock in self._docks.items():
            dock.set_title(titles[name], self.tr("Close"))
        directory = self._spine.world.directory
        county = directory.name if self._look.language.startswith("zh") else directory.name_en or directory.name
        demo = self.tr("DEMO") if directory.is_demo else ""
        self.setWindowTitle(" · ".join(part for part in (self.tr("Watchfloor"), county, demo) if part))
        self.top_bar.show_person()
        self._spine.actions.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something would be lost and the dispatcher wants to keep it."""
        if not self._may_close():
            event.ignore()
            return
        self.remember()
        self._second.stop()
        super().closeEvent(event)

    def _may_close(self) -> bool:
        lost = [what for panel in self._panels.all() if isinstance(panel, Unsaved) and (what := panel.unsaved())]
        if not lost:
            return True
        buttons = QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel
        answer = QMessageBox.warning(self, self.windowTitle(), "\n".join(lost), buttons)
        return answer == QMessageBox.StandardButton.Discard

    def _lay_out(self) -> None:
        self.setContentsMargins(4, 4, 4, 0)
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.setMenuWidget(_inset(self.top_bar))
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self.bottom_strip, 1)
        self.setGeometry(self.screen().availableGeometry())
        arrangement.restore(self, self._docks, self._look.state, self._screen)

    def _join(self) -> None:
        actions, look = self._spine.actions, self._look
        look.theme_changed.connect(self.set_theme)
        self._spine.follower.moved.connect(self.take_news)
        self._second.timeout.connect(self._tick)
        self._second.start()
        for _, action in actions.all():
            self.addAction(action)
        WindowActions(self, self._spine, look).join()

    @Slot()
    def _tick(self) -> None:
        self._ticks += 1
        self.top_bar.tick()
        if self._has_news or self._ticks % COUNT_EVERY_S == 0:
            self._count()

    def _count(self) -> None:
        self._has_news = False
        self.top_bar.show_counts(count(self._spine.world, self._spine.lights))

    def _show_wall(self) -> None:
        self._before_wall = self.saveState()
        self._show_chrome(shown=False)
        for name, dock in self._docks.items():
            dock.setVisible(name in arrangement.ON_THE_WALL)
        self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)

    def _show_desk(self) -> None:
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
        self._show_chrome(shown=True)
        self.restoreState(self._before_wall)

    def _show_chrome(self, *, shown: bool) -> None:
        self.statusBar().setVisible(shown)
        self.bottom_strip.setVisible(shown)
        self.top_bar.show_controls(shown=shown)
        for dock in self._docks.values():
            dock.show_head(shown=shown)


def _inset(widget: QWidget) -> QWidget:
    """The widget with the space around it that the docks have between them."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 4)
    column.addWidget(widget)
    return box
