"""A page with what is said of places: a pin, the way of a unit, the reach of a place, and views that come back."""

from collections.abc import Sequence

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
