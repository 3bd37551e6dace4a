"""What a source of streets holds, whoever wrote it: tags, an outline, and for lines where they meet others."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry


class StreetsBroken(Exception):  # noqa: N818 - says which feature of which file is broken
    """Streets cannot be read: names file, feature and field."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of the ground in WGS-84 degrees; `joints` names each point of a line, equal names meet."""

    tags: Mapping[str, str]
    outline: BaseGeometry
    joints: tuple[Hashable, ...] = ()

    def tag(self, name: str) -> str:
        """The value of a tag, empty where it has none."""
        return self.tags.get(name, "")


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build has come: `done` of `total`, 0 of 0 where the end is not known."""

    words: str
    done: int = 0
    total: int = 0


Progress = Callable[[Step], None]
Things = Iterable[Thing]
