"""Named areas, and the cases that lie in them: townships, focus zones, drawn areas and fences."""

from collections.abc import Iterable, Sequence

from console.naming import fits
from dispatch.distance import holds
from dispatch.features import Feature, Layer, rings_of
from dispatch.values import Case

LAYERS = (Layer.TOWNSHIP, Layer.FOCUS, Layer.AREA, Layer.GEOFENCE)


def areas_named(typed: str, areas: Iterable[Feature]) -> tuple[Feature, ...]:
    """The area that is called exactly so, else those whose name, pinyin or initials fit; each needs a name."""
    named = [area for area in areas if area.name]
    wanted = typed.strip().casefold()
    same = [area for area in named if wanted in (area.name.casefold(), area.name_en.casefold())]
    return tuple(same or [area for area in named if fits(typed, (area.name, area.name_en))])


def cases_in(area: Feature, cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases whose place the area holds, in their order."""
    polygons = rings_of(area)
    return tuple(case for case in cases if any(_holds(rings, case) for rings in polygons))


def _holds(rings: Sequence[Sequence[Sequence[float]]], case: Case) -> bool:
    return case.lon is not None and case.lat is not None and holds(rings, case.lon, case.lat)
