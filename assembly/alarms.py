"""Alarms that fill the hot tiles: a call for help, a crossed fence, an urgent case; each brings what sees its place."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Slot

from console.spine import Spine
from console.world import News
from dispatch.limits import LimitUnit
from dispatch.reach import Sight, opens_unasked
from dispatch.states import Step
from dispatch.values import Camera, Entry, UnitState
from insight.sight import cameras_that_see
from video.wall import Wall

# How many cameras of a place an alarm brings: more would push the alarm before it off the wall.
FOR_HELP, FOR_OTHERS = 2, 1
_URGENT = frozenset({LimitUnit.URGENT_MINUTE, LimitUnit.URGENT_HOUR, LimitUnit.URGENT_DAY})
Spot = tuple[float, float]


class Alarms(QObject):
    """`off` are the cameras that were turned away from their presets: nobody knows whether they see a place."""

    def __init__(self, spine: Spine, wall: Wall, off: Callable[[], Collection[int]] = frozenset) -> None:
        super().__init__()
        self._spine, self._wall, self._off = spine, wall, off
        self._calling: frozenset[int] = frozenset()
        spine.follower.moved.connect(self._take_news)

    @Slot(object)
    def _take_news(self, news: News) -> None:
        world = self._spine.world
        calling = frozenset(unit.id for unit in world.units.values() if unit.state is UnitState.SOS)
        for unit_id in sorted(calling - self._calling):
            self._wall.alarm(self._for_help(unit_id, news))
        self._calling = calling
        for entry in news.entries:
            self._wall.alarm(self._for_other(entry))

    def _for_help(self, unit_id: int, news: News) -> list[int]:
        """What the officer wears comes first, then what sees where the call came from."""
        cameras = self._spine.world.directory.cameras
        worn = [row.id for row in cameras if row.unit_id == unit_id]
        calls = (entry for entry in news.entries if entry.step == Step.SOS and entry.unit_id == unit_id)
        said = next((_said_spot(entry) for entry in calls), None)
        return [*worn, *self._that_see(said or self._spot_of(unit_id), FOR_HELP)]

    def _for_other(self, entry: Entry) -> list[int]:
        if entry.step == Step.CROSS_FENCE and entry.unit_id is not None:
            return self._that_see(self._spot_of(entry.unit_id), FOR_OTHERS)
        case = self._spine.world.case(entry.case_id) if entry.step == Step.FILE else None
        is_urgent = case is not None and case.limit is not None and case.limit.unit in _URGENT
        if case is None or not is_urgent or case.lon is None or case.lat is None:
            return []
        return self._that_see((case.lon, case.lat), FOR_OTHERS)

    def _spot_of(self, unit_id: int) -> Spot | None:
        fix = self._spine.world.fixes.get(unit_id)
        return (fix.lon, fix.lat) if fix is not None else None

    def _that_see(self, spot: Spot | None, most: int) -> list[int]:
        """Those that see a place or may; a camera that looks elsewhere is no news of it."""
        if spot is None:
            return []
        standing = [row for row in self._spine.world.directory.cameras if _stands(row)]
        seen = cameras_that_see(*spot, standing, off_preset=self._off())
        return [row.camera_id for row in seen if row.sight is not Sight.AWAY][:most]


def _stands(camera: Camera) -> bool:
    return bool(camera.url_main) and opens_unasked(camera) and camera.unit_id is None


def _said_spot(entry: Entry) -> Spot | None:
    lon, lat = entry.body.get("lon"), entry.body.get("lat")
    return (float(lon), float(lat)) if isinstance(lon, int | float) and isinstance(lat, int | float) else None
