"""The Chromium view of the map page: own profile, own scheme, nothing of the network, brought back when it dies."""

import contextlib
import os
import signal
from collections.abc import Callable, Mapping

import shiboken6
from PySide6.QtCore import QTimer, QUrl, Signal, Slot
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from maps.bridge import Bridge
from maps.later import LaterTiles
from maps.page import build_page
from maps.scheme import SCHEME, Guard, Host
from maps.underlay import Underlay

ADDRESS = QUrl("console://app/index.html")
FIRST_RELOAD_MS, LAST_RELOAD_MS = 20, 4000


class MapPage(QWebEnginePage):
    """Goes nowhere but to the map, and hands on what scripts complain about."""

    complained = Signal(object)  # str

    def acceptNavigationRequest(self, url: QUrl | str, _kind: QWebEnginePage.NavigationType, _is_main: bool) -> bool:
        return QUrl(url).scheme() == "console"

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        if level != QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel:
            self.complained.emit(f"{source}:{line}: {message}")


class MapView(QWidget):
    """Holds profile, page and view, and takes them down in that order reversed."""

    died = Signal(object)  # str: how the renderer ended

    def __init__(
        self,
        parent: QWidget,
        bridge: Bridge,
        base: Underlay,
        live: Mapping[str, Callable[[], bytes]],
    ) -> None:
        super().__init__(parent)
        self.profile = QWebEngineProfile()  # without a name: nothing is written to disk
        self.guard = Guard(self)
        self.profile.setUrlRequestInterceptor(self.guard)
        later = LaterTiles(self, base)
        self.host = Host(
            self, page=lambda: build_page(base.facts), tile=base.tile, imagery=base.imagery.tile, live=live,
            later=later.serve,
        )  # fmt: skip
        self.profile.installUrlSchemeHandler(SCHEME, self.host)
        self.page = MapPage(self.profile)
        self.page.settings().setAttribute(QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls, False)
        self.channel = QWebChannel(self)
        self.channel.registerObject("bridge", bridge)
        self.page.setWebChannel(self.channel)
        self.page.renderProcessTerminated.connect(self._bring_back)
        self.page.loadFinished.connect(self._take_loaded)
        self.view = QWebEngineView(self)
        self.view.setPage(self.page)
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._wait_ms = FIRST_RELOAD_MS
        self._is_closed = False
        self.page.load(ADDRESS)

    def kill_renderer(self) -> None:
        """End a page that hangs; its own process and no other."""
        pid = self.page.renderProcessPid()
        if pid > 0:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def close_page(self) -> None:
        """Page before profile: the other way round Chromium crashes."""
        self._is_closed = True
        self.channel.deregisterObject(self.channel.registeredObjects()["bridge"])
        shiboken6.delete(self.page)
        shiboken6.delete(self.view)
        shiboken6.delete(self.profile)
        self.setParent(None)
        self.deleteLater()

    @Slot(bool)
    def _take_loaded(self, is_loaded: bool) -> None:
        if is_loaded:
            self._wait_ms = FIRST_RELOAD_MS

    @Slot(QWebEnginePage.RenderProcessTerminationStatus, int)
    def _bring_back(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        """Reload from the event loop, not from the signal, and less often when it dies again at once."""
        if self._is_closed:
            return
        self.died.emit(f"{status.name} ({code})")
        QTimer.singleShot(self._wait_ms, self, self._reload)
        self._wait_ms = min(LAST_RELOAD_MS, self._wait_ms * 3)

    @Slot()
    def _reload(self) -> None:
        if not self._is_closed:
            self.page.load(ADDRESS)
