"""Turning a camera: the lease comes from the centre, the movement goes to the camera on a lane of its own."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.desk import Answer
from console.lanes import Lane, Outcome
from console.notices import NoticeKind
from console.spine import Spine
from console.world import News
from db.camera_book import CameraBook
from dispatch.camera_papers import Lease
from dispatch.camera_verbs import LeaveCamera, TakeCamera, TurnCamera
from dispatch.states import Step
from dispatch.values import Camera
from video.account import Account
from video.onvif_camera import About, OnvifCamera, Preset
from video.ptz_pad import PtzPad
from video.words import no_turning

_STEPS = frozenset({Step.TAKE_CAMERA, Step.TAKE_OVER_CAMERA, Step.LEAVE_CAMERA, Step.TURN_CAMERA})
# A movement ends by itself: a hand that has left the key, or a desk that hangs, must not turn a camera for ever.
LONGEST_MS = 8_000
PATIENCE_S = 20.0


class Turning(QObject):
    """Serves one pad; `account_of` is asked on the lane."""

    off_changed = Signal(object)  # frozenset of camera ids that were turned away from their presets

    def __init__(
        self, spine: Spine, pad: PtzPad, book: CameraBook, own_id: int, *,
        account_of: Callable[[int], Account | None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._spine, self._pad, self._book, self._own_id, self._account_of = spine, pad, book, own_id, account_of
        self._lane = Lane("turning", self)
        self._cameras: dict[int, OnvifCamera] = {}  # of the lane's thread
        self._leases: dict[int, Lease] = {}
        self._camera: Camera | None = None
        self._is_moving = False
        self._end = QTimer(self, interval=LONGEST_MS, singleShot=True)
        self._end.timeout.connect(self.stop)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tell)
        self._second.start()
        pad.move_asked.connect(self.move)
        pad.stop_asked.connect(self.stop)
        pad.preset_asked.connect(self.go)
        pad.over_asked.connect(self.take_over)
        pad.leave_asked.connect(self.leave)
        spine.follower.moved.connect(self._take_news)

    @property
    def off(self) -> frozenset[int]:
        """The cameras of which nobody knows where they look."""
        return frozenset(lease.camera_id for lease in self._leases.values() if lease.is_off)

    @property
    def is_moving(self) -> bool:
        """Whether the camera was told to move and not yet to stop."""
        return self._end.isActive()

    def close(self) -> None:
        """Stand still and end."""
        self.stop()
        self._second.stop()
        self._end.stop()
        self._lane.close(finish=True)

    @Slot(object)
    def choose(self, camera: Camera | None) -> None:
        """Turn this camera from now on."""
        self.stop()
        self._camera = camera if camera is not None and camera.control_url else None
        self._pad.show_presets(())
        self._tell()
        if self._camera is not None:
            self._lane.submit(partial(self._ask_presets, self._camera), self._take_presets, timeout=PATIENCE_S)

    def ask_about(self, camera: Camera, then: Callable[[Outcome[About]], None]) -> None:
        """What a camera says of itself and its clock."""
        self._lane.submit(lambda: self._onvif(camera).about(), then, timeout=PATIENCE_S)

    @Slot(object)
    def move(self, way: tuple[float, float, float]) -> None:
        """Move while the hand holds; takes the camera first."""
        camera = self._camera
        if camera is not None:
            self._is_moving = True
            self._with_lease(camera, partial(self._begin, camera, way))

    @Slot(object)
    def turn(self, asked: tuple[Camera, tuple[float, float, float]]) -> None:
        """Choose a camera, and move it while the hand holds: by the keys of a wall."""
        camera, way = asked
        if self._camera != camera:
            self.choose(camera)
        self.move(way)

    @Slot()
    def stop(self) -> None:
        """Stand still; from here on nobody knows where it looks."""
        camera = self._camera
        if camera is None or not self._is_moving:
            return
        self._is_moving = False
        if self._end.isActive():
            self._end.stop()
            self._lane.submit(lambda: self._onvif(camera).stop(), partial(self._ended, camera), timeout=PATIENCE_S)
            self._spine.desk.ask(TurnCamera(camera_id=camera.id))

    @Slot(object)
    def go(self, preset: Preset) -> None:
        """Turn to a preset: where it looks is known again."""
        camera = self._camera
        if camera is not None:
            self._with_lease(camera, partial(self._go, camera, preset))

    @Slot()
    def take_over(self) -> None:
        """Take it from the colleague who has it; the centre asks whether one may."""
        if self._camera is not None:
            self._spine.desk.ask(TakeCamera(camera_id=self._camera.id, is_over=True))

    @Slot()
    def leave(self) -> None:
        """Give it back before the time."""
        if self._camera is not None:
            self._spine.desk.ask(LeaveCamera(camera_id=self._camera.id))

    def _with_lease(self, camera: Camera, then: Callable[[], None]) -> None:
        lease, now = self._leases.get(camera.id), self._spine.times.now()
        if lease is not None and lease.is_held(now) and lease.person_id == self._own_id:
            then()
        else:
            self._spine.desk.ask(TakeCamera(camera_id=camera.id), partial(self._taken, then))

    def _taken(self, then: Callable[[], None], _: Answer) -> None:
        then()

    def _begin(self, camera: Camera, way: tuple[float, float, float]) -> None:
        if self._is_moving:  # the hand may have gone while the centre was asked
            self._end.start()
            self._lane.submit(lambda: self._onvif(camera).move(*way), partial(self._ended, camera), timeout=PATIENCE_S)

    def _go(self, camera: Camera, preset: Preset) -> None:
        self._lane.submit(lambda: self._onvif(camera).go(preset), partial(self._gone, camera, preset),
                          timeout=PATIENCE_S)  # fmt: skip

    def _gone(self, camera: Camera, preset: Preset, outcome: Outcome[None]) -> None:
        self._ended(camera, outcome)
        if outcome.error is None:
            self._spine.desk.ask(TurnCamera(camera_id=camera.id, preset=preset.name[:64]))

    def _ended(self, camera: Camera, outcome: Outcome[None]) -> None:
        if outcome.error is not None:
            self._spine.notices.add(NoticeKind.TROUBLE, partial(no_turning, camera, outcome.error), group="turning")

    def _onvif(self, camera: Camera) -> OnvifCamera:
        """On the lane: one client a camera, as long as its address stays."""
        held = self._cameras.get(camera.id)
        if held is None or held.url != camera.control_url:
            held = self._cameras[camera.id] = OnvifCamera(camera.control_url, self._account_of(camera.id))
        return held

    def _ask_presets(self, camera: Camera) -> tuple[int, tuple[Preset, ...]]:
        return camera.id, self._onvif(camera).presets()

    def _take_presets(self, outcome: Outcome[tuple[int, tuple[Preset, ...]]]) -> None:
        if self._camera is None:
            return
        if outcome.value is None:
            self._ended(self._camera, Outcome(error=outcome.error))
        elif outcome.value[0] == self._camera.id:
            self._pad.show_presets(outcome.value[1])

    @Slot(object)
    def _take_news(self, news: News) -> None:
        if news.is_start or any(entry.step in _STEPS for entry in news.entries):
            self._spine.lanes.reads.submit(self._book.leases, self._take_leases)

    def _take_leases(self, outcome: Outcome[tuple[Lease, ...]]) -> None:
        if outcome.value is None:
            return
        before = self.off
        self._leases = {lease.camera_id: replace(lease) for lease in outcome.value}
        self._tell()
        if self.off != before:
            self.off_changed.emit(self.off)

    @Slot()
    def _tell(self) -> None:
        if self._camera is not None:
            lease = self._leases.get(self._camera.id)
            self._pad.show_lease(lease, self._spine.times.now(), own_id=self._own_id)
