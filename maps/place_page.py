"""A page with what is said of places: a pin, the way of a unit, the reach of a place, and views that come back."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Slot

from maps.bridge import Place, Stand
from maps.living_page import LivingPage
from maps.rows import Reach, Route


class PlacePage(LivingPage):
    """Each is there once: a second one takes the place of the first."""

    @property
    def stand(self) -> Stand | None:
        """Where the view came to rest last; None before the page has come up."""
        row = self.state.get("view")
        return None if row is None else Stand(**row)

    def put_view(self, lon: float, lat: float, zoom: float) -> None:
        """Bring the view to where somebody has kept it; it stays there."""
        self.state.tell("view", {"lon": lon, "lat": lat, "zoom": zoom})
        self.state.tell("lock", True)

    def ask_where(self) -> None:
        """Ask the page for the place under the pointer; it answers by `bridge.pointed`."""
        self.state.tell("where", None)

    def mark_place(self, place: Place | None, words: str = "") -> None:
        """Put the one pin on a place that was looked for, or take it away."""
        self.state.keep("spot", None if place is None else {"lon": place.lon, "lat": place.lat, "words": words})

    def show_route(self, route: Route | None) -> None:
        """Draw the way of a unit, or none."""
        self.state.keep("route", None if route is None else route.row())

    def show_reach(self, areas: Sequence[Reach]) -> None:
        """Draw from where a place is reached in time; nothing takes it away."""
        self.state.keep("reach", {"areas": [area.row() for area in areas]} if areas else None)

    def show_near(self, near: Mapping[str, Any] | None) -> None:
        """Ring what is near a place: lon, lat, metres and the places; None takes the rings away."""
        self.state.keep("near", dict(near or {}))

    def mark_cameras(self, camera_ids: Sequence[int]) -> None:
        """The cameras whose view is drawn."""
        self.state.keep("hot", list(camera_ids))

    def show_place(self, lon: float, lat: float, *, force: bool = False, again: bool = False) -> None:
        """Bring a place into the middle, unless it is in sight or a hand has put the view elsewhere.

        `force` brings it in any case; `again` puts the view back when it stands there already.
        """
        self.state.tell("show", {"lon": lon, "lat": lat, "force": force, "again": again})

    @Slot()
    def fit(self) -> None:
        """Set the view free and fit it to the selected case, or to all."""
        rows = self.state.get("cases", [])
        own = [row for row in rows if row["id"] == self.state.get("selected")]
        self.state.tell("fit", {"places": [[row["lat"], row["lon"]] for row in own or rows], "force": True})
