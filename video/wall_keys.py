"""The keys of the wall while it has the keyboard: most lie on the numeric pad, digits select tiles."""

from enum import StrEnum

from PySide6.QtCore import Qt


class Deed(StrEnum):
    """What a key does to the wall or to the selected tile."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    ENLARGE = "enlarge"
    PIN = "pin"
    CLEAR = "clear"
    ZOOM_IN = "zoom in"
    ZOOM_OUT = "zoom out"
    ZOOM_WHOLE = "zoom whole"
    PAN_LEFT = "pan left"
    PAN_RIGHT = "pan right"
    PAN_UP = "pan up"
    PAN_DOWN = "pan down"
    TOUR = "tour"
    TOUR_MARK = "tour mark"
    TOUR_PAUSE = "tour pause"
    TOUR_NEXT = "tour next"
    TOUR_PREVIOUS = "tour previous"
    TURN_LEFT = "turn left"
    TURN_RIGHT = "turn right"
    TURN_UP = "turn up"
    TURN_DOWN = "turn down"


_CTRL = Qt.KeyboardModifier.ControlModifier
_K = Qt.Key
KEYS = {
    _K.Key_Left: Deed.LEFT,
    _K.Key_Right: Deed.RIGHT,
    _K.Key_Up: Deed.UP,
    _K.Key_Down: Deed.DOWN,
    _K.Key_Return: Deed.ENLARGE,
    _K.Key_Enter: Deed.ENLARGE,
    _K.Key_Space: Deed.PIN,
    _K.Key_Delete: Deed.CLEAR,
    _K.Key_Plus: Deed.ZOOM_IN,
    _K.Key_Equal: Deed.ZOOM_IN,
    _K.Key_Minus: Deed.ZOOM_OUT,
    _K.Key_Home: Deed.ZOOM_WHOLE,
    _K.Key_Slash: Deed.TOUR,
    _K.Key_Asterisk: Deed.TOUR_MARK,
    _K.Key_Period: Deed.TOUR_PAUSE,
    _K.Key_PageDown: Deed.TOUR_NEXT,
    _K.Key_PageUp: Deed.TOUR_PREVIOUS,
}
CTRL_KEYS = {
    _K.Key_Left: Deed.PAN_LEFT,
    _K.Key_Right: Deed.PAN_RIGHT,
    _K.Key_Up: Deed.PAN_UP,
    _K.Key_Down: Deed.PAN_DOWN,
}
SHIFT_KEYS = {
    _K.Key_Left: Deed.TURN_LEFT,
    _K.Key_Right: Deed.TURN_RIGHT,
    _K.Key_Up: Deed.TURN_UP,
    _K.Key_Down: Deed.TURN_DOWN,
}
# How a camera is turned while the key is held: right, up, closer.
TURNS = {
    Deed.TURN_LEFT: (-0.5, 0.0, 0.0),
    Deed.TURN_RIGHT: (0.5, 0.0, 0.0),
    Deed.TURN_UP: (0.0, 0.5, 0.0),
    Deed.TURN_DOWN: (0.0, -0.5, 0.0),
}
CHANGES = frozenset({Deed.PIN, Deed.CLEAR, *TURNS})
STEPS = {Deed.LEFT: (-1, 0), Deed.RIGHT: (1, 0), Deed.UP: (0, -1), Deed.DOWN: (0, 1)}
PANS = {Deed.PAN_LEFT: (-0.1, 0.0), Deed.PAN_RIGHT: (0.1, 0.0), Deed.PAN_UP: (0.0, -0.1), Deed.PAN_DOWN: (0.0, 0.1)}


def deed_of(key: int, modifiers: Qt.KeyboardModifier) -> Deed | None:
    """What a key asks for, None when it is none of the wall's."""
    held = modifiers & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if held == _CTRL:
        return CTRL_KEYS.get(_K(key))
    if held != Qt.KeyboardModifier.NoModifier:
        return None
    if shifted and _K(key) in SHIFT_KEYS:
        return SHIFT_KEYS[_K(key)]
    return KEYS.get(_K(key))


def digit_of(key: int, modifiers: Qt.KeyboardModifier) -> int | None:
    """The digit of a key without modifiers."""
    plain = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    is_digit = _K.Key_0 <= key <= _K.Key_9 and plain == Qt.KeyboardModifier.NoModifier
    return key - _K.Key_0 if is_digit else None


class Digits:
    """Tile numbers typed digit by digit; what cannot be a tile any more begins anew."""

    def __init__(self) -> None:
        self._typed = 0

    def forget(self) -> None:
        """Begin anew."""
        self._typed = 0

    def tile(self, digit: int, count: int) -> int | None:
        """The tile, from 0, that the digits typed so far name."""
        joined = self._typed * 10 + digit
        self._typed = joined if joined <= count else digit
        return self._typed - 1 if 0 < self._typed <= count else None
