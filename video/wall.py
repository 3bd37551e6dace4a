"""The wall of a desk: cameras are brought, pinned, enlarged and sent on tour, by hand, by alarms and by the case."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent, QWheelEvent

from console.theme import Theme
from dispatch.reach import opens_unasked
from dispatch.values import Camera
from video.camera_drag import camera_in
from video.feed import FeedFactory
from video.glance import glance
from video.layouts import Layout
from video.seats import Urgency
from video.shown_wall import ShownWall, utc_now
from video.snapshot import Snapshot
from video.touring import Touring
from video.wall_touch import WallTouch
from video.zoom import WHOLE, Zoom


class Wall(ShownWall):
    """What can be done to the tiles; `WallTouch` says with which key, button or drag."""

    def __init__(
        self, theme: Theme, open_feed: FeedFactory, now: Callable[[], datetime] = utc_now, *,
        clock: Callable[[], float] = time.monotonic, is_read_only: bool = False,
    ) -> None:  # fmt: skip
        """A read-only wall is looked at, enlarged, zoomed and sent on tour; its cameras stay where they are."""
        super().__init__(theme, open_feed, now, clock=clock)
        self._touch = WallTouch(self, is_read_only=is_read_only)
        self.setAcceptDrops(not is_read_only)

    def show_cameras(self, cameras: Sequence[Camera]) -> None:
        """Know these cameras; one without an address may not be seen.

        The first time they fill the tiles; later those that are gone leave theirs.
        """
        is_first = not self._cameras
        before, self._cameras = self._cameras, {camera.id: camera for camera in cameras if camera.url_main}
        for moved in (row for row in self._cameras.values() if _streams(before.get(row.id, row)) != _streams(row)):
            self._pool.drop(moved.id)
        held = [camera_id if camera_id in self._cameras else None for camera_id in self._seats.home]
        fresh = self._filled(self._layout) if is_first and not any(held) else held
        self._seats.fill(fresh, self._layout.count)
        self._enlarged = self._enlarged if self._enlarged in self._cameras else None
        self._touring.set_cameras([camera_id for camera_id in self._cameras if self._comes_by_itself(camera_id)])
        self._attend()

    def renew(self, camera_id: int) -> None:
        """Open the streams of a camera anew, for its address or account has changed."""
        self._pool.drop(camera_id)
        self._attend(is_wanted_now=True)

    def set_layout(self, layout: Layout) -> None:
        """Show other tiles; pinned and hot cameras come first when there are fewer."""
        self._layout, self._enlarged = layout, None
        self._selected = min(self._selected, layout.count - 1)
        self._touring.stop()
        self._seats.fill(self._filled(layout), layout.count)
        self._attend()
        self.layout_changed.emit(layout)

    def offer(self, camera_ids: Sequence[int]) -> None:
        """Mark the cameras near the selected case, and after a dwell bring them onto unpinned tiles."""
        self._call(camera_ids, Urgency.CASE)

    def alarm(self, camera_ids: Sequence[int]) -> None:
        """Bring the cameras of an alarm for a time; they come before those of the case."""
        self._call(camera_ids, Urgency.ALARM)

    def put(self, index: int, camera_id: int | None) -> None:
        """Give a tile to a camera, or to none."""
        if (camera_id is None or camera_id in self._cameras) and index < self._layout.count:
            self._touring.leave(index)
            self._seats.put(index, camera_id)
            self._attend()

    def toggle_pin(self) -> None:
        """Pin or unpin the camera of the selected tile: hot cameras never take its place."""
        self._seats.toggle_pin(self._selected)
        self._lay()

    def toggle_enlarged(self) -> None:
        """Show the selected tile alone in its main stream, or all tiles again."""
        self._enlarged = None if self._enlarged is not None else self._seats.tiles[self._selected]
        self._attend(is_wanted_now=True)

    def zoom(self, change: Callable[[Zoom], Zoom]) -> None:
        """Zoom or pan the picture of the selected tile."""
        camera = self.selected_camera
        if camera is not None:
            zoom = change(self._zooms.get(camera.id, WHOLE))
            self._zooms = {**self._zooms, camera.id: zoom}
            self._shape_feeds()
            self._lay()

    def zoom_of(self, camera_id: int) -> Zoom:
        """How the picture of a camera is zoomed."""
        return self._zooms.get(camera_id, WHOLE)

    @property
    def tour(self) -> Touring:
        """The tours; whoever changes them calls `turn` after it."""
        return self._touring

    def turn(self) -> None:
        """Show what the tours have come to."""
        self._attend()

    def snapshot(self, camera_id: int) -> Snapshot | None:
        """A still at native size, of a camera that is not shown after a look through it; None when none came.

        Takes up to seconds: ask from a worker.
        """
        camera = self._cameras.get(camera_id)
        if camera is None:
            return None
        return self._pool.snapshot(camera, self._now()) or glance(self._open_feed, camera, self._now)

    def select_camera(self, camera_id: int) -> bool:
        """Select the tile of a camera, bringing it onto the wall; False when it is unknown or every tile is pinned."""
        if camera_id not in self._cameras:
            return False
        if camera_id not in self._seats.tiles:
            room = self._seats.room()
            if room is None:
                return False
            self.put(room, camera_id)
        self.select(self._seats.tiles.index(camera_id))
        return True

    def select(self, index: int) -> None:
        """Select a tile, from 0; an enlarged wall shows that one instead."""
        self._selected = index
        camera_id = self._seats.tiles[index]
        if camera_id is not None:
            self.camera_selected.emit(self._cameras[camera_id])
        if self._enlarged is not None and camera_id is not None:
            self._enlarged = camera_id
            self._attend(is_wanted_now=True)
        self._lay()
        self._retell()

    def select_beside(self, columns: int, rows: int) -> None:
        """Select the next tile in a direction."""
        self.select(self._layout.beside(self._selected, columns, rows))

    def _filled(self, layout: Layout) -> list[int | None]:
        """The cameras of a layout: its own, else those that are shown, pinned and hot first, then all others."""
        if layout.cameras:
            return [camera_id if self._comes_by_itself(camera_id) else None for camera_id in layout.cameras]
        seats = self._seats
        kept = sorted((held for held in seats.tiles if held in self._cameras and held is not None), key=self._rank)
        rest = [camera_id for camera_id in self._cameras if camera_id not in kept and self._comes_by_itself(camera_id)]
        return [*kept, *rest]

    def _comes_by_itself(self, camera_id: int) -> bool:
        """Whether a layout may open it: one that an officer wears waits for a call, an order, or a hand."""
        camera = self._cameras.get(camera_id)
        return camera is not None and opens_unasked(camera)

    def _rank(self, camera_id: int) -> tuple[bool, bool]:
        return camera_id not in self._seats.pinned, camera_id not in self._seats.hot

    def _call(self, camera_ids: Sequence[int], urgency: Urgency) -> None:
        known = [camera_id for camera_id in camera_ids if camera_id in self._cameras]
        self._seats.call(known, urgency)
        self._is_due = True
        self._dwell.start()

    def close_feeds(self) -> None:
        """Stop every feed; their threads end by themselves."""
        self._touch.rest()
        super().close_feeds()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._touch.knows(event):
            event.accept()  # no action of the desk takes a key that the wall has while it has the keyboard
            return True
        return super().event(event)

    def turn_camera(self, way: tuple[float, float, float] | None) -> None:
        """Ask that the camera of the selected tile turns (right, up, closer), or with None that it stands still."""
        camera = self.selected_camera
        if way is None:
            self.turn_ended.emit()
        elif camera is not None and camera.control_url:
            self.turn_asked.emit((camera, way))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._touch.release(event)
        super().keyReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._touch.press(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._touch.take(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._touch.move(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._touch.take(event)
        self.toggle_enlarged()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._touch.turn(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if camera_in(event.mimeData()) in self._cameras:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        camera_id = camera_in(event.mimeData())
        index = self.tile_at(event.position().x(), event.position().y())
        if camera_id is not None and index is not None:
            event.acceptProposedAction()
            self.put(index, camera_id)
            self.select(index)


def _streams(camera: Camera) -> tuple[str, str, str]:
    return camera.url_main, camera.url_sub, camera.engine
