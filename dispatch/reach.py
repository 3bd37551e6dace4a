"""What is known of the way to a place: how long a unit takes by road, what a camera sees, which grid it lies in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dispatch.values import Camera, Fix, Unit

# What an officer wears shows nobody anything unasked, but for a call for help and for the officer who was sent.
WORN = frozenset({"body"})


class Way(StrEnum):
    """How a time or a distance was come by."""

    ROAD = "road"  # on the imported streets
    NO_ROAD = "no_road"  # streets are known, but none leads there: the distance is a straight line
    STRAIGHT = "straight"  # no streets are known: the distance is a straight line
    UNPLACED = "unplaced"  # nobody knows where the unit is


@dataclass(frozen=True, slots=True)
class Arrival:
    """A unit's way to a place: seconds, None where no road is known; metres as the crow flies, infinite if unplaced."""

    unit_id: int
    seconds: float | None
    metres: float
    way: Way


class Sight(StrEnum):
    """Whether a camera sees a place."""

    SEES = "sees"
    MAY_SEE = "may_see"  # it can be turned, or has been turned away from its preset: nobody knows
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class SeenBy:
    """A camera, its distance in metres, and whether it sees the place."""

    camera_id: int
    metres: float
    sight: Sight


def opens_unasked(camera: Camera, sent_id: int | None = None) -> bool:
    """Whether a picture may come without a hand: of what is worn only that of the unit that was sent."""
    return camera.kind not in WORN or (sent_id is not None and camera.unit_id == sent_id)


# A place in WGS-84 (lon, lat), units and where they are: every unit's way to the place, the quickest first.
Ways = Callable[[float, float, Sequence[Unit], Mapping[int, Fix]], tuple[Arrival, ...]]
