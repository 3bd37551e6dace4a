"""What serves the map of a desk: places, kept views and the past."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from assembly.centre import OpenCentre
from assembly.ground import Ground
from assembly.map_keeping import MapKeeping
from assembly.map_past import MapPast
from assembly.map_places import MapPlaces
from console.actions import Asked
from console.look import Look
from console.spine import Spine
from db.camera_history import CameraHistory
from db.past import SqlPast
from maps.map_windows import MapWindows
from maps.panel import MapPanel, Place


@dataclass(frozen=True)
class MapDesk:
    """Held as long as the desk is open."""

    places: MapPlaces
    keeping: MapKeeping
    past: MapPast
    windows: MapWindows

    def close(self) -> None:
        """The further windows, before the first map goes."""
        self.windows.close()


def open_map_desk(
    spine: Spine, ground: Ground, panel: MapPanel, centre: OpenCentre, look: Look, report: Callable[[Place], None]
) -> MapDesk:
    """Join all of them to the first map."""
    places = MapPlaces(spine, ground, report)
    places.join(panel, is_first=True)
    windows = MapWindows(panel, look.state, partial(join_window, spine, places, panel))
    spine.actions.on("map_window", partial(_open_another, windows))
    keeping, past = (
        MapKeeping(spine, panel, look.state),
        MapPast(spine, panel, SqlPast(centre.engine), CameraHistory(centre.database.parent / "cameras")),
    )
    return MapDesk(places, keeping, past, windows)


def _open_another(windows: MapWindows, _: Asked) -> None:
    windows.open()


def join_window(spine: Spine, places: MapPlaces, first: MapPanel, panel: MapPanel) -> None:
    """What is picked in a further window is picked at the desk."""
    panel.camera_picked.connect(first.camera_picked)
    panel.thing_picked.connect(first.thing_picked)
    panel.case_picked.connect(spine.selection.select)
    panel.unit_picked.connect(partial(_select_case_of, spine))
    places.join(panel, is_first=False)


def _select_case_of(spine: Spine, unit_id: int) -> None:
    unit = spine.world.unit(unit_id)
    if unit is not None and unit.case_id is not None:
        spine.selection.select(unit.case_id)
