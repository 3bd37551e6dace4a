"""Plays a period of the past on the page in place of the present, which goes on behind it."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from maps.living_page import LivingPage
from maps.scene import Scene

EVERY_MS = 100
CASES_EVERY_S = 0.5
PACES = (1, 2, 5, 10, 20, 30, 60)
# Of the present, kept up but not told while the past is shown.
HELD = ("cases", "camera_states", "roster", "follow", "trail", "route", "reach", "hot")


class LookingBack(QObject):
    """One scene at a time: where it stands, whether it runs, and how fast."""

    moved = Signal(object)  # datetime
    changed = Signal()  # opened, closed, started, stopped, another pace

    def __init__(self, page: LivingPage, *, tick: Callable[[], float] = time.monotonic) -> None:
        super().__init__(page)
        self._page, self._tick = page, tick
        self.scene: Scene | None = None
        self.moment: datetime | None = None
        self.pace = 10
        self._ran_at = self._told_at = -1.0
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._run)
        page.loaded.connect(self._take_loaded)

    @property
    def is_running(self) -> bool:
        """Whether time goes by."""
        return self._timer.isActive()

    def open(self, scene: Scene) -> None:
        """Show the beginning of a period and stand still."""
        self.stop()
        self.scene = scene
        self._page.look_at(scene.past)
        for page in self._page.pages:
            page.state.hold(HELD)
        self._begin()
        self.seek(scene.since)
        self._tell("roster", 0)
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        """Back to the present."""
        if self.scene is None:
            return
        self.stop()
        self.scene = self.moment = None
        self._page.look_at(None)
        for page in self._page.pages:
            page.state.keep("past", None)
            page.state.release()
        self.changed.emit()

    def join(self, page: LivingPage) -> None:
        """A further page shows what the first one shows, from when it comes up."""
        page.loaded.connect(self._take_loaded)
        if self.scene is not None:
            page.state.hold(HELD)
            page.state.keep("past", self._page.state.get("past"))

    def play(self) -> None:
        """Let time go by; at the end of the period from its beginning."""
        if self.scene is None or self.moment is None:
            return
        if self.moment >= self.scene.until:
            self.seek(self.scene.since)
        self._ran_at = self._tick()
        self._timer.start()
        self.changed.emit()

    def stop(self) -> None:
        """Stand still."""
        if self._timer.isActive():
            self._timer.stop()
            self.changed.emit()

    def set_pace(self, pace: int) -> None:
        """How many times as fast as it was."""
        self.pace = max(PACES[0], min(PACES[-1], pace))
        self.changed.emit()

    def step(self, seconds: float) -> None:
        """So much on, or back."""
        if self.moment is not None:
            self.seek(self.moment + timedelta(seconds=seconds))

    def seek(self, moment: datetime) -> None:
        """Show a moment of the period."""
        if self.scene is None:
            return
        self.moment = max(self.scene.since, min(self.scene.until, moment))
        self._page.show_moment(self.moment)
        self._tell_cases()
        self.moved.emit(self.moment)

    @Slot()
    def _run(self) -> None:
        if self.scene is None or self.moment is None:
            return
        now = self._tick()
        gone, self._ran_at = now - self._ran_at, now
        self.seek(self.moment + timedelta(seconds=gone * self.pace))
        if self.moment >= self.scene.until:
            self.stop()

    def _tell_cases(self) -> None:
        """At once when standing still; while running not more often than the eye wants it."""
        now = self._tick()
        if self.scene is None or self.moment is None or (self.is_running and now - self._told_at < CASES_EVERY_S):
            return
        self._told_at = now
        self._tell("cases", [mark.row() for mark in self.scene.cases_at(self.moment)])
        cameras = self.scene.cameras_at(self.moment)
        self._tell("camera_states", {str(camera_id): said for camera_id, said in cameras.items()})

    def _begin(self) -> None:
        for what in ("follow", "route", "reach"):
            self._tell(what, None)
        self._tell("hot", [])

    def _tell(self, what: str, value: object) -> None:
        for page in self._page.pages:
            page.state.tell(what, value)

    @Slot(object)
    def _take_loaded(self, _times: object) -> None:
        """A page that died in the past comes back in the past."""
        if self.scene is not None and self.moment is not None:
            self._begin()
            self._page.look_at(self.scene.past)
            self._tell("roster", 0)
            self.seek(self.moment)
