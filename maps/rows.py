"""What the page is told in plain rows: cases, cameras, the names of units. No Qt, no arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dispatch.light import Light
from dispatch.values import Camera, Fix, Unit


@dataclass(frozen=True, slots=True)
class CaseMark:
    """A case on the map; the light is said by shape and colour."""

    id: int
    number: str
    title: str
    lon: float
    lat: float
    light: Light

    def row(self) -> dict[str, Any]:
        """As the page takes it."""
        return {"id": self.id, "number": self.number, "title": self.title, "lon": self.lon, "lat": self.lat,
                "light": str(self.light)}  # fmt: skip


def roster(units: Sequence[Unit], fixes: Mapping[int, Fix], *, in_english: bool) -> list[list[Any]]:
    """[id, name, case id or None] of the packed units, in their order."""
    return [
        [unit.id, unit.name_en if in_english and unit.name_en else unit.name, unit.case_id]
        for unit in units
        if unit.id in fixes
    ]


def camera_rows(cameras: Sequence[Camera], *, in_english: bool) -> list[dict[str, Any]]:
    """Cameras as the page takes them: bearing and field of view in degrees, range in metres."""
    return [
        {"id": camera.id, "name": camera.name_en if in_english and camera.name_en else camera.name, "lon": camera.lon,
         "lat": camera.lat, "bearing": camera.bearing, "fov": camera.field_of_view, "range": camera.range_m}
        for camera in cameras
    ]  # fmt: skip
