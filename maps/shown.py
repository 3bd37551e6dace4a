"""What the map shows: which layers, lights and units; remembered from one start to the next. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from maps.filtering import Filter, filter_of

# As a newcomer finds it: what moves and what is urgent, and the zones that are watched.
FIRST = MappingProxyType(
    {
        "cases": True, "units": True, "names": True, "cameras": True, "component": False, "station": True,
        "depot": False, "transfer": False, "permit": False, "licence": False, "point": False, "focus": True,
        "danger": True, "township": False, "grid": False, "community": False, "area": True, "geofence": True,
        "imagery": False, "heat_open": False, "heat_past": False,
    }
)  # fmt: skip
LIGHTS = ("green", "yellow", "red", "paused", "none")


@dataclass(frozen=True, slots=True)
class Shown:
    """Layers by name, lights that are hidden, and the filter of units."""

    layers: Mapping[str, bool] = field(default_factory=lambda: FIRST)
    hidden_lights: frozenset[str] = frozenset()
    units: Filter = field(default_factory=Filter)

    def row(self) -> dict[str, Any]:
        """As it is remembered, and as the page takes it."""
        return {"layers": dict(self.layers), "lights": sorted(self.hidden_lights), "units": self.units.row()}


def shown_of(row: Any) -> Shown:
    """What was remembered; a layer that it does not know is shown as to a newcomer, anything broken likewise."""
    if not isinstance(row, Mapping):
        return Shown()
    layers, lights, units = row.get("layers"), row.get("lights"), row.get("units")
    known = {name: layers[name] for name in FIRST if name in layers} if isinstance(layers, Mapping) else {}
    return Shown(
        layers=MappingProxyType({**FIRST, **{name: bool(is_shown) for name, is_shown in known.items()}}),
        hidden_lights=frozenset(lights if isinstance(lights, list) else ()) & frozenset(LIGHTS),
        units=filter_of(units) if isinstance(units, Mapping) else Filter(),
    )
