"""Plays a recorded clip through python-vlc: pause, seek, 0.1 to 16 times, picture by picture; one key reports from it.

libvlc tells the time of no picture, so a clock of our own goes beside it; whenever the clip stands, libvlc is sent to
exactly where the clock is.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import vlc
from av.error import FFmpegError
from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from console.theme import Theme
from video.angle import opened
from video.angle_values import RecordedMoment
from video.feed import Frame
from video.play_clock import RATES, PlayClock
from video.vlc_player import VlcMissing, VlcPlayer

PAINT_MS = 40
STEPS = 1000
_FRAME_S = 0.04
# libvlc pauses late and shows what it had decoded ahead: it is sent to its place again while it stands.
SENT = 3
# How long a file may stay without a picture before it is said that it cannot be played.
PATIENCE_TICKS = 75


class Screen(QWidget):
    """The newest picture, scaled to fit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.frame: Frame | None = None
        self.setMinimumSize(480, 270)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.colour("bg")))
        frame = self.frame
        if frame is None:
            return
        image = QImage(frame.rows, frame.width, frame.height, frame.stride, QImage.Format.Format_RGB32)
        size = image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.drawImage(QRect(left, top, size.width(), size.height()), image)


class RecordingPlayer(QWidget):
    """A window of its own beside the desk; closing it ends the player."""

    failed = Signal(object)  # str: which file, in words
    report_asked = Signal(object)  # RecordedMoment: a report is to be opened from what is shown

    def __init__(self, theme: Theme, desk_title: str = "", clock: Callable[[], float] = time.monotonic) -> None:
        """`desk_title` stands behind the name of the file: a drill is a drill in every window."""
        super().__init__()
        self._desk_title = desk_title
        self.clock = PlayClock(0.0, clock)
        self._step_s = _FRAME_S
        self._player: VlcPlayer | None = None
        self._path: Path | None = None
        self._blank_ticks = 0
        self._shown = -1
        self._sent = SENT
        self.screen_part = Screen(theme)
        self.play_button, self.rate_button = QPushButton(), QPushButton()
        self.back_button, self.on_button, self.report_button = QPushButton("◂"), QPushButton("▸"), QPushButton()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self._time = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._words = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        row = QHBoxLayout()
        for part in (self.play_button, self.back_button, self.on_button, self.rate_button):
            row.addWidget(part)
        row.addWidget(self.slider, 1)
        row.addWidget(self._time)
        row.addWidget(self.report_button)
        column = QVBoxLayout(self)
        column.addWidget(self.screen_part, 1)
        column.addWidget(self._words)
        column.addLayout(row)
        self._timer = QTimer(self, interval=PAINT_MS)
        self._timer.timeout.connect(self._look)
        self.play_button.clicked.connect(self.toggle)
        self.rate_button.clicked.connect(self.next_rate)
        self.back_button.clicked.connect(self.step_back)
        self.on_button.clicked.connect(self.step_on)
        self.report_button.clicked.connect(self.ask_report)
        self.slider.sliderMoved.connect(self.seek)
        self._retranslate()

    def open_file(self, path: Path) -> None:
        """Play a file from its beginning; what cannot be played is said in words and by `failed`."""
        self._end()
        self._path, self._blank_ticks, self._shown = path, 0, -1
        self._words.setText("")
        self.setWindowTitle(" · ".join(part for part in (path.name, self._desk_title) if part))
        if not path.is_file():
            self._fail(self.tr("no such file"))
            return
        try:
            facts = _facts_of(path)
            self._player = VlcPlayer(str(path), size=facts.size)
        except FFmpegError as error:
            self._fail(error.strerror or type(error).__name__)
            return
        except VlcMissing as error:
            self._fail(self.tr("please install {0}").format(error))
            return
        self.clock.length_s, self._step_s = facts.length_s, facts.step_s
        self._player.player.play()
        self._player.player.set_rate(self.clock.rate)
        self._timer.start()
        self._retranslate()

    @property
    def is_playing(self) -> bool:
        """Whether time goes on."""
        return self._player is not None and self.clock.is_playing

    @property
    def position(self) -> float:
        """How far it is, 0 to 1."""
        return self.clock.at_s / self.clock.length_s if self.clock.length_s else 0.0

    @Slot()
    def toggle(self) -> None:
        """Pause or go on; from the end, begin again."""
        if self._player is not None and self._is_over and self._path is not None:
            self.open_file(self._path)
        elif self._player is not None:
            self._stand(self.clock.at_s) if self.clock.is_playing else self._go_on()

    @Slot(int)
    def seek(self, step: int) -> None:
        """Go to a thousandth of the clip."""
        if self._player is not None:
            self.clock.seek(self.clock.length_s * step / STEPS)
            self._player.player.set_time(round(self.clock.at_s * 1000))

    @Slot()
    def next_rate(self) -> None:
        """The next speed, from 0.1 to 16 times and round again."""
        if self._player is not None:
            later = [rate for rate in RATES if rate > self.clock.rate]
            self.clock.set_rate(later[0] if later else RATES[0])
            self._player.player.set_rate(self.clock.rate)
            self._retranslate()

    @Slot()
    def step_on(self) -> None:
        """Stand on the next picture."""
        self._stand(self.clock.at_s + self._step_s)

    @Slot()
    def step_back(self) -> None:
        """Stand on the picture before."""
        self._stand(self.clock.at_s - self._step_s)

    @Slot()
    def ask_report(self) -> None:
        """Stand, and ask for a report from the picture that is shown (视频上报)."""
        if self._player is not None and self._path is not None and self.screen_part.frame is not None:
            self._stand(self.clock.at_s)
            self.report_asked.emit(RecordedMoment(path=self._path, at_s=self.clock.at_s))

    @property
    def _is_over(self) -> bool:
        return self._player is not None and self._player.player.get_state() == vlc.State.Ended

    def _stand(self, at_s: float) -> None:
        """Stand on the picture of a moment; a clip that has ended is opened anew for it."""
        if self._player is None or self._is_over:
            return
        self.clock.play(is_playing=False)
        self.clock.seek(min(max(0.0, at_s), self.clock.length_s - self._step_s / 2))
        self._player.player.set_pause(1)
        self._sent = 0
        self._retranslate()

    def _go_on(self) -> None:
        if self._player is not None:
            self.clock.play(is_playing=True)
            self._sent = SENT
            self._player.player.set_pause(0)
            self._retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.screen_part.theme = theme
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[Qt.Key, Any] = {Qt.Key.Key_Space: self.toggle, Qt.Key.Key_R: self.next_rate,
                                   Qt.Key.Key_Escape: self.close, Qt.Key.Key_Period: self.step_on,
                                   Qt.Key.Key_Comma: self.step_back, Qt.Key.Key_Z: self.ask_report}  # fmt: skip
        do = keys.get(Qt.Key(event.key()))
        if do is not None:
            do()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._end()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _look(self) -> None:
        player = self._player
        if player is None:
            return
        frame = player.newest
        if frame is None:
            self._blank_ticks += 1
            if self._blank_ticks > PATIENCE_TICKS or player.player.get_state() == vlc.State.Error:
                self._fail(self.tr("it holds no picture that can be decoded"))
            return
        if self._shown < 0:
            self.clock.seek(0.0)
            self.clock.play(is_playing=True)
        if self._sent < SENT and player.player.get_state() == vlc.State.Paused:
            self._sent += 1
            player.player.set_time(round(self.clock.at_s * 1000))
        if frame.number != self._shown:
            self._shown, self.screen_part.frame = frame.number, frame
            self.screen_part.update()
        if not self.slider.isSliderDown():
            self.slider.setValue(round(self.position * STEPS))
        self._time.setText(f"{_clock(self.clock.at_s)} / {_clock(self.clock.length_s)}")
        self._retranslate()

    def _fail(self, why: str) -> None:
        name = self._path.name if self._path else ""
        words = self.tr("{0} cannot be played: {1}").format(name, why)
        self._end()
        self._words.setText(words)
        self.failed.emit(words)

    def _end(self) -> None:
        self._timer.stop()
        self.clock.play(is_playing=False)
        self.screen_part.frame = None
        if self._player is not None:
            self._player.close()
            self._player = None

    def _retranslate(self) -> None:
        self.play_button.setText(self.tr("Pause") if self.is_playing else self.tr("Play"))
        self.rate_button.setText(f"{self.clock.rate:g}×")
        self.report_button.setText(self.tr("Report") + " (Z)")
        self.back_button.setAccessibleName(self.tr("One picture back"))
        self.on_button.setAccessibleName(self.tr("One picture on"))
        self.play_button.setToolTip(self.tr("Space plays, . and , step, R changes the speed, Z opens a report"))
        self.rate_button.setAccessibleName(self.tr("Speed"))
        self.slider.setAccessibleName(self.tr("Position"))
        self.setAccessibleName(self.tr("Recording"))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a file says of itself: the seen size of its pictures, how long it and one of them are."""

    size: tuple[int, int] | None
    length_s: float
    step_s: float


def _facts_of(path: Path) -> _Facts:
    """Raises FFmpegError."""
    with opened(path) as container:
        streams = container.streams.video
        sizes = [(stream.width, stream.height) for stream in streams]
        rates = [stream.average_rate for stream in streams if stream.average_rate]
        length_s = float(container.duration or 0) / av.time_base
    return _Facts(
        sizes[0] if sizes and all(sizes[0]) else None, length_s, float(1 / rates[0]) if rates else _FRAME_S
    )  # fmt: skip


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}.{int(seconds * 10) % 10}"
