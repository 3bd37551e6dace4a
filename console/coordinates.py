"""Places as people type and copy them: two numbers in either order, with the name of a datum where they have one."""

import re
from dataclasses import dataclass

_DATUM_WORDS = {
    "wgs": "WGS-84", "gps": "WGS-84", "cgcs": "CGCS2000", "国家": "CGCS2000", "天地图": "CGCS2000",
    "gcj": "GCJ-02", "火星": "GCJ-02", "高德": "GCJ-02", "腾讯": "GCJ-02", "amap": "GCJ-02",
    "bd": "BD-09", "百度": "BD-09", "baidu": "BD-09",
}  # fmt: skip
_NUMBER = re.compile(r"([NSEWnsew北南东西]?)\s*([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([NSEWnsew北南东西]?)")
_NAMED = re.compile(r"(?:wgs|gcj|bd|cgcs)-?(?:84|02|09|2000)?", re.IGNORECASE)
_NORTH, _BACK = frozenset("nsNS北南"), frozenset("swSW南西")
_EAST = frozenset("ewEW东西")


@dataclass(frozen=True, slots=True)
class Typed:
    """A place in degrees of a datum: 'WGS-84', 'CGCS2000', 'GCJ-02' or 'BD-09'."""

    lon: float
    lat: float
    datum: str = "WGS-84"


def read_place(text: str) -> Typed | None:
    """'120.735,28.852', '28.852N 120.735E', 'gcj 120.74 28.85'; None for anything that is not a place.

    Without letters the first number is the longitude, unless only the other order lies in China or on the globe.
    """
    datum = next((name for word, name in _DATUM_WORDS.items() if word in text.casefold()), "WGS-84")
    found = _NUMBER.findall(_NAMED.sub(" ", text))
    if len(found) != 2 or "." not in text:
        return None
    (first, first_side), (second, second_side) = (_signed(*part) for part in found)
    is_north_first = first_side in _NORTH or second_side in _EAST
    if not first_side and not second_side:
        is_north_first = abs(second) > 90 or (3 <= first <= 54 and 73 <= second <= 136)
    lon, lat = (second, first) if is_north_first else (first, second)
    return Typed(lon, lat, datum) if abs(lon) <= 180 and abs(lat) <= 90 else None


def write_place(lon: float, lat: float) -> str:
    """Longitude, then latitude, to a tenth of a metre: what maps of this country take."""
    return f"{lon:.6f},{lat:.6f}"


def _signed(before: str, number: str, after: str) -> tuple[float, str]:
    side = before or after
    return float(number) * (-1 if side in _BACK and side else 1), side or ""
