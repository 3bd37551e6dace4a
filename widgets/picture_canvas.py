"""A picture under the shared eye: the wheel comes closer, a drag moves, and all views of the comparison follow."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from widgets.gaze import STEP, Gaze

NOTCH = 120  # of the wheel, in eighths of a degree


class PictureCanvas(QWidget):
    """Paints one picture; without one it shows nothing."""

    def __init__(self, gaze: Gaze) -> None:
        super().__init__()
        self.gaze = gaze
        self.image: QImage | None = None
        self._held: QPointF | None = None
        self.setMinimumSize(120, 80)
        gaze.changed.connect(self.update)

    def show_image(self, image: QImage | None) -> None:
        """Another picture, or none."""
        self.image = image
        self.update()

    def place_of(self, image: QImage) -> QRectF:
        """Where a picture stands on this canvas."""
        return self.gaze.frame(QSizeF(image.size()), QSizeF(self.size()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_image(painter, self.image)

    def paint_image(self, painter: QPainter, image: QImage | None) -> None:
        """Paint a picture where it stands."""
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.place_of(image), image)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.image is None:
            return
        place, at = self.place_of(self.image), event.position()
        share = QPointF((at.x() - place.x()) / place.width(), (at.y() - place.y()) / place.height())
        self.gaze.zoom_by(STEP ** (event.angleDelta().y() / NOTCH), share)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None or self.image is None:
            return
        moved, place = event.position() - self._held, self.place_of(self.image)
        self._held = event.position()
        zoom = self.gaze.zoom
        self.gaze.pan_by(-moved.x() / place.width() * zoom, -moved.y() / place.height() * zoom)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None
        self.unsetCursor()
