"""Web Mercator (EPSG:3857) as fractions of the world: x to the east, y to the south, both 0 to 1."""

import math

LARGEST_LATITUDE = 85.051129


def to_world(lon: float, lat: float) -> tuple[float, float]:
    """Degrees to fractions of the world."""
    bounded = max(-LARGEST_LATITUDE, min(LARGEST_LATITUDE, lat))
    y = 0.5 - math.log(math.tan(math.pi / 4 + math.radians(bounded) / 2)) / (2 * math.pi)
    return lon / 360 + 0.5, y


def tiles_of(bounds: tuple[float, float, float, float], zoom: int) -> list[tuple[int, int]]:
    """The tiles that a box in world fractions touches."""
    count = 2**zoom
    left, top, right, low = (min(count - 1, max(0, int(edge * count))) for edge in bounds)
    return [(x, y) for x in range(left, right + 1) for y in range(top, low + 1)]
