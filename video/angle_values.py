"""What several recordings on one clock are made of, and what is taken of them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class AngleSource:
    """A clip, what it is called, when it began and what it lacks."""

    path: Path
    name: str
    began_at: datetime
    lack: str = ""
    camera_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AngleStill:
    """A still of a recording and the moment that it shows."""

    source: AngleSource
    jpeg: bytes
    width: int
    height: int
    moment: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedMoment:
    """A moment of a file, in its own seconds."""

    path: Path
    at_s: float
