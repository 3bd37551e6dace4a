"""What the wall shows: tiles over a layout, the feeds that run for them, and what a screen reader says."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent, QShowEvent

from console.theme import Theme
from dispatch.values import Camera
from video.canvas import Canvas, Tile
from video.feed import FeedFactory, FeedStatus
from video.layouts import FIRST, ONE, Box, Layout
from video.pool import FeedPool
from video.seats import Seats
from video.tile_names import TileNames
from video.touring import Touring
from video.words import camera_name, tile_words
from video.zoom import WHOLE, Zoom

# Browsing must not thrash streams: only where the eye rests, cameras are opened.
DWELL_MS = 150
GAP_PX = 3
# Digital zoom asks for a larger picture, up to this many device pixels across.
ZOOMED_PX = 1920


def utc_now() -> datetime:
    return datetime.now(UTC)


class ShownWall(Canvas):
    """Tiles of cameras. Feeds run for what is shown only; hidden, they keep to key pictures."""

    camera_selected = Signal(object)  # Camera
    counted = Signal(object)  # (living, shown)
    states_changed = Signal(object)  # dict: 'live', 'frozen' or 'gone' by camera id
    layout_changed = Signal(object)  # Layout
    turn_asked = Signal(object)  # (Camera, (right, up, closer)), as long as a key is held
    turn_ended = Signal()
    watched = Signal(object)  # frozenset of camera ids that are in somebody's sight now

    def __init__(
        self, theme: Theme, open_feed: FeedFactory, now: Callable[[], datetime] = utc_now, *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        super().__init__(theme)
        self._open_feed = open_feed
        self._pool = FeedPool(open_feed)
        self._told: dict[int, str] = {}
        self._now, self._clock = now, clock
        self._cameras: dict[int, Camera] = {}
        self._layout = FIRST
        self._seats = Seats(FIRST.count)
        self._touring = Touring(self._seats, clock)
        self._enlarged: int | None = None
        self._zooms: dict[int, Zoom] = {}
        self._selected = 0
        self._watched: frozenset[int] = frozenset()
        self._attended: frozenset[int] = frozenset()
        self._names = TileNames(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 135)
        self._recorded: frozenset[int] = frozenset()
        self._is_due = False
        self._dwell = QTimer(self, interval=DWELL_MS, singleShot=True)
        self._dwell.timeout.connect(self._rested)
        self._lay()

    @property
    def feeds(self) -> FeedPool:
        """The feeds that run, for who keeps clips of them."""
        return self._pool

    @property
    def arrangement(self) -> Layout:
        """The layout, with the cameras that belong on its tiles; 0 stands for an empty one."""
        held = tuple(camera_id or 0 for camera_id in self._seats.home)
        return Layout(self._layout.name, self._layout.rows, self._layout.spots, held)

    @property
    def selected_camera(self) -> Camera | None:
        """The camera of the selected tile, or the one that is enlarged."""
        return self._cameras.get(self._enlarged or self._seats.tiles[self._selected] or 0)

    @property
    def in_sight(self) -> frozenset[int]:
        """The cameras that somebody can see here now."""
        return self._watched

    @property
    def waiting(self) -> tuple[str, ...]:
        """The names of the cameras of alarms that wait for a tile, the next first."""
        return tuple(camera_name(self._cameras[held]) for held in self._seats.waiting if held in self._cameras)

    def statuses(self) -> dict[int, FeedStatus]:
        """How the feeds of this wall stand, by camera."""
        return self._pool.statuses()

    @property
    def layout_now(self) -> Layout:
        """Which tiles there are."""
        return self._layout

    @property
    def is_enlarged(self) -> bool:
        """Whether one tile is shown alone."""
        return self._enlarged is not None

    @property
    def selected(self) -> int:
        """The selected tile, from 0."""
        return self._selected

    def tile_at(self, x: float, y: float) -> int | None:
        """The tile under a point; of an enlarged wall the selected one."""
        if self._enlarged is not None:
            return self._selected
        return next((index for index, box in enumerate(self._boxes()) if box.holds(x, y)), None)

    def box_of(self, index: int) -> Box:
        """Where a tile lies now."""
        return self._boxes()[0 if self._enlarged is not None else index]

    def tile_names(self) -> tuple[str, ...]:
        """What a screen reader says of the tiles."""
        return self._names.said()

    def close_feeds(self) -> None:
        """Stop every feed; their threads end by themselves."""
        self.rest()
        self._dwell.stop()
        self._pool.close()
        self._see(frozenset())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retell()
            self.update()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._attend()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._shape_feeds()
        self._see(frozenset())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shape_feeds()
        self._lay()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._lay()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._lay()

    def looked(self) -> None:
        """Four times a second: tours go on, guests whose time is up go, the count, and what a screen reader says."""
        self._touring.tick()
        self._seats.sit(self._clock())
        if self._wanted() != self._attended:
            self._attend()
        if (recorded := self._pool.recorded()) != self._recorded:
            self._recorded = recorded
            self._lay()
        if self.isVisible() and self._pool.relieve(self.rhythm.late_ms()):
            self.rhythm.pause()  # what was late under the load before says nothing about this one
            self._shape_feeds()
        self.counted.emit(self._pool.count())
        states = self._pool.states()
        if states != self._told:
            self._told = states
            self.states_changed.emit(states)
        self._retell()

    def _order(self) -> list[int | None]:
        return [self._enlarged] if self._enlarged is not None else self._seats.tiles

    def _boxes(self) -> tuple[Box, ...]:
        layout = ONE if self._enlarged is not None else self._layout
        return layout.boxes(self.width(), self.height(), GAP_PX)

    def _lay(self) -> None:
        """Say what is shown where."""
        boxes, order = self._boxes(), self._order()
        self.lay([self._tile(index, camera_id, box) for index, (camera_id, box) in enumerate(
            zip(order, boxes, strict=True))])  # fmt: skip
        self._names.lay(boxes)
        self._retell()

    def _tile(self, index: int, camera_id: int | None, box: Box) -> Tile:
        return Tile(
            box=box,
            camera=self._cameras.get(camera_id) if camera_id is not None else None,
            feed=partial(self._pool.of, camera_id),
            number=(self._selected if self._enlarged is not None else index) + 1,
            is_selected=self._enlarged is None and index == self._selected and self.hasFocus(),
            is_hot=camera_id in self._seats.hot,
            is_pinned=camera_id in self._seats.pinned,
            is_touring=self._enlarged is None and self._touring.is_on(index),
            is_recorded=camera_id in self._recorded,
            zoom=self._zooms.get(camera_id or 0, WHOLE),
        )

    def _attend(self, *, is_wanted_now: bool = False) -> None:
        """Lay the tiles at once; run the feeds at once after a rest, else when the eye has rested on it."""
        self._seats.sit(self._clock())
        self._attended = self._wanted()
        if self._dwell.isActive() and not is_wanted_now:
            self._is_due = True
        else:
            self._run_feeds()
        self._dwell.start()
        self._lay()

    @Slot()
    def _rested(self) -> None:
        if self._is_due:
            self._is_due = False
            self._seats.sit(self._clock())
            self._run_feeds()
            self._lay()

    def _wanted(self) -> frozenset[int]:
        return frozenset(held for held in self._seats.tiles if held is not None) | self._touring.ahead()

    def _run_feeds(self) -> None:
        """Run the feeds of what is shown, of what is about to come on tour, and of nothing else."""
        wanted = {(camera_id, False) for camera_id in self._wanted() if camera_id in self._cameras}
        if self._enlarged is not None:
            wanted |= {(self._enlarged, True), (self._enlarged, False)}
        if not self.isVisible():
            wanted &= self._pool.running()
        self._pool.attend(self._cameras, wanted)
        self._shape_feeds()

    def _shape_feeds(self) -> None:
        """Tell each decoder the device pixels of its tile, so that painting is a plain copy."""
        if not self.isVisible():
            self._pool.shape({})
            return
        shown = zip(self._order(), self._boxes(), strict=True)
        sizes = {held: self._pixels(held, box) for held, box in shown if held is not None}
        favoured = self._enlarged if self._enlarged is not None else self._seats.tiles[self._selected]
        self._pool.shape(sizes, favoured)
        self._see(frozenset(sizes))

    def _pixels(self, camera_id: int, box: Box) -> tuple[int, int]:
        width, height = box.width * self.devicePixelRatioF(), box.height * self.devicePixelRatioF()
        times = min(self._zooms.get(camera_id, WHOLE).factor, max(1.0, ZOOMED_PX / max(1.0, width)))
        return int(width * times), int(height * times)

    def _see(self, camera_ids: frozenset[int]) -> None:
        if camera_ids != self._watched:
            self._watched = camera_ids
            self.watched.emit(camera_ids)

    def _retell(self) -> None:
        """What a screen reader says of the wall, its tiles and the selected one."""
        self.setAccessibleName(self.tr("Video wall"))
        names = [self._said(index, camera_id) for index, camera_id in enumerate(self._order())]
        self._names.say(names)
        self.setAccessibleDescription(names[0 if self._enlarged is not None else self._selected])

    def _said(self, index: int, camera_id: int | None) -> str:
        feed, number = self._pool.of(camera_id), (self._selected if self._enlarged is not None else index) + 1
        camera = self._cameras.get(camera_id) if camera_id is not None else None
        status, is_recorded = feed.status() if feed else None, camera_id in self._recorded
        return tile_words(number, camera, status, is_pinned=camera_id in self._seats.pinned, is_recorded=is_recorded)
