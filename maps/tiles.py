"""Tiles out of an MBTiles file, which may be absent, damaged or replaced at any time."""

import gzip
import sqlite3
import zlib
from dataclasses import dataclass
from pathlib import Path


class MapBroken(Exception):  # noqa: N818 - says which file is broken and how
    """A base map cannot be read: the text names the file."""


@dataclass(frozen=True, slots=True)
class MapFacts:
    """What a base map says of itself: format 'pbf' or an image, bounds in degrees (west, south, east, north)."""

    kind: str
    first_zoom: int
    last_zoom: int
    bounds: tuple[float, float, float, float] | None
    attribution: str


class TileFile:
    """An MBTiles file opened for reading. Used from one thread."""

    def __init__(self, path: Path) -> None:
        """Open and read the metadata; raises MapBroken."""
        self._path = path
        try:
            self._file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        except sqlite3.Error as error:
            raise MapBroken(f"{path}: {error}") from error
        try:
            said = dict(self._file.execute("SELECT name, value FROM metadata"))
            self._file.execute("SELECT 1 FROM tiles LIMIT 1").fetchone()
            self.facts = _facts(said)
        except (sqlite3.Error, ValueError) as error:
            self._file.close()
            raise MapBroken(f"{path}: {error}") from error

    def tile(self, zoom: int, x: int, y: int) -> bytes:
        """A tile, unpacked; empty where the map has none. Raises MapBroken."""
        try:
            row = self._file.execute(
                "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
                (zoom, x, 2**zoom - 1 - y),
            ).fetchone()
            data = bytes(row[0]) if row else b""
            return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        except (sqlite3.Error, OSError, EOFError, zlib.error, TypeError) as error:
            raise MapBroken(f"{self._path}: {error}") from error

    def count(self) -> int:
        """Read the whole file through; returns how many tiles it holds. Raises MapBroken for a damaged one."""
        try:
            found = [row[0] for row in self._file.execute("PRAGMA integrity_check(1)")]
            if found != ["ok"]:
                raise MapBroken(f"{self._path}: {found[0]}")
            return int(self._file.execute("SELECT count(*) FROM tiles").fetchone()[0])
        except sqlite3.Error as error:
            raise MapBroken(f"{self._path}: {error}") from error

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _facts(said: dict[str, str]) -> MapFacts:
    edges = tuple(float(edge) for edge in said["bounds"].split(",")) if said.get("bounds") else None
    if edges is not None and len(edges) != 4:
        raise ValueError("bounds: wants four numbers")
    return MapFacts(
        kind=said.get("format", "png"),
        first_zoom=int(said.get("minzoom", 0)),
        last_zoom=int(said.get("maxzoom", 18)),
        bounds=(edges[0], edges[1], edges[2], edges[3]) if edges else None,
        attribution=said.get("attribution", ""),
    )
