"""Joins the directory of cameras to the wall, the map, the health book and the one who turns."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from assembly.alarms import Alarms
from assembly.camera_bringing import CameraBringing
from assembly.eyes import Accounts
from assembly.turning import Turning
from assembly.walls import Walls
from console.actions import Asked
from console.lanes import Outcome
from console.notices import NoticeKind
from console.spine import Spine
from console.world import News
from dispatch.camera_papers import OwnerRight
from dispatch.camera_verbs import ShareCameras
from dispatch.rights import may
from dispatch.states import Step
from dispatch.values import Camera, Directory
from insight.sight import LOOSE
from maps.panel import MapPanel
from video.camera_groups import is_found
from video.camera_panel import CameraPanel
from video.health import HealthBook
from video.onvif_camera import About
from video.words import no_camera

CHANGING = frozenset({Step.SHARE_CAMERAS, Step.PLACE_CAMERA})
LOOK_MS = 2_000
# Which cameras' clocks are asked, one after the other, while the desk runs.
CLOCK_MS = 60_000


@dataclass(frozen=True, kw_only=True)
class CameraReads:
    """What a desk reads about cameras, on a worker, and in whose name."""

    person_id: int
    directory: Callable[[], Directory]
    rights: Callable[[], tuple[OwnerRight, ...]]
    accounts: Accounts

    def read(self) -> Directory:
        """The directory, once the accounts of what it holds are at hand."""
        self.accounts.read()
        return self.directory()


class CameraDesk(QObject):
    """`open_panel` shows a panel of the window by its name."""

    def __init__(
        self, spine: Spine, panel: CameraPanel, walls: Walls, map_panel: MapPanel, turning: Turning, *,
        open_panel: Callable[[str], object], reads: CameraReads,
    ) -> None:  # fmt: skip
        super().__init__()
        self._bringing = CameraBringing(
            spine, panel.finder, reads.accounts, directory=reads.directory, renewed=walls.renew
        )  # fmt: skip
        self._spine, self._panel, self._walls, self._map, self._turning = spine, panel, walls, map_panel, turning
        self._open_panel, self._reads = open_panel, reads
        self._book = HealthBook()
        self._alarms: Alarms | None = None
        self._next_clock = 0
        self._look_timer, self._clock_timer = QTimer(self, interval=LOOK_MS), QTimer(self, interval=CLOCK_MS)
        self._look_timer.timeout.connect(self._look)
        self._clock_timer.timeout.connect(self._ask_clock)
        self._look_timer.start()
        self._clock_timer.start()
        panel.wanted.connect(walls.show_camera)
        panel.chosen.connect(turning.choose)
        panel.rights.asked.connect(self._give)
        walls.desk_wall.camera_selected.connect(self._follow)
        walls.turn_by(turning)
        turning.off_changed.connect(self._take_off)
        spine.follower.moved.connect(self._take_news)
        spine.actions.on("cameras", self._open)
        spine.actions.on("camera", self._find, self._foresee)

    @property
    def walls(self) -> Walls:
        """The walls that it serves."""
        return self._walls

    @property
    def off(self) -> frozenset[int]:
        """The cameras that were turned away from their presets."""
        return self._turning.off

    def hold(self, alarms: Alarms) -> None:
        """Keep the alarms as long as the desk."""
        self._alarms = alarms

    def close(self) -> None:
        """Look no more."""
        self._look_timer.stop()
        self._clock_timer.stop()
        self._turning.close()
        self._bringing.close()

    def _open(self, _: Asked) -> None:
        self._open_panel("cameras")

    def _find(self, asked: Asked) -> None:
        """The first camera that is called so, also by pinyin, in a tile of its own or in that behind '>'."""
        camera, tile = self._named(asked.argument)
        if not asked.argument:
            self._open(asked)
        elif camera is None:
            self._spine.notices.add(NoticeKind.REFUSAL, partial(no_camera, asked.argument), group="camera")
        elif tile is None:
            self._walls.show_camera(camera.id)
        else:
            self._walls.show_camera_in(camera.id, tile)

    def _foresee(self, asked: Asked) -> str:
        camera, tile = self._named(asked.argument)
        if camera is None:
            return no_camera(asked.argument) if asked.argument else ""
        return f"{camera.name} → {tile}" if tile is not None else camera.name

    def _named(self, typed: str) -> tuple[Camera | None, int | None]:
        name, _, tile = (part.strip() for part in typed.partition(">"))
        cameras = self._spine.world.directory.cameras
        same = (row for row in cameras if name in (row.name, row.name_en))
        found = next(same, next((row for row in cameras if name and is_found(row, name)), None))
        return found, int(tile) if tile.isdecimal() else None

    @Slot(object)
    def _take_news(self, news: News) -> None:
        if news.is_start:
            self._show()
        if any(entry.step in CHANGING for entry in news.entries):
            self._spine.lanes.reads.submit(self._reads.read, self._take_directory)
        if news.is_start or any(entry.step == Step.SHARE_CAMERAS for entry in news.entries):
            self._spine.lanes.reads.submit(self._reads.rights, self._take_rights)

    def _take_rights(self, outcome: Outcome[tuple[OwnerRight, ...]]) -> None:
        if outcome.value is not None:
            self._panel.rights.show_rights(outcome.value)

    @Slot(object)
    def _give(self, asked: tuple[int, int, bool, bool]) -> None:
        """Ask the centre; a refusal puts the page back as it was."""
        owner_id, department_id, sees, turns = asked
        verb = ShareCameras(owner_id=owner_id, department_id=department_id, may_see=sees, may_turn=turns)
        self._spine.desk.ask(verb)
        self._spine.lanes.reads.submit(self._reads.rights, self._take_rights)

    @Slot(object)
    def _follow(self, camera: Camera) -> None:
        """The pad is that of the selected tile."""
        if self._panel.isVisible():
            self._panel.choose(camera.id)

    def _take_directory(self, outcome: Outcome[Directory]) -> None:
        """Rights have changed: addresses that one may no longer have leave this desk, with their streams."""
        if outcome.value is not None:
            self._spine.world.directory = outcome.value
            self._walls.show_cameras(outcome.value.cameras)
            self._show()

    @Slot(object)
    def _take_off(self, _: object) -> None:
        self._show()

    def _show(self) -> None:
        directory = self._spine.world.directory
        self._panel.show_cameras(directory.cameras, directory.departments)
        person = self._spine.world.person(self._reads.person_id)
        self._panel.show_posts(
            may_give=person is not None and may(person, Step.SHARE_CAMERAS),
            may_place=person is not None and may(person, Step.PLACE_CAMERA),
        )
        self._panel.show_off(self.off)
        standing = (camera for camera in directory.cameras if camera.unit_id is None)
        self._map.set_cameras([self._as_seen(camera) for camera in standing])  # what is carried is where its unit is

    def _as_seen(self, camera: Camera) -> Camera:
        """On the map a camera off its preset, or one that flies, may look anywhere."""
        is_loose = camera.id in self.off or camera.kind in LOOSE
        return replace(camera, field_of_view=360.0) if is_loose else camera

    @Slot()
    def _look(self) -> None:
        states = self._walls.statuses()
        self._book.note(states, self._spine.times.now())
        self._panel.show_states(states, self._book.rows())

    @Slot()
    def _ask_clock(self) -> None:
        cameras = [row for row in self._spine.world.directory.cameras if row.control_url]
        if cameras:
            self._next_clock = (self._next_clock + 1) % len(cameras)
            camera = cameras[self._next_clock]
            self._turning.ask_about(camera, partial(self._take_clock, camera.id))

    def _take_clock(self, camera_id: int, outcome: Outcome[About]) -> None:
        self._book.note_drift(camera_id, outcome.value.drift_s if outcome.value else None)
