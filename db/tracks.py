"""Fixes packed small: columns of whole numbers, each as its steps from the last, then zlib; some eight bytes a fix.

Kept of a fix: milliseconds, centimetres (1e-7 of a degree), cm/s, hundredths of a degree, decimetres of accuracy.
"""

import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from dispatch.values import Fix

_NONE = 65535
_DATUMS = ("WGS-84", "CGCS2000", "GCJ-02", "BD-09")
_DEGREE = 10_000_000
PACKED = np.dtype(
    [
        ("unit", "<i8"), ("at", "<i8"), ("lon", "<i4"), ("lat", "<i4"), ("late", "<i4"), ("speed", "<u2"),
        ("heading", "<u2"), ("accuracy", "<u2"), ("datum", "u1"),
    ]
)  # fmt: skip
Fixes = NDArray[Any]


def packed(fixes: Iterable[Fix]) -> Fixes:
    """Fixes as rows of PACKED, by unit and time; of two of one unit and millisecond the later given stays."""
    rows = np.array([_row(fix) for fix in fixes], dtype=PACKED)
    return tidy(rows)


def tidy(rows: Fixes) -> Fixes:
    """Rows by unit and time, each moment of a unit once."""
    rows = rows[np.lexsort((rows["at"], rows["unit"]))]
    if len(rows) < 2:
        return rows
    is_last = (rows["unit"][1:] != rows["unit"][:-1]) | (rows["at"][1:] != rows["at"][:-1])
    return cast("Fixes", rows[np.append(is_last, True)])


def blob_of(rows: Fixes) -> bytes:
    """Rows in their order as bytes."""
    columns = [np.diff(rows[name], prepend=rows[name].dtype.type(0)).tobytes() for name in PACKED.names or ()]
    return len(rows).to_bytes(4, "little") + zlib.compress(b"".join(columns), 6)


def rows_of(blob: bytes) -> Fixes:
    """What blob_of was given; raises ValueError or zlib.error for other bytes."""
    rows = np.empty(int.from_bytes(blob[:4], "little"), dtype=PACKED)
    plain, start = zlib.decompress(blob[4:]), 0
    for name in PACKED.names or ():
        kind = PACKED[name]
        end = start + kind.itemsize * len(rows)
        rows[name] = np.cumsum(np.frombuffer(plain[start:end], dtype=kind), dtype=kind)
        start = end
    return rows


def fixes_of(rows: Fixes) -> tuple[Fix, ...]:
    """Rows as fixes."""
    return tuple(map(_fix, rows.tolist()))


def thinned(rows: Fixes, every_ms: int) -> Fixes:
    """Of each unit the first row of every span of time."""
    if every_ms <= 0 or len(rows) < 2:
        return rows
    spans = rows["at"] // every_ms
    is_first = (spans[1:] != spans[:-1]) | (rows["unit"][1:] != rows["unit"][:-1])
    return cast("Fixes", rows[np.append(True, is_first)])


def milliseconds(at: datetime) -> int:
    """Since 1970, rounded down."""
    return int(at.timestamp() * 1000)


def _row(fix: Fix) -> tuple[int, ...]:
    at = milliseconds(fix.at)
    return (
        fix.unit_id, at, round(fix.lon * _DEGREE), round(fix.lat * _DEGREE),
        max(-(2**31), min(2**31 - 1, milliseconds(fix.received_at) - at)),
        _scaled(fix.speed_mps, 100), _scaled(fix.heading_deg, 100), _scaled(fix.accuracy_m, 10),
        _DATUMS.index(fix.datum) if fix.datum in _DATUMS else 0,
    )  # fmt: skip


def _scaled(value: float | None, by: int) -> int:
    return _NONE if value is None else max(0, min(_NONE - 1, round(value * by)))


def _fix(row: Sequence[int]) -> Fix:
    unit_id, at, lon, lat, late, speed, heading, accuracy, datum = row
    return Fix(
        unit_id=unit_id, at=_moment(at), received_at=_moment(at + late), lon=lon / _DEGREE, lat=lat / _DEGREE,
        speed_mps=None if speed == _NONE else speed / 100, heading_deg=None if heading == _NONE else heading / 100,
        accuracy_m=None if accuracy == _NONE else accuracy / 10, datum=_DATUMS[datum],
    )  # fmt: skip


def _moment(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms / 1000, UTC)
