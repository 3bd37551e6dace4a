"""What speaks against a picture of the handling (照片疑点): advice for whoever checks, never a verdict."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DoubtKind(StrEnum):
    """Why a picture may not show what it is said to show."""

    REUSED = "reused"  # the same picture was handed in before
    CUT = "cut"  # it is a part of an earlier picture
    CHANGED = "changed"  # an earlier picture with something painted over
    EDITED = "edited"  # it says itself that a program for editing has written it
    FAR = "far"  # it says that it was taken far from the case
    EARLY = "early"  # it says that it was taken before the order was sent
    ASIDE = "aside"  # the camera may look elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One doubt about a picture; `number` and `at` name the earlier one, `metres` the distance, `software` the editor.

    A doubt about the present picture of a camera has no `sha256` yet.
    """

    kind: DoubtKind
    sha256: str = ""
    number: str = ""
    at: datetime | None = None
    metres: float | None = None
    software: str = ""
