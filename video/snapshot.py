"""A still of a camera, with the moment and what was wrong with the picture."""

from dataclasses import dataclass
from datetime import datetime

from dispatch.values import Camera
from video.feed import Still


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """`note` says in words what was wrong with the picture, '' when it lived."""

    camera: Camera
    still: Still
    taken_at: datetime
    note: str
