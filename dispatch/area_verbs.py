"""The verbs about areas: drawing one and keeping it, ending one, and a unit that crosses a fence."""

from dataclasses import dataclass
from datetime import datetime

from dispatch.features import Layer
from dispatch.values import UnitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in WGS-84 degrees."""

    lon: float
    lat: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawArea:
    """Keep an area drawn by hand under its name; a fence watches the kinds of unit that are named, or all."""

    layer: Layer
    name: str
    outline: tuple[Spot, ...]
    kinds: frozenset[UnitKind] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndArea:
    """An area drawn by hand holds no longer."""

    feature_id: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossFence:
    """A unit has come into a fence, or has left it, at the moment of the fix that says so."""

    feature_id: int
    unit_id: int
    is_inside: bool
    at: datetime


AreaVerb = DrawArea | EndArea | CrossFence
