"""Cases and units on their way by hand: how they are named, so that lists, map and page understand each other."""

from enum import StrEnum

from PySide6.QtCore import QMimeData


class Kind(StrEnum):
    """What is dragged."""

    CASE = "case"
    UNIT = "unit"


def carried(kind: Kind, row_id: int) -> QMimeData:
    """A case or a unit as plain text, which a web page can begin and take as well."""
    mime = QMimeData()
    mime.setText(f"watchfloor-{kind}:{row_id}")
    return mime


def dragged_in(mime: QMimeData, kind: Kind) -> int | None:
    """The id of what is dragged, None for another kind or anything from outside."""
    text = mime.text() if mime.hasText() else ""
    sign = f"watchfloor-{kind}:"
    number = text.removeprefix(sign).strip()
    is_one = text.startswith(sign) and number.isascii() and number.isdigit() and len(number) < 19
    return int(number) if is_one else None
