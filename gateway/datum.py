"""Datums of China: GCJ-02 (phones, commercial maps) and BD-09 (Baidu) to and from WGS-84, in degrees.

The published formula of GCJ-02 over the Krasovsky ellipsoid; its inverse by fixed-point iteration (0.03 mm after three
steps). CGCS2000 equals WGS-84 within decimetres and is taken as it is.
"""

import math

_A, _E2 = 6378245.0, 0.00669342162296594323
_BAIDU_TURN = math.pi * 3000 / 180
STEPS = 4
KNOWN = ("WGS-84", "CGCS2000", "GCJ-02", "BD-09")


class UnknownDatum(ValueError):  # noqa: N818 - names what is unknown
    """No such datum."""


def _shift(lon: float, lat: float) -> tuple[float, float]:
    x, y = lon - 105, lat - 35
    root = math.sqrt(abs(x))
    wave = 20 * math.sin(6 * x * math.pi) + 20 * math.sin(2 * x * math.pi)
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + wave * 2 / 3
    north += (20 * math.sin(y * math.pi) + 40 * math.sin(y / 3 * math.pi)) * 2 / 3
    north += (160 * math.sin(y / 12 * math.pi) + 320 * math.sin(y * math.pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + wave * 2 / 3
    east += (20 * math.sin(x * math.pi) + 40 * math.sin(x / 3 * math.pi)) * 2 / 3
    east += (150 * math.sin(x / 12 * math.pi) + 300 * math.sin(x / 30 * math.pi)) * 2 / 3
    phi = math.radians(lat)
    magic = 1 - _E2 * math.sin(phi) ** 2
    meridian = _A * (1 - _E2) / magic**1.5
    return math.degrees(east / (_A / math.sqrt(magic) * math.cos(phi))), math.degrees(north / meridian)


def is_in_china(lon: float, lat: float) -> bool:
    """Whether the shift applies: the usual bounding box."""
    return 72.004 <= lon <= 137.8347 and 0.8293 <= lat <= 55.8271


def wgs_to_gcj(lon: float, lat: float) -> tuple[float, float]:
    """WGS-84 to GCJ-02."""
    if not is_in_china(lon, lat):
        return lon, lat
    east, north = _shift(lon, lat)
    return lon + east, lat + north


def gcj_to_wgs(lon: float, lat: float) -> tuple[float, float]:
    """GCJ-02 to WGS-84."""
    guess = (lon, lat)
    for _ in range(STEPS):
        there = wgs_to_gcj(*guess)
        guess = (guess[0] + lon - there[0], guess[1] + lat - there[1])
    return guess


def gcj_to_bd(lon: float, lat: float) -> tuple[float, float]:
    """GCJ-02 to BD-09."""
    radius = math.hypot(lon, lat) + 0.00002 * math.sin(lat * _BAIDU_TURN)
    angle = math.atan2(lat, lon) + 0.000003 * math.cos(lon * _BAIDU_TURN)
    return radius * math.cos(angle) + 0.0065, radius * math.sin(angle) + 0.006


def bd_to_gcj(lon: float, lat: float) -> tuple[float, float]:
    """BD-09 to GCJ-02, by the same iteration."""
    guess = (lon - 0.0065, lat - 0.006)
    for _ in range(STEPS):
        there = gcj_to_bd(*guess)
        guess = (guess[0] + lon - there[0], guess[1] + lat - there[1])
    return guess


def to_wgs84(lon: float, lat: float, datum: str) -> tuple[float, float]:
    """From 'WGS-84', 'CGCS2000', 'GCJ-02' or 'BD-09'; raises UnknownDatum."""
    if datum in ("WGS-84", "CGCS2000"):
        return lon, lat
    if datum == "GCJ-02":
        return gcj_to_wgs(lon, lat)
    if datum == "BD-09":
        return gcj_to_wgs(*bd_to_gcj(lon, lat))
    raise UnknownDatum(datum)


def from_wgs84(lon: float, lat: float, datum: str) -> tuple[float, float]:
    """Into 'WGS-84', 'CGCS2000', 'GCJ-02' or 'BD-09', for what goes out; raises UnknownDatum."""
    if datum in ("WGS-84", "CGCS2000"):
        return lon, lat
    if datum == "GCJ-02":
        return wgs_to_gcj(lon, lat)
    if datum == "BD-09":
        return gcj_to_bd(*wgs_to_gcj(lon, lat))
    raise UnknownDatum(datum)
