"""Crossings of fences, found where positions arrive: each is one command with an id of its own, so it is told once."""

import logging
import time
from collections.abc import Sequence

from dispatch.area_verbs import CrossFence
from dispatch.errors import Refused
from dispatch.features import Layer
from dispatch.fences import Crossing, FenceWatch
from dispatch.values import Fix, Role, Unit
from dispatch.verbs import Actor
from gateway.doors import Doors

LOOK_EVERY_S = 2.0
UNITS_EVERY_S = 60.0
_log = logging.getLogger(__name__)


class FenceGuard:
    """Looks at every batch of positions, on the thread that has stored it."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._watch = FenceWatch()
        self._change = -1
        self._looked_at = self._read_units_at = -UNITS_EVERY_S
        self._units: dict[int, Unit] = {}

    def begin(self) -> None:
        """Learn on which side of each fence the units were when the doors last stood open."""
        if self._doors.features is None or not self._doors.system_id:
            return
        self._look()
        self._looked_at = -UNITS_EVERY_S  # the first batch looks again: a fence may be drawn any moment
        self._watch.take(self._doors.positions.latest(self._doors.jurisdiction), self._units)

    def take(self, fixes: Sequence[Fix]) -> None:
        """Tell the crossings of a batch."""
        if self._doors.features is None or not self._doors.system_id:
            return
        self._look()
        for crossing in self._watch.take(sorted(fixes, key=lambda fix: fix.at), self._units):
            self._tell(crossing)

    def _look(self) -> None:
        """Read fences that have changed, and now and then the units."""
        now_s, here, features = time.monotonic(), self._doors.jurisdiction, self._doors.features
        if now_s - self._read_units_at >= UNITS_EVERY_S:
            self._read_units_at = now_s
            self._units = {unit.id: unit for unit in self._doors.board.units(here)}
        if now_s - self._looked_at < LOOK_EVERY_S or features is None:
            return
        self._looked_at = now_s
        change = features.changes(here).get(Layer.GEOFENCE, 0)
        if change != self._change:
            self._change = change
            self._watch.set_fences(features.of_layer(here, [Layer.GEOFENCE]), self._doors.clock.now())

    def _tell(self, crossing: Crossing) -> None:
        fence, unit_id = crossing.fence, crossing.unit_id
        verb = CrossFence(feature_id=fence.id, unit_id=unit_id, is_inside=crossing.is_inside, at=crossing.at)
        moment = int(crossing.at.timestamp() * 1000)
        command_id = f"fence-{fence.id}-{unit_id}-{moment}"
        by = Actor(person_id=self._doors.system_id, role=Role.SYSTEM, workstation=self._doors.workstation)
        try:
            self._doors.centre.do(verb, by=by, command_id=command_id)
        except Refused as refusal:
            _log.warning("a crossing was refused: %s", refusal)
