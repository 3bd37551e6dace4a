"""Before, after and now: side by side under one eye, laid over each other to swipe, or in turns."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from console.labels import plain_label
from widgets.gaze import Gaze
from widgets.overlay_canvas import OverlayCanvas, Way
from widgets.picture_view import PictureView

PAN = 0.1
_WAYS = (None, Way.SWIPE, Way.BLINK)
_PAIRS = ((0, 1), (0, 2), (1, 2))


class CompareStage(QWidget):
    """Three views and the canvas on which any two of them are laid over each other."""

    def __init__(self) -> None:
        super().__init__()
        self.gaze = Gaze()
        self.before, self.after, self.now = (PictureView(self.gaze) for _ in range(3))
        self.overlay = OverlayCanvas(self.gaze)
        self._way, self._pair = 0, 0
        self._told = plain_label("dim")
        side, laid = QWidget(), QWidget()
        row, column = QHBoxLayout(side), QVBoxLayout(laid)
        for view in self._views():
            row.addWidget(view, 1)
        for box in (row, column):
            box.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self.overlay, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(side)
        self._stack.addWidget(laid)
        self._retranslate()

    def deed(self, key: int) -> Callable[[], None] | None:
        """What a key does here: ways, pairs, zoom, moving the eye or the divider."""
        return {
            Qt.Key.Key_W: self.next_way, Qt.Key.Key_T: self.next_pair,
            Qt.Key.Key_Plus: self.gaze.closer, Qt.Key.Key_Equal: self.gaze.closer, Qt.Key.Key_Minus: self.gaze.farther,
            Qt.Key.Key_0: self.gaze.reset, Qt.Key.Key_Left: self._left, Qt.Key.Key_Right: self._right,
            Qt.Key.Key_Up: self._up, Qt.Key.Key_Down: self._down,
        }.get(Qt.Key(key))  # fmt: skip

    @property
    def way(self) -> Way | None:
        """How two pictures are laid over each other; None while all stand side by side."""
        return _WAYS[self._way]

    @Slot()
    def next_way(self) -> None:
        """Side by side, swipe, blink, and again."""
        self._way = (self._way + 1) % len(_WAYS)
        self.show_pair()

    @Slot()
    def next_pair(self) -> None:
        """Another two of the three."""
        self._pair = (self._pair + 1) % len(_PAIRS)
        self.show_pair()

    @Slot()
    def show_pair(self) -> None:
        """Lay the chosen two over each other, as they are now."""
        below, over = self.pair()
        if self.way is None:
            self.overlay.rest()
        else:
            self.overlay.compare(below, over, self.way)
            self._told.setText(self._words())
            self.overlay.setAccessibleName(self._words())
        self._stack.setCurrentIndex(0 if self.way is None else 1)

    def pair(self) -> tuple[QImage | None, QImage | None]:
        """The two pictures of the pair."""
        views = self._views()
        below, over = _PAIRS[self._pair]
        return views[below].image, views[over].image

    def start_over(self) -> None:
        """Side by side and whole again, for another case."""
        self._way = self._pair = 0
        self.gaze.reset()
        self.show_pair()

    def hideEvent(self, event: QHideEvent) -> None:
        self.overlay.rest()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _views(self) -> tuple[PictureView, PictureView, PictureView]:
        return self.before, self.after, self.now

    def _words(self) -> str:
        names = (self.tr("Before"), self.tr("After"), self.tr("Now, by camera"))
        below, over = (names[at] for at in _PAIRS[self._pair])
        swipe = self.tr("{0} | {1}   swipe: ← →, another two: T, in turns: W")
        blink = self.tr("{0} ⇄ {1}   in turns; another two: T, side by side: W")
        return (swipe if self.way is Way.SWIPE else blink).format(below, over)

    def _left(self) -> None:
        self._aside(-1)

    def _right(self) -> None:
        self._aside(1)

    def _aside(self, steps: int) -> None:
        if self.way is Way.SWIPE and self.gaze.zoom == 1.0:
            self.overlay.shift_divider(steps)
        else:
            self.gaze.pan_by(PAN * steps, 0)

    def _up(self) -> None:
        self.gaze.pan_by(0, -PAN)

    def _down(self) -> None:
        self.gaze.pan_by(0, PAN)

    def _retranslate(self) -> None:
        for view, name in zip(
            self._views(), (self.tr("Before"), self.tr("After"), self.tr("Now, by camera")), strict=True
        ):
            view.name(name)
        self.show_pair()
