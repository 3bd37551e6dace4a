"""What is known of the ground of a data folder: who is there first, what sees a place, what a name means."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from console.nearness import straight_ways
from dispatch.reach import Arrival, SeenBy
from dispatch.values import Camera, Fix, Unit
from insight.faults import RoadsBroken
from insight.sight import cameras_that_see
from maps.places import FoundPlace, PlaceIndex
from maps.tiles import MapBroken

if TYPE_CHECKING:  # scipy and shapely: half a second that the first rows need not wait for
    from insight.advice import Advisor

PLACES, ROADS = "places.sqlite", "roads.npz"
Areas = dict[float, list[list[list[tuple[float, float]]]]]


class Ground:
    """Answers at once with what there is; ways are straight until `take` has been handed what `load` made."""

    def __init__(self, folder: Path, trouble: Callable[[str], None]) -> None:
        self._folder, self._trouble = folder, trouble
        self._advisor: Advisor | None = None
        self._places: PlaceIndex | None = None

    def load(self) -> "Advisor | None":
        """Read the road graph, seconds for a large one: on a lane of its own. None where there is none.

        Raises RoadsBroken.
        """
        from insight.advice import Advisor
        from insight.roads import load_roads

        roads = load_roads(self._folder / ROADS)
        return Advisor(roads) if roads else None

    def take(self, advisor: "Advisor | None") -> None:
        """Use a road graph from now on."""
        self._advisor = advisor

    def arrivals(
        self, lon: float, lat: float, units: Sequence[Unit], fixes: Mapping[int, Fix]
    ) -> tuple[Arrival, ...]:  # fmt: skip
        """Every unit's way to a place in WGS-84, the quickest first."""
        ways = self._advisor.arrivals if self._advisor else straight_ways
        return ways(lon, lat, units, fixes)

    def route(self, lon: float, lat: float, unit: Unit, fix: Fix) -> list[tuple[float, float]]:
        """The way of a unit to a place as (lon, lat); empty where no road is known."""
        return self._advisor.route(lon, lat, unit, fix) if self._advisor else []

    def reach(self, lon: float, lat: float, minutes: Sequence[float]) -> Areas:
        """Polygons (rings of (lon, lat)) from where vehicles are there within each of some minutes."""
        return self._advisor.reach(lon, lat, minutes) if self._advisor else {}

    def cameras(
        self, lon: float, lat: float, cameras: Iterable[Camera], *, off_preset: Collection[int] = ()
    ) -> tuple[SeenBy, ...]:  # fmt: skip
        """All cameras: those that see the place first, then those that may, then the nearest."""
        return cameras_that_see(lon, lat, cameras, off_preset=off_preset)

    def search(self, text: str, near: tuple[float, float] | None = None, limit: int = 20) -> tuple[FoundPlace, ...]:
        """Places, streets, crossings and addresses by name; none without an index. Asked on the UI thread."""
        try:
            if self._places is None:
                self._places = PlaceIndex(self._folder / PLACES)
            return self._places.search(text, near=near, limit=limit)
        except MapBroken as error:
            self._trouble(str(error))
            return ()

    def close(self) -> None:
        """Close what is open."""
        if self._places is not None:
            self._places.close()
            self._places = None


__all__ = ["Ground", "RoadsBroken"]
