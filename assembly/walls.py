"""The walls of one desk: its panel and further windows, their layouts, and who watched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer, Slot
from PySide6.QtWidgets import QFileDialog

from assembly.turning import Turning
from assembly.viewing_book import ViewingBook
from console.actions import Asked
from console.lanes import Outcome
from console.notices import NoticeKind
from console.spine import Spine
from console.theme import Theme
from console.world import News
from db.camera_book import CameraBook
from db.viewings import Viewings
from dispatch.camera_papers import SharedLayout, Viewing
from dispatch.camera_verbs import ShareLayout
from dispatch.states import Step
from dispatch.values import Camera
from video.feed import FeedStatus
from video.layout_words import broken_words
from video.layouts import Fault, Layout, LayoutBroken, read_layouts, written
from video.pool import FeedPool
from video.snapshot import Snapshot
from video.wall import Wall
from video.wall_panel import WallPanel
from video.wall_window import WallWindow, layout_in

FLUSH_MS = 20_000
LARGEST_FILE = 200_000


@dataclass(frozen=True, kw_only=True)
class WallStore:
    """Where the walls of a desk keep things: the person's own in `state`, the rest in the store."""

    person_id: int
    state: QSettings
    book: CameraBook
    viewings: Viewings
    viewing_book: ViewingBook


