"""The present picture of a check: by the camera of the picture before, else by one that sees the place."""

import time
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.lanes import Outcome
from console.spine import Spine
from dispatch.papers import CaseFile
from dispatch.reach import SeenBy, Sight, opens_unasked
from widgets.eyes import Eyes, Shot

# How many cameras are looked through one after the other, and how long a picture may take that must be opened first.
CAMERAS = 6
SHOOT_S = 12.0
# A camera that answers at once is on the wall already: it is asked again and again, and the picture lives.
AT_ONCE_S = 1.0
AGAIN_MS = 1000


class CameraEye(QObject):
    """Looks through one camera at a time."""

    came = Signal(object)  # Shot | None of the camera in use

    def __init__(self, spine: Spine, eyes: Eyes) -> None:
        super().__init__()
        self._spine, self._eyes = spine, eyes
        self._seen: tuple[SeenBy, ...] = ()
        self._at = 0
        self._is_open = False
        self._again = QTimer(self, interval=AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self.shoot)

    @property
    def row(self) -> SeenBy | None:
        """The camera in use, how far it is and whether it sees the place."""
        return self._seen[self._at] if self._seen else None

    @property
    def has_other(self) -> bool:
        """Whether there is another camera to look through."""
        return len(self._seen) > 1

    @property
    def is_aside(self) -> bool:
        """Whether the camera may not see the place."""
        return self.row is not None and self.row.sight is not Sight.SEES

    def open_case(self, file: CaseFile) -> None:
        """Choose the cameras for a case and look through the first."""
        case, known = file.case, self._spine.world.directory.cameras
        cameras = [row for row in known if opens_unasked(row, case.unit_id)]
        seen = self._eyes.seen(case.lon, case.lat, cameras) if case.lon is not None and case.lat is not None else ()
        same = {row.picture.camera_id for row in file.evidence} - {None}
        self._seen = tuple(sorted(seen, key=lambda row: row.camera_id not in same)[:CAMERAS])
        self._at, self._is_open = 0, True
        self.shoot()

    def next(self) -> None:
        """Look through the next camera; after the last comes the first."""
        if self._seen:
            self._at = (self._at + 1) % len(self._seen)
            self.shoot()

    @Slot()
    def shoot(self) -> None:
        """Take the present picture anew."""
        self._again.stop()
        if self.row is None:
            self.came.emit(None)
            return
        take = partial(self._take, self.row.camera_id, time.monotonic())
        self._spine.lanes.jobs.submit(partial(self._eyes.shoot, self.row.camera_id), take, timeout=SHOOT_S)

    @Slot()
    def rest(self) -> None:
        """Look no more until the next case."""
        self._is_open = False
        self._again.stop()

    def _take(self, camera_id: int, asked_at: float, outcome: Outcome[Shot | None]) -> None:
        if self.row is None or camera_id != self.row.camera_id:
            return  # somebody looks through another camera by now
        self.came.emit(outcome.value)
        if self._is_open and outcome.value is not None and time.monotonic() - asked_at < AT_ONCE_S:
            self._again.start()
