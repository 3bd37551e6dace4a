"""Web Mercator (EPSG:3857) as fractions of the world: x to the east, y to the south, both 0 to 1."""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

LARGEST_LATITUDE = 85.051129


def to_world(lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> tuple[Any, Any]:
    """Degrees to fractions of the world; latitudes are bounded to the map."""
    bounded = np.radians(np.clip(lat, -LARGEST_LATITUDE, LARGEST_LATITUDE))
    return lon / 360 + 0.5, 0.5 - np.log(np.tan(np.pi / 4 + bounded / 2)) / (2 * np.pi)


def to_degrees(x: float, y: float) -> tuple[float, float]:
    """Fractions of the world to degrees."""
    return (x - 0.5) * 360, math.degrees(2 * math.atan(math.exp((0.5 - y) * 2 * math.pi)) - math.pi / 2)
