"""Who is near: an index of places in a k-d tree, asked for the nearest or for all within a distance."""

from collections.abc import Sequence

import numpy as np
from scipy.spatial import KDTree

from insight.plane import plane_around

Near = tuple[int, float]


class Nearby:
    """An index of (id, lon, lat) in WGS-84; made anew when they have moved (2 ms for 10,000)."""

    def __init__(self, places: Sequence[tuple[int, float, float]]) -> None:
        held = np.array([(lon, lat) for _, lon, lat in places], dtype=np.float64).reshape(-1, 2)
        self._ids = [row_id for row_id, _, _ in places]
        self._plane = plane_around(held[:, 0], held[:, 1])
        self._tree = KDTree(self._plane.to_metres(held[:, 0], held[:, 1]))

    def nearest(self, lon: float, lat: float, count: int) -> list[Near]:
        """The nearest (id, metres as the crow flies), nearest first."""
        wanted = min(count, len(self._ids))
        if wanted < 1:
            return []
        metres, rows = self._tree.query(self._plane.to_metres(lon, lat)[0], k=wanted)
        return [
            (self._ids[row], float(far)) for row, far in zip(np.atleast_1d(rows), np.atleast_1d(metres), strict=True)
        ]

    def within(self, lon: float, lat: float, metres: float) -> list[Near]:
        """All within a distance, nearest first."""
        if not self._ids:
            return []
        here = self._plane.to_metres(lon, lat)[0]
        rows = self._tree.query_ball_point(here, metres)
        found = [(self._ids[row], float(np.hypot(*(self._tree.data[row] - here)))) for row in rows]
        return sorted(found, key=lambda row: row[1])
