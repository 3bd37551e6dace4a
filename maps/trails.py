"""Where every unit was in the last minutes: a ring of snapshots, one every five seconds. No Qt."""

import numpy as np
import numpy.typing as npt

EVERY_S = 5.0
KEPT = 120  # ten minutes
Floats = npt.NDArray[np.float64]


class Trails:
    """(KEPT, units, 2) places as float32 differences from one anchor: millimetres within a county, 10 MB for 10,000."""

    def __init__(self) -> None:
        self._ring = np.full((KEPT, 0, 2), np.nan, np.float32)
        self._anchor: Floats | None = None
        self._at = 0
        self._kept_at = -np.inf

    def keep(self, x: Floats, y: Floats, seen_at: Floats, now_s: float) -> None:
        """Remember where all are, unless the last snapshot is younger than five seconds; never seen is nowhere."""
        if now_s - self._kept_at < EVERY_S or not np.any(seen_at > 0):
            return
        self._kept_at = now_s
        if self._anchor is None:
            first = int(np.argmax(seen_at > 0))
            self._anchor = np.array([x[first], y[first]])
        self._widen(len(x))
        places = np.stack((x, y), axis=1) - self._anchor
        places[seen_at <= 0] = np.nan
        self._ring[self._at % KEPT] = places
        self._at += 1

    def cut(self, slots: npt.NDArray[np.intp]) -> None:
        """Forget where units were: what follows is not joined to it."""
        known = slots[slots < self._ring.shape[1]]
        self._ring[:, known] = np.nan

    def of(self, slot: int) -> bytes:
        """Little-endian float64 pairs of the world, oldest first, each place once."""
        if self._anchor is None or slot >= self._ring.shape[1]:
            return b""
        ring = np.roll(self._ring[:, slot], -(self._at % KEPT), axis=0)
        places = ring[~np.isnan(ring[:, 0])].astype(np.float64) + self._anchor
        if len(places) > 1:
            places = places[np.append(True, np.any(np.diff(places, axis=0) != 0, axis=1))]
        return places.astype("<f8").tobytes()

    def _widen(self, units: int) -> None:
        more = units - self._ring.shape[1]
        if more > 0:
            self._ring = np.concatenate((self._ring, np.full((KEPT, more, 2), np.nan, np.float32)), axis=1)
