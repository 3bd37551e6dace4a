"""Nothing on the desk flashes more than three times a second (WCAG 2.3.1), not even a call for help."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from benchmarks.desk_room import Room, open_room
from console.notices import NoticeKind
from dispatch.values import Role
from dispatch.verbs import Actor, RaiseSos
from simulator.county import FIRST_CREW

MOST_HZ, WATCHED_S, LOOK_EVERY_S = 3.0, 3.0, 0.04
COLUMNS, ROWS = 160, 90
# An opposing pair of changes counts as a flash from a tenth of the full brightness on.
A_TENTH = 25


@pytest.fixture
def room(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Room]:
    """A desk with cases of every light."""
    with open_room(tmp_path, cases=12) as opened:
        yield opened


def _looked_at(widget: QWidget) -> np.ndarray:
    """Brightness by row and column, 0 to 255."""
    small = widget.grab().toImage().scaled(
        COLUMNS, ROWS, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )  # fmt: skip
    grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(grey.constBits(), np.uint8).reshape(ROWS, grey.bytesPerLine())
    return lines[:, :COLUMNS].astype(np.int16)


def _worst_hz(room: Room, widget: QWidget) -> float:
    """Flashes a second of the worst place, watched for some seconds, some twenty times in each."""
    shape = (ROWS, COLUMNS)
    extreme, direction, turns = _looked_at(widget), np.zeros(shape, np.int8), np.zeros(shape, np.int16)
    began = time.monotonic()
    while time.monotonic() - began < WATCHED_S:
        room.settle(LOOK_EVERY_S)
        seen = _looked_at(widget)
        step = seen - extreme
        way = np.where(np.abs(step) >= A_TENTH, np.sign(step), 0).astype(np.int8)
        turns += (way != 0) & (way == -direction)
        moved = (way != 0) | (direction * step > 0)  # further the same way is a new extreme, too
        direction = np.where(way != 0, way, direction)
        extreme = np.where(moved, seen, extreme)
    return float(turns.max()) / 2 / (time.monotonic() - began)


def test_nothing_flashes_when_somebody_calls_for_help(room: Room) -> None:
    at_terminal = Actor(person_id=FIRST_CREW + 1, role=Role.UNIT, workstation="terminal")
    call = RaiseSos(unit_id=1, lon=120.735, lat=28.852)
    room.centre.dispatcher.do(call, by=at_terminal, command_id="sos")
    room.until(lambda: any(row.kind is NoticeKind.ALARM for row in room.desk.spine.notices.rows), 15, "the call")
    assert _worst_hz(room, room.desk.window) <= MOST_HZ


class _Lamp(QWidget):
    """White and black in turns."""

    def __init__(self, every_ms: int) -> None:
        super().__init__()
        self.is_on = False
        self.resize(200, 100)
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        self.is_on = not self.is_on
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white if self.is_on else Qt.GlobalColor.black)
        painter.end()


def test_what_does_flash_is_seen(room: Room) -> None:
    lamp = _Lamp(100)
    lamp.show()
    assert MOST_HZ < _worst_hz(room, lamp) <= 5.5
    lamp.close()
    lamp.deleteLater()
