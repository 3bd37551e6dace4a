"""Two pictures on one spot: a divider to swipe, or one and the other in turns, slower than anything that flickers."""

from enum import Enum, auto

from PySide6.QtCore import QRectF, QTimer, Slot
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen

from widgets.gaze import Gaze
from widgets.picture_canvas import PictureCanvas

TURN_MS = 700  # 0.7 Hz; above 3 Hz it could hurt
STEP = 0.05


class Way(Enum):
    """How two pictures are laid over each other."""

    SWIPE = auto()
    BLINK = auto()


class OverlayCanvas(PictureCanvas):
    """`image` lies below; `over` is shown right of the divider, or every other turn."""

    def __init__(self, gaze: Gaze) -> None:
        super().__init__(gaze)
        self.over: QImage | None = None
        self.way = Way.SWIPE
        self.divider = 0.5
        self._shows_over = False
        self._turn = QTimer(self, interval=TURN_MS)
        self._turn.timeout.connect(self._take_turn)

    def compare(self, below: QImage | None, over: QImage | None, way: Way) -> None:
        """Show two pictures in a way."""
        self.image, self.over, self.way = below, over, way
        self._turn.start() if way is Way.BLINK else self._turn.stop()
        self.update()

    def rest(self) -> None:
        """Stop taking turns."""
        self._turn.stop()

    def shift_divider(self, steps: int) -> None:
        """Move the divider to the right by steps, to the left by negative ones."""
        self.divider = max(0.0, min(1.0, self.divider + steps * STEP))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.way is Way.BLINK:
            self.paint_image(painter, self.over if self._shows_over and self.over else self.image)
            return
        at = self.divider * self.width()
        self.paint_image(painter, self.image)
        painter.setClipRect(QRectF(at, 0, self.width() - at, self.height()))
        painter.fillRect(self.rect(), self.palette().window())
        self.paint_image(painter, self.over)
        painter.setClipping(False)
        painter.setPen(QPen(self.palette().highlight(), 2))
        painter.drawLine(round(at), 0, round(at), self.height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.way is Way.SWIPE and self.gaze.zoom == 1.0:
            self.divider = max(0.0, min(1.0, event.position().x() / max(1, self.width())))
            self.update()
        else:
            super().mouseMoveEvent(event)

    @Slot()
    def _take_turn(self) -> None:
        self._shows_over = not self._shows_over
        self.update()
