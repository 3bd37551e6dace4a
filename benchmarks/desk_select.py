"""From selecting a case to its ranked units painted, and to the first picture painted of the camera that sees it.

That camera is not on the wall before: the dwell before a camera is opened, the opening and the wait for a key picture
are in the figure. Yardsticks: sorting the same units by their distance as the crow flies; the dwell alone.
"""

import statistics
import sys
import time
from dataclasses import dataclass, field
from datetime import timedelta

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from benchmarks.contract import is_long, report
from benchmarks.desk_room import Room, open_application, open_room, streams
from console.nearness import straight_ways
from dispatch.values import Fix
from dispatch.verbs import Note
from simulator.county import CODE
from video.feed import Frame
from video.layouts import BY_NAME
from video.shown_wall import DWELL_MS
from video.tile_painter import TileLook
from video.wall import Wall

RANKED_GOAL_MS, PICTURE_GOAL_MS = 50.0, 450.0
CEILING_S = 20.0


def place_units(room: Room) -> None:
    """Every unit stands somewhere."""
    now = room.centre.clock.now()
    fixes = [
        Fix(unit_id=unit.id, lon=120.72 + unit.id / 2000, lat=28.84 + unit.id % 7 / 500, at=now + timedelta(seconds=1),
            received_at=now)
        for unit in room.county.directory.units
    ]  # fmt: skip
    room.centre.positions.post(CODE, fixes)
    room.until(lambda: len(room.desk.spine.world.fixes) == len(fixes), CEILING_S, "the positions")


def ranked_ms(room: Room, case_id: int) -> float:
    """Select a case; how long until its units stand on the screen."""
    suggestions = room.desk.shown.file.suggestions
    began = time.perf_counter()
    room.desk.spine.selection.select(case_id)
    room.until(lambda: suggestions.case_id == case_id and suggestions.painted.is_painted, CEILING_S, "ranked units")
    return (time.perf_counter() - began) * 1000


@dataclass
class Painted:
    """Notes of which cameras a picture of the present has been painted."""

    wall: Wall
    seen: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._paint = self.wall.painter.paint
        self.wall.painter.paint = self.paint  # type: ignore[method-assign]

    def paint(self, painter: QPainter, box: QRect, look: TileLook, frame: Frame | None) -> None:
        """Paint as ever."""
        self._paint(painter, box, look, frame)
        if frame is not None and look.camera is not None:
            self.seen.add(look.camera.id)


def picture_ms(room: Room, painted: Painted, case_id: int) -> float | None:
    """Select a case; how long until a picture of the nearest camera is painted. None for one that is on the wall."""
    case = room.desk.spine.world.cases[case_id]
    seen = room.desk.going.ground.cameras(case.lon or 0, case.lat or 0, room.county.directory.cameras)
    nearest = seen[0].camera_id
    if nearest in room.desk.wall.in_sight or nearest in room.desk.wall.statuses():
        return None
    painted.seen.clear()
    began = time.perf_counter()
    room.desk.spine.selection.select(case_id)
    room.until(lambda: nearest in painted.seen, CEILING_S, "a picture")
    return (time.perf_counter() - began) * 1000


def yardstick_ms(room: Room) -> float:
    """The same units by the crow's flight."""
    world = room.desk.spine.world
    began = time.perf_counter()
    straight_ways(120.73, 28.85, tuple(world.units.values()), world.fixes)
    return (time.perf_counter() - began) * 1000


def main() -> int:
    """Cases beside each camera in turn."""
    app = open_application()
    trials = 64 if is_long() else 16
    with streams() as address, open_room(cameras_at=address) as room:
        place_units(room)
        cameras = room.county.directory.cameras
        places = [(cameras[n % len(cameras)].lon, cameras[n % len(cameras)].lat) for n in range(trials)]
        ids = [room.reported(lon=lon + 2e-4, lat=lat) for lon, lat in places]
        room.act(Note(case_id=ids[-1], words="最后"))
        room.until(lambda: len(room.desk.spine.world.cases) == trials, CEILING_S, "the cases")
        bare = [yardstick_ms(room) for _ in ids]
        filed = [_file(room, case_id) for case_id in ids]
        ranked = [ranked_ms(room, case_id) for case_id in filed]
        room.desk.load("wall")  # not before: it would hold the cameras of urgent cases that come in
        room.desk.wall.set_layout(BY_NAME["4"])
        room.until(lambda: len(room.desk.wall.statuses()) == 4, CEILING_S, "the wall")
        painted = Painted(room.desk.wall)
        pictures = [took for case_id in filed if (took := picture_ms(room, painted, case_id)) is not None]
        del app
    value, bare_ms = statistics.median(ranked), statistics.median(bare)
    worst, picture = max(ranked), statistics.median(pictures)
    return report(
        "desk_select", value, "ms", yardstick="the same units sorted as the crow flies", yardstick_value=bare_ms,
        goal=RANKED_GOAL_MS, ratio=value / bare_ms, is_ok=value <= RANKED_GOAL_MS and picture <= PICTURE_GOAL_MS,
        ranked_ms=round(value, 1), ranked_worst_ms=round(worst, 1), first_picture_ms=round(picture, 1),
        first_picture_goal_ms=PICTURE_GOAL_MS, first_picture_worst_ms=round(max(pictures), 1), pictures=len(pictures),
        dwell_ms=DWELL_MS,
    )  # fmt: skip


def _file(room: Room, case_id: int) -> int:
    """The case waits for a dispatcher, and this desk knows."""
    room.file(case_id)
    room.until(lambda: room.desk.spine.world.cases[case_id].filed_at is not None, CEILING_S, "a filed case")
    return case_id


if __name__ == "__main__":
    sys.exit(main())
