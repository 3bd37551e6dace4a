"""The scheme console://: the page, its assets, tiles and live units are served by this process and nothing else is."""

import os
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, Qt
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from PySide6.QtWidgets import QApplication

SCHEME = b"console"
CHROMIUM_FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
YOUNG_MB = 2
ASSETS = Path(__file__).parent.parent / "resources" / "map"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".png": "image/png"}
_OWN = ("console", "data", "blob")
Answer = tuple[str, bytes]


def register_scheme() -> None:
    """Make Chromium know the scheme; must be called before the application object exists."""
    keep_young_small()
    scheme = QWebEngineUrlScheme(SCHEME)
    flags = QWebEngineUrlScheme.Flag
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(flags.SecureScheme | flags.CorsEnabled | flags.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def keep_young_small() -> None:
    """Let the page clean up after every 2 MB: positions that are old in a second would otherwise fill 32 MB first.

    What somebody has set for Chromium stays, and goes before.
    """
    given = os.environ.get(CHROMIUM_FLAGS, "")
    if "--js-flags" not in given:
        os.environ[CHROMIUM_FLAGS] = f"{given} --js-flags=--max-semi-space-size={YOUNG_MB}".strip()


class Guard(QWebEngineUrlRequestInterceptor):
    """Lets nothing leave the machine, and remembers what tried."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.blocked: list[str] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        if info.requestUrl().scheme() not in _OWN:
            self.blocked.append(info.requestUrl().toString())
            info.block(True)


class Host(QWebEngineUrlSchemeHandler):
    """Answers requests. What is asked on the UI thread must be quick; `later` answers jobs of the host `online`."""

    def __init__(
        self,
        parent: QObject,
        *,
        page: Callable[[], str],
        tile: Callable[[int, int, int], bytes],
        imagery: Callable[[int, int, int, int], bytes],
        live: Mapping[str, Callable[[], bytes]],
        later: Callable[[QWebEngineUrlRequestJob], None],
    ) -> None:
        super().__init__(parent)
        self._page, self._tile, self._imagery, self._live, self._later = page, tile, imagery, live, later

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        if job.requestUrl().host() == "online":
            self._later(job)
            return
        answer = self._answer(job.requestUrl().host(), job.requestUrl().path())
        if answer is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        kind, data = answer
        buffer = QBuffer(job)  # the job must own it: it is read after this call has returned
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(kind.encode(), buffer)

    def _answer(self, host: str, path: str) -> Answer | None:
        if host == "app":
            return "text/html", self._page().encode()
        if host == "live":
            return ("application/octet-stream", self._live[path]()) if path in self._live else None
        if host == "tiles":
            return self._tile_answer(path, 3, self._tile)
        if host == "imagery":
            return self._tile_answer(path, 4, self._imagery)
        return self._asset(path) if host == "assets" else None

    def _tile_answer(self, path: str, numbers: int, ask: Callable[..., bytes]) -> Answer | None:
        parts = path.strip("/").split(".")[0].split("/")
        if len(parts) != numbers or not all(part.isdecimal() for part in parts):
            return None
        # An absent tile is an empty one: a failed job would leave the page waiting for its body.
        return "application/octet-stream", ask(*map(int, parts))

    def _asset(self, path: str) -> Answer | None:
        if path == "/page.js":
            return "text/javascript", _page_script()
        file = (ASSETS / path.lstrip("/")).resolve()
        if not file.is_relative_to(ASSETS) or not file.is_file() or file.suffix not in _TYPES:
            return None
        return _TYPES[file.suffix], file.read_bytes()


@cache
def _page_script() -> bytes:
    """All scripts of the page in one: on a busy desk each request waits for its turn on the thread of the screen."""
    from maps.page import SCRIPTS  # with folium: the page has been built before it asks for its scripts

    own = [f"// {name}\n".encode() + (ASSETS / name).read_bytes() for name in SCRIPTS]
    return b"\n;\n".join([_channel_script(), *own])


def _channel_script() -> bytes:
    """Qt's own script, which Chromium does not load from qrc: into a page of another scheme."""
    file = QFile(":/qtwebchannel/qwebchannel.js")
    file.open(QIODevice.OpenModeFlag.ReadOnly)
    try:
        return bytes(file.readAll().data())
    finally:
        file.close()
