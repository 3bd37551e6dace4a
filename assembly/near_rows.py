"""What is near a place, read beside the screen: units and cameras as they stood then, and things of the store."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembly.centre import OpenCentre
from dispatch.distance import box_around, metres_between
from dispatch.features import Box, Layer, Near
from dispatch.values import Camera, Fix, Unit, UnitKind
from maps.near_list import NearRow

# What may be near; grids and townships are where a place lies in, not what is near it.
LAYERS = tuple(layer for layer in Layer if layer not in (Layer.TOWNSHIP, Layer.IMAGERY))
_GROUPS = ("vehicles", "people", "cameras", *(layer.value for layer in LAYERS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Around which place, how far, of whom, and in which language."""

    lon: float
    lat: float
    metres: int
    units: tuple[Unit, ...]
    fixes: Mapping[int, Fix]
    cameras: tuple[Camera, ...]
    in_english: bool

    @property
    def box(self) -> Box:
        """What holds the circle."""
        return box_around(self.lon, self.lat, self.metres)


def near_rows(centre: OpenCentre, asked: Asked) -> tuple[NearRow, ...]:
    """By group, nearest first; raises what the store raises."""
    things = centre.features.within(
        centre.jurisdiction, LAYERS, asked.lon, asked.lat, asked.metres, centre.clock.now()
    )  # fmt: skip
    rows = [*_units(asked), *_cameras(asked), *(_thing(near, asked) for near in things)]
    return tuple(sorted(rows, key=lambda row: (_GROUPS.index(row.group), row.metres)))


def _units(asked: Asked) -> Iterator[NearRow]:
    """The box first: of ten thousand units few are near."""
    box = asked.box
    for unit in asked.units:
        fix = asked.fixes.get(unit.id)
        if fix is not None and box.west <= fix.lon <= box.east and box.south <= fix.lat <= box.north:
            yield from _near("vehicles" if unit.kind is UnitKind.VEHICLE else "people", unit, fix.lon, fix.lat, asked)


def _cameras(asked: Asked) -> Iterator[NearRow]:
    for camera in asked.cameras:
        yield from _near("cameras", camera, camera.lon, camera.lat, asked)


def _near(group: str, row: Unit | Camera, lon: float, lat: float, asked: Asked) -> Iterator[NearRow]:
    metres = metres_between(asked.lon, asked.lat, lon, lat)
    if metres <= asked.metres:
        name = row.name_en if asked.in_english and row.name_en else row.name
        yield NearRow(group=group, id=row.id, name=name, metres=metres, lon=lon, lat=lat)


def _thing(near: Near, asked: Asked) -> NearRow:
    held = near.feature
    name = held.name_en if asked.in_english and held.name_en else held.name
    return NearRow(group=held.layer.value, id=held.id, name=name or held.code, metres=near.metres, lon=held.lon,
                   lat=held.lat)  # fmt: skip
