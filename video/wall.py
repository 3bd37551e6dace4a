"""The wall: which camera is shown on which tile, and which feeds run for that."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent

from console.theme import Theme
from dispatch.values import Camera
from video.canvas import Canvas, Tile
from video.feed import FeedFactory
from video.pool import FeedPool
from video.snapshot import Snapshot
from video.tiles import LAYOUTS, Box, beside, boxes
from video.words import camera_name, state_word

# Browsing the queue must not thrash streams: only where the eye rests, cameras are opened.
DWELL_MS = 150
GAP_PX = 3
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


def _now() -> datetime:
    return datetime.now(UTC)


class Wall(Canvas):
    """Tiles of cameras. Feeds run for what is shown only; hidden, they keep to key pictures."""

    camera_selected = Signal(object)  # Camera
    counted = Signal(object)  # (living, shown)
    layout_changed = Signal(object)  # number of tiles

    def __init__(self, theme: Theme, open_feed: FeedFactory, now: Callable[[], datetime] = _now) -> None:
        super().__init__(theme)
        self._pool = FeedPool(open_feed)
        self._now = now
        self._cameras: dict[int, Camera] = {}
        self._count = LAYOUTS[-1]
        self._tiles: list[int | None] = [None] * self._count
        self._enlarged: int | None = None
        self._pinned: set[int] = set()
        self._hot: tuple[int, ...] = ()
        self._wanted: tuple[int, ...] = ()
        self._selected = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 135)
        self._dwell = QTimer(self, interval=DWELL_MS, singleShot=True)
        self._dwell.timeout.connect(self._fill_hot)
        self._retell()

    def show_cameras(self, cameras: Sequence[Camera]) -> None:
        """Fill the tiles with cameras in order; running feeds of cameras that stay are kept."""
        self._cameras = {camera.id: camera for camera in cameras}
        self._tiles = [*self._cameras, *[None] * self._count][: self._count]
        self._attend()

    def set_layout(self, count: int) -> None:
        """Show 1, 4, 9 or 16 tiles; pinned and hot cameras come first when there are fewer."""
        kept = sorted((camera_id for camera_id in self._order() if camera_id is not None), key=self._rank)
        self._count, self._enlarged, self._selected = count, None, min(self._selected, count - 1)
        rest = [camera_id for camera_id in self._cameras if camera_id not in kept]
        self._tiles = [*kept, *rest, *[None] * count][:count]
        self._attend()
        self.layout_changed.emit(count)

    def offer(self, camera_ids: Sequence[int]) -> None:
        """Mark the cameras near the selected case, and after a dwell bring them onto unpinned tiles."""
        self._wanted = tuple(camera_id for camera_id in camera_ids if camera_id in self._cameras)
        self._dwell.start()

    def toggle_pin(self) -> None:
        """Pin or unpin the camera of the selected tile: hot cameras never take its place."""
        camera_id = self._tiles[self._selected]
        if camera_id is not None:
            self._pinned ^= {camera_id}
            self._lay()

    def toggle_enlarged(self) -> None:
        """Show the selected tile alone in its main stream, or all tiles again."""
        self._enlarged = None if self._enlarged is not None else self._tiles[self._selected]
        self._attend()

    def snapshot(self, camera_id: int) -> Snapshot | None:
        """A still at native size of a shown camera, None before its first picture; ask from a worker."""
        camera = self._cameras.get(camera_id)
        return self._pool.snapshot(camera, self._now()) if camera else None

    def select_camera(self, camera_id: int) -> bool:
        """Select the tile of a camera, bringing it onto the wall; False when it is unknown or every tile is pinned."""
        if camera_id not in self._cameras:
            return False
        if camera_id not in self._tiles:
            self._bring(camera_id)
            self._attend()
        if camera_id not in self._tiles:
            return False
        self._select(self._tiles.index(camera_id))
        return True

    @property
    def layout_count(self) -> int:
        """How many tiles there are."""
        return self._count

    def close_feeds(self) -> None:
        """Stop every feed; their threads end by themselves."""
        self.rest()
        self._dwell.stop()
        self._pool.close()

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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._tile_at(event.position().x(), event.position().y())
        if index is not None and self._enlarged is None:
            self._select(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)
        self.toggle_enlarged()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._select(beside(self._selected, self._count, *_ARROWS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle_enlarged()
        elif key == Qt.Key.Key_Space:
            self.toggle_pin()
        else:
            super().keyPressEvent(event)

    def _order(self) -> list[int | None]:
        return [self._enlarged] if self._enlarged is not None else self._tiles

    def _rank(self, camera_id: int) -> tuple[bool, bool]:
        return camera_id not in self._pinned, camera_id not in self._hot

    def _boxes(self) -> tuple[Box, ...]:
        return boxes(len(self._order()), self.width(), self.height(), GAP_PX)

    def _tile_at(self, x: float, y: float) -> int | None:
        return next((index for index, box in enumerate(self._boxes()) if box.holds(x, y)), None)

    def _lay(self) -> None:
        """Say what is shown where."""
        places = zip(self._order(), self._boxes(), strict=True)
        self.lay([self._tile(index, camera_id, box) for index, (camera_id, box) in enumerate(places)])

    def _tile(self, index: int, camera_id: int | None, box: Box) -> Tile:
        return Tile(
            box=box,
            camera=self._cameras.get(camera_id) if camera_id is not None else None,
            feed=partial(self._pool.of, camera_id),
            number=index + 1,
            is_selected=self._enlarged is None and index == self._selected and self.hasFocus(),
            is_hot=camera_id in self._hot,
            is_pinned=camera_id in self._pinned,
        )

    def _select(self, index: int) -> None:
        self._selected = index
        camera_id = self._tiles[index]
        if camera_id is not None:
            self.camera_selected.emit(self._cameras[camera_id])
        self._retell()
        self._lay()

    def _bring(self, camera_id: int) -> None:
        """Put a camera onto the last tile that is neither pinned nor hot, else onto a hot one; pinned ones stay."""
        unpinned = [index for index, held in enumerate(self._tiles) if held not in self._pinned]
        free = [index for index in unpinned if self._tiles[index] not in self._hot] or unpinned
        if free:
            self._tiles[free[-1]] = camera_id

    @Slot()
    def _fill_hot(self) -> None:
        self._hot = self._wanted[: max(1, self._count // 2)]
        for camera_id in self._hot:
            if camera_id not in self._tiles:
                self._bring(camera_id)
        self._attend()

    def _attend(self) -> None:
        """Run the feeds of what is shown and of nothing else."""
        wanted = {(camera_id, False) for camera_id in self._tiles if camera_id is not None}
        if self._enlarged is not None:
            wanted.add((self._enlarged, True))
        if not self.isVisible():
            wanted &= self._pool.running()
        self._pool.attend(self._cameras, wanted)
        self._shape_feeds()
        self._lay()

    def _shape_feeds(self) -> None:
        """Tell each decoder the device pixels of its tile, so that painting is a plain copy."""
        if not self.isVisible():
            self._pool.shape({})
            return
        ratio = self.devicePixelRatioF()
        shown = zip(self._order(), self._boxes(), strict=True)
        self._pool.shape({held: (int(box.width * ratio), int(box.height * ratio)) for held, box in shown if held})

    def looked(self) -> None:
        """Four times a second: the count and what a screen reader says."""
        self.counted.emit(self._pool.count())
        self._retell()

    def _retell(self) -> None:
        """What a screen reader says of the selected tile."""
        self.setAccessibleName(self.tr("Video wall"))
        camera_id = self._tiles[self._selected] if self._selected < len(self._tiles) else None
        feed = self._pool.of(camera_id)
        if camera_id is not None and feed is not None:
            said = f"{camera_name(self._cameras[camera_id])}, {state_word(feed.status().state)}"
            self.setAccessibleDescription(said)
