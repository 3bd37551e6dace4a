"""What serves the map of a desk: places, kept views and the past."""

from collections.abc import Callable
from dataclasses import dataclass

from assembly.centre import OpenCentre
from assembly.ground import Ground
from assembly.map_keeping import MapKeeping
from assembly.map_past import MapPast
from assembly.map_places import MapPlaces
from console.look import Look
from console.spine import Spine
from db.past import SqlPast
from maps.panel import MapPanel, Place


@dataclass(frozen=True)
class MapDesk:
    """Held as long as the desk is open."""

    places: MapPlaces
    keeping: MapKeeping
    past: MapPast


def open_map_desk(
    spine: Spine, ground: Ground, panel: MapPanel, centre: OpenCentre, look: Look, report: Callable[[Place], None]
) -> MapDesk:
    """Join all of them to the first map."""
    places = MapPlaces(spine, ground, report)
    places.join(panel, is_first=True)
    return MapDesk(places, MapKeeping(spine, panel, look.state), MapPast(spine, panel, SqlPast(centre.engine)))
