"""What the page is told in plain rows: cases, cameras, colours. No Qt, no arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from console.theme import Theme
from dispatch.light import Light
from dispatch.values import Camera

PLAIN_CAPTION_PX = 12


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


def camera_rows(cameras: Sequence[Camera], *, in_english: bool) -> list[dict[str, Any]]:
    """Cameras as the page takes them: bearing and field of view in degrees, range in metres."""
    return [
        {"id": camera.id, "name": camera.name_en if in_english and camera.name_en else camera.name, "lon": camera.lon,
         "lat": camera.lat, "bearing": camera.bearing, "fov": camera.field_of_view, "range": camera.range_m}
        for camera in cameras
    ]  # fmt: skip


def theme_row(theme: Theme) -> dict[str, Any]:
    """Colours by token, and how much larger than on a desk everything is drawn: a wall is read from across the room."""
    return {"colours": dict(theme.colours), "caption_px": theme.caption_px, "is_wall": theme.name == "wall",
            "scale": theme.caption_px / PLAIN_CAPTION_PX}  # fmt: skip
