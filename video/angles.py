"""Several recordings of one case side by side on one clock: play, 0.1 to 16 times, step, seek, a still of each."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from console.theme import Theme
from video.angle import Angle
from video.angle_values import AngleSource
from video.clip_words import lack_word
from video.feed import Frame
from video.play_clock import RATES, PlayClock

TICK_MS = 20
STEPS = 1000
CAPTION_PX = 22


class Angles(QWidget):
    """A window of its own. The earliest beginning of all recordings is the zero of its clock."""

    still_taken = Signal(object)  # AngleStill
    report_asked = Signal(object)  # AngleStill: a report is to be opened with it

    def __init__(self, theme: Theme, sources: Sequence[AngleSource], title: str, *, zone: tzinfo,
                 clock: Callable[[], float] = time.monotonic) -> None:  # fmt: skip
        """Moments are said in the county's `zone`, whatever the machine's own is."""
        super().__init__()
        self._theme, self._zone = theme, zone
        self.setWindowTitle(title)
        self.resize(1100, 700)
        self.began_at = min(source.began_at for source in sources)
        self.angles = [Angle(source) for source in sources]
        self.clock = PlayClock(0.0, clock)
        self._selected = 0
        self.pictures: list[Frame | None] = [None] * len(self.angles)
        self.moments_s: list[float | None] = [None] * len(self.angles)
        self._board = Board(self)
        self.play_button, self.rate_button = QPushButton(), QPushButton()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self._time = QLabel(textFormat=Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        for part in (self.play_button, self.rate_button):
            row.addWidget(part)
        row.addWidget(self.slider, 1)
        row.addWidget(self._time)
        column = QVBoxLayout(self)
        column.addWidget(self._board, 1)
        column.addLayout(row)
        self.play_button.clicked.connect(self.toggle)
        self.rate_button.clicked.connect(self.next_rate)
        self.slider.sliderMoved.connect(self._slide)
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._retranslate()

    @property
    def theme(self) -> Theme:
        """What it is painted with."""
        return self._theme

    @property
    def selected(self) -> int:
        """Which angle a still is taken of."""
        return self._selected

    @Slot()
    def toggle(self) -> None:
        """Play or stand."""
        self.clock.play(is_playing=not self.clock.is_playing)
        self._retranslate()

    @Slot()
    def next_rate(self) -> None:
        """The next speed, round again after 16 times."""
        later = [rate for rate in RATES if rate > self.clock.rate]
        self.clock.set_rate(later[0] if later else RATES[0])
        self._retranslate()

    def step(self, pictures: int) -> None:
        """One picture of the selected angle on or back."""
        self.clock.play(is_playing=False)
        angle = self.angles[self._selected]
        offset = self.offset_of(angle)
        base = angle.shown_s + offset if angle.shown_s is not None else self.clock.at_s
        self.clock.seek(base + (pictures + 0.25) * angle.step_s)
        self._retranslate()

    def take_still(self) -> None:
        """A still of the selected angle, with its moment."""
        still = self.angles[self._selected].still()
        if still is not None:
            self.still_taken.emit(still)

    def ask_report(self) -> None:
        """Open a report from what the selected angle shows (视频上报)."""
        still = self.angles[self._selected].still()
        if still is not None:
            self.report_asked.emit(still)

    def select(self, index: int) -> None:
        """Mean another angle."""
        self._selected = min(index, len(self.angles) - 1)
        self._board.update()

    def offset_of(self, angle: Angle) -> float:
        """How much later than the first this recording began, in seconds."""
        return (angle.source.began_at - self.began_at).total_seconds()

    def now_at(self) -> datetime:
        """The moment that is shown."""
        return self.began_at + timedelta(seconds=self.clock.at_s)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Space: self.toggle, Qt.Key.Key_R: self.next_rate, Qt.Key.Key_Escape: self._leave,
            Qt.Key.Key_S: self.take_still, Qt.Key.Key_Period: self._on, Qt.Key.Key_Comma: self._back,
            Qt.Key.Key_Z: self.ask_report,
        }  # fmt: skip
        do = keys.get(Qt.Key(event.key()))
        if do is not None:
            do()
        elif Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self.select(event.key() - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        for angle in self.angles:
            angle.close()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on(self) -> None:
        self.step(1)

    def _back(self) -> None:
        self.step(-1)

    def _leave(self) -> None:
        self.close()

    @Slot(int)
    def _slide(self, step: int) -> None:
        self.clock.seek(self.clock.length_s * step / STEPS)

    @Slot()
    def _look(self) -> None:
        """Ask each angle for the same moment; only when all have answered their pictures are shown, together."""
        self.clock.length_s = max(self.offset_of(angle) + angle.length_s for angle in self.angles)
        at = self.clock.at_s
        if all(angle.is_ready for angle in self.angles):
            self._show()
            for angle, box in zip(self.angles, self._board.boxes(), strict=True):
                ratio, room = self.devicePixelRatioF(), above_caption(box)
                angle.want(at - self.offset_of(angle), (int(room.width() * ratio), int(room.height() * ratio)))
        if not self.slider.isSliderDown() and self.clock.length_s:
            self.slider.setValue(round(at / self.clock.length_s * STEPS))
        self._time.setText(f"{self.now_at().astimezone(self._zone):%m-%d %H:%M:%S}.{int(at * 10) % 10}")
        self.play_button.setText(self.tr("Pause") if self.clock.is_playing else self.tr("Play"))

    def _show(self) -> None:
        pictures = [angle.frame for angle in self.angles]
        self.moments_s = [angle.shown_s for angle in self.angles]
        if any(new is not old for new, old in zip(pictures, self.pictures, strict=True)):
            self.pictures = pictures
            self._board.update()

    def _retranslate(self) -> None:
        self.play_button.setText(self.tr("Pause") if self.clock.is_playing else self.tr("Play"))
        self.rate_button.setText(f"{self.clock.rate:g}×")
        self.rate_button.setAccessibleName(self.tr("Speed"))
        self.slider.setAccessibleName(self.tr("Position"))
        self.setAccessibleName(self.tr("Recordings on one clock"))
        self.play_button.setToolTip(
            self.tr("Space plays, . and , step, R changes the speed, S takes a still, Z reports")
        )


def above_caption(box: QRect) -> QRect:
    """What the name of a picture leaves of its place."""
    return box.adjusted(0, 0, 0, -CAPTION_PX - 1)


class Board(QWidget):
    """The pictures side by side, each under its name."""

    def __init__(self, player: Angles) -> None:
        super().__init__(player)
        self._player = player
        self.setMinimumSize(480, 270)

    def boxes(self) -> list[QRect]:
        """Where the pictures lie."""
        count = len(self._player.angles)
        columns = 1 if count == 1 else 2 if count <= 4 else 3
        rows = (count + columns - 1) // columns
        wide, high = self.width() // columns, self.height() // rows
        return [QRect(n % columns * wide, n // columns * high, wide - 2, high - 2) for n in range(count)]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = [n for n, box in enumerate(self.boxes()) if box.contains(event.position().toPoint())]
        if hit:
            self._player.select(hit[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._player.theme.colour("bg")))
        for number, (angle, box) in enumerate(zip(self._player.angles, self.boxes(), strict=True)):
            frame = self._player.pictures[number]
            self._paint(painter, angle, frame, box, is_selected=number == self._player.selected)

    def _paint(self, painter: QPainter, angle: Angle, frame: Frame | None, box: QRect, *, is_selected: bool) -> None:
        theme = self._player.theme
        painter.fillRect(box, QColor(theme.colour("raised")))
        if frame is not None:
            image = QImage(frame.rows, frame.width, frame.height, frame.stride, QImage.Format.Format_RGB32)
            room = above_caption(box)
            shown = QRect(QPoint(), image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
            shown.moveCenter(room.center())
            painter.drawImage(shown, image)
        bar = QRect(box.left(), box.bottom() - CAPTION_PX, box.width(), CAPTION_PX + 1)
        shade = QColor(theme.colour("bg"))
        shade.setAlpha(200)
        painter.fillRect(bar, shade)
        font = QFont()
        font.setPixelSize(theme.text_px)
        painter.setFont(font)
        painter.setPen(QColor(theme.colour("text")))
        said = [angle.source.name, lack_word(angle.source.lack), angle.error]
        if frame is None and not angle.error:
            said.append(self.tr("no picture at this moment"))
        painter.drawText(bar.adjusted(8, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, " · ".join(filter(None, said)))
        if is_selected:
            painter.setPen(QColor(theme.colour("accent")))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
