"""Every unit in packed arrays, changed in place: what the canvas layer is fed with once a second. No Qt."""

import struct
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from dispatch.values import Fix, Unit, UnitKind, UnitState
from maps.build.mercator import LARGEST_LATITUDE, to_world
from maps.filtering import Filter
from maps.trails import Trails

STATES = {UnitState.FREE: 0, UnitState.SENT: 1, UnitState.HANDLING: 2, UnitState.SOS: 3, UnitState.OFF_DUTY: 4}
HEADINGS = 32
NO_HEADING = 255
# A clock this far ahead of ours is wrong, and a fix of it would never grow old: it counts from when we got it.
AHEAD_S = 5.0
# Nothing on the ground is faster (1,000 km/h): such a step is a fault of the device, drawn but not joined.
FASTEST_MPS = 280.0
EARTH_M = 40_075_016.7  # circumference at the equator
Floats = npt.NDArray[np.float64]


class Fleet:
    """Units in a lasting order (slots). Used from one thread."""

    def __init__(self) -> None:
        self._units: list[Unit] = []
        self._slots: dict[int, int] = {}
        self._early: dict[int, Fix] = {}
        self._filter = Filter()
        self.refused = 0  # positions that no map can show
        self.roster_number = 0
        self.trails = Trails()
        self._x, self._y, self._at = (np.zeros(0) for _ in range(3))
        self._case = np.zeros(0, np.uint32)
        self._heading, self._state, self._kind, self._shown = (np.zeros(0, np.uint8) for _ in range(4))

    def __len__(self) -> int:
        return len(self._units)

    def set_units(self, units: Sequence[Unit]) -> None:
        """All units; those no longer named are no longer shown. Only rows that are other objects are looked at."""
        self._grow([unit for unit in units if unit.id not in self._slots])
        for unit in units:
            slot = self._slots[unit.id]
            if self._units[slot] is not unit:
                self._put(slot, unit)
        if len(units) < len(self._units):
            named = {unit.id for unit in units}
            for slot in (slot for unit_id, slot in self._slots.items() if unit_id not in named):
                self._shown[slot] = 0
        early = [self._early.pop(unit.id) for unit in units if unit.id in self._early]
        if early:
            self.move(early)

    def move(self, fixes: Sequence[Fix]) -> None:
        """Take positions: older ones than what is known, doubled ones and impossible ones change nothing."""
        known = [fix for fix in fixes if fix.unit_id in self._slots]
        self._early.update((fix.unit_id, fix) for fix in fixes if fix.unit_id not in self._slots)
        self._move(known)

    def filter(self, wanted: Filter) -> None:
        """Show only what a filter lets through; units that come later are held against it as well."""
        self._filter = wanted
        for slot, unit in enumerate(self._units):
            self._shown[slot] = wanted.lets(unit)

    def roster(self, *, in_english: bool) -> list[list[Any]]:
        """[id, name] in the order of the slots."""
        return [[unit.id, unit.name_en if in_english and unit.name_en else unit.name] for unit in self._units]

    def pack(self, now: datetime) -> bytes:
        """Little-endian: uint32 n, roster number; float64 x[n], y[n] of the world; float32 age[n] in seconds;
        uint32 case id[n] or 0; uint8 heading[n] in 32nds or 255, state[n], is a vehicle[n], is shown[n]."""
        placed = self._at > 0
        ages = np.where(placed, np.maximum(0.0, now.timestamp() - self._at), 0.0)
        parts = (self._x.astype("<f8"), self._y.astype("<f8"), ages.astype("<f4"), self._case.astype("<u4"),
                 self._heading, self._state, self._kind, self._shown & placed)  # fmt: skip
        return struct.pack("<II", len(self), self.roster_number) + b"".join(part.tobytes() for part in parts)

    def keep_trails(self, now: datetime) -> None:
        """Remember where all are now."""
        self.trails.keep(self._x, self._y, self._at, now.timestamp())

    def trail(self, unit_id: int) -> bytes:
        """Little-endian float64 pairs x, y of the world, oldest first; empty for an unknown unit."""
        slot = self._slots.get(unit_id)
        return b"" if slot is None else self.trails.of(slot)

    def _grow(self, new: list[Unit]) -> None:
        if not new:
            return
        more = len(new)
        self._x, self._y, self._at = (np.append(row, np.zeros(more)) for row in (self._x, self._y, self._at))
        self._case = np.append(self._case, np.zeros(more, np.uint32))
        nothing = np.zeros(more, np.uint8)
        self._state, self._kind, self._shown = (
            np.append(row, nothing) for row in (self._state, self._kind, self._shown)
        )
        self._heading = np.append(self._heading, nothing + NO_HEADING)
        for unit in new:
            self._slots[unit.id] = len(self._units)
            self._units.append(unit)
            self._put(self._slots[unit.id], unit, is_new=True)

    def _put(self, slot: int, unit: Unit, *, is_new: bool = False) -> None:
        known = self._units[slot]
        if is_new or (known.name, known.name_en) != (unit.name, unit.name_en):
            self.roster_number += 1
        self._units[slot] = unit
        self._state[slot] = STATES[unit.state]
        self._kind[slot] = unit.kind is UnitKind.VEHICLE
        self._case[slot] = unit.case_id or 0
        self._shown[slot] = self._filter.lets(unit)

    def _move(self, fixes: list[Fix]) -> None:
        slots = np.array([self._slots[fix.unit_id] for fix in fixes], dtype=np.intp)
        rows = np.array(
            [(fix.lon, fix.lat, fix.at.timestamp(), fix.received_at.timestamp()) for fix in fixes], np.float64
        ).reshape(len(fixes), 4)
        headings = np.array([_heading(fix.heading_deg) for fix in fixes], np.uint8)
        lon, lat, at, received = rows.T
        at = np.where(at > received + AHEAD_S, received, at)
        is_possible = (np.abs(lon) <= 180) & (np.abs(lat) <= LARGEST_LATITUDE)  # false for what is not a number
        self.refused += int(np.count_nonzero(~is_possible))
        order = np.lexsort((at, slots))  # a unit that is in the batch twice: its newest comes last
        newest = order[np.append(slots[order][1:] != slots[order][:-1], True)] if len(order) else order
        chosen = newest[is_possible[newest] & (at[newest] > self._at[slots[newest]])]
        self._place(slots[chosen], *to_world(lon[chosen], lat[chosen]), at[chosen])
        self._heading[slots[chosen]] = headings[chosen]

    def _place(self, slots: npt.NDArray[np.intp], x: Floats, y: Floats, at: Floats) -> None:
        since = at - self._at[slots]
        jumped = (self._at[slots] > 0) & (_metres(x - self._x[slots], y - self._y[slots]) > FASTEST_MPS * since)
        self.trails.cut(slots[jumped])
        self._x[slots], self._y[slots], self._at[slots] = x, y, at


def _metres(dx: Floats, dy: Floats) -> Floats:
    """Steps of the world in metres at 60 degrees of latitude; twice as many at the equator."""
    return np.asarray(np.hypot(dx, dy) * (EARTH_M / 2))


def _heading(degrees: float | None) -> int:
    if degrees is None or not np.isfinite(degrees):
        return NO_HEADING
    return round(degrees / 360 * HEADINGS) % HEADINGS
