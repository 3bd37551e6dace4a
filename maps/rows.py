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


@dataclass(frozen=True, slots=True)
class Route:
    """The way of a unit as (lon, lat); without a road it is a straight line and drawn as one that nobody drives."""

    points: tuple[tuple[float, float], ...]
    words: str
    is_road: bool

    def row(self) -> dict[str, Any]:
        """As the page takes it."""
        return {"points": [[lat, lon] for lon, lat in self.points], "words": self.words, "is_road": self.is_road}


@dataclass(frozen=True, slots=True)
class Reach:
    """From where a place is reached within a time: polygons of rings of (lon, lat)."""

    words: str
    polygons: Sequence[Sequence[Sequence[tuple[float, float]]]]

    def row(self) -> dict[str, Any]:
        """As the page takes it."""
        rings = [[[[lat, lon] for lon, lat in ring] for ring in polygon] for polygon in self.polygons]
        return {"words": self.words, "polygons": rings}


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
