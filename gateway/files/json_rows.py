"""Rows of JSON files: a list of objects, an object that holds one, or an object on each line."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dispatch.bringing import TableBroken
from gateway.files.csv_rows import encoding_of
from gateway.files.profile import Profile
from gateway.files.raw import Raw, Row

# A JSON text must be held whole, with all that it becomes.
MOST_BYTES = 48 << 20


@contextmanager
def open_json(path: Path, profile: Profile) -> Iterator[Raw]:
    """The objects of a file as rows; raises TableBroken."""
    if path.stat().st_size > MOST_BYTES:
        detail = f"larger than {MOST_BYTES >> 20} MB; bring it as CSV or GeoPackage"
        raise TableBroken(str(path), "large", detail)
    data = path.read_bytes()
    try:
        text = data.decode(encoding_of(path, profile.encoding, data))
        listed = _listed(text)
    except (ValueError, RecursionError) as error:
        raise TableBroken(str(path), "json", f"not JSON: {error}") from error
    del data, text
    if not all(isinstance(row, dict) for row in listed):
        raise TableBroken(str(path), "json", "not a list of objects")
    columns = tuple(dict.fromkeys(name for row in listed[:1000] for name in _flat(row)))
    done = [0]
    yield Raw(columns=columns, rows=_rows(listed, columns, done), share=lambda: done[0] / max(1, len(listed)))


def _listed(text: str) -> list[Any]:
    try:
        whole = json.loads(text)
    except ValueError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        return [json.loads(line) for line in lines]
    if isinstance(whole, dict):
        lists = [value for value in whole.values() if isinstance(value, list)]
        return max(lists, key=len) if lists else [whole]
    return whole if isinstance(whole, list) else []


def _rows(listed: list[Any], columns: tuple[str, ...], done: list[int]) -> Iterator[Row]:
    blank = dict.fromkeys(columns, "")
    for number, row in enumerate(listed, 1):
        done[0] = number
        yield number, {**blank, **_flat(row)}


def _flat(row: Mapping[str, Any], before: str = "") -> dict[str, str]:
    """Cells by name; those of an inner object as `outer.inner`. GeoJSON becomes what shapes give."""
    if row.get("type") == "Feature" and isinstance(row.get("properties"), dict):
        from gateway.files.shape_rows import wkt_of

        return {**_flat(row["properties"]), "geometry": wkt_of(row.get("geometry"))}
    cells: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            cells |= _flat(value, f"{before}{name}.")
        else:
            cells[before + name] = _text(value)
    return cells


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ",".join(map(_text, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
