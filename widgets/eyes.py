"""What the check is handed to see with: stills of cameras, a store for them, and what speaks against pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dispatch.doubts import Doubt
from dispatch.papers import CaseFile
from dispatch.reach import SeenBy
from dispatch.values import Camera


class Shot(Protocol):
    """A still of a camera as the wall takes it."""

    @property
    def jpeg(self) -> bytes: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def taken_at(self) -> datetime: ...
    @property
    def note(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Eyes:
    """`shoot` takes a still of a camera (None: no picture), `store` keeps bytes by SHA-256; both on a worker.

    `seen` ranks cameras for a place (lon, lat in WGS-84): those that see it first. `doubts` compares the pictures of
    a handling with earlier ones, on a worker, in some seconds.
    """

    shoot: Callable[[int], Shot | None]
    store: Callable[[bytes], str]
    seen: Callable[[float, float, Sequence[Camera]], Sequence[SeenBy]]
    doubts: Callable[[CaseFile], Sequence[Doubt]]
