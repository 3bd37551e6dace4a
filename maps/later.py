"""Answers to the page that come later: online tiles, each job kept until its tile is there or nobody waits for it."""

from functools import partial

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Slot
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob

from maps.fetching import Came, Wish
from maps.underlay import Underlay


class LaterTiles(QObject):
    """Serves /<source>/<layer>/<zoom>/<x>/<y>.img of the source that is chosen, and of no other."""

    def __init__(self, parent: QObject, base: Underlay) -> None:
        super().__init__(parent)
        self._base = base
        self._waiting: dict[int, QWebEngineUrlRequestJob] = {}
        self._number = 0
        base.fetcher.came.connect(self._take)

    def serve(self, job: QWebEngineUrlRequestJob) -> None:
        """Ask for the tile; a path that is none fails at once."""
        wish = self._wish(job.requestUrl().path())
        if wish is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        self._waiting[wish.number] = job
        job.destroyed.connect(partial(self._forget, wish.number))
        self._base.fetcher.ask(wish)

    def _wish(self, path: str) -> Wish | None:
        name, *parts = path.strip("/").removesuffix(".img").split("/")
        source = self._base.source
        if source is None or source.name != name or len(parts) != 4 or not all(part.isdecimal() for part in parts):
            return None
        layer, zoom, x, y = map(int, parts)
        try:
            source.address(layer, zoom, x, y)
        except ValueError:
            return None
        self._number += 1
        return Wish(self._number, source, layer, zoom, x, y)

    def _forget(self, number: int, _job: object = None) -> None:
        if self._waiting.pop(number, None) is not None:
            self._base.fetcher.drop(number)

    @Slot(object)
    def _take(self, came: Came) -> None:
        job = self._waiting.pop(came.wish.number, None)
        if job is None or not shiboken6.isValid(job):
            return
        if not came.data:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        buffer = QBuffer(job)
        buffer.setData(QByteArray(came.data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(b"image/png", buffer)
