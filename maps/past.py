"""A period of the past, looked at from any of its moments: where all units were and what they did. No Qt."""

import struct
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from dispatch.values import Unit, UnitKind, UnitState
from maps.build.mercator import to_world
from maps.fleet import HEADINGS, NO_HEADING, STATES

Floats = npt.NDArray[np.float64]
# Two fixes this far apart in time are not joined by a movement that nobody has seen.
GAP_S = 90.0
# A unit that had not been heard of for so long is not shown.
LOST_S = 3600.0
# The world is one wide: within that time nobody moves by a thousandth of it, some 40 km.
FAR = 0.001
LONG_AGO = -1e15
# In place of the number of a roster: the page takes bytes of the past only while it shows the past.
OF_THE_PAST = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracks:
    """Fixes of all units, by unit and then by time: ids, seconds since 1970, degrees in WGS-84, headings or NaN."""

    unit: npt.NDArray[np.int64]
    at: Floats
    lon: Floats
    lat: Floats
    heading: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What a unit did from one moment to another, in seconds since 1970; `until` is not in it."""

    unit_id: int
    state: UnitState
    case_id: int = 0
    since: float
    until: float = np.inf


class Past:
    """Holds nothing that changes: may be asked from any thread."""

    def __init__(self, units: tuple[Unit, ...], tracks: Tracks, duties: tuple[Duty, ...]) -> None:
        self._units = tuple(sorted(units, key=lambda unit: unit.id))
        self._ids = np.array([unit.id for unit in self._units], np.int64)
        self._vehicle = np.array([unit.kind is UnitKind.VEHICLE for unit in self._units], np.uint8)
        self._take_tracks(tracks)
        self._take_duties([duty for duty in duties if duty.unit_id in set(self._ids.tolist())])

    def _take_tracks(self, tracks: Tracks) -> None:
        """Before the first fix stands one of nobody, so that a search always finds something."""
        known = np.isin(tracks.unit, self._ids)
        self._unit = np.append(-1, np.searchsorted(self._ids, tracks.unit[known]))
        self._at = np.append(LONG_AGO, tracks.at[known])
        x, y = to_world(tracks.lon[known], tracks.lat[known])
        self._x, self._y = np.append(0.0, x), np.append(0.0, y)
        turned = np.round(np.nan_to_num(tracks.heading[known]) / 360 * HEADINGS).astype(np.int64) % HEADINGS
        headings = np.where(np.isnan(tracks.heading[known]), NO_HEADING, turned)
        self._heading = np.append(NO_HEADING, headings).astype(np.uint8)
        # One rising row, of each unit its own stretch: one search finds the last fix of all units.
        self._began = float(tracks.at[known].min()) if known.any() else 0.0
        self._stretch = float(np.ptp(tracks.at[known])) + 2 * LOST_S if known.any() else 2 * LOST_S
        self._key = self._unit * self._stretch + (self._at - self._began)

    def _take_duties(self, duties: list[Duty]) -> None:
        self._duty_slot = np.searchsorted(self._ids, np.array([duty.unit_id for duty in duties], np.int64))
        self._duty_since = np.array([duty.since for duty in duties], np.float64)
        self._duty_until = np.array([duty.until for duty in duties], np.float64)
        self._duty_state = np.array([STATES[duty.state] for duty in duties], np.uint8)
        self._duty_case = np.array([duty.case_id for duty in duties], np.uint32)

    def __len__(self) -> int:
        return len(self._units)

    def roster(self, *, in_english: bool) -> list[list[Any]]:
        """[id, name] in the order of the bytes."""
        return [[unit.id, unit.name_en if in_english and unit.name_en else unit.name] for unit in self._units]

    def pack(self, moment: datetime) -> bytes:
        """The bytes that `Fleet.pack` would have made then; between two fixes a unit is on the line between them."""
        now, slots = moment.timestamp(), np.arange(len(self))
        # The clip keeps a moment far outside from reaching into the stretch of another unit.
        since = np.clip(now - self._began, -LOST_S / 2, self._stretch - LOST_S / 2)
        last = np.searchsorted(self._key, slots * self._stretch + since, side="right") - 1
        ages = now - self._at[last]
        is_known = (self._unit[last] == slots) & (ages <= LOST_S)
        x, y = self._between(last, now)
        state, case = self._doing(now)
        heading = np.where(is_known, self._heading[last], NO_HEADING).astype(np.uint8)
        parts = (x.astype("<f8"), y.astype("<f8"), np.where(is_known, ages, 0.0).astype("<f4"), case.astype("<u4"),
                 heading, state, self._vehicle, is_known.astype(np.uint8))  # fmt: skip
        return struct.pack("<II", len(self), OF_THE_PAST) + b"".join(part.tobytes() for part in parts)

    def _between(self, last: npt.NDArray[np.int64], now: float) -> tuple[Floats, Floats]:
        after = np.minimum(last + 1, len(self._at) - 1)
        x, y, onward_x, onward_y = self._x[last], self._y[last], self._x[after], self._y[after]
        span = self._at[after] - self._at[last]
        is_joined = (self._unit[after] == self._unit[last]) & (span > 0) & (span <= GAP_S)
        is_joined &= np.hypot(onward_x - x, onward_y - y) < FAR
        share = np.zeros(len(last))
        share[is_joined] = np.clip((now - self._at[last][is_joined]) / span[is_joined], 0, 1)
        return x + (onward_x - x) * share, y + (onward_y - y) * share

    def _doing(self, now: float) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint32]]:
        state, case = np.zeros(len(self), np.uint8), np.zeros(len(self), np.uint32)
        held = (self._duty_since <= now) & (now < self._duty_until)
        state[self._duty_slot[held]] = self._duty_state[held]
        case[self._duty_slot[held]] = self._duty_case[held]
        return state, case
