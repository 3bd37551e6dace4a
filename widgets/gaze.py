"""Where the eye is in pictures that are compared: one zoom and one middle for all of them, whatever their sizes."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal, Slot

CLOSEST = 12.0
STEP = 1.25


class Gaze(QObject):
    """Shared by all views of one comparison. The middle is in shares of the picture, (0.5, 0.5) is its own middle."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.zoom = 1.0
        self.middle = QPointF(0.5, 0.5)

    @Slot()
    def closer(self) -> None:
        """One step nearer."""
        self.zoom_by(STEP)

    @Slot()
    def farther(self) -> None:
        """One step back."""
        self.zoom_by(1 / STEP)

    @Slot()
    def reset(self) -> None:
        """The whole picture again."""
        self._look(1.0, QPointF(0.5, 0.5))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom so that the place `at` (shares of the picture) stays where it is on the screen."""
        zoom = max(1.0, min(CLOSEST, self.zoom * factor))
        fixed = at or self.middle
        self._look(zoom, fixed + (self.middle - fixed) * (self.zoom / zoom))

    def pan_by(self, right: float, down: float) -> None:
        """Move the eye by shares of what is seen."""
        self._look(self.zoom, self.middle + QPointF(right, down) / self.zoom)

    def frame(self, picture: QSizeF, room: QSizeF) -> QRectF:
        """Where the whole picture stands in a room, in the room's pixels: fitted at zoom 1, never cropped there."""
        scale = self.zoom * min(room.width() / picture.width(), room.height() / picture.height())
        size = picture * scale
        middle = QPointF(size.width() * self.middle.x(), size.height() * self.middle.y())
        return QRectF(QPointF(room.width() / 2, room.height() / 2) - middle, size)

    def _look(self, zoom: float, middle: QPointF) -> None:
        edge = 0.5 / zoom
        self.zoom = zoom
        self.middle = QPointF(max(edge, min(1 - edge, middle.x())), max(edge, min(1 - edge, middle.y())))
        self.changed.emit()
