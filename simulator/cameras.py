"""The cameras of the county: at crossings, one that is turned by ONVIF, on vehicles, on officers, on a drone."""

import random
from collections.abc import Sequence

from dispatch.distance import metres_between
from dispatch.values import Camera, Unit, UnitKind
from simulator.streets import Town, place

CLIPS = ("street", "market", "night", "depot")
AT_CROSSINGS, ON_VEHICLES, ON_OFFICERS = 16, 2, 6
TURNED = 17
# Where the townships of the county have their middle, in metres from the centre of the town.
AREAS = {"东城街道": (1300, 500), "西城街道": (-1400, 900), "南峰街道": (-300, -800)}
_MARKET, _GREEN = (560, 40), (1300, -1000)


def build_cameras(
    town: Town, units: Sequence[Unit], *, owners: tuple[int, int], cameras_at: str, turned_at: str, seed: int
) -> tuple[Camera, ...]:
    """`cameras_at` is host:port of the streams, `turned_at` of the one that speaks ONVIF; two departments own them."""
    made = _Maker(units[0].jurisdiction, cameras_at)
    return (
        *_at_crossings(made, town, owners, seed), _turned(made, turned_at, owners[0]), *_on_vehicles(made, units),
        *_on_officers(made, units), _on_a_drone(made, owners[0]),
    )  # fmt: skip


def turned_streams(cameras_at: str) -> str:
    """NAME=MAIN,SUB of the camera that is turned, as `simulator.onvif` wants it."""
    return f"C-{TURNED}=rtsp://{cameras_at}/market_main_{TURNED},rtsp://{cameras_at}/market_{TURNED}"


class _Maker:
    """Numbers cameras as they come."""

    def __init__(self, jurisdiction: str, address: str) -> None:
        self._jurisdiction, self._address, self._number = jurisdiction, address, 0

    def camera(
        self, sign: str, names: tuple[str, str], clip: str, spot: tuple[float, float], *, main: str = "",
        kind: str = "fixed", bearing: float = 0.0, owner: int | None = None, unit: Unit | None = None,
        control_url: str = "",
    ) -> Camera:  # fmt: skip
        self._number += 1
        lon, lat = spot
        return Camera(
            id=self._number, jurisdiction=self._jurisdiction, name=f"{sign} {names[0]}", name_en=f"{sign} {names[1]}",
            url_main=f"rtsp://{self._address}/{main or clip}_{self._number}",
            url_sub=f"rtsp://{self._address}/{clip}_{self._number}", lon=lon, lat=lat, bearing=bearing, kind=kind,
            department_id=unit.department_id if unit else owner, area="" if unit else _area(spot),
            unit_id=unit.id if unit else None, control_url=control_url,
        )  # fmt: skip


def _area(spot: tuple[float, float]) -> str:
    """The township whose middle is nearest."""
    return min(AREAS, key=lambda name: metres_between(*spot, *place(*AREAS[name])))


def _at_crossings(made: _Maker, town: Town, owners: tuple[int, int], seed: int) -> tuple[Camera, ...]:
    dice = random.Random(seed + 1)
    spots = dice.sample([key for key in town.crossings if 1 <= key[0] <= 7 and 1 <= key[1] <= 6], AT_CROSSINGS)
    cameras = []
    for number, spot in enumerate(sorted(spots), 1):
        clip = CLIPS[(number - 1) % len(CLIPS)]
        main = "market_main" if clip == "market" else "street_hevc" if number == 1 else clip
        bearing = round((dice.choice([0, 90, 180, 270]) + dice.uniform(-20, 20)) % 360, 1)
        cameras.append(
            made.camera(f"C-{number:02d}", town.crossing_name(*spot), clip, town.crossings[spot], main=main,
                        bearing=bearing, owner=owners[0] if number % 3 else owners[1])
        )  # fmt: skip
    return tuple(cameras)


def _turned(made: _Maker, turned_at: str, owner: int) -> Camera:
    control = f"http://{turned_at}/onvif/device_service" if turned_at else ""
    names = ("永安农贸市场云台", "Yong'an Market, turnable")
    return made.camera(f"C-{TURNED}", names, "market", place(*_MARKET), main="market_main", kind="ptz", bearing=20.0,
                       owner=owner, control_url=control)  # fmt: skip


def _on_vehicles(made: _Maker, units: Sequence[Unit]) -> tuple[Camera, ...]:
    vehicles = [unit for unit in units if unit.kind is UnitKind.VEHICLE][:ON_VEHICLES]
    return tuple(
        made.camera(f"V-{number:02d}", (f"{unit.name}车载", f"On {unit.name_en}"), "street", place(0, 0),
                    kind="vehicle", unit=unit)
        for number, unit in enumerate(vehicles, 1)
    )  # fmt: skip


def _on_officers(made: _Maker, units: Sequence[Unit]) -> tuple[Camera, ...]:
    officers = [unit for unit in units if unit.kind is UnitKind.OFFICER][:ON_OFFICERS]
    return tuple(
        made.camera(f"B-{number:02d}", (f"{unit.name}执法记录仪", f"{unit.name}, body-worn"), CLIPS[number % 4],
                    place(0, 0), kind="body", unit=unit)
        for number, unit in enumerate(officers, 1)
    )  # fmt: skip


def _on_a_drone(made: _Maker, owner: int) -> Camera:
    names = ("溪滨绿地无人机", "Drone at Xibin green")
    return made.camera("D-01", names, "depot", place(*_GREEN), kind="drone", owner=owner)
