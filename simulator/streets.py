"""The streets of an invented county town, as GeoJSON in WGS-84: a crooked grid, a ring, a river with bridges, parks."""

import math
import random
from dataclasses import dataclass
from typing import Any

# The town lies around here; one degree of latitude is 111 km, of longitude 97.6 km at this latitude.
CENTRE = (120.735, 28.852)
METRE = (1 / 97_600, 1 / 111_000)
NORTH_SOUTH = ["穿城西路", "西门街", "文昌路", "解放街", "中山路", "永安路", "东门街", "迎晖路", "穿城东路"]
EAST_WEST = ["环城北路", "安洲路", "学士街", "人民路", "福应路", "溪滨路", "南峰路", "环城南路"]
ENGLISH = {
    "穿城西路": "Chuancheng West Road", "西门街": "Ximen Street", "文昌路": "Wenchang Road", "解放街": "Jiefang Street",
    "中山路": "Zhongshan Road", "永安路": "Yong'an Road", "东门街": "Dongmen Street", "迎晖路": "Yinghui Road",
    "穿城东路": "Chuancheng East Road", "环城北路": "Ring Road North", "安洲路": "Anzhou Road",
    "学士街": "Xueshi Street", "人民路": "Renmin Road", "福应路": "Fuying Road", "溪滨路": "Xibin Road",
    "南峰路": "Nanfeng Road", "环城南路": "Ring Road South",
}  # fmt: skip
PRIMARY = {"中山路", "人民路", "环城北路", "环城南路", "穿城西路", "穿城东路"}
SPACING = (520, 430)  # metres between streets, east and north
Point = tuple[float, float]
PLACES_IN_ENGLISH = {
    "云溪县": "Yunxi County", "东城街道": "Dongcheng", "西城街道": "Xicheng", "南峰街道": "Nanfeng",
    "县人民医院": "County hospital", "实验小学": "Experimental school", "永安农贸市场": "Yong'an market",
    "汽车站": "Coach station", "南峰公园": "Nanfeng Park", "解放广场": "Jiefang Square", "溪滨绿地": "Xibin Green",
    "云溪": "Yun Creek",
}  # fmt: skip


@dataclass(frozen=True)
class Town:
    """Crossings by (column, row), streets as lines of crossings, and GeoJSON of everything that is drawn."""

    crossings: dict[tuple[int, int], Point]
    geojson: dict[str, Any]

    def crossing_name(self, column: int, row: int) -> tuple[str, str]:
        """'永安路人民路口' in both languages."""
        along, across = NORTH_SOUTH[column], EAST_WEST[row]
        return f"{along}{across}口", f"{ENGLISH[along]} / {ENGLISH[across]}"


def place(east: float, north: float) -> Point:
    """Metres from the centre to degrees."""
    return round(CENTRE[0] + east * METRE[0], 7), round(CENTRE[1] + north * METRE[1], 7)


def build_town(seed: int) -> Town:
    """The same seed draws the same town."""
    dice = random.Random(seed)
    crossings = {
        (column, row): place(
            (column - 4) * SPACING[0] + dice.uniform(-45, 45), (3.5 - row) * SPACING[1] + dice.uniform(-35, 35)
        )
        for column in range(len(NORTH_SOUTH))
        for row in range(len(EAST_WEST))
    }
    features = [*_ground(), *_streets(crossings), *_lanes(crossings, dice), *_places()]
    return Town(crossings, {"type": "FeatureCollection", "features": features})


def _feature(kind: str, shape: Any, **properties: str) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": shape}}


def _streets(crossings: dict[tuple[int, int], Point]) -> list[dict[str, Any]]:
    rows, columns = range(len(EAST_WEST)), range(len(NORTH_SOUTH))
    lines = [(name, [crossings[column, row] for row in rows]) for column, name in enumerate(NORTH_SOUTH)]
    lines += [(name, [crossings[column, row] for column in columns]) for row, name in enumerate(EAST_WEST)]
    return [
        _feature("LineString", line, name=name, name_en=ENGLISH[name], highway=_class(name)) for name, line in lines
    ]


def _class(name: str) -> str:
    return "primary" if name in PRIMARY else "secondary" if name.endswith("路") else "tertiary"


def _lanes(crossings: dict[tuple[int, int], Point], dice: random.Random) -> list[dict[str, Any]]:
    """Lanes inside the blocks."""
    lanes = []
    for column in range(len(NORTH_SOUTH) - 1):
        for row in range(len(EAST_WEST) - 1):
            corners = [crossings[column + x, row + y] for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
            share = dice.uniform(0.35, 0.65)
            top, low = _between(corners[0], corners[1], share), _between(corners[3], corners[2], share)
            lanes.append(
                _feature("LineString", [top, low], name=f"{column + 1}{chr(65 + row)} 弄",
                         name_en=f"Lane {column + 1}{chr(65 + row)}", highway="residential")
            )  # fmt: skip
            if dice.random() < 0.5:
                left, right = _between(corners[0], corners[3], share), _between(top, low, share)
                lanes.append(_feature("LineString", [left, right], highway="service"))
    return lanes


def _between(one: Point, other: Point, share: float) -> Point:
    return (
        round(one[0] + (other[0] - one[0]) * share, 7),
        round(one[1] + (other[1] - one[1]) * share, 7),
    )


def _ground() -> list[dict[str, Any]]:
    bank = [place(east, -1180 + 120 * math.sin(east / 900)) for east in range(-4200, 4201, 200)]
    other = [place(east, -1400 + 130 * math.sin(east / 900 + 0.3)) for east in range(4200, -4201, -200)]
    river = [*bank, *other, bank[0]]
    parks = {
        "南峰公园": [place(-1200, 250), place(-820, 270), place(-800, 560), place(-1180, 540)],
        "解放广场": [place(120, -80), place(420, -70), place(410, 130), place(110, 120)],
        "溪滨绿地": [place(700, -1130), place(1900, -1020), place(1890, -930), place(690, -1010)],
    }
    drawn = [
        _feature("Polygon", [[*shape, shape[0]]], name=name, name_en=PLACES_IN_ENGLISH[name], leisure="park")
        for name, shape in parks.items()
    ]
    return [_feature("Polygon", [river], name="云溪", name_en=PLACES_IN_ENGLISH["云溪"], natural="water"), *drawn]


def _places() -> list[dict[str, Any]]:
    named = {
        "云溪县": (0, 700, "town"), "东城街道": (1300, 500, "suburb"), "西城街道": (-1400, 900, "suburb"),
        "南峰街道": (-300, -800, "suburb"), "县人民医院": (-600, 860, "hospital"), "实验小学": (900, -420, "school"),
        "永安农贸市场": (560, 40, "market"), "汽车站": (1650, 900, "bus"),
    }  # fmt: skip
    return [
        _feature("Point", place(east, north), name=name, name_en=PLACES_IN_ENGLISH[name], place=kind)
        for name, (east, north, kind) in named.items()
    ]
