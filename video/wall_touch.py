"""Keys, mouse, wheel and drags on the wall, turned into what it can do."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from dispatch.values import Camera
from video.camera_drag import carried
from video.layouts import Box, Layout
from video.touring import Touring
from video.wall_keys import CHANGES, PANS, SHIFT_KEYS, STEPS, TURNS, Deed, Digits, deed_of, digit_of
from video.zoom import Zoom

DIGITS_MS = 700
_WHEEL_STEP = 120


class Touched(Protocol):
    """What hands can do to a wall."""

    @property
    def layout_now(self) -> Layout: ...
    @property
    def selected(self) -> int: ...
    @property
    def selected_camera(self) -> Camera | None: ...
    @property
    def tour(self) -> Touring: ...
    @property
    def is_enlarged(self) -> bool: ...
    def tile_at(self, x: float, y: float) -> int | None: ...
    def box_of(self, index: int) -> Box: ...
    def select(self, index: int) -> None: ...
    def select_beside(self, columns: int, rows: int) -> None: ...
    def toggle_enlarged(self) -> None: ...
    def toggle_pin(self) -> None: ...
    def put(self, index: int, camera_id: int | None) -> None: ...
    def zoom(self, change: Callable[[Zoom], Zoom]) -> None: ...
    def zoom_of(self, camera_id: int) -> Zoom: ...
    def turn(self) -> None: ...
    def turn_camera(self, way: tuple[float, float, float] | None) -> None: ...


class WallTouch:
    """The hands of one wall; it is a widget, too, from which drags begin."""

    def __init__(self, wall: Touched, *, is_read_only: bool) -> None:
        self._wall, self._is_read_only = wall, is_read_only
        self._pressed: QPointF | None = None
        self._digits = Digits()
        self._typing = QTimer(wall if isinstance(wall, QWidget) else None, interval=DIGITS_MS, singleShot=True)
        self._typing.timeout.connect(self._digits.forget)

    def rest(self) -> None:
        """The wall ends."""
        self._typing.stop()

    def knows(self, event: QKeyEvent) -> bool:
        """Whether a key is the wall's."""
        key, modifiers = event.key(), event.modifiers()
        return deed_of(key, modifiers) is not None or digit_of(key, modifiers) is not None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; False when it is none of the wall's."""
        digit = digit_of(event.key(), event.modifiers())
        if digit is not None:
            self._typing.start()
            index = self._digits.tile(digit, self._wall.layout_now.count)
            if index is not None:
                self._wall.select(index)
            return True
        deed = deed_of(event.key(), event.modifiers())
        if deed in TURNS and event.isAutoRepeat():
            return True  # it turns as long as the key is held
        if deed is not None and not (self._is_read_only and deed in CHANGES):
            self._do(deed)
        return deed is not None

    def release(self, event: QKeyEvent) -> None:
        """A key goes up: a camera that it turned stands still."""
        if event.key() in SHIFT_KEYS and not event.isAutoRepeat():
            self._wall.turn_camera(None)

    def _do(self, deed: Deed) -> None:
        wall, at = self._wall, self._wall.selected
        if deed in STEPS:
            wall.select_beside(*STEPS[deed])
        elif deed in PANS:
            wall.zoom(partial(_moved, PANS[deed]))
        elif deed in TURNS:
            wall.turn_camera(TURNS[deed])
        elif deed is Deed.ENLARGE:
            wall.toggle_enlarged()
        elif deed is Deed.PIN:
            wall.toggle_pin()
        elif deed is Deed.CLEAR:
            wall.put(at, None)
        elif deed in _ZOOMS:
            wall.zoom(partial(_stepped, _ZOOMS[deed], (0.5, 0.5)))
        else:
            self._go_on_tour(deed, at)

    def _go_on_tour(self, deed: Deed, at: int) -> None:
        tour = self._wall.tour
        {
            Deed.TOUR: partial(tour.toggle, at),
            Deed.TOUR_MARK: partial(tour.mark, at),
            Deed.TOUR_PAUSE: partial(tour.pause, at),
            Deed.TOUR_NEXT: partial(tour.skip, at, 1),
            Deed.TOUR_PREVIOUS: partial(tour.skip, at, -1),
        }[deed]()
        self._wall.turn()

    def take(self, event: QMouseEvent) -> None:
        """A button goes down: select, and perhaps begin a drag."""
        index = self._wall.tile_at(event.position().x(), event.position().y())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            if index != self._wall.selected or not self._wall.is_enlarged:
                self._wall.select(index)

    def move(self, event: QMouseEvent) -> None:
        """A button is held: pan a zoomed picture, else drag the camera."""
        camera = self._wall.selected_camera
        if self._pressed is None or camera is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        way = event.position() - self._pressed
        if not self._wall.zoom_of(camera.id).is_whole:
            box = self._wall.box_of(self._wall.selected)
            self._pressed = event.position()
            self._wall.zoom(partial(_moved, (-way.x() / box.width, -way.y() / box.height)))
        elif (
            way.manhattanLength() >= QApplication.startDragDistance()
            and not self._wall.is_enlarged
            and not self._is_read_only
        ):
            self._pressed = None
            self._drag(camera)

    def _drag(self, camera: Camera) -> None:
        if isinstance(self._wall, QWidget):
            drag = QDrag(self._wall)
            drag.setMimeData(carried(camera.id))
            drag.exec(Qt.DropAction.CopyAction)

    def turn(self, event: QWheelEvent) -> None:
        """The wheel zooms around the pointer."""
        at = event.position()
        index = self._wall.tile_at(at.x(), at.y())
        if index is None:
            return
        if index != self._wall.selected:
            self._wall.select(index)
        box = self._wall.box_of(index)
        share = (at.x() - box.x) / box.width, (at.y() - box.y) / box.height
        self._wall.zoom(partial(_stepped, event.angleDelta().y() / _WHEEL_STEP * 2, share))
        event.accept()


_ZOOMS = {Deed.ZOOM_IN: 1.0, Deed.ZOOM_OUT: -1.0, Deed.ZOOM_WHOLE: -1000.0}


def _stepped(steps: float, at: tuple[float, float], zoom: Zoom) -> Zoom:
    return zoom.by(steps, *at)


def _moved(way: tuple[float, float], zoom: Zoom) -> Zoom:
    return zoom.moved(*way)
