"""Online tiles kept on disk, as far as the licence of their source allows: bounded by size and age, off by default."""

import sqlite3
import threading
from pathlib import Path

_TABLE = (
    "CREATE TABLE IF NOT EXISTS tile (address TEXT PRIMARY KEY, at REAL NOT NULL, size INTEGER NOT NULL, "
    "data BLOB NOT NULL) WITHOUT ROWID"
)
LOOK_EVERY = 200  # puts between two looks at the size


class TileCache:
    """A file that may be removed or damaged at any time: then it is as if it were empty. Safe between threads."""

    def __init__(self, path: Path, *, most_bytes: int, oldest_s: float) -> None:
        self._path, self._most, self._oldest_s = path, most_bytes, oldest_s
        self._lock = threading.Lock()
        self._puts = 0
        self._file = self._open()

    def get(self, address: str, now_s: float) -> bytes | None:
        """A tile that is young enough; `address` holds no key."""
        with self._lock:
            if self._file is None:
                return None
            try:
                asked = (address, now_s - self._oldest_s)
                row = self._file.execute("SELECT data FROM tile WHERE address = ? AND at > ?", asked).fetchone()
            except sqlite3.Error:
                self._drop()
                return None
            return bytes(row[0]) if row else None

    def put(self, address: str, data: bytes, now_s: float) -> None:
        """Keep a tile; the oldest go when all together are too large."""
        with self._lock:
            if self._file is None or len(data) > self._most:
                return
            try:
                with self._file:
                    kept = (address, now_s, len(data), data)
                    self._file.execute("INSERT OR REPLACE INTO tile VALUES (?, ?, ?, ?)", kept)
                self._puts += 1
                if self._puts % LOOK_EVERY == 1:
                    self._tidy(self._file, now_s)
            except sqlite3.Error:
                self._drop()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None

    def _open(self) -> sqlite3.Connection | None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = sqlite3.connect(self._path, check_same_thread=False)
            file.execute(_TABLE)
            return file
        except (sqlite3.Error, OSError):
            self._path.unlink(missing_ok=True)
            return None

    def _drop(self) -> None:
        """A damaged file is worth nothing: without it tiles are fetched anew."""
        if self._file is not None:
            self._file.close()
        self._file = None
        self._path.unlink(missing_ok=True)

    def _tidy(self, file: sqlite3.Connection, now_s: float) -> None:
        with file:
            file.execute("DELETE FROM tile WHERE at <= ?", (now_s - self._oldest_s,))
            total = file.execute("SELECT coalesce(sum(size), 0) FROM tile").fetchone()[0]
            for address, size in file.execute("SELECT address, size FROM tile ORDER BY at").fetchall():
                if total <= 0.9 * self._most:
                    return
                file.execute("DELETE FROM tile WHERE address = ?", (address,))
                total -= size
