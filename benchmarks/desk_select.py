"""From selecting a case to its ranked units painted, and to a still of the camera that sees it first.

That camera is on the wall already: its dwell and its opening are not in the figure, which therefore judges nothing.
Yardstick: sorting the same units by their distance as the crow flies.
"""

import statistics
import sys
import time
from datetime import timedelta

from benchmarks.contract import is_long, report
from benchmarks.desk_room import Room, open_application, open_room, streams
from console.nearness import straight_ways
from dispatch.values import Fix
from dispatch.verbs import Note
from simulator.county import CODE

RANKED_GOAL_MS = 50.0
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


def picture_ms(room: Room, case_id: int) -> float:
    """Select a case; how long until the wall hands over a still of the camera that comes first for it."""
    case = room.desk.spine.world.cases[case_id]
    seen = room.desk.going.ground.cameras(case.lon or 0, case.lat or 0, room.county.directory.cameras)
    began = time.perf_counter()
    room.desk.spine.selection.select(case_id)
    room.until(lambda: room.desk.wall.snapshot(seen[0].camera_id) is not None, CEILING_S, "a picture")
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
        room.desk.load("wall")
        place_units(room)
        cameras = room.county.directory.cameras
        places = [(cameras[n % len(cameras)].lon, cameras[n % len(cameras)].lat) for n in range(trials)]
        ids = [room.reported(lon=lon + 2e-4, lat=lat) for lon, lat in places]
        room.act(Note(case_id=ids[-1], words="最后"))
        room.until(lambda: len(room.desk.spine.world.cases) == trials, CEILING_S, "the cases")
        bare = [yardstick_ms(room) for _ in ids]
        filed = [_file(room, case_id) for case_id in ids]
        ranked = [ranked_ms(room, case_id) for case_id in filed]
        pictures = [picture_ms(room, case_id) for case_id in reversed(filed)]
        del app
    value, bare_ms = statistics.median(ranked), statistics.median(bare)
    worst, picture = max(ranked), statistics.median(pictures)
    return report(
        "desk_select", value, "ms", yardstick="the same units sorted as the crow flies", yardstick_value=bare_ms,
        goal=RANKED_GOAL_MS, ratio=value / bare_ms, is_ok=value <= RANKED_GOAL_MS,
        ranked_ms=round(value, 1), ranked_worst_ms=round(worst, 1), still_on_wall_ms=round(picture, 1),
        still_on_wall_worst_ms=round(max(pictures), 1),
    )  # fmt: skip


def _file(room: Room, case_id: int) -> int:
    """The case waits for a dispatcher, and this desk knows."""
    room.file(case_id)
    room.until(lambda: room.desk.spine.world.cases[case_id].filed_at is not None, CEILING_S, "a filed case")
    return case_id


if __name__ == "__main__":
    sys.exit(main())
