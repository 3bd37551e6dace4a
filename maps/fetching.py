"""Fetches online tiles beside the screen: some threads, the newest wish first, time-outs, and one word of trouble."""

import logging
import queue
import threading
import time
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from maps.online import OnlineSource, is_picture, without_key
from maps.tile_cache import TileCache

WORKERS = 6
CONNECT_S, READ_S = 4.0, 8.0
TILE_LIMIT = 4 * 1024 * 1024
# After so many tiles in a row the source is said to be out of reach.
IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Wish:
    """A tile that the page has asked for."""

    number: int
    source: OnlineSource
    layer: int
    zoom: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Came:
    """What came of a wish: a picture, or none and why."""

    wish: Wish
    data: bytes = b""
    why: str = ""


class Fetcher(QObject):
    """Threads are started with the first wish, so that a desk without online maps has none."""

    came = Signal(object)  # Came, on the thread of the screen
    _fetched = Signal(object)

    def __init__(self, parent: QObject, cache: TileCache | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._wishes: queue.LifoQueue[Wish | None] = queue.LifoQueue()
        self._dropped: set[int] = set()
        self._threads: list[threading.Thread] = []
        self._client: Any = None
        self._fetched.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def ask(self, wish: Wish) -> None:
        """Fetch a tile; `came` says how it ended unless it is dropped."""
        if not self._threads:
            self._start()
        self._wishes.put(wish)

    def drop(self, number: int) -> None:
        """Nobody waits for a tile any more."""
        self._dropped.add(number)

    def close(self) -> None:
        """End the threads; one that waits for a server ends with its time-out, and nobody waits for it."""
        for _ in self._threads:
            self._wishes.put(None)
        if self._client is not None:
            self._client.close()
        for thread in self._threads:
            thread.join(0.5)
        self._threads.clear()
        if self._cache is not None:
            self._cache.close()

    def _start(self) -> None:
        import httpx  # a tenth of a second that desks without online maps need not wait for

        for name in ("httpx", "httpcore"):  # they would write whole addresses, key included, into the log
            logging.getLogger(name).setLevel(logging.WARNING)
        timeout = httpx.Timeout(READ_S, connect=CONNECT_S)
        limits = httpx.Limits(max_connections=WORKERS, max_keepalive_connections=WORKERS)
        self._client = httpx.Client(timeout=timeout, limits=limits, follow_redirects=False, trust_env=False)
        self._threads = [threading.Thread(target=self._work, name=f"tiles-{n}", daemon=True) for n in range(WORKERS)]
        for thread in self._threads:
            thread.start()

    def _work(self) -> None:
        while (wish := self._wishes.get()) is not None:
            if wish.number not in self._dropped:
                self._fetched.emit(self._fetch(wish))

    def _fetch(self, wish: Wish) -> Came:
        address = wish.source.address(wish.layer, wish.zoom, wish.x, wish.y)
        plain = without_key(address, wish.source)
        kept = self._cache.get(plain, time.time()) if self._cache else None
        if kept is not None:
            return Came(wish, kept)
        data, why = self._load(address)
        if data and self._cache:
            self._cache.put(plain, data, time.time())
        return Came(wish, data, without_key(why, wish.source))

    def _load(self, address: str) -> tuple[bytes, str]:
        import httpx

        try:
            with self._client.stream("GET", address) as answer:
                if answer.status_code in (204, 404):
                    return b"", ""  # the map has no such tile
                if answer.status_code != 200:
                    return b"", f"HTTP {answer.status_code}"
                data = _bounded(answer.iter_bytes())
        except (httpx.HTTPError, httpx.InvalidURL, RuntimeError) as error:  # RuntimeError: closed meanwhile
            return b"", f"{type(error).__name__}: {error}"
        return (data, "") if is_picture(data) else (b"", "no picture")

    @Slot(object)
    def _hand_over(self, came: Came) -> None:
        if came.wish.number in self._dropped:
            self._dropped.discard(came.wish.number)
            return
        self.came.emit(came)


def _bounded(parts: Any) -> bytes:
    held = bytearray()
    for part in parts:
        held += part
        if len(held) > TILE_LIMIT:
            return b""
    return bytes(held)


class Reach(QObject):
    """Whether a source is in reach: said once when it is lost, and once when it is back."""

    lost = Signal(object)  # str: why
    back = Signal()

    def __init__(self, fetcher: Fetcher) -> None:
        super().__init__(fetcher)
        self._failures = 0
        fetcher.came.connect(self._take)

    @Slot(object)
    def _take(self, came: Came) -> None:
        was, self._failures = self._failures, self._failures + 1 if came.why else 0
        if self._failures == IN_A_ROW:
            self.lost.emit(came.why)
        elif not came.why and was >= IN_A_ROW:
            self.back.emit()
