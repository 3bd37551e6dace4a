"""One canvas for all tiles: one timer, only tiles with a new picture are painted, and no picture lies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from console.theme import Theme
from dispatch.values import Camera
from video.feed import FeedEngine, FeedState, Frame
from video.ground import ground_of
from video.layouts import Box
from video.rhythm import Rhythm, tick_ms
from video.tile_painter import TileLook, TilePainter
from video.zoom import WHOLE, Zoom

LOOK_MS = 250


@dataclass(frozen=True, slots=True)
class Tile:
    """What is shown where. `feed` is asked four times a second: an enlarged tile changes streams by itself."""

    box: Box
    camera: Camera | None
    feed: Callable[[], FeedEngine | None]
    number: int
    is_selected: bool = False
    is_hot: bool = False
    is_pinned: bool = False
    is_touring: bool = False
    is_recorded: bool = False
    zoom: Zoom = WHOLE


@dataclass
class Spot:
    """A tile as it was last looked at."""

    tile: Tile
    place: QRect
    feed: FeedEngine | None = None
    frame: Frame | None = None
    look: TileLook = field(init=False)

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Ask the feed how it stands; between two looks only the picture changes, and only a turn takes a new one."""
        tile, feed = self.tile, self.tile.feed()
        if feed is not self.feed:
            self.feed, self.frame = feed, feed.frame() if feed else None
        self.look = TileLook(
            camera=tile.camera,
            status=feed.status() if feed else None,
            number=tile.number,
            is_selected=tile.is_selected,
            is_hot=tile.is_hot,
            is_pinned=tile.is_pinned,
            is_touring=tile.is_touring,
            is_recorded=tile.is_recorded,
            zoom=tile.zoom,
        )

    def turn(self) -> bool:
        """Take the newest picture; True when it is another one."""
        frame = self.feed.frame() if self.feed else None
        is_new = frame is not self.frame
        self.frame = frame
        return is_new


class Canvas(QWidget):
    """Paints tiles. Whoever lays them says again what they are when anything but a picture changes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.painter = TilePainter(theme)
        self.rhythm = Rhythm()
        self._spots: list[Spot] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._paint_timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._paint_timer.timeout.connect(self._pump)
        self._look_timer = QTimer(self, interval=LOOK_MS)
        self._look_timer.timeout.connect(self._look)

    def lay(self, tiles: Sequence[Tile]) -> None:
        """Show these tiles and nothing else."""
        self._spots = [Spot(tile, QRect(tile.box.x, tile.box.y, tile.box.width, tile.box.height)) for tile in tiles]
        self._paint_timer.setInterval(tick_ms(sum(spot.feed is not None for spot in self._spots)))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.painter.theme = theme
        self.update()

    def rest(self) -> None:
        """Paint no more."""
        self._paint_timer.stop()
        self._look_timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._paint_timer.start()
        self._look_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._paint_timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, region = QPainter(self), event.region()
        self.painter.ratio, self.painter.ground = self.devicePixelRatio(), ground_of(painter, region)
        gaps = region
        for spot in self._spots:
            if region.intersects(spot.place):
                painter.setClipRect(spot.place)  # within one rectangle Qt copies rows; within many, it goes by spans
                self.painter.paint(painter, spot.place, spot.look, spot.frame)
                gaps -= spot.place
        self.painter.ground = None
        if not gaps.isEmpty():
            painter.setClipRegion(gaps)
            painter.fillRect(gaps.boundingRect(), self.painter.colour("line"))

    @Slot()
    def _pump(self) -> None:
        """Ask for a repaint of the tiles that have a new picture."""
        dirty = [spot for spot in self._spots if spot.turn()]
        self.rhythm.tick(self._paint_timer.interval(), len(dirty))
        if dirty and len(dirty) == len(self._spots):
            self.update()
            return
        for spot in dirty:
            self.update(spot.place)

    @Slot()
    def _look(self) -> None:
        """Four times a second: states, ages and rates, also of tiles without new pictures."""
        for spot in self._spots:
            before = spot.look.status
            spot.refresh()
            after = spot.look.status
            if after is not None and (
                after.state is not FeedState.LIVE or before is None or before.state != after.state
            ):
                self.update(spot.place)
        self.looked()

    def looked(self) -> None:
        """Called after each look, for what else follows the states."""
