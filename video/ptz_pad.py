"""The pad that turns a camera: arrows and zoom while held, also by keys; presets; who has it and for how long."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.labels import plain_label
from dispatch.camera_papers import Lease
from video.onvif_camera import Preset

_ARROWS = {"↖": (-1, 1), "↑": (0, 1), "↗": (1, 1), "←": (-1, 0), "→": (1, 0), "↙": (-1, -1), "↓": (0, -1), "↘": (1, -1)}
_PLACES = (("↖", "↑", "↗"), ("←", "", "→"), ("↙", "↓", "↘"))
SPEED = 0.5
_KEYS = {
    Qt.Key.Key_Left: (-1, 0, 0), Qt.Key.Key_Right: (1, 0, 0), Qt.Key.Key_Up: (0, 1, 0), Qt.Key.Key_Down: (0, -1, 0),
    Qt.Key.Key_Plus: (0, 0, 1), Qt.Key.Key_Equal: (0, 0, 1), Qt.Key.Key_Minus: (0, 0, -1),
}  # fmt: skip
_PRESETS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


class PtzPad(QWidget):
    """Asks; what comes of it is shown by `show_lease` and `show_presets`."""

    move_asked = Signal(object)  # (right, up, closer), each from -1 to 1
    stop_asked = Signal()
    preset_asked = Signal(object)  # Preset
    over_asked = Signal()
    leave_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.arrows = {sign: self._held(sign, (right, up, 0)) for sign, (right, up) in _ARROWS.items()}
        self.closer, self.wider = self._held("+", (0, 0, 1)), self._held("−", (0, 0, -1))
        self.presets = QComboBox()
        self.over, self.leave = QPushButton(), QPushButton()
        self._who = plain_label("caption")
        self._who.setWordWrap(True)
        grid, row, column = QGridLayout(), QHBoxLayout(), QVBoxLayout(self)
        for line, signs in enumerate(_PLACES):
            for place, sign in enumerate(signs):
                if sign:
                    grid.addWidget(self.arrows[sign], line, place)
        grid.addWidget(self.closer, 0, 3)
        grid.addWidget(self.wider, 2, 3)
        row.addWidget(self.over)
        row.addWidget(self.leave)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addWidget(self.presets)
        column.addWidget(self._who)
        column.addLayout(row)
        self.presets.activated.connect(self._go)
        self.over.clicked.connect(self._take_over)
        self.leave.clicked.connect(self._give_back)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._retranslate()

    def show_presets(self, presets: Sequence[Preset]) -> None:
        """The places that the camera knows."""
        self.presets.clear()
        self.presets.addItem(self.tr("To a preset…"), None)
        for preset in presets:
            self.presets.addItem(preset.name, preset)
        self.presets.setEnabled(bool(presets))

    def show_lease(self, lease: Lease | None, now: datetime, *, own_id: int) -> None:
        """Who has the camera now."""
        held = lease is not None and lease.is_held(now)
        is_own = held and lease is not None and lease.person_id == own_id
        self.leave.setEnabled(is_own)
        self.over.setEnabled(held and not is_own)
        if not held or lease is None or lease.until is None:
            self._who.setText(self.tr("Nobody turns it. Taking it lasts 30 s and is recorded."))
            return
        seconds = max(0, round((lease.until - now).total_seconds()))
        self._who.setText(self.tr("{0} turns it, {1} s left").format(lease.person_name, seconds))

    def event(self, event: QEvent) -> bool:
        """The keys that turn are the pad's while it has the keyboard: no action of the desk takes them."""
        is_own = isinstance(event, QKeyEvent) and self._knows(event)
        if event.type() == QEvent.Type.ShortcutOverride and is_own:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._knows(event):
            super().keyPressEvent(event)
        elif event.key() in _PRESETS:
            self._go(event.key() - Qt.Key.Key_0)
        elif not event.isAutoRepeat():
            self._move(_KEYS[Qt.Key(event.key())])

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._knows(event) or event.key() in _PRESETS:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self._stop()

    def _knows(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        is_key = event.key() in _KEYS or event.key() in _PRESETS
        return plain == Qt.KeyboardModifier.NoModifier and is_key

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _held(self, sign: str, way: tuple[int, int, int]) -> QPushButton:
        button = QPushButton(sign)
        button.setFixedWidth(40)
        button.setAutoRepeat(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the pad
        button.pressed.connect(partial(self._move, way))
        button.released.connect(self._stop)
        return button

    def _move(self, way: tuple[int, int, int]) -> None:
        right, up, closer = way
        self.move_asked.emit((right * SPEED, up * SPEED, closer * SPEED))

    @Slot()
    def _stop(self) -> None:
        self.stop_asked.emit()

    @Slot(int)
    def _go(self, index: int) -> None:
        preset = self.presets.itemData(index)
        if preset is not None:
            self.preset_asked.emit(preset)

    @Slot()
    def _take_over(self) -> None:
        self.over_asked.emit()

    @Slot()
    def _give_back(self) -> None:
        self.leave_asked.emit()

    def _retranslate(self) -> None:
        names = {
            "↖": self.tr("Up and left"), "↑": self.tr("Up"), "↗": self.tr("Up and right"), "←": self.tr("Left"),
            "→": self.tr("Right"), "↙": self.tr("Down and left"), "↓": self.tr("Down"), "↘": self.tr("Down and right"),
        }  # fmt: skip
        for sign, button in self.arrows.items():
            button.setAccessibleName(names[sign])
        self.closer.setAccessibleName(self.tr("Zoom in"))
        self.wider.setAccessibleName(self.tr("Zoom out"))
        self.presets.setAccessibleName(self.tr("Presets"))
        self.setAccessibleName(self.tr("Turn the camera"))
        self.setToolTip(self.tr("Arrows turn, + and − zoom while held; 1 to 9 go to a preset"))
        self.over.setText(self.tr("Take over"))
        self.leave.setText(self.tr("Give back"))