class Walls(QObject):
    """`build` makes a wall; the panel's stands in the desk, the others in windows of their own."""

    def __init__(self, spine: Spine, panel: WallPanel, build: Callable[[], Wall], store: WallStore) -> None:
        super().__init__()
        self._spine, self._panel, self._build, self._store = spine, panel, build, store
        self._windows: list[WallWindow] = []
        self._shared: tuple[Layout, ...] = ()
        self.for_case: tuple[int, ...] = ()
        self._turning: Turning | None = None
        self._flush_timer = QTimer(self, interval=FLUSH_MS)
        self._flush_timer.timeout.connect(self._flush)
        self._flush_timer.start()
        self._join(panel)
        panel.file_asked.connect(self._choose_file)
        spine.follower.moved.connect(self._take_news)
        spine.selection.changed.connect(self._watched)
        spine.actions.on("new_wall", self._open_window)

    @property
    def selected_camera(self) -> Camera | None:
        """The camera that is meant: of the wall that has the keyboard, else of the desk's."""
        return self._meant().selected_camera

    @property
    def feeds(self) -> FeedPool:
        """The feeds of the wall that is meant."""
        return self._meant().feeds

    def _meant(self) -> Wall:
        return next((wall for wall in self._walls() if wall.hasFocus()), self._panel.wall)

    def shoot(self, camera_id: int) -> Snapshot | None:
        """A still of a camera; from a worker."""
        return self._panel.wall.snapshot(camera_id)

    def statuses(self) -> dict[int, FeedStatus]:
        """How the feeds of all walls stand, by camera; of several the desk's own counts."""
        return {camera_id: status for wall in reversed(self._walls()) for camera_id, status in wall.statuses().items()}

    @Slot(object)
    def show_camera(self, camera_id: int) -> None:
        """Bring a camera onto the desk's wall."""
        self._panel.wall.select_camera(camera_id)

    def show_camera_in(self, camera_id: int, tile: int) -> None:
        """Put a camera into a tile of the desk's wall, counted from 1; a number beyond the layout is the last one."""
        wall = self._panel.wall
        wall.put(min(max(tile, 1), wall.arrangement.count) - 1, camera_id)

    def renew(self, camera_id: int) -> None:
        """Open a camera anew: its account is another one now."""
        for wall in self._walls():
            wall.renew(camera_id)

    @property
    def desk_wall(self) -> Wall:
        """The wall of the desk itself."""
        return self._panel.wall

    @property
    def desk_panel(self) -> WallPanel:
        """The wall of the desk with its head."""
        return self._panel

    def newest_window(self) -> WallWindow:
        """The window that was opened last; raises IndexError when there is none."""
        return self._windows[-1]

    def show_cameras(self, cameras: Sequence[Camera]) -> None:
        """The directory has changed."""
        for wall in self._walls():
            wall.show_cameras(cameras)

    def restore(self) -> None:
        """Come back as the person left: the layout of the desk's wall, and the windows on their screens."""
        last = layout_in(str(self._store.state.value(self._key("last"), "")))
        if last is not None:
            self._panel.wall.set_layout(last)
        kept = self._store.state.value(self._key("windows"), [])
        for text in kept if isinstance(kept, list) else [kept] if isinstance(kept, str) else []:
            self._open(str(text))
        self._show_layouts()
        self._read_shared()

    def set_theme(self, theme: Theme) -> None:
        """Repaint the windows."""
        for window in self._windows:
            window.panel.set_theme(theme)

    def close(self) -> None:
        """Remember, close the windows, store what was watched."""
        self._flush_timer.stop()
        state = self._store.state
        state.setValue(self._key("last"), written([self._panel.wall.arrangement]))
        state.setValue(self._key("windows"), [window.kept() for window in self._windows])
        for window in list(self._windows):
            window.close()
        self._store.viewing_book.see((), (), None)
        self._store.viewings.put(self._store.viewing_book.drain())

    def bring_file(self, path: Path) -> None:
        """Bring the layouts of a file; a bad one is refused in words and changes nothing."""
        self._spine.lanes.jobs.submit(partial(_read, path), self._take_file)

    def _walls(self) -> tuple[Wall, ...]:
        return (self._panel.wall, *(window.wall for window in self._windows))

    def turn_by(self, turning: Turning) -> None:
        """Let the keys of all walls turn cameras."""
        self._turning = turning
        for wall in self._walls():
            self._join_turning(wall)

    def _join_turning(self, wall: Wall) -> None:
        if self._turning is not None:
            wall.turn_asked.connect(self._turning.turn)
            wall.turn_ended.connect(self._turning.stop)

    def _join(self, panel: WallPanel) -> None:
        self._join_turning(panel.wall)
        panel.keep_asked.connect(self._keep)
        panel.drop_asked.connect(self._drop)
        panel.wall.watched.connect(self._watched)

    def _key(self, name: str) -> str:
        return f"walls/{self._store.person_id}/{name}"

    def _open_window(self, _: Asked) -> None:
        self._open("")

    def _open(self, kept: str) -> None:
        panel = WallPanel(self._build())
        window = WallWindow(panel, self._spine.world.directory.name)
        self._join(panel)
        panel.file_asked.connect(self._choose_file)
        window.closed.connect(self._forget)
        self._windows.append(window)
        window.restore(kept, self._spine.world.directory.cameras)
        self._show_layouts()
        window.show()

    @Slot(object)
    def _forget(self, window: WallWindow) -> None:
        self._windows = [held for held in self._windows if held is not window]

    @Slot(object)
    def _watched(self, _: object = None) -> None:
        seen = {camera_id for wall in self._walls() for camera_id in wall.in_sight}
        person = self._spine.world.person(self._store.person_id)
        self._store.viewing_book.person_name = person.name if person else ""
        self._store.viewing_book.see(seen, self.for_case, self._spine.selection.case_id)

    @Slot()
    def _flush(self) -> None:
        batch = self._store.viewing_book.drain()
        if batch:
            self._spine.lanes.jobs.submit(partial(self._store.viewings.put, batch), partial(self._stored, batch))

    def _stored(self, batch: tuple[Viewing, ...], outcome: Outcome[None]) -> None:
        if outcome.error is not None:
            self._store.viewing_book.take_back(batch)

    @Slot(object)
    def _take_news(self, news: News) -> None:
        world = self._spine.world
        if news.is_start:
            for window in self._windows:
                window.wall.show_cameras(world.directory.cameras)
        if news.is_start or any(entry.step == Step.SHARE_LAYOUT for entry in news.entries):
            self._read_shared()

    def _own(self) -> tuple[Layout, ...]:
        try:
            return read_layouts(str(self._store.state.value(self._key("own"), "")))
        except LayoutBroken:
            return ()

    def _put_own(self, layouts: tuple[Layout, ...]) -> None:
        self._store.state.setValue(self._key("own"), written(layouts) if layouts else "")
        self._show_layouts()

    @Slot(object)
    def _keep(self, asked: tuple[Layout, bool]) -> None:
        layout, is_shared = asked
        if is_shared:
            self._spine.desk.ask(ShareLayout(name=layout.name, drawing=written([layout])))
        else:
            self._put_own((*(held for held in self._own() if held.name != layout.name), layout))

    @Slot(object)
    def _drop(self, asked: tuple[Layout, bool]) -> None:
        layout, is_shared = asked
        if is_shared:
            self._spine.desk.ask(ShareLayout(name=layout.name))
        else:
            self._put_own(tuple(held for held in self._own() if held.name != layout.name))

    @Slot()
    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self._panel, "", "", "TOML (*.toml)")
        if path:
            self.bring_file(Path(path))

    def _take_file(self, outcome: Outcome[tuple[Layout, ...]]) -> None:
        if isinstance(outcome.error, LayoutBroken):
            self._spine.notices.add(NoticeKind.TROUBLE, partial(broken_words, outcome.error), group="layout")
        elif outcome.value:
            names = {layout.name for layout in outcome.value}
            self._put_own((*(held for held in self._own() if held.name not in names), *outcome.value))
            self._panel.wall.set_layout(outcome.value[0])

    def _read_shared(self) -> None:
        self._spine.lanes.reads.submit(self._store.book.layouts, self._take_shared)

    def _take_shared(self, outcome: Outcome[tuple[SharedLayout, ...]]) -> None:
        read = (layout_in(layout.drawing) for layout in outcome.value or ())
        self._shared = tuple(layout for layout in read if layout is not None)
        self._show_layouts()

    def _show_layouts(self) -> None:
        for panel in (self._panel, *(window.panel for window in self._windows)):
            panel.show_layouts(self._own(), self._shared)


def _read(path: Path) -> tuple[Layout, ...]:
    """The layouts of a file; raises LayoutBroken, also for what cannot be opened."""
    try:
        with path.open(encoding="utf-8") as file:
            return read_layouts(file.read(LARGEST_FILE))
    except (OSError, UnicodeDecodeError) as error:
        raise LayoutBroken(Fault.FILE, detail=str(error)) from error
