"""What one sibling tells another, by way of main: selection, news and picks between map, wall, form and window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from assembly.case_marks import CaseMarks
from assembly.ground import Ground
from assembly.turning import Turning
from assembly.walls import Walls
from console.lanes import Outcome
from console.notices import NoticeKind
from console.refusals import trouble_words
from console.spine import Spine
from console.window import DeskWindow
from console.world import News
from dispatch.reach import WORN, opens_unasked
from dispatch.values import Case
from insight.sight import where_now
from maps.bridge import Place
from maps.panel import MapPanel
from video.wall import Wall
from widgets.map_words import no_tile_words
from widgets.report_form import ReportForm

HOT_CAMERAS = 4


class Joints(QObject):
    """What one sibling tells another, by way of main."""

    def __init__(
        self, spine: Spine, map_panel: MapPanel, wall: Wall, report: ReportForm, window: DeskWindow, *,
        ground: Ground, walls: Walls, turning: Turning, prepare: Callable[[], None],
    ) -> None:  # fmt: skip
        """`prepare` is called on a worker before the wall opens its first feed."""
        super().__init__()
        self._ground, self._walls, self._turning, self._prepare = ground, walls, turning, prepare
        self._spine, self._map, self._wall, self._report, self._window = spine, map_panel, wall, report, window
        self._marks = CaseMarks(spine, map_panel)
        self._is_open = False
        self._worn_of: int | None = None
        spine.follower.moved.connect(self._take_news)
        spine.follower.fixes_moved.connect(map_panel.move_units)
        spine.selection.changed.connect(self._select)
        map_panel.case_picked.connect(self._pick_case)
        map_panel.unit_picked.connect(self._pick_unit)
        map_panel.camera_picked.connect(self._open_camera)
        map_panel.troubled.connect(self._say_trouble)
        wall.counted.connect(self._count_video)
        wall.states_changed.connect(map_panel.set_camera_states)
        spine.actions.on("fit", lambda _: map_panel.fit())

    def open_wall(self) -> None:
        """Let the wall show its cameras from now on."""
        self._spine.lanes.reads.submit(self._prepare, self._show_wall)

    def _show_wall(self, outcome: Outcome[None]) -> None:
        if outcome.error is not None:  # cameras that want no account are shown all the same
            self._spine.notices.add(NoticeKind.TROUBLE, partial(trouble_words, outcome.error))
        self._is_open = True
        self._wall.show_cameras(self._spine.world.directory.cameras)
        self._walls.restore()

    def close(self) -> None:
        """Tell no more."""
        self._marks.close()
        self._walls.close()

    @Slot(object)
    def _take_news(self, news: News) -> None:
        if news.is_start and self._is_open:
            self._wall.show_cameras(self._spine.world.directory.cameras)
        chosen = self._spine.world.case(self._spine.selection.case_id)
        if chosen is not None and chosen.unit_id != self._worn_of and any(row.id == chosen.id for row in news.cases):
            self._offer(chosen)  # an officer was sent, or is no longer
        if news.units or news.is_start:
            self._map.set_units(tuple(self._spine.world.units.values()), self._spine.world.fixes)

    @Slot(object)
    def _select(self, case_id: int | None) -> None:
        case = self._spine.world.case(case_id)
        self._map.mark_place(None)
        if case is None:
            self._map.select_case(None)
            return
        self._map.select_case(case.id, case.place)
        self._offer(case)
        if case.lon is not None and case.lat is not None:
            self._map.show_place(case.lon, case.lat)

    def _offer(self, case: Case) -> None:
        """Bring what sees the case, and what the officer wears who was sent to it."""
        self._worn_of = case.unit_id
        cameras = self._cameras_at(case)
        self._walls.for_case = tuple(cameras)
        self._map.mark_cameras(cameras[:1])
        self._wall.offer(cameras)

    def _cameras_at(self, case: Case) -> list[int]:
        """Those that see the case first, then those that may, then the nearest; none when it has no place."""
        if case.lon is None or case.lat is None:
            return []
        world = self._spine.world
        cameras = [row for row in world.directory.cameras if row.url_main and opens_unasked(row, case.unit_id)]
        worn = [row.id for row in cameras if row.kind in WORN]
        standing = where_now([row for row in cameras if row.kind not in WORN], world.fixes)
        seen = self._ground.cameras(case.lon, case.lat, standing, off_preset=self._turning.off)
        return [*worn, *(row.camera_id for row in seen)][:HOT_CAMERAS]

    @Slot(object)
    def _pick_case(self, case_id: int) -> None:
        """Clicked again, it puts the view back to where it was before."""
        case = self._spine.world.case(case_id)
        is_again = case is not None and case_id == self._spine.selection.case_id
        if case is not None and is_again and case.lon is not None and case.lat is not None:
            self._map.show_place(case.lon, case.lat, again=True)
        else:
            self._spine.selection.select(case_id)

    @Slot(object)
    def _pick_unit(self, unit_id: int) -> None:
        unit = self._spine.world.unit(unit_id)
        if unit is not None and unit.case_id is not None:
            self._spine.selection.select(unit.case_id)

    @Slot(object)
    def _open_camera(self, camera_id: int) -> None:
        """Onto the wall, which comes forward; what cannot be shown is said."""
        self._window.bring_forward("wall")
        if not self._wall.select_camera(camera_id):
            self._spine.notices.add(NoticeKind.INFO, no_tile_words, group="wall")

    def report_from(self, place: Place) -> None:
        """Open the form of a report with its place filled in."""
        self._window.open_panel("report")
        self._report.put_place(place.lon, place.lat)

    @Slot(object)
    def _say_trouble(self, say: Callable[[], str]) -> None:
        self._spine.notices.add(NoticeKind.TROUBLE, say, group="map")

    @Slot(object)
    def _count_video(self, counted: tuple[int, int]) -> None:
        self._window.set_video(*counted)
