"""A county as a plane: degrees to metres around its middle (equirectangular, within 0.5 % over 100 km)."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

EARTH_M = 6_371_008.8  # mean radius (IUGG)
DEGREE_M = EARTH_M * np.pi / 180
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Plane:
    """Metres east and north of a place in degrees."""

    lon: float
    lat: float

    def to_metres(self, lon: Any, lat: Any) -> Floats:
        """[n, 2] of x east and y north; for [n] or single degrees."""
        east = (np.atleast_1d(np.asarray(lon, dtype=np.float64)) - self.lon) * DEGREE_M * np.cos(np.radians(self.lat))
        north = (np.atleast_1d(np.asarray(lat, dtype=np.float64)) - self.lat) * DEGREE_M
        return np.column_stack((east, north))

    def to_degrees(self, points: Floats) -> Floats:
        """[n, 2] of lon, lat."""
        lon = points[:, 0] / (DEGREE_M * np.cos(np.radians(self.lat))) + self.lon
        return np.column_stack((lon, points[:, 1] / DEGREE_M + self.lat))


def plane_around(lon: Floats, lat: Floats) -> Plane:
    """The plane of some places; of the equator when there are none."""
    if not len(lon):
        return Plane(0.0, 0.0)
    return Plane(float((lon.min() + lon.max()) / 2), float((lat.min() + lat.max()) / 2))
