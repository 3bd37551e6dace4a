"""Plays a recorded clip through python-vlc: pause, seek, rate; a file that cannot be played says so."""

from pathlib import Path
from typing import Any

import av
import vlc
from av.error import FFmpegError
from PySide6.QtCore import QEvent, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QColor, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from console.theme import Theme
from video.feed import Frame
from video.vlc_player import VlcMissing, VlcPlayer

PAINT_MS = 40
STEPS = 1000
RATES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
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

    def __init__(self, theme: Theme, desk_title: str = "") -> None:
        """`desk_title` stands behind the name of the file: a drill is a drill in every window."""
        super().__init__()
        self._desk_title = desk_title
        self._player: VlcPlayer | None = None
        self._path: Path | None = None
        self._blank_ticks = 0
        self._shown = -1
        self.screen_part = Screen(theme)
        self.play_button, self.rate_button = QPushButton(), QPushButton()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, STEPS)
        self._time = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._words = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        row = QHBoxLayout()
        for part in (self.play_button, self.rate_button):
            row.addWidget(part)
        row.addWidget(self.slider, 1)
        row.addWidget(self._time)
        column = QVBoxLayout(self)
        column.addWidget(self.screen_part, 1)
        column.addWidget(self._words)
        column.addLayout(row)
        self._timer = QTimer(self, interval=PAINT_MS)
        self._timer.timeout.connect(self._look)
        self.play_button.clicked.connect(self.toggle)
        self.rate_button.clicked.connect(self.next_rate)
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
            self._player = VlcPlayer(str(path), size=_size_of(path))
        except FFmpegError as error:
            self._fail(error.strerror or type(error).__name__)
            return
        except VlcMissing as error:
            self._fail(self.tr("please install {0}").format(error))
            return
        self._player.player.play()
        self._timer.start()
        self._retranslate()

    @property
    def is_playing(self) -> bool:
        """Whether time goes on."""
        return self._player is not None and bool(self._player.player.is_playing())

    @property
    def position(self) -> float:
        """How far it is, 0 to 1."""
        return float(self._player.player.get_position()) if self._player else 0.0

    @Slot()
    def toggle(self) -> None:
        """Pause or go on; from the end, begin again."""
        if self._player is None:
            return
        if self._player.player.get_state() == vlc.State.Ended and self._path is not None:
            self.open_file(self._path)
        else:
            self._player.player.pause()

    @Slot(int)
    def seek(self, step: int) -> None:
        """Go to a thousandth of the clip."""
        if self._player is not None:
            self._player.player.set_position(step / STEPS)

    @Slot()
    def next_rate(self) -> None:
        """The next speed, from 0.25 to 8 times and round again."""
        if self._player is None:
            return
        now: float = self._player.player.get_rate()
        at = min(range(len(RATES)), key=lambda index: abs(RATES[index] - now))
        self._player.player.set_rate(RATES[(at + 1) % len(RATES)])
        self._retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Take another theme."""
        self.screen_part.theme = theme
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys: dict[Qt.Key, Any] = {Qt.Key.Key_Space: self.toggle, Qt.Key.Key_R: self.next_rate,
                                   Qt.Key.Key_Escape: self.close}  # fmt: skip
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
        if frame.number != self._shown:
            self._shown, self.screen_part.frame = frame.number, frame
            self.screen_part.update()
        if not self.slider.isSliderDown():
            self.slider.setValue(round(self.position * STEPS))
        self._time.setText(f"{_clock(player.player.get_time())} / {_clock(player.player.get_length())}")
        self._retranslate()

    def _fail(self, why: str) -> None:
        name = self._path.name if self._path else ""
        words = self.tr("{0} cannot be played: {1}").format(name, why)
        self._end()
        self._words.setText(words)
        self.failed.emit(words)

    def _end(self) -> None:
        self._timer.stop()
        self.screen_part.frame = None
        if self._player is not None:
            self._player.close()
            self._player = None

    def _retranslate(self) -> None:
        self.play_button.setText(self.tr("Pause") if self.is_playing else self.tr("Play"))
        rate = self._player.player.get_rate() if self._player else 1.0
        self.rate_button.setText(f"{rate:g}×")
        self.rate_button.setAccessibleName(self.tr("Speed"))
        self.slider.setAccessibleName(self.tr("Position"))
        self.setAccessibleName(self.tr("Recording"))


def _size_of(path: Path) -> tuple[int, int] | None:
    """The seen size of the first picture, None where the file does not say; raises FFmpegError."""
    with av.open(str(path)) as container:
        sizes = [(stream.width, stream.height) for stream in container.streams.video]
    return sizes[0] if sizes and all(sizes[0]) else None


def _clock(milliseconds: int) -> str:
    seconds = max(0, milliseconds) // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"
