"""Opening a table of any kind: by what the file holds, not by its name, and never more than fits in memory."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from dispatch.bringing import TableBroken
from gateway.files import csv_rows, json_rows, sheet_rows
from gateway.files.profile import Profile
from gateway.files.raw import Raw

_SHAPES = frozenset({".gpkg", ".shp", ".geojson"})


def open_table(path: Path, profile: Profile) -> AbstractContextManager[Raw]:
    """The rows of a file as texts; raises TableBroken, also while they are read."""
    try:
        with path.open("rb") as file:
            begin = file.read(64)
    except OSError as error:
        raise TableBroken(str(path), "unreadable", error.strerror or str(error)) from error
    if not begin:
        raise TableBroken(str(path), "empty", "the file is empty")
    return _opener(path, begin)(path, profile)


def _opener(path: Path, begin: bytes) -> Callable[[Path, Profile], AbstractContextManager[Raw]]:
    suffix = path.suffix.lower()
    if suffix in _SHAPES or (begin.startswith(b"PK") and suffix == ".zip"):
        from gateway.files import shape_rows  # brings shapely and numpy, see cells.py

        return shape_rows.open_zip if suffix == ".zip" else shape_rows.open_shapes
    if begin.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return sheet_rows.open_sheet
    if suffix in (".json", ".jsonl", ".ndjson") or begin.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        return json_rows.open_json
    return csv_rows.open_csv
