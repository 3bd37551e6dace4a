"""Units as the canvas layer is fed with them: packed arrays. No Qt."""

import struct
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from dispatch.values import Fix, Unit, UnitKind, UnitState

# After a minute without a fix a unit is grey: its place is where it was, not where it is.
STALE_S = 60.0
STATES = {UnitState.FREE: 0, UnitState.SENT: 1, UnitState.HANDLING: 2, UnitState.SOS: 3, UnitState.OFF_DUTY: 4}
HEADINGS = 32
NO_HEADING = 255


def to_world(lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> tuple[Any, Any]:
    """Degrees to fractions of the Web Mercator world, x east, y south; latitudes are bounded to the map."""
    bounded = np.radians(np.clip(lat, -85.051129, 85.051129))
    return lon / 360 + 0.5, 0.5 - np.log(np.tan(np.pi / 4 + bounded / 2)) / (2 * np.pi)


def pack_units(units: Sequence[Unit], fixes: Mapping[int, Fix], now: datetime) -> bytes:
    """Little-endian: uint32 n, uint32 0; float64 x[n], y[n]; float32 age[n] s; uint8 heading[n], state[n], kind[n].

    Units without a fix are left out of the count by the roster, which holds the same units in the same order.
    """
    placed = [(unit, fixes[unit.id]) for unit in units if unit.id in fixes]
    count = len(placed)
    places = np.array([(fix.lon, fix.lat) for _, fix in placed], dtype=np.float64).reshape(count, 2)
    x, y = to_world(places[:, 0], places[:, 1])
    ages = np.array([max(0.0, (now - fix.at).total_seconds()) for _, fix in placed], dtype=np.float32)
    kinds = np.array([unit.kind is UnitKind.VEHICLE for unit, _ in placed], dtype=np.uint8)
    states = np.array([STATES[unit.state] for unit, _ in placed], dtype=np.uint8)
    headings = np.array([_heading(fix) for _, fix in placed], dtype=np.uint8)
    parts = (x.astype("<f8"), y.astype("<f8"), ages.astype("<f4"), headings, states, kinds)
    return struct.pack("<II", count, 0) + b"".join(part.tobytes() for part in parts)


def _heading(fix: Fix) -> int:
    return NO_HEADING if fix.heading_deg is None else round(fix.heading_deg / 360 * HEADINGS) % HEADINGS
