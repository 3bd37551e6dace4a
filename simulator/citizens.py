"""Citizens who report what they see, by Open311, in Chinese and English, with a picture."""

import asyncio
import random
from dataclasses import dataclass

import httpx

from simulator.pictures import corner_at, street_picture
from simulator.streets import Town


@dataclass(frozen=True)
class Story:
    """What a citizen says: class code and words."""

    code: str
    words: str


STORIES = (
    Story("06010", "垃圾堆在路边一整天了，苍蝇很多，请尽快清理。"),
    Story("09006", "农贸市场门口摊贩占了半条路，车都过不去。"),
    Story("01003", "雨水井盖不见了，昨晚差点有人掉下去！"),
    Story("09012", "小区消防通道又被私家车堵死，物业不管。"),
    Story("06042", "垃圾箱满溢三天没人收，气味很大。"),
    Story("08004", "工地一刮风全是灰，没有洒水也没有围挡。"),
    Story("09011", "共享单车倒了一片，盲道被占。"),
    Story("01037", "路灯连续五盏不亮，晚上很黑。"),
    Story("06036", "楼道口堆满杂物，老人出入不便。"),
    Story("07001", "电线杆上全是小广告，刚清完又贴。"),
    Story("06010", "Bags of garbage left beside the bus stop since yesterday."),
    Story("06013", "Deep pothole near the crossing, cyclists swerve into traffic."),
    Story("04002", "A large branch has fallen and blocks the pavement."),
    Story("06028", "Loud music from the shop until midnight, every night."),
)
NAMES = ("张", "李", "王", "陈", "刘", "黄", "周", "吴")


def place_of(town: Town, dice: random.Random) -> tuple[str, float, float]:
    """A place near a crossing: its name, longitude and latitude."""
    column, row = dice.choice([spot for spot in town.crossings if 1 <= spot[0] <= 7 and 1 <= spot[1] <= 6])
    lon, lat = (round(part + dice.uniform(-0.0012, 0.0012), 6) for part in town.crossings[column, row])
    name, _ = town.crossing_name(column, row)
    return f"{name}{dice.choice(['东北角', '西侧', '公交站旁', f'{dice.randint(2, 180)} 号'])}", lon, lat


async def report(client: httpx.AsyncClient, town: Town, dice: random.Random, story: Story | None = None) -> str:
    """Post one report near a crossing; returns its code. Raises HTTPError."""
    told = story or dice.choice(STORIES)
    name, lon, lat = place_of(town, dice)
    fields = {
        "service_code": told.code,
        "description": told.words,
        "address_string": name,
        "lat": f"{lat:.6f}",
        "long": f"{lon:.6f}",
        "last_name": dice.choice(NAMES),
        "phone": f"138{dice.randint(10_000_000, 99_999_999)}",
        "device_id": f"phone-{dice.getrandbits(40)}",
    }
    picture = {"media": ("scene.jpg", street_picture(corner_at(lon, lat), is_clean=False), "image/jpeg")}
    answered = await client.post("/open311/v2/requests.json", data=fields, files=picture)
    answered.raise_for_status()
    return str(answered.json()[0]["service_request_id"])


async def go_on_reporting(client: httpx.AsyncClient, town: Town, dice: random.Random, every_s: float) -> None:
    """A report now and then; a door that is away is tried again with the next one."""
    while True:
        await asyncio.sleep(dice.uniform(0.6, 1.4) * every_s)
        try:
            await report(client, town, dice)
        except httpx.HTTPError:
            continue
