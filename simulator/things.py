"""The things of the invented county: components along its streets, stations, permits, zones, townships, a fence."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from dispatch.features import ComponentState, Feature, Layer, point_feature, shaped_feature
from simulator.streets import EAST_WEST, NORTH_SOUTH, SPACING, Point, Town, place

SOURCE = "云溪县部件普查（演练）"
# Class of the component catalogue, name in both languages, owner, maintainer, how many in a stretch of street.
_KINDS = (
    ("0101", "路灯", "Street lamp", "市政公用中心", "路灯管理所", 5),
    ("0102", "雨水箅子", "Storm drain", "市政公用中心", "排水养护队", 3),
    ("0108", "电力井盖", "Power manhole", "供电公司", "供电公司运维班", 1),
    ("0301", "果皮箱", "Litter bin", "市容环卫中心", "环卫保洁一队", 2),
    ("0401", "行道树", "Street tree", "园林绿化中心", "绿化养护队", 4),
    ("0203", "交通标志", "Traffic sign", "县交警大队", "交警设施科", 1),
)
_STATES = (*[ComponentState.INTACT] * 46, ComponentState.BROKEN, ComponentState.BROKEN, ComponentState.LOST,
           ComponentState.ABANDONED)  # fmt: skip
_STATIONS = (
    (Layer.STATION, "人民路公厕", "Renmin Road toilet", "公厕", 560, 180),
    (Layer.STATION, "永安路公厕", "Yong'an Road toilet", "公厕", 700, -520),
    (Layer.STATION, "解放街环卫驿站", "Jiefang Street cleaners' post", "环卫驿站", -480, 120),
    (Layer.STATION, "文昌路岗亭", "Wenchang Road post", "执勤岗亭", -1010, 640),
    (Layer.STATION, "东门街消防站", "Dongmen Street fire post", "微型消防站", 1080, 470),
    (Layer.DEPOT, "城东环卫车场", "East refuse depot", "环卫车场", 1880, 240),
    (Layer.DEPOT, "西门执法车队", "West enforcement depot", "执法车场", -1700, 420),
    (Layer.TRANSFER, "溪滨路垃圾中转站", "Xibin Road transfer station", "垃圾中转站", -640, -980),
    (Layer.TRANSFER, "安洲路垃圾中转站", "Anzhou Road transfer station", "垃圾中转站", 1420, 1060),
    (Layer.POINT, "县人民医院", "County hospital", "医院", -600, 860),
    (Layer.POINT, "实验小学", "Experimental school", "学校", 900, -420),
)
_PERMITS = (
    ("户外广告设置许可", "Outdoor advertising permit", "云溪百货有限公司", 200, 30, 300),
    ("临时占道施工许可", "Road occupation permit", "县水务工程公司", 640, -250, 14),
    ("渣土运输许可", "Spoil transport permit", "顺达运输队", -900, 300, 60),
    ("夜市摆摊许可", "Night market permit", "永安农贸市场管理处", 570, 60, 120),
    ("道路挖掘许可", "Road excavation permit", "县燃气公司", -300, -560, 6),
    ("户外广告设置许可", "Outdoor advertising permit", "迎晖宾馆", 1560, 420, -20),
)
# What whoever goes there has to know.
_DANGERS = (
    ("燃气", "燃气调压箱：禁止明火", "Gas regulator: no open fire"),
    ("电力", "10 千伏电缆沟：开挖前联系供电公司", "10 kV cable duct: call the power company before digging"),
    ("沼气", "化粪池井：有沼气，勿靠近井口", "Septic tank: methane, keep away from the cover"),
    ("犬只", "院内有犬，曾伤人", "Dog in the yard, has bitten before"),
    ("冲突", "曾阻挠执法：两人同行", "Officers were obstructed here: go in pairs"),
    ("加油站", "加油站：禁止明火和手机", "Petrol station: no fire, no telephone"),
)
_TOWNSHIPS = (
    ("990024001", "东城街道", "Dongcheng", -60, 2600, -900, 2100),
    ("990024002", "西城街道", "Xicheng", -2600, -60, -900, 2100),
    ("990024003", "南峰街道", "Nanfeng", -2600, 2600, -2600, -900),
    ("990024101", "白塔镇", "Baita", 2600, 4600, -2600, 2100),
)
DOTS_APART = 7
REPAIR = 4  # the department whose vans the fence watches: a line now and then, not a stream of them


def build_things(town: Town, code: str, seed: int, now: datetime) -> tuple[Feature, ...]:
    """The same seed makes the same things; permits run from and to days around `now`."""
    held: dict[str, Any] = {"jurisdiction": code, "source": SOURCE}
    return (
        *_components(town, random.Random(seed + 2), held),
        *_stations(held),
        *_dangers(town, random.Random(seed + 3), held),
        *_permits(held, now),
        *_areas(held),
        *_townships(held),
    )


def _components(town: Town, dice: random.Random, held: dict[str, Any]) -> Iterator[Feature]:
    numbers = dict.fromkeys((row[0] for row in _KINDS), 0)
    for one, other, street in _stretches(town):
        for kind, zh, en, owner, maintainer, count in _KINDS:
            for _ in range(count):
                numbers[kind] += 1
                yield point_feature(
                    *_beside(one, other, dice), layer=Layer.COMPONENT, external_id=f"{kind}-{numbers[kind]:05d}",
                    name=f"{street}{zh} {numbers[kind]}", name_en=f"{en} {numbers[kind]}", kind=zh,
                    code=f"{held['jurisdiction']}{kind}{numbers[kind]:07d}", state=dice.choice(_STATES).value,
                    facts={"owner": owner, "maintainer": maintainer, "authority": owner, "place": street}, **held,
                )  # fmt: skip


def _stretches(town: Town) -> Iterator[tuple[Point, Point, str]]:
    for column, row in sorted(town.crossings):
        if (column + 1, row) in town.crossings:
            yield town.crossings[column, row], town.crossings[column + 1, row], EAST_WEST[row]
        if (column, row + 1) in town.crossings:
            yield town.crossings[column, row], town.crossings[column, row + 1], NORTH_SOUTH[column]


def _beside(one: Point, other: Point, dice: random.Random) -> Point:
    """Somewhere along a stretch, at the kerb."""
    share = dice.uniform(0.04, 0.96)
    aside = dice.choice((-1, 1)) * DOTS_APART / 100_000
    is_across = abs(other[0] - one[0]) > abs(other[1] - one[1])
    lon, lat = (one[at] + (other[at] - one[at]) * share for at in (0, 1))
    return round(lon + (0 if is_across else aside), 7), round(lat + (aside if is_across else 0), 7)


def _stations(held: dict[str, Any]) -> Iterator[Feature]:
    for layer, zh, en, kind, east, north in _STATIONS:
        yield point_feature(
            *place(east, north), layer=layer, external_id=zh, name=zh, name_en=en, kind=kind,
            facts={"authority": "市容环卫中心", "phone": "12319"}, **held,
        )  # fmt: skip


def _dangers(town: Town, dice: random.Random, held: dict[str, Any]) -> Iterator[Feature]:
    """One at every third crossing."""
    for number, key in enumerate(key for key in sorted(town.crossings) if sum(key) % 3 == 0):
        lon, lat = (round(part + dice.uniform(-0.0003, 0.0003), 7) for part in town.crossings[key])
        kind, zh, en = _DANGERS[number % len(_DANGERS)]
        yield point_feature(
            lon, lat, layer=Layer.DANGER, external_id=f"提示-{number + 1:02d}", name=zh, name_en=en, kind=kind, **held
        )


def _permits(held: dict[str, Any], now: datetime) -> Iterator[Feature]:
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    for number, (zh, en, holder, east, north, days) in enumerate(_PERMITS, 1):
        yield point_feature(
            *place(east, north), layer=Layer.PERMIT, external_id=f"许可-{number}", name=zh, name_en=en,
            code=f"云执许〔2026〕{number:03d} 号", kind=zh, valid_from=day - timedelta(days=60),
            valid_to=day + timedelta(days=days), facts={"holder": holder, "authority": "综合行政执法局"}, **held,
        )  # fmt: skip


def _ring(west: float, east: float, south: float, north: float) -> dict[str, Any]:
    corners = [place(west, south), place(east, south), place(east, north), place(west, north)]
    return {"type": "Polygon", "coordinates": [[*map(list, corners), list(corners[0])]]}


def _areas(held: dict[str, Any]) -> Iterator[Feature]:
    wide, high = SPACING
    rows = (
        (Layer.FOCUS, "永安市场周边", "Around Yong'an market", 300, 860, -180, 260, {"note": "占道经营、乱停车高发"}),
        (Layer.FOCUS, "实验小学校园周边", "Around the school", 640, 1160, -640, -200, {"note": "上学放学时段"}),
        (Layer.GEOFENCE, "主城区", "Inner town", -2.6 * wide, 2.6 * wide, -2.4 * high, 2.4 * high,
         {"kinds": "vehicle", "departments": str(REPAIR)}),
    )  # fmt: skip
    for layer, zh, en, west, east, south, north, facts in rows:
        yield shaped_feature(_ring(west, east, south, north), layer=layer, external_id=zh, name=zh, name_en=en,
                             facts=facts, **held)  # fmt: skip


def _townships(held: dict[str, Any]) -> Iterator[Feature]:
    for code, zh, en, west, east, south, north in _TOWNSHIPS:
        yield shaped_feature(_ring(west, east, south, north), layer=Layer.TOWNSHIP, external_id=code, name=zh,
                             name_en=en, code=code, **held)  # fmt: skip
