"""Cameras dragged from the list, the map or a tile onto a tile: how they are named on the way."""

from PySide6.QtCore import QMimeData

_SIGN = "watchfloor-camera:"


def carried(camera_id: int) -> QMimeData:
    """A camera on its way; plain text, so that a web page can begin a drag, too."""
    mime = QMimeData()
    mime.setText(f"{_SIGN}{camera_id}")
    return mime


def camera_in(mime: QMimeData) -> int | None:
    """The id of the camera that is dragged, None for anything else."""
    text = mime.text() if mime.hasText() else ""
    number = text.removeprefix(_SIGN).strip()
    is_one = text.startswith(_SIGN) and number.isascii() and number.isdigit() and len(number) < 19
    return int(number) if is_one else None
